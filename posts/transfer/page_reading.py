"""The text of one file of a Jekyll site -> one fixed page's values, without the database."""

from __future__ import annotations

from dataclasses import dataclass

from posts.frontmatter import Document, Value
from posts.messages import Message
from posts.models import Markup
from posts.transfer.furniture import PageFile
from posts.transfer.liquid import resolve_addresses
from posts.transfer.page_addresses import page_address
from posts.transfer.page_rules import PageRules
from posts.transfer.reading import TextFile
from posts.transfer.sources import SourceFile

_HTML_SUFFIXES = (".html", ".htm")
#: What a reader of posts remarks and a page need not have.
_ONLY_FOR_POSTS = (Message("the file tells no date"),)


@dataclass(frozen=True)
class PageText:
    """A page's file as it was read; ``body`` has its addresses without Liquid."""

    source: SourceFile
    sha256: str
    document: Document
    path: str
    body: str
    is_html: bool
    published: bool
    in_sitemap: bool
    codec: str

    @property
    def notes(self) -> tuple[str, ...]:
        """What was mended or doubted while reading."""
        return tuple(note for note in self.document.notes if note not in _ONLY_FOR_POSTS)


def page_of(file: PageFile, text: TextFile, rules: PageRules) -> PageText:
    """Work out what a page's file, read as ``text``, says of the page.

    Raises AddressError where no address can be made.
    """
    document = text.document

    def told(key: str) -> str:
        return _text(document.fields.get(key)) or _text(rules.default(file.name, file.kind, key))

    pattern = rules.collections.get(file.place.collection, "")
    return PageText(
        source=text.source,
        sha256=text.sha256,
        document=document,
        path=page_address(file.place, told("permalink"), pattern, rules.permalink),
        body=resolve_addresses(document.body),
        is_html=_is_html(document.fields.get("markup"), file.name),
        published=not document.draft and told("published") != "false",
        in_sitemap=told("sitemap") != "false",
        codec=text.codec,
    )


def _is_html(told: Value, name: str) -> bool:
    """Which notation a page has: what our own key ``markup`` says, else its file's name."""
    if told in Markup.values:
        return told == Markup.HTML
    return name.lower().endswith(_HTML_SUFFIXES)


def _text(value: Value) -> str:
    return value.strip() if isinstance(value, str) else ""
