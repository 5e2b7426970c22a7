"""One file of a Jekyll site -> one fixed page's values, without the database."""

from __future__ import annotations

from dataclasses import dataclass, replace

from posts.errors import FrontMatterError
from posts.frontmatter import Document, Value
from posts.rendering import Rendered, RenderOptions, render, sanitize_html
from posts.transfer.furniture import PageFile
from posts.transfer.liquid import resolve_addresses
from posts.transfer.page_addresses import page_address
from posts.transfer.page_rules import PageRules
from posts.transfer.reading import ReadOptions, Refusal, digest, read_document
from posts.transfer.sources import SourceFile, read_bytes

_HTML_SUFFIXES = (".html", ".htm")
#: What a reader of posts remarks and a page need not have.
_ONLY_FOR_POSTS = ("the file tells no date",)


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

    @property
    def notes(self) -> tuple[str, ...]:
        """What was mended or doubted while reading."""
        return tuple(note for note in self.document.notes if note not in _ONLY_FOR_POSTS)


def read_page(
    file: PageFile, source: SourceFile, rules: PageRules, options: ReadOptions
) -> PageText:
    """Read a page's file and work out its address.

    Raises FrontMatterError for what cannot be read, AddressError where no address can be made.
    """
    data = read_bytes(file.path)
    document = read_document(source, data, replace(options, dialect="jekyll"))
    if isinstance(document, Refusal):
        raise FrontMatterError(document.reason, document.line)

    def told(key: str) -> str:
        return _text(document.fields.get(key)) or _text(rules.default(file.name, file.kind, key))

    pattern = rules.collections.get(file.place.collection, "")
    return PageText(
        source=source,
        sha256=digest(data),
        document=document,
        path=page_address(file.place, told("permalink"), pattern, rules.permalink),
        body=resolve_addresses(document.body),
        is_html=file.name.lower().endswith(_HTML_SUFFIXES),
        published=not document.draft and told("published") != "false",
        in_sitemap=told("sitemap") != "false",
    )


def render_page(page: PageText, options: RenderOptions) -> Rendered:
    """The page's body as safe HTML. Raises RenderingError."""
    return sanitize_html(page.body) if page.is_html else render(page.body, options)


def _text(value: Value) -> str:
    return value.strip() if isinstance(value, str) else ""
