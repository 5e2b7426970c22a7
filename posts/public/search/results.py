"""The posts of one page of results, each with the passage that answers the query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from posts.models import Post
from posts.rendering.plaintext import plain_text
from posts.search.entries import body_of
from posts.search.query import Term
from posts.search.snippets import Part, Snippet, marked, snippet
from posts.search.tokens import VERSION, fold, without_repeats

_INDEXED = ("tokenizer", "title", "tags", "excerpt", "text")
_TEXTS = (
    "pk",
    "excerpt",
    "description",
    "body_html",
    *(f"search_document__{name}" for name in _INDEXED),
)


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


def passages_of(keys: Sequence[int], terms: Sequence[Term]) -> dict[int, Snippet]:
    """The passage of each of these posts that answers, public or not; one query."""
    rows = Post.objects.filter(pk__in=keys).order_by("pk").values_list(*_TEXTS)
    return {
        key: _passage(excerpt or description, *_body(*texts), terms)
        for key, excerpt, description, *texts in rows
    }


def _body(html: str, tokenizer: str | None, *indexed: str) -> tuple[str, str]:
    """The readable text of a body, and it folded: folding it again would take a millisecond."""
    text = without_repeats(plain_text(html))
    return text, body_of(*indexed) if tokenizer == VERSION else fold(text)


def _passage(summary: str, text: str, folded_text: str, terms: Sequence[Term]) -> Snippet:
    """The passage of the body, or the post's own summary where the body has none of the terms."""
    of_body = snippet(text, folded_text, terms)
    if any(part.is_marked for part in of_body.parts) or not summary:
        return of_body
    return snippet(summary, fold(summary), terms)
