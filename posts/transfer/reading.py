"""One file -> one post's text, without the database; runs in worker processes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from posts.errors import FrontMatterError, RenderingError
from posts.frontmatter import Document, decode, read
from posts.rendering import Flavour, Rendered, RenderOptions, render
from posts.transfer.originals import Original, original_of
from posts.transfer.sources import SourceFile, read_bytes


@dataclass(frozen=True)
class ReadOptions:
    """How the files of one site are to be read."""

    zone: ZoneInfo
    encoding: str
    dialect: str | None
    rendering: RenderOptions


@dataclass(frozen=True)
class Head:
    """What must be known of every file before any address is given: all but the body.

    ``document.body`` is empty here, so that the heads of a large archive fit into memory.
    """

    source: SourceFile
    sha256: str
    document: Document


@dataclass(frozen=True)
class Article:
    """A file read in full, with its HTML; ``original`` tells how its text becomes bytes again."""

    source: SourceFile
    document: Document
    rendered: Rendered
    original: Original


@dataclass(frozen=True)
class Refusal:
    """A file that could not be read; ``line`` counts from 1 within the file."""

    source: SourceFile
    line: int | None
    reason: str


def digest(data: bytes) -> str:
    """The hash by which a file is known to be unchanged."""
    return hashlib.sha256(data).hexdigest()


def read_document(source: SourceFile, data: bytes, options: ReadOptions) -> Document | Refusal:
    """Read a file whose bytes are ``data``, without rendering it."""
    try:
        return _document(source, data, options)[0]
    except FrontMatterError as error:
        return Refusal(source, error.line, error.reason)


def read_article(source: SourceFile, options: ReadOptions) -> Article | Refusal:
    """Read a file and render its body."""
    try:
        data = read_bytes(source.path)
        document, codec = _document(source, data, options)
        original = original_of(data, document.head + document.body, codec)
        rendered = render(document.text, rendering_of(document, options.rendering))
        return Article(source, document, rendered, original)
    except FrontMatterError as error:
        return Refusal(source, error.line, error.reason)
    except RenderingError as error:
        return Refusal(source, None, str(error))


def rendering_of(document: Document, site: RenderOptions) -> RenderOptions:
    """How this document is rendered: as its site says, with what its dialect always means."""
    known = document.dialect in set(Flavour)
    return replace(
        site,
        hard_breaks=site.hard_breaks or document.hard_breaks,
        flavour=Flavour(document.dialect) if known else site.flavour,
    )


def _document(source: SourceFile, data: bytes, options: ReadOptions) -> tuple[Document, str]:
    """The document of a file and the codec by which its bytes were read."""
    decoded = decode(data, options.encoding)
    document = read(decoded.text, name=source.name, zone=options.zone, dialect=options.dialect)
    notes = (*document.notes, *filter(None, [decoded.doubt]))
    return replace(document, notes=notes), decoded.encoding
