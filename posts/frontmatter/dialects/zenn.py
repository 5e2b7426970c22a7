"""Zenn's articles, written with its CLI: zenn.dev/zenn/articles/zenn-cli-guide"""

from __future__ import annotations

from dataclasses import replace

from posts.frontmatter.article_head import begin_document, metadata_of, note_a_missing_date
from posts.frontmatter.document import Document
from posts.frontmatter.notations.head import split_head
from posts.frontmatter.source import Fit, Source

NAME = "zenn"


def fit(source: Source) -> Fit:
    """An emoji, or a type, beside topics is found nowhere else; so are the chapters of a book."""
    if not source.has_yaml:
        return Fit.NO
    if "topics" in source.keys and not source.keys.isdisjoint(("emoji", "type", "published")):
        return Fit.KEYS
    is_chapter = "books" in source.folders[:-1] and source.keys <= {"title", "free"}
    return Fit.KEYS if is_chapter else Fit.NO


def read(source: Source) -> Document:
    """Read one article; raises FrontMatterError for a head or a date that cannot be read."""
    parts = split_head(source.text)
    metadata = metadata_of(parts)
    document = begin_document(NAME, source, parts, metadata)
    date = metadata.moment(source.zone, "published_at", "date") or source.date_in_name()
    return replace(
        document,
        date=note_a_missing_date(date, metadata),
        tags=metadata.names("topics"),
        canonical_url=document.canonical_url or metadata.link("canonical"),
        draft=metadata.truth("published") is False,
        hard_breaks=metadata.truth("hard_breaks") is not False,
        notes=tuple(metadata.notes),
    )
