"""What a fixed page says now beside what its file said: the keys that have to change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from posts.frontmatter import Value
from posts.frontmatter.notations.yaml_writing import Written
from posts.importing.article_files import rendering_of
from posts.importing.pages.page_texts import PageText
from posts.models import Markup, Post, Status
from posts.rendering import RenderOptions

#: The key of a page's head for each fact.
_KEYS = {
    "title": "title",
    "description": "description",
    "path": "permalink",
    "is_html": "markup",
    "published": "published",
    "in_sitemap": "sitemap",
    "noindex": "robots",
    "typography": "typography",
    "hard_breaks": "hard_breaks",
    "as_kramdown": "kramdown",
}


@dataclass(frozen=True)
class PageFacts:
    """The facts of a page that its file's head tells as well."""

    title: str
    description: str
    path: str
    is_html: bool
    published: bool
    in_sitemap: bool
    noindex: bool
    typography: bool
    hard_breaks: bool
    as_kramdown: bool

    def differing(self, other: PageFacts) -> list[str]:
        """The names of the facts in which two pages differ."""
        return [
            field.name
            for field in fields(self)
            if getattr(self, field.name) != getattr(other, field.name)
        ]


def facts_of_page(page: Post) -> PageFacts:
    """The facts of the row as it is now."""
    return PageFacts(
        title=page.title,
        description=page.description,
        path=str(page.path),
        is_html=page.markup == Markup.HTML,
        published=page.status == Status.PUBLISHED,
        in_sitemap=page.in_sitemap,
        noindex=page.noindex,
        typography=page.typography,
        hard_breaks=page.hard_breaks,
        as_kramdown=page.as_kramdown,
    )


def facts_of_page_text(text: PageText, site: RenderOptions) -> PageFacts:
    """The facts that an import of this file would give its page."""
    rendering = rendering_of(text.document, site)
    return PageFacts(
        title=text.document.title[:500],
        description=text.document.description,
        path=text.path,
        is_html=text.is_html,
        published=text.published,
        in_sitemap=text.in_sitemap,
        noindex=text.document.noindex,
        typography=rendering.typography,
        hard_breaks=rendering.hard_breaks,
        as_kramdown=rendering.as_kramdown,
    )


def page_keys(told: PageFacts, wanted: PageFacts, there: Mapping[str, Value]) -> dict[str, Written]:
    """The keys, with their new values, that make a file say what is ``wanted``.

    ``there`` are the keys that the file has.
    """
    keys = {_KEYS[fact]: _written(fact, wanted) for fact in told.differing(wanted)}
    if "published" in keys and "draft" in there:
        keys["draft"] = not wanted.published
    return keys


def _written(fact: str, facts: PageFacts) -> Written:
    value: str | bool = getattr(facts, fact)
    if fact == "noindex":
        return "noindex" if value else "all"
    if fact == "is_html":
        return str(Markup.HTML if value else Markup.MARKDOWN)
    if fact == "path":
        # A colon would begin one of Jekyll's placeholders.
        return facts.path.replace(":", "%3A")
    return value if value != "" else None
