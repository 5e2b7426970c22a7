"""What a fixed page says now beside what its file said: the keys that have to change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from posts.frontmatter import Document, Value
from posts.frontmatter.notations.yaml_writing import Written
from posts.importing.article_files import ParsedFile
from posts.importing.post_facts import content_told_by
from posts.models import Post, Status
from posts.rendering import RenderOptions

#: The key of a page's head for each fact that a file tells of a page.
_KEYS = {
    "title": "title",
    "description": "description",
    "path": "permalink",
    "markup": "markup",
    "published": "published",
    "in_sitemap": "sitemap",
    "footer_position": "footer_position",
    "noindex": "robots",
    "typography": "typography",
    "hard_breaks": "hard_breaks",
    "as_kramdown": "kramdown",
}

#: The facts of a page by name: content fields, and whether it is ``published``.
PageFacts = Mapping[str, Any]


def page_content(document: Document, site: RenderOptions) -> dict[str, Any]:
    """The content that a page's document gives its post, by field; no other field is touched.

    ``site`` is how the texts of its site are rendered.
    """
    told = content_told_by(document, site, author="")
    return {"path": document.permalink} | {
        name: value for name, value in told.items() if name == "body" or name in _KEYS
    }


def facts_of_page(page: Post) -> PageFacts:
    """The facts of the row as it is now."""
    content = {name: getattr(page, name) for name in _KEYS if name != "published"}
    return content | {"published": page.status == Status.PUBLISHED}


def facts_of_page_document(document: Document, site: RenderOptions) -> PageFacts:
    """The facts that an import of this document would give its page."""
    content = page_content(document, site) | {"published": not document.draft}
    return {name: content[name] for name in _KEYS}


def page_agrees(file: ParsedFile, page: Post, site: RenderOptions) -> bool:
    """Whether a file says what its page says."""
    told = facts_of_page_document(file.document, site)
    return told == facts_of_page(page) and file.document.body == page.body


def differing_facts(told: PageFacts, wanted: PageFacts) -> list[str]:
    """The names of the facts in which two pages differ."""
    return [name for name in _KEYS if told[name] != wanted[name]]


def page_keys(told: PageFacts, wanted: PageFacts, there: Mapping[str, Value]) -> dict[str, Written]:
    """The keys, with their new values, that make a file say what is ``wanted``.

    ``there`` are the keys that the file has.
    """
    keys = {_KEYS[fact]: _written(fact, wanted[fact]) for fact in differing_facts(told, wanted)}
    if "published" in keys and "draft" in there:
        keys["draft"] = not wanted["published"]
    return keys


def _written(fact: str, value: Any) -> Written:
    if fact == "noindex":
        return "noindex" if value else "all"
    if fact == "path":
        # A colon would begin one of Jekyll's placeholders.
        return str(value).replace(":", "%3A")
    if value is None or isinstance(value, bool | int):
        return value
    return str(value) or None
