"""The passage of each post that was found: what of its text answers the query."""

from __future__ import annotations

from collections.abc import Sequence

from posts.models import SearchDocument
from posts.search.database import words_of
from posts.search.query import Term
from posts.search.snippets import Snippet, snippet
from posts.search.tokens import fold


class Passages:
    """The passages of some documents, told by their keys and digests; a query if one is not known.

    A document that was never indexed, or was changed a moment ago, gets the post's own summary.
    """

    def __init__(self, documents: Sequence[tuple[int, str | None]], terms: Sequence[Term]) -> None:
        known = [(key, digest) for key, digest in documents if digest]
        digests = dict(known)
        self._terms = terms
        self._folded = {
            words.key: words.body for words in words_of(known) if words.digest == digests[words.key]
        }

    def of(self, key: int, summary: str, body: str | None) -> Snippet:
        """The passage of the ``body`` as it is indexed, or of the summary where it has no term."""
        if body and key in self._folded:
            of_body = snippet(body, self._folded[key], self._terms)
            if any(part.is_marked for part in of_body.parts) or not summary:
                return of_body
        return snippet(summary, fold(summary), self._terms)


def passages_of(keys: Sequence[int], terms: Sequence[Term]) -> dict[int, Snippet]:
    """The passage of each of these posts that answers, public or not; one query or two."""
    columns = ("pk", "digest", "post__excerpt", "post__description", "body")
    rows = list(SearchDocument.objects.filter(pk__in=keys).order_by("pk").values_list(*columns))
    passages = Passages([(key, digest) for key, digest, *_ in rows], terms)
    return {
        key: passages.of(key, excerpt or description, body)
        for key, _, excerpt, description, body in rows
    }
