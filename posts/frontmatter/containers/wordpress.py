"""The articles of a WordPress export (WXR, Tools > Export), each with its HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from html import escape
from urllib.parse import quote, unquote, urlsplit

from posts.errors import FrontMatterError
from posts.frontmatter.containers.export_parts import give_names
from posts.frontmatter.containers.wxr import Export, WxrItem, parse_wxr
from posts.frontmatter.dates import parse_moment
from posts.frontmatter.document import Document
from posts.frontmatter.metadata import Metadata
from posts.frontmatter.notations.parsed_values import as_fields
from posts.frontmatter.source import Fit, Source
from posts.frontmatter.titles import clean_title
from posts.messages import Message

_HAS_PARAGRAPHS = re.compile(r"<p[\s>]|<!-- wp:", re.IGNORECASE)
_KEPT = re.compile(r"<(pre|script|style|textarea)\b", re.IGNORECASE)
_BLOCK_NAMES = (
    "address|article|aside|blockquote|caption|center|col|colgroup|dd|details|div|dl|dt|fieldset|"
    "figcaption|figure|footer|form|h[1-6]|header|hr|iframe|li|main|nav|ol|section|summary|table|"
    "tbody|td|tfoot|th|thead|tr|ul"
)
_BLOCK_OPENS = re.compile(rf"(?=<(?:{_BLOCK_NAMES})\b)", re.IGNORECASE)
_BLOCK_CLOSES = re.compile(rf"(</(?:{_BLOCK_NAMES})>|<hr\b[^<>]*>)", re.IGNORECASE)
_IS_BLOCK = re.compile(rf"</?(?:{_BLOCK_NAMES})\b|<!--", re.IGNORECASE)
_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
# A comment such as <!--more--> stands on a line of its own.
_BREAK = "<br>\n"
_LINE_END = re.compile(r"(?<!-->)(?<!<br>)(?<!<br />)\n(?!<!--)")


def with_paragraphs(html: str) -> str:
    """Return ``html`` with its paragraphs marked, a line end in them as ``<br>``.

    HTML that has paragraphs or blocks of the present editor is returned as it is; ``<pre>`` and its
    like are never touched.
    """
    if _HAS_PARAGRAPHS.search(html):
        return html
    text = html.replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(
        part if kept else _marked(part) for part, kept in _parts(text) if kept or part.strip()
    )


def _parts(html: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text, and of each whether it must stay as it is."""
    lower = html.lower()
    end = 0
    while opening := _KEPT.search(html, end):
        closing = f"</{opening[1].lower()}>"
        closed = lower.find(closing, opening.end())
        stop = len(html) if closed < 0 else closed + len(closing)
        yield html[end : opening.start()], False
        yield html[opening.start() : stop], True
        end = stop
    yield html[end:], False


def _marked(text: str) -> str:
    apart = _BLOCK_CLOSES.sub("\\1\n\n", _BLOCK_OPENS.sub("\n\n", text))
    return "\n".join(
        block if _IS_BLOCK.match(block) else f"<p>{_LINE_END.sub(_BREAK, block)}</p>"
        for block in _BLANK_LINES.split(apart.strip())
        if block
    )


_CAPTION = re.compile(
    r"\[caption\b(?P<attributes>[^\[\]]{0,2000})\](?P<inner>[^\[]{0,5000})\[/caption\]"
)
_PICTURE = re.compile(
    r"\s*(?P<picture>(?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*</a>)?)\s*(?P<text>.*)", re.DOTALL
)
_TEXT = re.compile(r"\bcaption=(?P<quote>[\"'])(?P<text>.*?)(?P=quote)", re.DOTALL)
_EMBED = re.compile(
    r"\[embed\b[^\[\]]{0,500}\]\s*(?P<url>https?://[^\s\[\]<>\"]{1,2000})\s*\[/embed\]"
)


def without_plain_shortcodes(html: str) -> str:
    """Return ``html`` with ``[caption]`` as a figure and ``[embed]`` as a link.

    Other shortcodes stay: what they stood for lies in WordPress, not in the export.
    """
    return _EMBED.sub(_link, _CAPTION.sub(_figure, html))


def _figure(match: re.Match[str]) -> str:
    picture = _PICTURE.fullmatch(match["inner"])
    if picture is None:
        return match[0]
    told = _TEXT.search(match["attributes"])
    text = picture["text"].strip() or (told["text"] if told else "")
    caption = f"<figcaption>{text}</figcaption>" if text else ""
    return f"<figure>{picture['picture']}{caption}</figure>"


def _link(match: re.Match[str]) -> str:
    url = escape(match["url"])
    return f'<p><a href="{url}">{url}</a></p>'


NAME = "wordpress"

_OPENING = re.compile(r"\ufeff?\s*<(?:\?xml|rss|!--)")
_NAMESPACE = "wordpress.org/export/"
_PAGE = "page"
_LIVE = ("publish", "future")
_THROWN_AWAY = ("trash", "auto-draft", "inherit")
_NO_DATE = "0000-00-00"
_SHORTCODE = re.compile(r"\[(caption|gallery|embed|video|audio|playlist|code|sourcecode)\b")


