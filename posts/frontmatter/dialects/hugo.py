"""Hugo's pages: YAML, TOML or JSON. Rules: gohugo.io/content-management/front-matter/"""

from __future__ import annotations

import posixpath
from dataclasses import replace
from datetime import datetime

from posts.frontmatter.article_head import (
    begin_document,
    metadata_in_lower_case,
    note_a_missing_date,
)
from posts.frontmatter.document import Document
from posts.frontmatter.filenames import bundle_folder, name_parts
from posts.frontmatter.metadata import Metadata
from posts.frontmatter.notations.head import split_head
from posts.frontmatter.notations.json_block import opens_with_json
from posts.frontmatter.source import Fit, Source
from posts.messages import Message

NAME = "hugo"

_OWN_KEYS = frozenset(
    (
        "aliases", "cascade", "expirydate", "featuredimage", "iscjklanguage", "lastmod",
        "linktitle", "menu", "outputs", "publishdate", "series", "translationkey", "weight",
    )
)  # fmt: skip
#: All keys that Zola allows at the top of a page or section: every other one is Hugo's.
KEYS_OF_ZOLA = frozenset(
    (
        "title", "description", "date", "updated", "weight", "draft", "render", "slug", "path",
        "aliases", "authors", "in_search_index", "template", "taxonomies", "extra", "sort_by",
        "paginate_by", "paginate_path", "paginate_reversed", "insert_anchor_links", "transparent",
        "page_template", "redirect_to", "generate_feeds", "generate_feed",
    )
)  # fmt: skip
_CONTENT = "content"


def fit(source: Source) -> Fit:
    """Tell Hugo's files by the keys that only Hugo has, by bundles, and by JSON."""
    is_json = not source.fence and opens_with_json(source.text)
    if not source.fence and not is_json:
        return Fit.NO
    if is_json:
        return Fit.KEYS
    if source.has_yaml:
        in_place = _CONTENT in source.folders[:1] or bundle_folder(source.name)
        return Fit.KEYS if in_place or not _OWN_KEYS.isdisjoint(source.keys) else Fit.NO
    return Fit.FORM if source.keys <= KEYS_OF_ZOLA else Fit.KEYS


def read(source: Source) -> Document:
    """Read one page; raises FrontMatterError for a head or a date that cannot be read."""
    parts = split_head(source.text)
    metadata = metadata_in_lower_case(parts, "params", "taxonomies")
    document = begin_document(NAME, source, parts, metadata)
    _note_a_section(source, metadata)
    return replace(
        document,
        slug=document.slug or slug_of_bundle(source),
        permalink=metadata.link("url"),
        date=note_a_missing_date(_date(source, metadata), metadata),
        updated_at=metadata.moment(source.zone, "lastmod", "modified", "updated"),
        expires_at=metadata.moment(source.zone, "expirydate", "unpublishdate"),
        categories=metadata.names("categories", "category"),
        tags=metadata.names("tags", "tag"),
        image=document.image or metadata.link("featuredimage", "featured_image", "images"),
        excerpt=document.excerpt or metadata.prose("summary"),
        canonical_url=document.canonical_url or metadata.link("canonicalurl"),
        draft=metadata.truth("draft") is True,
        aliases=tuple(_from_root(alias, source) for alias in metadata.links("aliases")),
        sections=sections_of(source),
        notes=tuple(metadata.notes),
    )


def _from_root(alias: str, source: Source) -> str:
    """Return an alias as an address; one without a slash before it begins at the page's section."""
    if alias.startswith("/") or "://" in alias:
        return alias
    return posixpath.normpath(posixpath.join("/", *sections_of(source), alias))


def slug_of_bundle(source: Source) -> str:
    """Return the slug that the folder of a bundle tells, "" for a file that is no bundle."""
    folder = bundle_folder(source.name)
    return name_parts(folder).slug if folder else ""


def sections_of(source: Source) -> tuple[str, ...]:
    """Return the folders below ``content`` whose names an address begins with."""
    folders = source.folders[:-1] if bundle_folder(source.name) else source.folders
    return folders[folders.index(_CONTENT) + 1 :] if _CONTENT in folders else folders


def _date(source: Source, metadata: Metadata) -> datetime | None:
    """Return the date, or the later one from which the page may be shown, so that none is early."""
    date = metadata.moment(source.zone, "date")
    shown = metadata.moment(source.zone, "publishdate", "pubdate")
    if date is not None and shown is not None and shown > date:
        metadata.notes.append(Message("publishDate is later than date and became the date"))
    moments = [moment for moment in (date, shown) if moment is not None]
    if moments:
        return max(moments)
    return source.date_in_name() or metadata.moment(source.zone, "lastmod")


def _note_a_section(source: Source, metadata: Metadata) -> None:
    if source.name.rsplit("/", 1)[-1].startswith("_index."):
        metadata.notes.append(
            Message("this is the page of a whole section (_index), not an article")
        )
