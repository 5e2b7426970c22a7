"""Jekyll's posts: YAML between ``---`` fences. Rules: jekyllrb.com/docs/front-matter/"""

from __future__ import annotations

from dataclasses import replace

from posts import addresses
from posts.frontmatter.article_head import (
    begin_document,
    lies_among_drafts,
    metadata_of,
    note_a_missing_date,
)
from posts.frontmatter.document import Document
from posts.frontmatter.metadata import Metadata
from posts.frontmatter.notations.head import split_head
from posts.frontmatter.source import Fit, Source

NAME = "jekyll"

_FOLDERS = ("_posts", "_drafts")
_OWN_KEYS = frozenset(("redirect_from", "redirect_to", "last_modified_at"))


def fit(source: Source) -> Fit:
    """Any file with ``---`` has the form; those in ``_posts`` stand where Jekyll's posts do."""
    if not source.has_yaml:
        return Fit.NO
    if not set(_FOLDERS).isdisjoint(source.folders) and source.folders[0] != "source":
        return Fit.PLACE
    return Fit.FORM if _OWN_KEYS.isdisjoint(source.keys) else Fit.KEYS


def read(source: Source) -> Document:
    """Read one post; raises FrontMatterError for a head or a date that cannot be read."""
    parts = split_head(source.text)
    metadata = metadata_of(parts)
    document = begin_document(NAME, source, parts, metadata)
    date = metadata.moment(source.zone, "date") or source.date_in_name()
    return replace(
        document,
        permalink=addresses.from_jekyll(metadata.link("permalink")),
        date=note_a_missing_date(date, metadata),
        updated_at=metadata.moment(source.zone, "last_modified_at", "modified", "updated"),
        expires_at=metadata.moment(source.zone, "expires", "expiry_date"),
        categories=_categories(source, metadata),
        tags=metadata.words("tags") or metadata.names("tag"),
        draft=metadata.truth("published") is False
        or metadata.truth("draft") is True
        or lies_among_drafts(source),
        aliases=metadata.links("redirect_from"),
        redirect_to=next(iter(metadata.links("redirect_to")), ""),
        notes=tuple(metadata.notes),
    )


def _categories(source: Source, metadata: Metadata) -> tuple[str, ...]:
    """Return the folders above ``_posts``, then what the keys say.

    Source: Document#categories_from_path of Jekyll 4.3.
    """
    above = next((source.folders.index(name) for name in _FOLDERS if name in source.folders), 0)
    told = (*metadata.words("categories"), *metadata.whole_names("category"))
    return tuple(dict.fromkeys((*source.folders[:above], *told)))
