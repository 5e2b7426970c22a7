"""Which hits have a term as a word of its own, and which only inside another: 京都 in 東京都."""

from __future__ import annotations

from collections.abc import Sequence

from posts.models import SearchDocument
from posts.search.entries import FIELD, marked
from posts.search.query import ParsedQuery, Term, has_aligned, may_be_cut

#: Terms of a query that are looked for as words of their own.
_MOST_DOUBTFUL = 4


def on_boundaries(keys: Sequence[int], query: ParsedQuery) -> list[int]:
    """Those of the keys whose documents have each term of the query as a word of its own, too.

    Only terms that are known to hide in other words are looked at, so that most queries cost
    nothing; for the others, each text is read until the first good place.
    """
    wanted = doubtful_spellings(query)
    if not wanted or not keys:
        return list(keys)
    documents = SearchDocument.objects.filter(pk__in=keys)
    # Most have it in their title or their tags already; texts take long to read.
    heads = documents.values_list("pk", "title", "tags", "excerpt")
    good = {key for key, *head in heads if _has_all(FIELD.join(head), wanted)}
    rest = documents.filter(pk__in=[key for key in keys if key not in good])
    good.update(key for key, text in rest.values_list("pk", "text") if _has_all(text, wanted))
    return [key for key in keys if key in good]


def doubtful_spellings(query: ParsedQuery) -> list[list[str]]:
    """The spellings of each group of terms whose hits may be pieces of other words.

    Where there are many, none: nobody means words by a row of single letters, and to look
    through each text for each of them would take long.
    """
    doubtful = [_spellings(group) for group in query.groups if _is_doubtful(group)]
    return doubtful if len(doubtful) <= _MOST_DOUBTFUL else []


def _is_doubtful(group: Sequence[Term]) -> bool:
    # A phrase was quoted in order to find just these letters.
    return any(may_be_cut(one) for term in group for one in term.alternatives) and not any(
        term.is_phrase for term in group
    )


def _spellings(group: Sequence[Term]) -> list[str]:
    return [spelling for term in group for spelling in term.alternatives]


def _has_all(text: str, wanted: Sequence[Sequence[str]]) -> bool:
    return all(any(_stands(text, one) for one in spellings) for spellings in wanted)


def _stands(text: str, spelling: str) -> bool:
    """Whether a text, as it is stored, has the spelling; as a word, where that is in doubt."""
    return has_aligned(text, spelling) if may_be_cut(spelling) else marked(spelling) in text
