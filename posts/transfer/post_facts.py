"""What a post says now beside what its file said: the keys of the file that have to change."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from zoneinfo import ZoneInfo

from posts.frontmatter import Document
from posts.frontmatter.keys import key_for
from posts.frontmatter.yaml_scalars import Written
from posts.models import Post, Status


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
    )


def facts_of_document(document: Document, default_author: str) -> PostFacts:
    """The facts that an import of this document would give its post."""
    authors = document.authors or tuple(filter(None, [default_author]))
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
    )


def changed_keys(
    document: Document, wanted: PostFacts, default_author: str, zone: ZoneInfo
) -> dict[str, Written]:
    """The keys, with their new values, that make ``document`` say what is ``wanted``."""
    told = facts_of_document(document, default_author)
    changed = told.differing(wanted)
    if len(document.categories) > 1 and not {"categories", "tags"}.isdisjoint(changed):
        # The categories behind the first became tags: from now on they stand there.
        changed = [*{**dict.fromkeys(changed), "categories": None, "tags": None}]
    keys: dict[str, Written] = {}
    for fact in changed:
        key = key_for(fact, document.fields, document.dialect)
        keys[key] = _written(fact, key, wanted, zone)
    return keys


def all_keys(facts: PostFacts, zone: ZoneInfo) -> dict[str, Written]:
    """The keys of a new file in Jekyll's words; what is empty or usual is left out."""
    usual = PostFacts("", None, None, None, (), (), (), "", "", "", False, False, True)
    return {
        key: _written(fact, key, facts, zone)
        for fact in usual.differing(facts)
        for key in [key_for(fact, {}, "jekyll")]
    }


def _written(fact: str, key: str, facts: PostFacts, zone: ZoneInfo) -> Written:
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
    return value or (() if isinstance(value, tuple) else value if value is False else None)


def _standing(key: str, *, draft: bool) -> Written:
    if key == "status":
        return "draft" if draft else "published"
    return not draft if key == "published" else draft
