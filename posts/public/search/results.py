"""The posts of one page of results, each with the passage that answers the query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from posts.models import Post
from posts.search.passages import passages_of
from posts.search.query import Term
from posts.search.snippets import Part, Snippet, marked


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

    Three queries: the posts for a list, their authors, and their texts. The last is one, so that a
    text and what is indexed of it are of the same moment.
    """
    posts = {post.pk: post for post in Post.objects.public(now).for_list().filter(pk__in=keys)}
    passages = passages_of(keys, terms)
    return [
        Result(
            posts[key],
            marked(posts[key].title, terms),
            passages[key],
            key in pinned,
        )
        for key in keys
        if key in posts and key in passages
    ]
