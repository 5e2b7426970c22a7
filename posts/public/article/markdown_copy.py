"""An article as Markdown, at ``index.md`` below its own address, for those who read no HTML."""

from __future__ import annotations

import json
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from posts.models import Markup, Post, PostQuerySet, Publication
from posts.public.masthead import masthead_of

FILE = "index.md"

# YAML (1.2, section 5.1) takes JSON's strings, but not these letters as they are.
_NOT_IN_YAML = {code: f"\\u{code:04x}" for code in (0x7F, *range(0x80, 0xA0), 0x2028, 0x2029)}


def address_of_copy(post: Post) -> str:
    """The percent-encoded address of a post's Markdown; "" where its path is no folder."""
    address = post.get_absolute_url()
    return f"{address}{FILE}" if address.endswith("/") else ""


def find_original(asked: str, now: datetime) -> Post | None:
    """Return the public post whose Markdown lives at the decoded path ``asked``; else None."""
    if not asked.endswith(f"/{FILE}"):
        return None
    return with_originals(Post.articles.public(now)).filter(path=asked.removesuffix(FILE)).first()


def with_originals(posts: PostQuerySet) -> PostQuerySet:
    """The posts with what ``markdown_of`` tells of them."""
    unused = ("front_matter", "front_matter_text", "source_bytes")
    return posts.for_article().defer(None).defer(*unused)


def markdown_copy(request: HttpRequest, post: Post) -> HttpResponse:
    """Answer with the Markdown; search engines are told to list the article instead."""
    publication = masthead_of(request).publication
    response = HttpResponse(
        markdown_of(post, publication), content_type="text/markdown; charset=utf-8"
    )
    response["X-Robots-Tag"] = "noindex"
    response["Link"] = f'<{publication.absolute(post.get_absolute_url())}>; rel="canonical"'
    return response


def markdown_of(post: Post, publication: Publication) -> str:
    """The post's text as it was written, below a front matter in YAML that says what it is.

    A body written in HTML is given as its safe HTML, which Markdown allows.
    """
    facts: dict[str, str | list[str]] = {
        "title": post.title,
        "date": _moment(post.published_at),
        "updated": _moment(post.updated_at),
        "author": [author.name for author in post.author_list()],
        "category": post.category.name if post.category else "",
        "tags": [tag.name for tag in post.tag_list()],
        "description": post.description or post.excerpt,
        "canonical": publication.absolute(post.get_absolute_url()),
    }
    lines = [f"{key}: {_in_yaml(value)}" for key, value in facts.items() if value]
    text = post.body_html if post.markup == Markup.HTML else post.body
    body = text.replace("\r\n", "\n").strip("\n")
    return "\n".join(["---", *lines, "---", "", body, ""])


def _in_yaml(value: str | list[str]) -> str:
    return json.dumps(value, ensure_ascii=False).translate(_NOT_IN_YAML)


def _moment(moment: datetime | None) -> str:
    return timezone.localtime(moment).isoformat() if moment else ""
