"""Zola's pages: TOML between ``+++``. Rules: getzola.org/documentation/content/page/"""

from __future__ import annotations

from dataclasses import replace

from posts.frontmatter.article_head import (
    begin_document,
    metadata_in_lower_case,
    note_a_missing_date,
)
from posts.frontmatter.dialects.hugo import KEYS_OF_ZOLA, sections_of, slug_of_bundle
from posts.frontmatter.document import Document
from posts.frontmatter.notations.fences import TOML_FENCE
from posts.frontmatter.notations.head import split_head
from posts.frontmatter.source import Fit, Source
from posts.messages import Message

NAME = "zola"

#: The tables in which Zola keeps what it does not know by itself.
_TABLES = frozenset(("taxonomies", "extra"))


def fit(source: Source) -> Fit:
    """Tell Zola's files by their tables; without these, a key that Zola refuses is not Zola's."""
    if source.fence != TOML_FENCE:
        return Fit.NO
    if not _TABLES.isdisjoint(source.keys):
        return Fit.PLACE
    return Fit.FORM if source.keys <= KEYS_OF_ZOLA else Fit.NO


def read(source: Source) -> Document:
    """Read one page; raises FrontMatterError for a head or a date that cannot be read."""
    parts = split_head(source.text)
    metadata = metadata_in_lower_case(parts, "extra", "taxonomies")
    document = begin_document(NAME, source, parts, metadata)
    date = metadata.moment(source.zone, "date") or source.date_in_name()
    if source.name.rsplit("/", 1)[-1].startswith("_index."):
        metadata.notes.append(
            Message("this is the page of a whole section (_index), not an article")
        )
    return replace(
        document,
        slug=document.slug or slug_of_bundle(source),
        permalink=metadata.link("path"),
        date=note_a_missing_date(date, metadata),
        updated_at=metadata.moment(source.zone, "updated"),
        categories=metadata.names("categories", "category"),
        tags=metadata.names("tags", "tag"),
        excerpt=document.excerpt or metadata.prose("summary"),
        draft=metadata.truth("draft") is True,
        aliases=metadata.links("aliases"),
        sections=sections_of(source),
        notes=tuple(metadata.notes),
    )
