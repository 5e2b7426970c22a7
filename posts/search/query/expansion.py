"""Other spellings and names of what was asked, each an alternative to be found by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice, product

from posts.search.query.parsed import ParsedQuery, Term
from posts.search.query.word_forms import with_plural
from posts.search.tokens import fold
from posts.search.tokens.folding import one_form

#: A term is looked for in at most so many spellings, plurals among them.
MOST_ALTERNATIVES = 24

#: Groups of equal spellings, as they are written.
Groups = tuple[tuple[str, ...], ...]


def expand(query: ParsedQuery, groups: Iterable[Iterable[str]]) -> ParsedQuery:
    """Return ``query`` with every spelling of its terms that ``groups`` hold equal.

    Each group is some spellings (raw, as an editor writes them) of one thing. They count also
    inside a longer term: 引越し業者 is looked for as 引っ越し業者 too. Phrases stay as they are.
    """
    spellings = _spellings(tuple(map(tuple, groups)))

    def expanded(term: Term) -> Term:
        if term.is_phrase:
            return term
        return replace(term, alternatives=_alternatives(term, spellings))

    return replace(
        query,
        groups=tuple(tuple(map(expanded, group)) for group in query.groups),
        excluded=tuple(map(expanded, query.excluded)),
    )


@dataclass(frozen=True)
class _Spellings:
    """All spellings, ready to be found in a term: the longest first, ASCII ones at their edges."""

    pattern: re.Pattern[str]
    equals: dict[str, tuple[str, ...]]


@lru_cache(maxsize=4)
def _spellings(groups: Groups) -> _Spellings:
    equals: dict[str, tuple[str, ...]] = {}
    for group in groups:
        forms = tuple(dict.fromkeys(filter(None, (one_form(word).strip() for word in group))))
        for form in forms:
            equals[form] = tuple(dict.fromkeys((*equals.get(form, ()), form, *forms)))
    longest_first = sorted(equals, key=lambda form: (-len(form), form))
    # (?!) is found nowhere: where there are no groups, there is nothing to find.
    pattern = "|".join(map(_at_its_edges, longest_first)) or "(?!)"
    return _Spellings(re.compile(pattern), equals)


def _at_its_edges(form: str) -> str:
    start = "(?<![0-9a-z])" if re.match("[0-9a-z]", form) else ""
    end = "(?![0-9a-z])" if re.search("[0-9a-z]$", form) else ""
    return start + re.escape(form) + end


def _alternatives(term: Term, spellings: _Spellings) -> tuple[str, ...]:
    found: dict[str, None] = dict.fromkeys(term.alternatives)
    for form in islice(_respelled(one_form(term.text), spellings), MOST_ALTERNATIVES):
        found.update(dict.fromkeys(with_plural("", fold(form).strip())))
    return tuple(islice(found, MOST_ALTERNATIVES))


def _respelled(text: str, spellings: _Spellings) -> Iterator[str]:
    """Yield ``text`` with each known spelling in it replaced by each of its equals."""
    parts: list[tuple[str, ...]] = []
    place = 0
    for known in spellings.pattern.finditer(text):
        parts += [(text[place : known.start()],), spellings.equals[known[0]]]
        place = known.end()
    parts.append((text[place:],))
    return map("".join, product(*parts))
