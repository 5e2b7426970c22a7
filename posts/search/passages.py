"""The passage of each post that was found: what of its text answers the query."""

from __future__ import annotations

from collections.abc import Sequence

from posts.models import Post
from posts.rendering.plaintext import plain_text
from posts.search.entries import body_of
from posts.search.query import Term
from posts.search.snippets import Snippet, snippet
from posts.search.tokens import VERSION, fold, without_repeats

_INDEXED = ("tokenizer", "title", "tags", "excerpt", "text")
_TEXTS = (
    "pk",
    "excerpt",
    "description",
    "body_html",
    *(f"search_document__{name}" for name in _INDEXED),
)


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
