"""Which reader reads a file: the one place where a dialect is chosen."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import tzinfo
from typing import Protocol

from posts.errors import FrontMatterError
from posts.frontmatter.containers import ghost, wordpress
from posts.frontmatter.dialects import hexo, hugo, jekyll, pelican, plain, qiita, zenn, zola
from posts.frontmatter.dialects.plain import refuse_restructured_text
from posts.frontmatter.document import Document
from posts.frontmatter.notations.fences import line_at
from posts.frontmatter.source import Fit, Source
from posts.messages import Message, either


class Reader(Protocol):
    """What the module of a dialect offers; ``read`` gives the one article of a file."""

    NAME: str

    def fit(self, source: Source) -> Fit: ...

    def read(self, source: Source) -> Document: ...


class ContainerReader(Protocol):
    """What the module of an export offers, one file of which holds many articles."""

    NAME: str

    def fit(self, source: Source) -> Fit: ...

    def read_many(self, source: Source) -> tuple[Document, ...]: ...


#: The readers in the order in which they are asked; of those that fit equally the first one reads.
READERS: tuple[Reader, ...] = (zenn, qiita, jekyll, hexo, zola, hugo, pelican, plain)
CONTAINER_READERS: tuple[ContainerReader, ...] = (wordpress, ghost)

#: Files whose body is HTML behind the same front matter, as Jekyll has them.
HTML_SUFFIXES = (".html", ".htm")

#: The names by which a dialect can be asked for.
DIALECTS: tuple[str, ...] = (
    *(reader.NAME for reader in READERS),
    *(reader.NAME for reader in CONTAINER_READERS),
)


def read(text: str, *, name: str, zone: tzinfo, dialect: str | None = None) -> Document:
    """Read the text of one file as the article that it tells.

    ``name`` is the file's path relative to its site, ``zone`` counts for dates without an offset,
    ``dialect`` is one of DIALECTS, or None to let the text tell it. ``head + body`` of the
    Document is ``text``. Raises FrontMatterError, with the line where there is one, for an empty
    file, for characters that no database stores, for metadata that cannot be read, for an unknown
    dialect, and for an export with many articles.
    """
    documents = read_many(text, name=name, zone=zone, dialect=dialect)
    if len(documents) > 1:
        raise FrontMatterError(
            "this is an export of {dialect} with {count} articles, where one article was "
            "expected; import it as a file of its own",
            dialect=documents[0].dialect,
            count=len(documents),
        )
    document = replace(documents[0], name=_composed(name))
    if name.lower().endswith(HTML_SUFFIXES):
        return replace(document, is_html=True, title_span=None)
    return document


def read_many(
    text: str, *, name: str, zone: tzinfo, dialect: str | None = None
) -> tuple[Document, ...]:
    """Read all articles of one file: one, or those of an export of WordPress or Ghost.

    Articles of an export have no head, their HTML as body, and a name of their own
    (``export.xml#42``). Otherwise as ``read``.
    """
    _refuse_an_unknown_dialect(dialect)
    _refuse_what_cannot_be_stored(text)
    if not text.removeprefix("\ufeff").strip():
        raise FrontMatterError(
            Message("the file is empty; leave it out or write something into it")
        )
    source = Source(text=text, name=_composed(name), zone=zone)
    for container in CONTAINER_READERS:
        if dialect == container.NAME or (dialect is None and container.fit(source)):
            return container.read_many(source)
    if dialect is None:
        refuse_restructured_text(source)
        return (_read_as_it_fits(source),)
    return (next(reader for reader in READERS if dialect == reader.NAME).read(source),)


def _read_as_it_fits(source: Source) -> Document:
    fits = [reader.fit(source) for reader in READERS]
    best = max(fits)
    reader, *others = (reader for reader, fit in zip(READERS, fits, strict=True) if fit == best)
    document = reader.read(source)
    if not others:
        return document
    names = either(other.NAME for other in others)
    doubt = Message(
        "read as {dialect}, but it could be {names}; --dialect decides",
        dialect=reader.NAME,
        names=names,
    )
    return replace(document, notes=(*document.notes, doubt))


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _refuse_an_unknown_dialect(dialect: str | None) -> None:
    if dialect is not None and dialect not in DIALECTS:
        raise FrontMatterError(
            "the dialect {dialect!r} is not known; known are {dialects}",
            dialect=dialect,
            dialects=", ".join(DIALECTS),
        )


def _refuse_what_cannot_be_stored(text: str) -> None:
    """Refuse rather than mend: the body must stay what the file says, and PostgreSQL has no NUL."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise FrontMatterError(
            Message(
                "half a character (a lone surrogate) stands in the text; save the "
                "file again as UTF-8"
            ),
            line_at(text, error.start),
        ) from error
    if "\0" in text:
        raise FrontMatterError(
            Message("a NUL character stands in the text; remove it"),
            line_at(text, text.index("\0")),
        )
