"""The passage of each post that was found: what of its text answers the query."""

from __future__ import annotations

from collections.abc import Sequence

from posts.models import SearchDocument
from posts.search.database import words_of
from posts.search.query import Term
from posts.search.snippets import Snippet, snippet
from posts.search.tokens import fold


def passages_of(keys: Sequence[int], terms: Sequence[Term]) -> dict[int, Snippet]:
    """The passage of each of these posts that answers, public or not.

    One query, and one more for words that are not in memory. A post that is saved in between is
    shown by the beginning of its new text.
    """
    columns = ("pk", "digest", "post__excerpt", "post__description", "body")
    rows = list(SearchDocument.objects.filter(pk__in=keys).order_by("pk").values_list(*columns))
    some = words_of([(key, digest) for key, digest, *_ in rows])
    known = {words.key: words for batch in some for words in batch}
    return {
        key: _passage(excerpt or description, body, known[key].body, terms)
        for key, digest, excerpt, description, body in rows
        if key in known and known[key].digest == digest
    }


def _passage(summary: str, text: str, folded_text: str, terms: Sequence[Term]) -> Snippet:
    """The passage of the body, or the post's own summary where the body has none of the terms."""
    of_body = snippet(text, folded_text, terms)
    if any(part.is_marked for part in of_body.parts) or not summary:
        return of_body
    return snippet(summary, fold(summary), terms)
