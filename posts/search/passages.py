"""The passage of each post that was found: what of its text answers the query."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from posts.models import SearchDocument
from posts.search.index import words_of
from posts.search.index_entries import StoredWords
from posts.search.query import Term
from posts.search.snippets import Snippet, snippet
from posts.search.tokens import fold


class Passages:
    """The passages of some documents, told by their keys and digests; a query if one is not known.

    ``words`` are those of the documents, by key, but for what was changed a moment ago: such a one
    gets the post's own summary.
    """

    def __init__(self, documents: Sequence[tuple[int, str]], terms: Sequence[Term]) -> None:
        digests = dict(documents)
        self._terms = terms
        self.words: Mapping[int, StoredWords] = {
            words.key: words for words in words_of(documents) if words.digest == digests[words.key]
        }

    def of(self, key: int, summary: str, body: str) -> Snippet:
        """The passage of the ``body`` as it is indexed, or of the summary where it has no term."""
        if key in self.words:
            of_body = snippet(body, self.words[key].body, self._terms)
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