def fit(source: Source) -> Fit:
    """Tell an export by the namespace of WordPress in its first lines."""
    if _OPENING.match(source.text) and _NAMESPACE in source.text[:4000]:
        return Fit.PLACE
    return Fit.NO


def read_many(source: Source) -> tuple[Document, ...]:
    """Read all articles and pages of an export; attachments and other items are passed over.

    Raises FrontMatterError, with the line, for broken XML, for dates that cannot be read, and where
    there is no article at all.
    """
    export = parse_wxr(source.text)
    articles = [item for item in export.items if _is_article(item)]
    if not articles:
        raise FrontMatterError(Message("the export holds no articles"))
    pictures = {
        item.text("wp:post_id"): item.text("wp:attachment_url")
        for item in export.items
        if item.text("wp:post_type") == "attachment"
    }
    documents = [_Article(item, export, source).document(pictures) for item in articles]
    documents[0] = replace(documents[0], notes=(*export.notes, *documents[0].notes))
    return give_names(source.name, documents, [item.text("wp:post_id") for item in articles])


def _is_article(item: WxrItem) -> bool:
    is_shown = item.text("wp:post_type") in ("post", _PAGE, "")
    return is_shown and item.text("wp:status") not in _THROWN_AWAY


@dataclass(frozen=True)
class _Article:
    item: WxrItem
    export: Export
    source: Source

    def document(self, pictures: dict[str, str]) -> Document:
        item = self.item
        body = without_plain_shortcodes(item.texts.get("content:encoded", ""))
        title, title_notes = clean_title(item.text("title"))
        fields, notes = as_fields(self._fields(), item.line)
        metadata = Metadata(fields, {})
        status = item.text("wp:status")
        locked = bool(item.text("wp:post_password"))
        notes += title_notes
        notes += [] if title else [Message("the title is missing; 無題 became it")]
        notes += _notes_on_visibility(status, locked) + _notes_on_shortcodes(body)
        return Document(
            dialect=NAME,
            head="",
            body=with_paragraphs(body),
            body_line=item.line,
            fields=fields,
            title=title or "無題",
            slug=unquote(item.text("wp:post_name")) or f"post-{item.text('wp:post_id')}",
            permalink=_path_of(item.text("link")),
            date=self._moment("wp:post_date"),
            updated_at=self._moment("wp:post_modified"),
            categories=metadata.whole_names("categories"),
            tags=metadata.whole_names("tags"),
            authors=metadata.whole_names("author"),
            excerpt=metadata.prose("excerpt:encoded"),
            image=next((pictures.get(key, "") for key in item.metas("_thumbnail_id")), ""),
            draft=status not in _LIVE or locked,
            aliases=self._former_addresses(),
            is_html=True,
            is_page=item.text("wp:post_type") == _PAGE,
            notes=(*notes, *metadata.notes),
        )

    def _fields(self) -> dict[str, object]:
        """Every element but the text, which is the body, and what WordPress keeps for itself."""
        item = self.item
        login = item.text("dc:creator")
        told: dict[str, object] = {
            name: text for name, text in item.texts.items() if name != "content:encoded"
        }
        told["author"] = self.export.authors.get(login, login)
        told["categories"] = [name for domain, name in item.terms if domain == "category"]
        told["tags"] = [name for domain, name in item.terms if domain == "post_tag"]
        told["meta"] = {key: value for key, value in item.meta if not key.startswith("_")}
        return told

    def _moment(self, name: str) -> datetime | None:
        """Return a moment of the item, in UTC if the export tells that; drafts have none."""
        for key, zone in ((f"{name}_gmt", UTC), (name, self.source.zone)):
            told = self.item.text(key)
            if told and not told.startswith(_NO_DATE):
                try:
                    return parse_moment(told, zone)
                except ValueError as error:
                    reason = Message("{key}: {error}", key=key, error=error)
                    raise FrontMatterError(reason, self.item.line) from error
        return None

    def _former_addresses(self) -> tuple[str, ...]:
        """Return the addresses under the slugs that WordPress redirects from."""
        folder, _, last = _path_of(self.item.text("link")).rstrip("/").rpartition("/")
        if not last:
            return ()
        return tuple(f"{folder}/{slug}/" for slug in self.item.metas("_wp_old_slug") if slug)


def _notes_on_visibility(status: str, locked: bool) -> list[str]:
    if locked:
        return [Message("the article is a draft: readers needed a password")]
    if status not in _LIVE:
        return [Message("the article is a draft: its status is {status!r}", status=status[:40])]
    return []


def _notes_on_shortcodes(body: str) -> list[str]:
    found = sorted(set(_SHORTCODE.findall(body)))
    return (
        [Message("shortcodes of WordPress stay in the text: {found}", found=", ".join(found))]
        if found
        else []
    )


def _path_of(link: str) -> str:
    """Return the path of an article's link; "" for the plain kind (``/?p=42``)."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return ""
    if parts.query or parts.path in ("", "/"):
        return ""
    # A colon would begin a placeholder.
    return quote(unquote(parts.path), safe="/")
