"""One fixed page -> the bytes of its file; a page that was written here gets a file of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from zlib import decompress
from zoneinfo import ZoneInfo

from posts import addresses
from posts.exporting.export_report import ExportedFile, encoded_file
from posts.frontmatter import Document, decode, read
from posts.frontmatter.encodings.encoding import Encoding
from posts.frontmatter.notations.writing import replace_in_head, write_head
from posts.importing.pages.page_documents import page_document
from posts.importing.pages.page_facts import (
    PageFacts,
    differing_facts,
    facts_of_page,
    facts_of_page_document,
    page_keys,
)
from posts.importing.pages.page_rules import PAGES_FOLDER, PageRules
from posts.importing.site_files import PAGE_SUFFIXES, is_named_as_a_source
from posts.importing.sources import DECLARING_KEY
from posts.messages import Message
from posts.models import Markup, Post
from posts.rendering import RenderOptions

#: Bytes of a file name that a page's address may take.
_LONGEST_STEM = 200
_UTF8 = Encoding("utf-8")


@dataclass(frozen=True)
class PageFiles:
    """Makes the files of one site's pages, which its ``rules`` would read again."""

    rules: PageRules
    rendering: RenderOptions
    zone: ZoneInfo

    def file(self, page: Post, name: str) -> ExportedFile:
        """The file of ``page`` under ``name``.

        Raises FrontMatterError, or AddressError, where it could not be read back.
        """
        if not has_a_file(page, name):
            return self._new(page, name)
        data = decompress(bytes(page.source_bytes or b""))
        document = self._read(decode(data, page.source_encoding).text, name)
        told = self._as_page(document, name)
        body = document.body if told.body == page.body else page.body
        keys = page_keys(self._facts(told), facts_of_page(page), document.fields)
        if not keys and body == document.body:
            return ExportedFile(data, is_original=True)
        text = replace_in_head(document.head, keys) + body
        encoding = Encoding(page.source_encoding, page.source_bom)
        return encoded_file(text, encoding, self._unsaid(page, text, name))

    def _new(self, page: Post, name: str) -> ExportedFile:
        head = {"layout": "page", "title": page.title}
        nothing = self._as_page(self._read(write_head(head), name), name)
        keys = page_keys(self._facts(nothing), facts_of_page(page), {})
        if page.source_key and page.source_bytes is None:
            keys[DECLARING_KEY] = page.source_key
        text = write_head({**head, **keys}) + page.body
        return encoded_file(text, _UTF8, self._unsaid(page, text, name))

    def _read(self, text: str, name: str) -> Document:
        return read(text, name=name, zone=self.zone, dialect="jekyll")

    def _as_page(self, document: Document, name: str) -> Document:
        return page_document(document, name, self.rules)

    def _facts(self, told: Document) -> PageFacts:
        return facts_of_page_document(told, self.rendering)

    def _unsaid(self, page: Post, text: str, name: str) -> tuple[str, ...]:
        told = self._as_page(self._read(text, name), name)
        found = [
            Message("its {fact} cannot be told in a page's file", fact=fact)
            for fact in differing_facts(self._facts(told), facts_of_page(page))
        ]
        if told.body != page.body:
            found.append(Message("its text holds Liquid, which an import fills in"))
        if not page.body.strip():
            found.append(Message("its text is empty, and an import leaves such a page out"))
        return tuple(found)


def has_a_file(page: Post, name: str) -> bool:
    """Whether the page has a file of its own to go back to."""
    return page.source_bytes is not None and name.lower().endswith(PAGE_SUFFIXES)


def page_file_name(page: Post, is_taken: Callable[[str], bool]) -> str:
    """The name of a page's first file, made of its address: ``_pages/about.md``."""
    suffix = ".html" if page.markup == Markup.HTML else ".md"
    told = addresses.slugify(str(page.path).strip("/").replace("/", "-"))
    stem = told.encode()[:_LONGEST_STEM].decode(errors="ignore").lstrip("._~")
    name = f"{PAGES_FOLDER}/{stem}{suffix}"
    if not stem or is_named_as_a_source(f"{stem}{suffix}") or is_taken(name):
        return f"{PAGES_FOLDER}/page-{page.pk}{suffix}"
    return name
