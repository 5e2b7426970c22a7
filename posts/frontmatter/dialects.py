"""Which reader reads a file: the one place where a dialect is chosen."""

from __future__ import annotations

from datetime import tzinfo
from typing import Protocol

from posts.errors import FrontMatterError
from posts.frontmatter import jekyll, plain
from posts.frontmatter.document import Document
from posts.frontmatter.fences import line_at
from posts.frontmatter.source import Source


class Reader(Protocol):
    """What the module of a dialect offers."""

    NAME: str

    def recognises(self, source: Source) -> bool: ...

    def read(self, source: Source) -> Document: ...


#: The readers in the order in which they are asked; the last one takes whatever is left.
READERS: tuple[Reader, ...] = (jekyll, plain)


def read(text: str, *, name: str, zone: tzinfo) -> Document:
    """Read the text of one file as the article that it tells.

    ``name`` is the file's path relative to its site, ``zone`` counts for dates without an offset.
    ``head + body`` of the Document is ``text``. Raises FrontMatterError, with the line where there
    is one, for an empty file, for characters that no database stores, and for metadata that cannot
    be read.
    """
    _refuse_what_cannot_be_stored(text)
    if not text.removeprefix("\ufeff").strip():
        raise FrontMatterError("the file is empty; leave it out or write something into it")
    source = Source(text=text, name=name, zone=zone)
    reader = next(reader for reader in READERS if reader.recognises(source))
    return reader.read(source)


def _refuse_what_cannot_be_stored(text: str) -> None:
    """Refuse rather than mend: the body must stay what the file says, and PostgreSQL has no NUL."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise FrontMatterError(
            "half a character (a lone surrogate) stands in the text; save the file again as UTF-8",
            line_at(text, error.start),
        ) from error
    if "\0" in text:
        raise FrontMatterError(
            "a NUL character stands in the text; remove it", line_at(text, text.index("\0"))
        )
