"""The text of one file of a site -> one fixed page's values, without the database."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from posts import addresses
from posts.frontmatter import Document, Value
from posts.importing.article_files import ParsedFile
from posts.importing.pages.page_addresses import page_address
from posts.importing.pages.page_files import PageFile
from posts.importing.pages.page_rules import PageRules
from posts.importing.sources import SourceFile
from posts.messages import Message
from posts.models import Markup

#: ``{{ "/about/" | relative_url }}``, and the same with absolute_url.
_FILTERED = re.compile(r"\{\{-?\s*([\"'])([^\"'{}\n]*)\1\s*\|\s*(?:relative|absolute)_url\s*-?\}\}")
#: ``{{ site.baseurl }}`` before a path that begins with a slash.
_SITE = re.compile(r"\{\{-?\s*site\.(?:baseurl|url)\s*-?\}\}(?=[/{])")


def resolve_addresses(text: str) -> str:
    """Return ``text`` with the addresses that it gives through Liquid written out.

    They become paths from the root of the site; no line is added or taken away.
    """
    if "{{" not in text:
        return text
    return _SITE.sub("", _FILTERED.sub(lambda match: "/" + match[2].lstrip("/"), text))


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


def page_of(file: PageFile, text: ParsedFile, rules: PageRules) -> PageText:
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
        codec=text.original.encoding.codec,
    )


def _is_html(told: Value, name: str) -> bool:
    """Which notation a page has: what our own key ``markup`` says, else its file's name."""
    if told in Markup.values:
        return told == Markup.HTML
    return name.lower().endswith(_HTML_SUFFIXES)


def _text(value: Value) -> str:
    return value.strip() if isinstance(value, str) else ""


@dataclass(frozen=True)
class PageSource:
    """A page's file; ``read`` makes of its text what it says of the page, or raises AddressError.

    ``dialect`` is None where the text tells it.
    """

    file: SourceFile
    dialect: str | None
    read: Callable[[ParsedFile], PageText]


def page_of_export(text: ParsedFile) -> PageText:
    """What the item of an export says of a page. Raises AddressError where it has no address."""
    document = text.document
    return PageText(
        source=text.source,
        sha256=text.sha256,
        document=document,
        codec=text.original.encoding.codec,
        path=addresses.normalize_path(document.permalink or f"/{quote(document.slug)}/"),
        body=document.body,
        is_html=document.is_html,
        published=not document.draft,
        in_sitemap=document.in_sitemap,
    )
