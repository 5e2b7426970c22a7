"""The text of one file of a site -> what it says of a fixed page; runs in worker processes."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import quote

from posts import addresses
from posts.frontmatter import HTML_SUFFIXES, Document
from posts.importing.article_files import (
    OpenedFile,
    ParsedFile,
    ReadOptions,
    packed_original,
    parse_file,
)
from posts.importing.pages.page_rules import PageRules, as_text, page_address, page_place
from posts.messages import Message

#: ``{{ "/about/" | relative_url }}``, and the same with absolute_url.
_FILTERED = re.compile(r"\{\{-?\s*([\"'])([^\"'{}\n]*)\1\s*\|\s*(?:relative|absolute)_url\s*-?\}\}")
#: ``{{ site.baseurl }}`` before a path that begins with a slash.
_SITE = re.compile(r"\{\{-?\s*site\.(?:baseurl|url)\s*-?\}\}(?=[/{])")

#: The longest headline of a post.
_LONGEST_TITLE = 500
#: What a reader of articles remarks and a page need not have.
_ONLY_FOR_ARTICLES = (Message("the file tells no date"),)
#: What our own key ``markup`` says.
_IS_HTML = {"html": True, "markdown": False}


def parse_page(file: OpenedFile, options: ReadOptions, rules: PageRules) -> ParsedFile:
    """Read what an opened file of a Jekyll site says of its page.

    Raises FrontMatterError as ``parse_file`` does, AddressError where it can have no address.
    """
    parsed = parse_file(file, replace(options, dialect="jekyll"))
    # Its text does not become its bytes again: addresses in it were written out.
    original = packed_original(file.data, parsed.original.encoding)
    document = page_document(parsed.document, file.name, rules)
    return replace(parsed, document=document, original=original)


def parse_exported_page(file: OpenedFile, options: ReadOptions) -> ParsedFile:
    """Read what the item of an export says of a page; raises as ``parse_page`` does."""
    parsed = parse_file(file, replace(options, dialect=None))
    document = parsed.document
    path = addresses.normalize_path(document.permalink or f"/{quote(document.slug)}/")
    return replace(parsed, document=_as_page(document, path))


def page_document(document: Document, name: str, rules: PageRules) -> Document:
    """What the document of a file, ``name`` inside its site, says of its page.

    ``permalink`` is the page's address, and ``body`` has its addresses without Liquid. Raises
    AddressError where no address can be made.
    """
    place = page_place(name, rules)

    def told(key: str) -> str:
        return as_text(document.fields.get(key)) or as_text(rules.default(name, place.kind, key))

    pattern = rules.collections.get(place.collection, "")
    markup = as_text(document.fields.get("markup"))
    page = replace(
        document,
        body=resolve_addresses(document.body),
        is_html=_IS_HTML.get(markup, name.lower().endswith(HTML_SUFFIXES)),
        draft=document.draft or told("published") == "false",
        in_sitemap=told("sitemap") != "false",
    )
    return _as_page(page, page_address(place, told("permalink"), pattern, rules.permalink))


def resolve_addresses(text: str) -> str:
    """Return ``text`` with the addresses that it gives through Liquid written out.

    They become paths from the root of the site; no line is added or taken away.
    """
    if "{{" not in text:
        return text
    return _SITE.sub("", _FILTERED.sub(lambda match: "/" + match[2].lstrip("/"), text))


def _as_page(document: Document, path: str) -> Document:
    """The document without what a page has not: a cover, categories, a heading less in its text."""
    return replace(
        document,
        is_page=True,
        permalink=path,
        title=document.title[:_LONGEST_TITLE],
        title_span=None,
        image="",
        categories=(),
        notes=tuple(note for note in document.notes if note not in _ONLY_FOR_ARTICLES),
    )
