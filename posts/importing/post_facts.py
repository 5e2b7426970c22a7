"""What a post says now beside what its file said: the keys of the file that have to change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import datetime
from zoneinfo import ZoneInfo

from posts.errors import AddressError
from posts.frontmatter import Document
from posts.frontmatter.keys import key_for
from posts.frontmatter.notations.yaml_writing import Written
from posts.importing.article_files import rendering_of
from posts.importing.pictures import picture_path
from posts.models import Post, Status
from posts.rendering import RenderOptions


@dataclass(frozen=True)
class Surroundings:
    """What an import of a site adds to what a file says.

    ``author`` is that of posts that name none, ``rendering`` how the site's texts are read. Of
    pictures on ``host``, ``has_picture`` says whether one is there.
    """

    author: str
    rendering: RenderOptions
    host: str
    has_picture: Callable[[str], bool]


@dataclass(frozen=True)
class PostFacts:
    """The facts of a post that its file's head tells as well."""

    title: str
    date: datetime | None
    updated_at: datetime | None
    expires_at: datetime | None
    categories: tuple[str, ...]
    tags: tuple[str, ...]
    authors: tuple[str, ...]
    excerpt: str
    description: str
    canonical_url: str
    draft: bool
    noindex: bool
    in_sitemap: bool
    image: str
    disclosure: str
    typography: bool
    hard_breaks: bool
    as_kramdown: bool
    series: str
    series_position: int | None

    def differing(self, other: PostFacts) -> list[str]:
        """The names of the facts in which two posts differ."""
        return [
            field.name
            for field in fields(self)
            if getattr(self, field.name) != getattr(other, field.name)
        ]


def facts_of_post(post: Post) -> PostFacts:
    """The facts of the row as it is now."""
    return PostFacts(
        title=post.title,
        date=post.published_at,
        updated_at=post.updated_at,
        expires_at=post.expires_at,
        categories=(post.category.name,) if post.category else (),
        tags=tuple(tag.name for tag in post.tag_list()),
        authors=tuple(author.name for author in post.author_list()),
        excerpt=post.excerpt,
        description=post.description,
        canonical_url=post.canonical_url,
        draft=post.status != Status.PUBLISHED,
        noindex=post.noindex,
        in_sitemap=post.in_sitemap,
        image=post.cover.path if post.cover else "",
        disclosure=post.disclosure,
        typography=post.typography,
        hard_breaks=post.hard_breaks,
        as_kramdown=post.as_kramdown,
        series=post.series.name if post.series else "",
        series_position=post.series_position,
    )


def facts_of_document(document: Document, path: str | None, around: Surroundings) -> PostFacts:
    """The facts that an import of this document would give its post, which lives at ``path``."""
    authors = document.authors or tuple(filter(None, [around.author]))
    rendering = rendering_of(document, around.rendering)
    return PostFacts(
        title=document.title,
        date=document.date,
        updated_at=document.updated_at,
        expires_at=document.expires_at,
        categories=document.categories[:1],
        tags=tuple(dict.fromkeys((*document.tags, *document.categories[1:]))),
        authors=authors,
        excerpt=document.excerpt,
        description=document.description,
        canonical_url=document.canonical_url,
        draft=document.draft or document.date is None,
        noindex=document.noindex,
        in_sitemap=document.in_sitemap,
        image=_picture(document.image, path or "/", around),
        disclosure=document.disclosure,
        typography=rendering.typography,
        hard_breaks=rendering.hard_breaks,
        as_kramdown=rendering.as_kramdown,
        series=document.series,
        series_position=document.series_position,
    )


def _picture(reference: str, path: str, around: Surroundings) -> str:
    """The address of the picture that a reference means; "" where there is none."""
    try:
        told = picture_path(reference, path, around.host) if reference else None
    except AddressError:
        return ""
    return told if told and around.has_picture(told) else ""


def changed_keys(
    document: Document, told: PostFacts, wanted: PostFacts, zone: ZoneInfo
) -> dict[str, Written]:
    """The keys that make ``document`` say what is ``wanted`` instead of what is ``told``."""
    changed = told.differing(wanted)
    if len(document.categories) > 1 and not {"categories", "tags"}.isdisjoint(changed):
        # The categories behind the first became tags: from now on they stand there.
        changed = [*{**dict.fromkeys(changed), "categories": None, "tags": None}]
    keys: dict[str, Written] = {}
    for fact in changed:
        key = key_for(fact, document.fields, document.dialect)
        value = _written(fact, key, wanted, zone)
        # A taxonomy of Hugo is a list, and of a single text it makes a name of each word.
        is_taxonomy = fact == "series" and document.dialect == "hugo" and value
        keys[key] = (wanted.series,) if is_taxonomy else value
    return keys


def all_keys(facts: PostFacts, rendering: RenderOptions, zone: ZoneInfo) -> dict[str, Written]:
    """The keys of a new file in Jekyll's words; what is empty or usual is left out.

    ``rendering`` is how the texts of its site are read.
    """
    usual = PostFacts(
        "", None, None, None, (), (), (), "", "", "", False, False, True, "", "",
        rendering.typography, rendering.hard_breaks, rendering.as_kramdown, "", None,
    )  # fmt: skip
    return {
        key: _written(fact, key, facts, zone)
        for fact in usual.differing(facts)
        for key in [key_for(fact, {}, "jekyll")]
    }


def _written(fact: str, key: str, facts: PostFacts, zone: ZoneInfo) -> Written:  # noqa: PLR0911
    value = getattr(facts, fact)
    if isinstance(value, datetime):
        return value.astimezone(zone)
    if fact == "draft":
        return _standing(key.lower(), draft=facts.draft)
    if fact == "noindex":
        return "noindex" if facts.noindex else "all"
    if key.lower() in ("author", "category") and len(value) == 1:
        return str(value[0])
    if fact == "authors" and not value:
        return None
    if isinstance(value, int):
        return value
    return value or (() if isinstance(value, tuple) else None)


def _standing(key: str, *, draft: bool) -> Written:
    if key == "status":
        return "draft" if draft else "published"
    return not draft if key == "published" else draft
