"""The words of documents for searches: read from the database once, then kept in memory.

A search reads hundreds of texts, mostly those that the one before it read: the newest, and those
of the frequent words. Reading them takes the database ten times as long as searching them.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from contextlib import suppress

from cachetools import LRUCache
from django.conf import settings

from posts.models import SearchDocument
from posts.search.index.row_keys import one_of
from posts.search.index_entries import StoredWords

_COLUMNS = ("pk", "digest", "published_at", "facets", "title", "tags", "excerpt", "text")

#: Bytes of a document beside its texts: objects, keys, facets.
_BESIDE = 700


def _bytes_of(words: StoredWords) -> int:
    # The head stands there twice, also as its three parts, in two bytes a character.
    return len(words.packed_text) + 4 * len(words.head) + _BESIDE


_kept: LRUCache[int, StoredWords] = LRUCache(settings.SEARCH_MEMORY * 1_000_000, _bytes_of)
_lock = threading.Lock()


def words_of(known: Sequence[tuple[int, str]]) -> list[StoredWords]:
    """The words of these documents, told by their keys and digests, in their order.

    What is kept is what the database says, since a digest stands for the words and nothing else.
    A document that is gone meanwhile is left out.
    """
    found = _recalled(known)
    missing = [key for key, _ in known if key not in found]
    if missing:
        read = _read(missing)
        found |= read
        _keep(read)
    return [found[key] for key, _ in known if key in found]


def _recalled(known: Sequence[tuple[int, str]]) -> dict[int, StoredWords]:
    with _lock:
        return {
            key: words
            for key, digest in known
            if (words := _kept.get(key)) is not None and words.digest == digest
        }


def _read(keys: Sequence[int]) -> dict[int, StoredWords]:
    rows = SearchDocument.objects.filter(one_of(SearchDocument, "post", keys)).order_by()
    return {row[0]: StoredWords.of(*row) for row in rows.values_list(*_COLUMNS)}


def _keep(read: dict[int, StoredWords]) -> None:
    with _lock:
        for key, words in read.items():
            # A document that is larger than all the memory is not kept.
            with suppress(ValueError):
                _kept[key] = words
