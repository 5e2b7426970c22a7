"""Small archives for the tests of the index: posts of mixed words, saved through the workflow."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from posts.models import Post, SearchDocument, Status
from posts.search.index import search
from posts.search.index_entries import StoredWords, unmarked
from posts.search.query import has, parse
from posts.search.ranking import ranked
from posts.search.search_requests import SearchRequest
from posts.tags.models import Tag
from posts.workflow import Edit, get_or_create_named, record_edits

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)

WORDS = (
    *("サーバー", "サーバ", "ＧＰＵ", "GPUs", "GPT-4", "GPT-4o", "C++", "C言語", "生成AI", "AI"),
    *("京都", "東京都", "都市", "プログラム", "ラム", "ﾃﾞｰﾀ", "データセンター", "電力", "法", "①"),
    *("量子", "コンピュータ", "コンピューター", "㈱瓦版", "引っ越し", "引越し", "ΑΒΓ", "é"),
)


def write(title: str, body: str = "本文", *, tags: Sequence[str] = (), **changes: Any) -> Post:
    """Save one published post through the workflow."""
    post = Post(title=title, body=body, **{**_values(0), **changes})
    return save(post, tags=tags)


def save(post: Post, *, tags: Sequence[str] = ()) -> Post:
    """Save a post through the workflow, at the address that it has."""
    named = get_or_create_named(Tag, tags)
    record_edits([Edit(post=post, tags=_in_order(named, tags), authors=())], now=NOW)
    return post


def write_archive(size: int) -> None:
    """Save so many posts of words that come again in different company; the same each time."""
    edits = []
    for number in range(size):
        words = list(islice(_words(number), 12))
        post = Post(title=" ".join(words[:3]), body="。".join(words[3:]), **_values(number))
        edits.append(Edit(post=post, tags=(), authors=()))
    record_edits(edits, now=NOW)


def found(text: str, **changes: Any) -> list[str]:
    """The titles of the posts that a reader finds, in their order."""
    keys = search(SearchRequest(parse(text), **{"at": NOW, **changes})).keys
    titles = Post.objects.in_bulk(keys)
    return [titles[key].title for key in keys]


def expected(text: str) -> list[int]:
    """The keys that a search should find, by reading every document in Python."""
    query = parse(text)
    public = SearchDocument.objects.public(NOW)
    columns = ("pk", "digest", "published_at", "facets", "title", "tags", "excerpt", "text")
    rows = public.values_list(*columns)
    answering = [
        candidate
        for candidate in (StoredWords.of(*row) for row in rows)
        if all(
            any(_holds(candidate, spelling) for term in group for spelling in term.alternatives)
            for group in query.groups
        )
        and not any(_holds(candidate, s) for term in query.excluded for s in term.alternatives)
    ]
    return [document.key for document in ranked(answering, query, 0, NOW)]


def _holds(candidate: StoredWords, spelling: str) -> bool:
    return has(unmarked(candidate.text), spelling)


def _words(number: int) -> Any:
    step = 1 + number % (len(WORDS) - 1)
    position = number
    while True:
        yield WORDS[position % len(WORDS)]
        position += step


def _values(number: int) -> dict[str, Any]:
    return {
        "slug": f"post-{number}",
        "path": f"/post-{Post.objects.count()}-{number}/",
        "status": Status.PUBLISHED,
        # Two posts a day, so that ties in time go by key.
        "published_at": NOW - timedelta(days=1 + number // 2),
    }


def _in_order(named: dict[str, Tag], names: Sequence[str]) -> tuple[Tag, ...]:
    return tuple(named[name] for name in names)
