"""Pelican's articles: ``Title:`` lines without fences, or a dated file name alone.

Rules: docs.getpelican.com/en/latest/content.html#file-metadata
"""

from __future__ import annotations

import re
from dataclasses import replace

from posts.frontmatter.article_head import (
    begin_document,
    metadata_in_lower_case,
    note_a_missing_date,
)
from posts.frontmatter.document import Document
from posts.frontmatter.filenames import name_parts
from posts.frontmatter.metadata import Metadata
from posts.frontmatter.notations.head import split_head
from posts.frontmatter.notations.meta_lines import keys_of, split_meta_lines
from posts.frontmatter.source import Fit, Source
from posts.messages import Message

NAME = "pelican"

_OWN_KEYS = frozenset(
    (
        "title", "date", "modified", "category", "tags", "slug", "author", "authors", "summary",
        "status",
    )
)  # fmt: skip
_DATED_NAME = re.compile(r"[0-9]{8}_")
#: Folders that hold all articles, and tell no category.
_NO_CATEGORY = frozenset(("content", "articles", "posts", "blog", "pages", "markdown"))
_SEMICOLON = re.compile(r"\s*;\s*")


def fit(source: Source) -> Fit:
    """Tell Pelican's files by the lines at their top, else by a name such as ``20250102_題.md``."""
    if source.fence:
        return Fit.NO
    if not keys_of(source.text).isdisjoint(_OWN_KEYS):
        return Fit.KEYS
    return Fit.FORM if _DATED_NAME.match(source.name.rsplit("/", 1)[-1]) else Fit.NO


def read(source: Source) -> Document:
    """Read one article; raises FrontMatterError for a head or a date that cannot be read."""
    parts = split_head(source.text) if source.fence else split_meta_lines(source.text)
    metadata = metadata_in_lower_case(parts)
    _take_the_title_of_the_name(source, metadata)
    document = begin_document(NAME, source, parts, metadata)
    date = metadata.moment(source.zone, "date") or source.date_in_name()
    return replace(
        document,
        permalink=_address(metadata),
        date=note_a_missing_date(date, metadata),
        updated_at=metadata.moment(source.zone, "modified"),
        categories=metadata.whole_names("category") or _category_of_folder(source),
        tags=metadata.names("tags", "keywords"),
        authors=_authors(metadata),
        excerpt=document.excerpt or metadata.prose("summary"),
        draft=_is_draft(metadata),
        notes=tuple(metadata.notes),
    )


def _take_the_title_of_the_name(source: Source, metadata: Metadata) -> None:
    """Pelican's FILENAME_METADATA: ``20250102_円安の行方.md`` has its title in the name."""
    if _DATED_NAME.match(source.name.rsplit("/", 1)[-1]):
        title = name_parts(source.name).slug
        metadata.fields = {"title": title, **metadata.fields}


def _category_of_folder(source: Source) -> tuple[str, ...]:
    """Return the category that Pelican's USE_FOLDER_AS_CATEGORY gives."""
    folder = source.folders[-1] if source.folders else ""
    return (folder,) if folder and folder.lower() not in _NO_CATEGORY else ()


def _authors(metadata: Metadata) -> tuple[str, ...]:
    """Return the authors; semicolons part them where there are any, as in Pelican, else commas."""
    told = metadata.text("authors", "author")
    if ";" in told:
        return tuple(dict.fromkeys(filter(None, _SEMICOLON.split(told))))
    return metadata.names("authors", "author")


def _address(metadata: Metadata) -> str:
    address = metadata.link("url", "save_as")
    if "{" in address:
        metadata.notes.append(
            Message("the address holds '{{', a pattern of Pelican, and was ignored")
        )
        return ""
    return address


def _is_draft(metadata: Metadata) -> bool:
    status = metadata.text("status").lower()
    if status in ("", "published"):
        return False
    metadata.notes.append(
        Message("the article is a draft: its status is {status!r}", status=status[:40])
    )
    return True
