"""What the heads of all dialects say alike, read once for every reader."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar

from posts.errors import FrontMatterError
from posts.frontmatter.document import Document, Value
from posts.frontmatter.metadata import Metadata
from posts.frontmatter.notations.block import HeadAndBody
from posts.frontmatter.source import Source
from posts.frontmatter.titles import (
    LONGEST_TITLE,
    HeadingLine,
    clean_title,
    first_heading,
    top_heading,
)
from posts.messages import Message

_T = TypeVar("_T")

#: The highest place that a post stores, in its series or at the foot of all pages.
LAST_PLACE = 32_767
#: Under which keys generators and their plugins keep the number of a part; the first is ours.
_PLACES_IN_A_SERIES = ("series_order", "series_index", "series_part", "series_weight")
_ROBOTS_WORDS = re.compile(r"[\s,]+")


def metadata_of(parts: HeadAndBody) -> Metadata:
    """Return the head's fields to be asked, with the notes of its reading."""
    metadata = Metadata(parts.block.fields, parts.block.lines)
    metadata.notes.extend(parts.block.notes)
    if parts.head.strip("\ufeff") and not parts.body.strip():
        metadata.notes.append(Message("the post has no text below its front matter"))
    return metadata


def metadata_in_lower_case(parts: HeadAndBody, *tables: str) -> Metadata:
    """Return the fields under keys in lower case, those of ``tables`` lifted to the top.

    For dialects that do not tell ``publishDate`` from ``publishdate``. A key at the top counts
    before one in a table.
    """
    plain = metadata_of(parts)
    fields: dict[str, Value] = {}
    for table in tables:
        inner = plain.fields.get(table)
        fields.update(_in_lower_case(inner) if isinstance(inner, dict) else {})
    fields.update(_in_lower_case(plain.fields))
    metadata = Metadata(fields, _in_lower_case(plain.lines))
    metadata.notes.extend(plain.notes)
    return metadata


def _in_lower_case(pairs: Mapping[str, _T]) -> dict[str, _T]:
    return {key.lower(): value for key, value in pairs.items()}


def begin_document(
    dialect: str, source: Source, parts: HeadAndBody, metadata: Metadata
) -> Document:
    """Return the Document with all that a key of the same name says in every dialect.

    The reader adds what is its own, and at last ``metadata.notes``. Raises FrontMatterError for a
    title that is no text.
    """
    title, heading = _title(source, parts, metadata)
    return Document(
        dialect=dialect,
        head=parts.head,
        body=parts.body,
        body_line=parts.body_line,
        fields=parts.block.fields,
        title=title,
        name=source.name,
        title_span=span_of(heading, title, parts.body),
        slug=metadata.text("slug"),
        authors=metadata.whole_names("author") or metadata.names("authors"),
        excerpt=metadata.prose("excerpt"),
        description=metadata.prose("description"),
        image=metadata.link("image", "cover", "thumbnail"),
        canonical_url=metadata.link("canonical_url"),
        disclosure=metadata.lines_of("disclosure"),
        noindex=_is_hidden_from_robots(metadata),
        in_sitemap=metadata.truth("sitemap") is not False,
        footer_position=metadata.whole_number(LAST_PLACE, "footer_position"),
        hard_breaks=metadata.truth("hard_breaks") is True,
        typography=metadata.truth("typography"),
        as_kramdown=metadata.truth("kramdown"),
        series=_series(metadata),
        series_position=metadata.whole_number(LAST_PLACE, *_PLACES_IN_A_SERIES),
    )


def note_a_missing_date(document_date: datetime | None, metadata: Metadata) -> datetime | None:
    """Return the date as it is, and note it where there is none."""
    if document_date is None:
        metadata.notes.append(Message("the file tells no date"))
    return document_date


def lies_among_drafts(source: Source) -> bool:
    """Say whether the file lies in ``_drafts``, as Jekyll and Hexo keep what is not published."""
    return "_drafts" in source.folders


def title_below(source: Source, body: str) -> tuple[str, HeadingLine | None, tuple[str, ...]]:
    """Return the title of a file that has none in a head: its first heading's, else its name's.

    Returned with the heading, if it came from one, and with notes.
    """
    heading = first_heading(body)
    title, notes = clean_title(heading.text if heading else "")
    if title:
        return title, heading, notes
    title, notes = clean_title(source.title_in_name())
    return title, None, (*notes, Message("the file has no heading; its name became the title"))


def span_of(heading: HeadingLine | None, title: str, body: str) -> tuple[int, int] | None:
    """Return where the heading stands that must not be printed again below the title.

    A heading of a lower level with text above it goes on heading its section, and a title that had
    to be cut does not say what the heading says.
    """
    if heading is None or len(title) >= LONGEST_TITLE:
        return None
    if heading.level > 1 and body[: heading.begin].strip():
        return None
    return heading.begin, heading.end


def _title(
    source: Source, parts: HeadAndBody, metadata: Metadata
) -> tuple[str, HeadingLine | None]:
    """Return the title; a file without one is not lost for that, it gets one and a note."""
    given = metadata.fields.get("title")
    if isinstance(given, list | dict):
        raise FrontMatterError(
            Message(
                "title: is a list or a map; put quotation marks around a title with [ ] or {{ }}"
            ),
            metadata.lines.get("title"),
        )
    heading = None
    title, notes = clean_title(given or "")
    if not title and (heading := top_heading(parts.body)):
        title, notes = clean_title(heading.text)
        notes += (Message("the title is missing; the first heading became it"),)
    if not title:
        title, notes = clean_title(source.title_in_name())
        notes += (Message("the title is missing; the file's name became it"),)
    metadata.notes.extend(notes)
    return title, heading


def _series(metadata: Metadata) -> str:
    """Return the name of the series; of several, which Hugo allows, the first counts."""
    names = metadata.whole_names("series")
    if len(names) > 1:
        metadata.notes.append(Message("belongs to several series; the first one counts"))
    return next(iter(names), "")


def _is_hidden_from_robots(metadata: Metadata) -> bool:
    told = " ".join(metadata.whole_names("robots")).lower()
    return not {"noindex", "none"}.isdisjoint(_ROBOTS_WORDS.split(told))
