"""One file -> one post's text, without the database; runs in worker processes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from posts.errors import FrontMatterError, RenderingError
from posts.frontmatter import Document, decode, read
from posts.rendering import Rendered, RenderOptions, render
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
    """A file read in full, with its HTML."""

    source: SourceFile
    document: Document
    rendered: Rendered


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
        return _document(source, data, options)
    except FrontMatterError as error:
        return Refusal(source, error.line, error.reason)


def read_article(source: SourceFile, options: ReadOptions) -> Article | Refusal:
    """Read a file and render its body."""
    try:
        document = _document(source, read_bytes(source.path), options)
        return Article(source, document, render(document.body, options.rendering))
    except FrontMatterError as error:
        return Refusal(source, error.line, error.reason)
    except RenderingError as error:
        return Refusal(source, None, str(error))


def _document(source: SourceFile, data: bytes, options: ReadOptions) -> Document:
    decoded = decode(data, options.encoding)
    document = read(decoded.text, name=source.name, zone=options.zone)
    return replace(document, notes=(*document.notes, *filter(None, [decoded.doubt])))
