"""What engines outside have in common: they narrow, and the site's own rules order and show.

The database says who may see a post at this moment and what its words are now; by these the hits
are verified, ordered and ranked. So an engine that is a little behind never shows what was
withdrawn or reworded, and every engine gives the hits of the database in its order, as far as it
was told of them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from posts.batches import in_batches
from posts.search.backends.contents import EngineDocument, contents_of
from posts.search.backends.questions import Question, about_titles, question_of
from posts.search.conditions import alternatives_of
from posts.search.index.candidates import MOST_TITLED, Candidates, batches_of, bounds_of
from posts.search.index.searching import hits_among
from posts.search.requests import Hits, SearchRequest

#: Posts that are handed over at a time, so that their texts fit into memory with ease.
_AT_ONCE = 200


class Engine(Protocol):
    """An index outside the database. Every method raises SearchEngineError if it cannot work."""

    def write(self, documents: Sequence[EngineDocument], gone: Collection[int]) -> None:
        """Take these documents in place of what was known of them, forget those that are gone."""

    def begin_refill(self) -> None:
        """What is written from now on is seen by searches at ``end_refill``, alone."""

    def end_refill(self) -> None:
        """Let searches see what was written since ``begin_refill``, and nothing older."""

    def newest(self, question: Question, most: int) -> list[int]:
        """The keys of the newest posts that answer, at most so many, the newest first."""


class OutsideBackend:
    """A ``SearchBackend`` on an engine outside the database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def index(self, keys: Sequence[int]) -> None:
        """Hand over what the posts are now; those that are gone are forgotten."""
        for some in in_batches(sorted(keys), _AT_ONCE):
            documents = contents_of(some)
            gone = set(some) - {document.key for document in documents}
            self._engine.write(documents, gone)

    def delete(self, keys: Collection[int]) -> None:
        """Let the engine forget these posts."""
        self._engine.write((), keys)

    def refill(self, keys: Sequence[int]) -> None:
        """Hand over these posts, and let nothing else be found when all are there."""
        self._engine.begin_refill()
        self.index(keys)
        self._engine.end_refill()

    def search(self, request: SearchRequest) -> Hits:
        """The newest that the engine finds, and the newest with all terms in their titles."""
        question = question_of(request)
        if question is None:
            return Hits()
        most = bounds_of(request).hits
        found = self._engine.newest(question, most + 1)
        has_more = len(found) > most
        if has_more:
            titled = self._engine.newest(about_titles(question, request), MOST_TITLED)
            found = list(dict.fromkeys((*titled, *found[:most])))
        terms = alternatives_of(request.query.groups)
        return hits_among(Candidates(batches_of(found, request), has_more, terms, most), request)
