"""What a reader gets from a page: its title, its article's words, its pictures, its links."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from html.parser import HTMLParser

_VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
    "source", "track", "wbr",
))  # fmt: skip
_UNSEEN = frozenset(("script", "style", "template", "noscript"))
_UNREAD_CLASSES = frozenset((
    "headerlink", "header-anchor", "anchor", "reversefootnote", "footnote-backref",
    "gutter", "rouge-gutter", "lineno", "linenos",
))  # fmt: skip
_INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd",
    "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup",
    "time", "u", "var", "wbr",
))  # fmt: skip
_JAPANESE = "\u2e80-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
_BLANKS_BESIDE_JAPANESE = re.compile(rf"(?<=[{_JAPANESE}])\s+|\s+(?=[{_JAPANESE}])")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufe0f\ufeff]")
_LOOKS = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        "\u2026": "...",
        "\u00ab": "<<",
        "\u00bb": ">>",
    }
)


@dataclass(frozen=True)
class ServedPage:
    """``text`` is folded; it is the article's where ``is_article``, else that of the whole page."""

    title: str
    canonical: str
    text: str
    is_article: bool
    images: tuple[str, ...]
    links: tuple[str, ...]

    @property
    def text_hash(self) -> str:
        """SHA-256, in hex, of the folded text."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def fold(text: str) -> str:
    """Take away what readers do not see: blanks beside Japanese, kinds of quotes and dashes."""
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).translate(_LOOKS)
    plain = re.sub(r"-{2,}", "-", re.sub(r"\s+", " ", plain)).strip()
    return _BLANKS_BESIDE_JAPANESE.sub("", plain)


def read_page(html: str) -> ServedPage:
    """Read a whole page; broken markup is read as far as it goes."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    article = parser.article.text()
    title = parser.headline.text() or parser.meta.get("og:title", "") or parser.title.text()
    return ServedPage(
        title=fold(title),
        canonical=parser.canonical,
        text=fold(article if parser.article.opened else parser.body.text()),
        is_article=parser.article.opened or parser.meta.get("og:type") == "article",
        images=tuple(dict.fromkeys(parser.images)),
        links=tuple(dict.fromkeys(parser.links)),
    )


def text_of(fragment: str) -> str:
    """The folded text of a piece of HTML."""
    parser = _Parser()
    parser.feed(f"<body>{fragment}</body>")
    parser.close()
    return fold(parser.body.text())


class _Region:
    """The words of one element, from its tag to the tag that closes it."""

    def __init__(self) -> None:
        self.opened = False
        self.tag = ""
        self.depth = 0
        self.words: list[str] = []

    def open(self, tag: str) -> None:
        if not self.opened:
            self.opened, self.tag, self.depth = True, tag, 1

    def enter(self, tag: str) -> None:
        if self.depth and tag == self.tag:
            self.depth += 1

    def leave(self, tag: str) -> None:
        if self.depth and tag == self.tag:
            self.depth -= 1

    def take(self, words: str) -> None:
        if self.depth:
            self.words.append(words)

    def text(self) -> str:
        return "".join(self.words)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._regions = [_Region() for _ in range(4)]
        self.title, self.headline, self.article, self.body = self._regions
        self.meta: dict[str, str] = {}
        self.canonical = ""
        self.images: list[str] = []
        self.links: list[str] = []
        self._unseen = ""
        self._unseen_depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if self._unseen_depth:
            self._unseen_depth += tag == self._unseen
            return
        self._note(tag, found)
        classes = set(found.get("class", "").split())
        if tag not in _VOID and (tag in _UNSEEN or classes & _UNREAD_CLASSES):
            self._unseen, self._unseen_depth = tag, 1
            return
        for region in self._regions:
            region.enter(tag)
            region.take("" if tag in _INLINE else "\n")
        self._open_regions(tag, found, classes)

    def handle_endtag(self, tag: str) -> None:
        if self._unseen_depth:
            self._unseen_depth -= tag == self._unseen
            return
        for region in self._regions:
            region.take("" if tag in _INLINE else "\n")
            region.leave(tag)

    def handle_data(self, data: str) -> None:
        if not self._unseen_depth:
            for region in self._regions:
                region.take(data)

    def _open_regions(self, tag: str, found: dict[str, str], classes: set[str]) -> None:
        if tag == "title":
            self.title.open(tag)
        elif tag == "h1" or "headline" in found.get("itemprop", "").split():
            self.headline.open(tag)
        elif tag == "body":
            self.body.open(tag)
        if "articleBody" in found.get("itemprop", "").split() or "post-body" in classes:
            self.article.open(tag)

    def _note(self, tag: str, found: dict[str, str]) -> None:
        if tag == "meta":
            name = found.get("property") or found.get("name", "")
            self.meta.setdefault(name, found.get("content", ""))
        elif tag == "link" and "canonical" in found.get("rel", "").split():
            self.canonical = self.canonical or found.get("href", "")
        elif tag == "img" and found.get("src"):
            self.images.append(found["src"])
        elif tag == "a" and found.get("href"):
            self.links.append(found["href"])
