"""OpenSearch as an engine: a cluster beside the site, for many servers and millions of posts.

Its own idea of words is not asked: it takes the site's tokens as they are, so it needs no plug-in.
Only calls are made that Elasticsearch has as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from opensearchpy import OpenSearch, helpers
from opensearchpy.exceptions import OpenSearchException

from posts.errors import SearchEngineError
from posts.models import SearchDocument, SearchDocumentQuerySet
from posts.search.conditions import Alternative, Alternatives
from posts.search.index.row_keys import one_of
from posts.search.index.token_index import TokenChange
from posts.search.tokens import NeededToken

#: The name under which searches ask; the index behind it is named by the time it was made.
ALIAS = "kawaraban"

#: Seconds that a change may take; and a search, whose reader the database answers after that.
_FOR_CHANGES, _FOR_SEARCHES = 30, 3
#: Keys that a cluster tells at a time; more than these it refuses by default.
_AT_ONCE = 10_000
#: More than any archive has.
_ALL = 2**31

#: Sorted, so that the highest keys with a frequent token are found without looking at the others.
_INDEX: dict[str, Any] = {
    "settings": {"index": {"sort.field": "key", "sort.order": "desc"}},
    "mappings": {
        "dynamic": "strict",
        "_source": {"enabled": False},
        "properties": {
            "key": {"type": "long"},
            "tokens": {
                "type": "text",
                "analyzer": "whitespace",
                "index_options": "docs",
                "norms": False,
            },
        },
    },
}


class OpenSearchEngine:
    """An ``Engine`` on a cluster; a refill fills a new index, which takes the name of the old."""

    narrows = True

    def __init__(self, url: str) -> None:
        self._url = url

    def write(self, changes: Sequence[TokenChange]) -> None:
        """Write in one bulk call."""
        with self._cluster() as client:
            if not client.indices.exists_alias(name=ALIAS):
                raise SearchEngineError(
                    f"OpenSearch has no index {ALIAS} yet; run reindex_posts, which fills one"
                )
            _bulk(client, ALIAS, changes)

    def refill(self, batches: Iterable[Sequence[TokenChange]]) -> None:
        """Fill a new index, let the name stand for it, and remove all older ones."""
        new = f"{ALIAS}-{datetime.now(UTC):%Y%m%d%H%M%S%f}"
        with self._cluster() as client:
            client.indices.create(index=new, body=_INDEX)
            for changes in batches:
                _bulk(client, new, changes)
            client.indices.refresh(index=new)
            # Also what a refill left behind that was stopped midway.
            others = set(client.indices.get(index=f"{ALIAS}-*")) - {new}
            actions: list[dict[str, Any]] = [{"add": {"index": new, "alias": ALIAS}}]
            actions += [{"remove_index": {"index": name}} for name in sorted(others)]
            client.indices.update_aliases(body={"actions": actions})

    def keys(self, terms: Sequence[Alternatives], most: int) -> list[int]:
        """So many documents with all these terms by their tokens, the highest keys first."""
        keys: list[int] = []
        with self._cluster() as client:
            while len(keys) < most:
                size = min(most - len(keys), _AT_ONCE)
                found = _page(client, terms, size, keys[-1:])
                keys += found
                if len(found) < size:
                    break
        return keys

    def among(
        self, documents: SearchDocumentQuerySet, terms: Sequence[Alternatives]
    ) -> SearchDocumentQuerySet:
        """Only those of the documents that have all these terms, where they are many."""
        return documents.filter(one_of(SearchDocument, "post", self.keys(terms, _ALL)))

    @contextmanager
    def _cluster(self) -> Iterator[OpenSearch]:
        """The cluster's client; what it raises becomes a SearchEngineError."""
        try:
            yield _client(self._url)
        except (OpenSearchException, OSError) as error:
            # The address of the cluster may hold a password: it is not repeated.
            raise SearchEngineError(
                f"OpenSearch does not do what it is asked: {type(error).__name__}; "
                "see OPENSEARCH_URL and the cluster's own log"
            ) from error


def _page(
    client: OpenSearch, terms: Sequence[Alternatives], size: int, after: list[int]
) -> list[int]:
    body = {
        "query": {"bool": {"filter": [_any_of(term) for term in terms]}},
        "size": size,
        "sort": [{"key": "desc"}],
        "track_total_hits": False,
        # The key that they are sorted by is all that is told. Reading anything else of a thousand
        # documents takes a cluster 250 ms, in place of 5.
        "stored_fields": "_none_",
        **({"search_after": after} if after else {}),
    }
    # Where a part of a cluster is down, the others would answer as if they were all.
    limits = {"request_timeout": _FOR_SEARCHES, "allow_partial_search_results": "false"}
    found = client.search(index=ALIAS, body=body, params=limits)
    return [hit["sort"][0] for hit in found["hits"]["hits"]]


def _bulk(client: OpenSearch, index: str, changes: Sequence[TokenChange]) -> None:
    # To delete what is not there is no fault.
    helpers.bulk(client, _actions(index, changes), ignore_status=404)


def _actions(index: str, changes: Iterable[TokenChange]) -> Iterator[dict[str, Any]]:
    for change in changes:
        place = {"_index": index, "_id": change.key}
        if change.after:
            source = {"key": change.key, "tokens": " ".join(sorted(change.after))}
            yield {**place, "_source": source}
        else:
            yield {**place, "_op_type": "delete"}


def _any_of(term: Alternatives) -> dict[str, Any]:
    """The term in OpenSearch's language; nothing is scored, the site ranks by itself."""
    return {"bool": {"should": [_all_of(one) for one in term], "minimum_should_match": 1}}


def _all_of(spelling: Alternative) -> dict[str, Any]:
    return {"bool": {"filter": [_has(needed) for needed in spelling.needed]}}


def _has(needed: NeededToken) -> dict[str, Any]:
    return {"prefix" if needed.is_prefix else "term": {"tokens": needed.token}}


@lru_cache(maxsize=2)
def _client(url: str) -> OpenSearch:
    return OpenSearch(url, timeout=_FOR_CHANGES)
