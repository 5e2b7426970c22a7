"""Jekyll's posts: YAML between ``---`` fences. Rules: jekyllrb.com/docs/front-matter/"""

from __future__ import annotations

import re

from posts.errors import FrontMatterError
from posts.frontmatter.document import Document
from posts.frontmatter.fences import FencedText, opens_with_a_fence, split_at_fences
from posts.frontmatter.metadata import Metadata
from posts.frontmatter.source import Source
from posts.frontmatter.titles import clean_title, top_heading
from posts.frontmatter.yaml_block import parse_yaml

NAME = "jekyll"

_ROBOTS_WORDS = re.compile(r"[\s,]+")


def recognises(source: Source) -> bool:
    """Say whether the file opens with ``---``."""
    return opens_with_a_fence(source.text)


def read(source: Source) -> Document:
    """Read one post; raises FrontMatterError for a block or a date that cannot be read."""
    parts = split_at_fences(source.text)
    block = parse_yaml(parts.block, parts.block_line)
    metadata = Metadata(block.fields, block.lines)
    metadata.notes.extend(block.notes)
    if not parts.head.removeprefix("\ufeff").startswith("---"):
        metadata.notes.append("blank lines before the front matter were passed over")
    if not parts.body.strip():
        metadata.notes.append("the post has no text below its front matter")
    return _document(source, parts, metadata)


def _document(source: Source, parts: FencedText, metadata: Metadata) -> Document:
    title = _title(source, parts, metadata)
    date = metadata.moment(source.zone, "date") or source.date_in_name()
    if date is None:
        metadata.notes.append("the file tells no date")
    return Document(
        dialect=NAME,
        head=parts.head,
        body=parts.body,
        body_line=parts.body_line,
        fields=metadata.fields,
        title=title,
        slug=metadata.text("slug"),
        permalink=metadata.text("permalink"),
        date=date,
        updated_at=metadata.moment(source.zone, "last_modified_at", "modified", "updated"),
        expires_at=metadata.moment(source.zone, "expires", "expiry_date"),
        categories=metadata.words("categories") or metadata.whole_names("category"),
        tags=metadata.words("tags") or metadata.names("tag"),
        authors=metadata.whole_names("author") or metadata.names("authors"),
        excerpt=metadata.prose("excerpt"),
        description=metadata.prose("description"),
        image=metadata.link("image", "cover", "thumbnail"),
        canonical_url=metadata.text("canonical_url"),
        draft=_is_draft(source, metadata),
        noindex=_is_hidden_from_robots(metadata),
        in_sitemap=metadata.truth("sitemap") is not False,
        aliases=metadata.whole_names("redirect_from"),
        notes=tuple(metadata.notes),
    )


def _title(source: Source, parts: FencedText, metadata: Metadata) -> str:
    """Return the title; a file without one is not lost for that, it gets one and a note."""
    given = metadata.fields.get("title")
    if isinstance(given, list | dict):
        raise FrontMatterError(
            "title: is a list or a map; put quotation marks around a title with [ ] or { }",
            metadata.lines.get("title"),
        )
    title, notes = clean_title(given or "")
    if not title:
        title, notes = clean_title(top_heading(parts.body))
        notes += ("the title is missing; the first heading became it",)
    if not title:
        title, notes = clean_title(source.title_in_name())
        notes += ("the title is missing; the file's name became it",)
    metadata.notes.extend(notes)
    return title


def _is_draft(source: Source, metadata: Metadata) -> bool:
    return (
        metadata.truth("published") is False
        or metadata.truth("draft") is True
        or "_drafts" in source.name.split("/")[:-1]
    )


def _is_hidden_from_robots(metadata: Metadata) -> bool:
    told = " ".join(metadata.whole_names("robots")).lower()
    return not {"noindex", "none"}.isdisjoint(_ROBOTS_WORDS.split(told))
