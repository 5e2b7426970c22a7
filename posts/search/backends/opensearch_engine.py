"""OpenSearch as an engine: a cluster beside the site, for many servers and millions of posts.

Experimental: the contract tests have not been run on a real cluster yet.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from opensearchpy import OpenSearch, helpers
from opensearchpy.exceptions import NotFoundError, OpenSearchException

from posts.errors import SearchEngineError
from posts.models import Status
from posts.search.backends.contents import EngineDocument
from posts.search.backends.questions import Question, Spelling

#: The name under which searches ask; the index behind it is named by the time it was made.
ALIAS = "kawaraban"
_SECONDS = 10

#: ``text`` decides, piece by piece; beside it stand what a cluster's own tools and boards ask for,
#: Japanese words by kuromoji and, below them, pairs of characters.
MAPPING: dict[str, Any] = {
    "settings": {
        "analysis": {
            "tokenizer": {"pairs": {"type": "ngram", "min_gram": 2, "max_gram": 2}},
            "analyzer": {"pairs": {"type": "custom", "tokenizer": "pairs"}},
        }
    },
    "mappings": {
        "dynamic": "strict",
        "properties": {
            **{name: {"type": "long"} for name in ("key", "tag", "author", "category")},
            **{name: {"type": "date"} for name in ("published", "expires")},
            **{name: {"type": "keyword"} for name in ("status", "tokens")},
            **{name: {"type": "text", "analyzer": "whitespace"} for name in ("title", "text")},
            "words": {
                "type": "text",
                "analyzer": "kuromoji",
                "fields": {"pairs": {"type": "text", "analyzer": "pairs"}},
            },
        },
    },
}


class OpenSearchEngine:
    """An ``Engine`` on a cluster; a refill fills a new index, which takes the name of the old."""

    def __init__(self, url: str, alias: str = ALIAS) -> None:
        self._url, self._alias = url, alias
        self._target = alias

    def write(self, documents: Sequence[EngineDocument], gone: Collection[int]) -> None:
        """Write in bulk; searches see it when the call returns."""
        with _told():
            if self._target == self._alias:
                self._be_there()
            helpers.bulk(_client(self._url), self._actions(documents, gone), refresh="wait_for")

    def begin_refill(self) -> None:
        """Make a new index; what is written goes there."""
        self._target = f"{self._alias}-{datetime.now(UTC):%Y%m%d%H%M%S%f}"
        with _told():
            _client(self._url).indices.create(index=self._target, body=MAPPING)

    def end_refill(self) -> None:
        """Let the name stand for the new index, and remove the old ones."""
        indices = _client(self._url).indices
        with _told():
            try:
                old = list(indices.get_alias(name=self._alias))
            except NotFoundError:
                old = []
            actions: list[dict[str, Any]] = [{"remove_index": {"index": name}} for name in old]
            actions.append({"add": {"index": self._target, "alias": self._alias}})
            indices.update_aliases(body={"actions": actions})
        self._target = self._alias

    def newest(self, question: Question, most: int) -> list[int]:
        """The keys of the newest posts that answer."""
        body = {
            "query": query_of(question),
            "size": most,
            "sort": [{"published": {"order": "desc", "missing": "_last"}}, {"key": "desc"}],
            "_source": False,
            "docvalue_fields": ["key"],
            "track_total_hits": False,
        }
        with _told():
            found = _client(self._url).search(index=self._alias, body=body)
        return [hit["fields"]["key"][0] for hit in found["hits"]["hits"]]

    def _be_there(self) -> None:
        if not _client(self._url).indices.exists_alias(name=self._alias):
            self.begin_refill()
            self.end_refill()

    def _actions(
        self, documents: Sequence[EngineDocument], gone: Collection[int]
    ) -> Iterator[dict[str, Any]]:
        for document in documents:
            yield {"_index": self._target, "_id": document.key, "_source": source_of(document)}
        known = self._known(gone)
        yield from ({"_op_type": "delete", "_index": self._target, "_id": key} for key in known)

    def _known(self, keys: Collection[int]) -> list[int]:
        """Those that are there: a bulk call calls it a fault to delete what is not."""
        if not keys:
            return []
        asked = {"ids": [str(key) for key in sorted(keys)]}
        found = _client(self._url).mget(index=self._target, body=asked, params={"_source": "false"})
        return [int(one["_id"]) for one in found["docs"] if one.get("found")]


def source_of(document: EngineDocument) -> dict[str, Any]:
    """A document as the mapping asks for it."""
    return {
        "key": document.key,
        "status": document.status,
        "published": document.published_at,
        "expires": document.expires_at,
        "title": document.title,
        "text": document.text,
        "words": "".join(document.text.split()),
        "tokens": sorted(document.tokens),
        "tag": list(document.tags),
        "author": list(document.authors),
        "category": document.category,
    }


def query_of(question: Question) -> dict[str, Any]:
    """The question in OpenSearch's language; nothing is scored, the site ranks by itself."""
    facts = question.facts
    field = "title" if question.in_title else "text"
    must = [_any(field, term) for term in question.terms]
    must_not = [_any("text", term) for term in question.excluded]
    for name, wanted, unwanted in (
        ("tag", facts.tags, facts.without_tags),
        ("author", facts.authors, facts.without_authors),
        ("category", facts.categories, facts.without_categories),
    ):
        must += [{"terms": {name: list(keys)}} for keys in wanted]
        must_not += [{"terms": {name: list(unwanted)}}] if unwanted else []
    if facts.since:
        must.append({"range": {"published": {"gte": facts.since.isoformat()}}})
    if facts.until:
        must.append({"range": {"published": {"lt": facts.until.isoformat()}}})
    if question.public_at:
        at = question.public_at.isoformat()
        must += [
            {"term": {"status": Status.PUBLISHED.value}},
            {"range": {"published": {"lte": at}}},
        ]
        must_not.append({"range": {"expires": {"lte": at}}})
    return {"bool": {"filter": must, "must_not": must_not}}


def _any(field: str, term: Sequence[Spelling]) -> dict[str, Any]:
    return {
        "bool": {
            "should": [_spelled(field, one) for one in term],
            "minimum_should_match": 1,
        }
    }


def _spelled(field: str, spelling: Spelling) -> dict[str, Any]:
    tokens = [{"term": {"tokens": token}} for token in spelling.tokens]
    row = {"match_phrase": {field: {"query": " ".join(spelling.row)}}}
    return {"bool": {"filter": [*tokens, row]}}


@lru_cache(maxsize=2)
def _client(url: str) -> OpenSearch:
    return OpenSearch(url, timeout=_SECONDS, max_retries=2, retry_on_timeout=True)


@contextmanager
def _told() -> Iterator[None]:
    """Turn what the client raises into a SearchEngineError."""
    try:
        yield
    except (OpenSearchException, OSError) as error:
        # The address of the cluster may hold a password: it is not repeated.
        raise SearchEngineError(
            f"OpenSearch does not do what it is asked: {type(error).__name__}; "
            "see OPENSEARCH_URL and the cluster's own log"
        ) from error
