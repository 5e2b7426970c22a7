"""The posts of one page of results, each with the passage that answers the query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from posts.models import Post
from posts.rendering.plaintext import plain_text
from posts.search.query import Term
from posts.search.snippets import Part, Snippet, marked, snippet
from posts.search.tokens import fold


@dataclass(frozen=True)
class Result:
    """A post that was found: its headline and a passage of its text, with the hits marked.

    ``is_pinned`` says that editors put it first for this very query.
    """

    post: Post
    headline: tuple[Part, ...]
    passage: Snippet
    is_pinned: bool


def results_of(
    keys: Sequence[int], terms: Sequence[Term], pinned: Sequence[int], now: datetime
) -> list[Result]:
    """The posts of these keys in this order; one that was withdrawn meanwhile is left out.

    Three queries: the posts for a list, their authors, and their texts.
    """
    posts = {post.pk: post for post in Post.objects.public(now).for_list().filter(pk__in=keys)}
    bodies = dict(Post.objects.filter(pk__in=keys).values_list("pk", "body_html").order_by("pk"))
    return [
        Result(
            posts[key],
            marked(posts[key].title, terms),
            _passage(posts[key], plain_text(bodies[key]), terms),
            key in pinned,
        )
        for key in keys
        if key in posts and key in bodies
    ]


def _passage(post: Post, text: str, terms: Sequence[Term]) -> Snippet:
    """The passage of the body, or the post's own summary where the body has none of the terms."""
    of_body = snippet(text, fold(text), terms)
    summary = post.excerpt or post.description
    if any(part.is_marked for part in of_body.parts) or not summary:
        return of_body
    return snippet(summary, fold(summary), terms)
