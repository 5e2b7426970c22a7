"""What a post says now beside what its file said: the keys of the file that have to change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from posts.errors import AddressError
from posts.frontmatter import Document
from posts.frontmatter.keys import key_for
from posts.frontmatter.notations.yaml_writing import Written
from posts.importing.article_files import rendering_of
from posts.importing.pictures import picture_path
from posts.models import CONTENT, Markup, Post, Status
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


#: Content that follows from where a post lives, or from the file's text, name and dialect.
_BY_ITS_PLACE = frozenset({"kind", "path", "slug"})
_BESIDE_THE_HEAD = frozenset({"body", "markup", "flavour", "title_in_body"})

#: What a file's words for a content field are where they are others.
_FACTS = {"published_at": "date", "category": "categories", "cover": "image"}


@dataclass(frozen=True)
class PostFacts:
    """What a post's file tells as well: whether it is a draft, and its content by field.

    Rows are told by their names. Slug, kind and path are not among it.
    """

    content: Mapping[str, Any]
    draft: bool

    def differing(self, other: PostFacts) -> list[str]:
        """The names of the facts of a file's head in which two posts differ."""
        names = [
            _FACTS.get(name, name)
            for name, value in self.content.items()
            if name not in _BESIDE_THE_HEAD and value != other.content[name]
        ]
        return names if self.draft == other.draft else [*names, "draft"]

    def fact(self, name: str) -> Any:
        """A fact of the head by its name there."""
        told = {_FACTS.get(field, field): value for field, value in self.content.items()}
        return self.draft if name == "draft" else told[name]


def facts_of_post(post: Post) -> PostFacts:
    """The facts of the row as it is now."""
    content = {
        field.name: field.named(field.of(post))
        for field in CONTENT
        if field.name not in _BY_ITS_PLACE
    }
    return PostFacts(content, draft=post.status != Status.PUBLISHED)


def facts_of_document(document: Document, path: str | None, around: Surroundings) -> PostFacts:
    """The facts that an import of this document would give its post, which lives at ``path``."""
    told = content_told_by(document, around.rendering, around.author)
    cover = _picture(document.image, path or "/", around)
    return PostFacts(told | {"cover": cover}, draft=document.draft or document.date is None)


def content_told_by(document: Document, site: RenderOptions, author: str) -> dict[str, Any]:
    """The content that a document gives its post, by field, rows by their names.

    ``site`` is how the texts of its site are read, ``author`` who wrote what names nobody. Not of
    it are slug, kind and path, and the cover, a picture that must be there.
    """
    rendering = rendering_of(document, site)
    in_other_words = {
        "published_at": document.date,
        "category": next(iter(document.categories), ""),
        "tags": tuple(dict.fromkeys((*document.tags, *document.categories[1:]))),
        "authors": document.authors or tuple(filter(None, [author])),
        "markup": Markup.HTML if document.is_html else Markup.MARKDOWN,
        "title_in_body": document.title_span is not None,
        "typography": rendering.typography,
        "hard_breaks": rendering.hard_breaks,
        "as_kramdown": rendering.as_kramdown,
        "flavour": rendering.flavour,
        "footer_position": document.footer_position if document.is_page else None,
    }
    return {
        field.name: in_other_words[field.name]
        if field.name in in_other_words
        else getattr(document, field.name)
        for field in CONTENT
        if field.name not in {*_BY_ITS_PLACE, "cover"}
    }


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
        keys[key] = (str(value),) if is_taxonomy else value
    return keys


def all_keys(facts: PostFacts, around: Surroundings, zone: ZoneInfo) -> dict[str, Written]:
    """The keys of a new file in Jekyll's words; what is empty or usual is left out."""
    silent = Document(dialect="jekyll", head="", body="", body_line=1, fields={}, title="")
    usual = replace(facts_of_document(silent, None, replace(around, author="")), draft=False)
    return {
        key: _written(fact, key, facts, zone)
        for fact in usual.differing(facts)
        for key in [key_for(fact, {}, "jekyll")]
    }


def _written(fact: str, key: str, facts: PostFacts, zone: ZoneInfo) -> Written:  # noqa: PLR0911
    value = facts.fact(fact)
    if isinstance(value, datetime):
        return value.astimezone(zone)
    if fact == "draft":
        return _standing(key.lower(), draft=facts.draft)
    if fact == "noindex":
        return "noindex" if value else "all"
    if fact == "categories":
        value = (value,) if value else ()
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
