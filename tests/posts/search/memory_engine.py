"""The smallest engine: tokens in memory. What every engine must do is quick to test with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pytest

from posts.errors import SearchEngineError
from posts.models import SearchDocumentQuerySet
from posts.search.backends import opensearch
from posts.search.conditions import Alternatives
from posts.search.index.token_index import TokenChange
from posts.search.tokens import NeededToken


class MemoryEngine:
    """An ``Engine`` that remembers what it was told, and that can be out of order."""

    narrows = True

    def __init__(self) -> None:
        self.tokens: dict[int, frozenset[str]] = {}
        self.told: list[list[int]] = []
        self.is_broken = False

    def write(self, changes: Sequence[TokenChange]) -> None:
        self._work()
        self.told.append([change.key for change in changes])
        for change in changes:
            self.tokens.pop(change.key, None)
            if change.after:
                self.tokens[change.key] = change.after

    def refill(self, batches: Iterable[Sequence[TokenChange]]) -> None:
        self._work()
        self.tokens = {change.key: change.after for changes in batches for change in changes}

    def keys(self, terms: Sequence[Alternatives], most: int) -> list[int]:
        self._work()
        return [key for key, tokens in self.tokens.items() if _has_all(tokens, terms)][:most]

    def among(
        self, documents: SearchDocumentQuerySet, terms: Sequence[Alternatives]
    ) -> SearchDocumentQuerySet:
        return documents.filter(pk__in=self.keys(terms, len(self.tokens)))

    def _work(self) -> None:
        if self.is_broken:
            raise SearchEngineError("out of order")


def _has_all(tokens: frozenset[str], terms: Sequence[Alternatives]) -> bool:
    return all(
        any(all(_has(tokens, needed) for needed in spelling.needed) for spelling in term)
        for term in terms
    )


def _has(tokens: frozenset[str], needed: NeededToken) -> bool:
    if needed.is_prefix:
        return any(token.startswith(needed.token) for token in tokens)
    return needed.token in tokens


def select(settings: Any, monkeypatch: pytest.MonkeyPatch) -> MemoryEngine:
    """Let the site take a new engine for the one outside that its deployment names."""
    engine = MemoryEngine()
    settings.SEARCH_BACKEND = "opensearch"
    monkeypatch.setattr(opensearch, "OpenSearchEngine", lambda url: engine)
    return engine
