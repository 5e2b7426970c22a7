"""An answer to a question: where its own words find nothing or next to nothing, by other words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from posts.search.site_search import SearchAnswer
from posts.search.suggest.rewording import Rewording, rewordings

#: Hits under which other words are tried.
FEW = 3
#: Wordings that are tried; each is a search.
_MOST_TRIED = 12


@dataclass(frozen=True)
class RewordedAnswer:
    """An answer, the wording that found it where that is another one, and the answer as typed."""

    answer: SearchAnswer
    rewording: Rewording | None
    as_typed: SearchAnswer


def answered(
    text: str, ask: Callable[[str], SearchAnswer], *, is_ranked: bool, as_typed: bool = False
) -> RewordedAnswer:
    """Search for what somebody typed, and with other words where few or no posts have these.

    Each wording is broader than the one before it, so what the narrower ones find stays, and leads
    where hits are ``is_ranked``. ``as_typed`` tries no other words. Never raises for
    anything that can be typed.
    """
    typed = ask(text)
    count = len(typed.hits.keys)
    if as_typed or count >= FEW or typed.pinned:
        return RewordedAnswer(typed, None, typed)
    answer, rewording = typed, None
    for other, found in _tried(text, ask, finds_some=bool(count)):
        if len(found.hits.keys) <= len(answer.hits.keys) or not _holds(found, typed):
            continue
        answer, rewording = _led_by(answer, found) if is_ranked else found, other
        if len(answer.hits.keys) >= FEW:
            break
    return RewordedAnswer(answer, rewording, typed)


def _tried(
    text: str, ask: Callable[[str], SearchAnswer], *, finds_some: bool
) -> Iterator[tuple[Rewording, SearchAnswer]]:
    tried = {text}
    for wording in rewordings(text, lambda words: len(ask(words).hits.keys), finds_some=finds_some):
        if wording.text not in tried:
            yield wording, ask(wording.text)
        tried.add(wording.text)
        if len(tried) > _MOST_TRIED:
            return


def _led_by(narrower: SearchAnswer, broader: SearchAnswer) -> SearchAnswer:
    """The broader answer, those hits first that the narrower wording has."""
    told = set(broader.hits.keys)
    leading = (key for key in narrower.hits.keys if key in told)
    keys = tuple(dict.fromkeys((*leading, *broader.hits.keys)))
    return replace(broader, hits=replace(broader.hits, keys=keys))


def _holds(found: SearchAnswer, typed: SearchAnswer) -> bool:
    """Whether nothing is lost of what was found as typed."""
    return set(typed.hits.keys) <= set(found.hits.keys)
