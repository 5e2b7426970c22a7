"""The index held against the posts, and made anew into a second one that takes its place."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial

from django.db import transaction

from posts.batches import in_batches
from posts.models import Post, SearchDocument
from posts.search.index.documents import (
    AT_ONCE,
    FILING,
    VISIBILITY,
    WORDS,
    Searchable,
    StoredPost,
    document_of,
    entry_of_post,
    index,
    is_up_to_date,
    searchables,
    stored_posts,
)
from posts.search.index.index_in_use import token_index
from posts.search.index.token_index import IndexedTokens, TokenChange, TokenIndex
from posts.search.index_entries import BodyEntry, body_entries, checksum, tokens_in


@dataclass(frozen=True)
class IndexFault:
    """What is wrong about one post in the index, in words of the operator."""

    key: int
    reason: str


def index_faults(tell: Callable[[int, int], None]) -> list[IndexFault]:
    """What is wrong with the index, by post; empty when it is as all the posts ask for.

    ``tell`` is given the number of posts that are done, and of all. A post that is saved while
    this goes on may be named by mistake.
    """
    index = token_index()
    contents = {content.key: content for content in index.contents()} if index.narrows else None
    keys = list(Post.articles.order_by("pk").values_list("pk", flat=True))
    found: list[IndexFault] = []
    done = 0
    for some in in_batches(keys, AT_ONCE):
        found += _faults_of(some, contents)
        done += len(some)
        tell(done, len(keys))
    strays = sorted(contents.keys() - set(keys)) if contents else []
    return found + [IndexFault(key, "tokens of a post that is gone") for key in strays]


def _faults_of(
    keys: Sequence[int], contents: dict[int, IndexedTokens] | None
) -> Iterator[IndexFault]:
    documents = SearchDocument.objects.in_bulk(keys)
    for searchable in searchables(keys):
        key = searchable.post.pk
        reason = _fault_of(searchable, documents.get(key), contents)
        if reason:
            yield IndexFault(key, reason)


def _fault_of(
    searchable: Searchable,
    document: SearchDocument | None,
    contents: dict[int, IndexedTokens] | None,
) -> str:
    if document is None:
        return "not indexed"
    entry = entry_of_post(searchable)
    expected = document_of(searchable, entry)
    for names, reason in (
        (VISIBILITY, "its status or its end are not those of the post"),
        (WORDS, "its words are not those of the post"),
        (FILING, "its date or what it is filed under are not those of the post"),
    ):
        if any(getattr(document, name) != getattr(expected, name) for name in names):
            return reason
    if contents is not None and contents.get(expected.pk) != _content(expected.pk, entry.tokens):
        return "its tokens are not those of its words"
    return ""


def _content(key: int, tokens: Iterable[str]) -> IndexedTokens:
    tokens = list(tokens)
    return IndexedTokens(key, len(tokens), sum(map(checksum, tokens)))


#: Posts that are written in one transaction: few, because others cannot save meanwhile.
_AT_ONCE = 50

#: Fewer batches than these are done before other processes have begun.
_WORTH_A_POOL = 6

_NOTHING: frozenset[str] = frozenset()


def rebuild(tell: Callable[[int, int], None], workers: int = 1) -> int:
    """Index every post anew while searches and saves go on; return how many there are.

    ``tell`` is given the number of posts that are done, and of all, now and then. If it is
    stopped midway, the index is as it was. So many ``workers`` make the tokens of a long archive.
    """
    keys = list(Post.articles.order_by("pk").values_list("pk", flat=True))
    first = token_index()
    second = first.second()
    #: What is in the second index: for each document the digest of what was filled in.
    filled: dict[int, str] = {}
    try:
        done = 0
        for some, found in _searchables(keys, workers):
            _fill(second, some, found, filled)
            done += len(some)
            tell(done, len(keys))
        first.replace(second, partial(_catch_up, first, second, filled))
    finally:
        first.drop_second()
    return len(keys)


def _searchables(keys: list[int], workers: int) -> Iterator[tuple[list[int], list[Searchable]]]:
    """The posts of these keys as they are indexed, some at a time, with the keys of these."""
    batches = list(in_batches(keys, _AT_ONCE))
    if workers < 2 or len(batches) < _WORTH_A_POOL:
        yield from ((some, searchables(some)) for some in batches)
        return
    # A process that is begun anew knows nothing of this one's connections to the database.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        under_way: deque[tuple[list[int], list[StoredPost], Future[list[BodyEntry]]]] = deque()
        for some in batches:
            stored = stored_posts(some)
            bodies = pool.submit(body_entries, [one.post.body_html for one in stored])
            under_way.append((some, stored, bodies))
            if len(under_way) > workers:
                yield _made(*under_way.popleft())
        while under_way:
            yield _made(*under_way.popleft())


def _made(
    keys: list[int], stored: list[StoredPost], bodies: Future[list[BodyEntry]]
) -> tuple[list[int], list[Searchable]]:
    made = zip(stored, bodies.result(), strict=True)
    return keys, [one.with_body(body) for one, body in made]


def _fill(
    second: TokenIndex, keys: list[int], found: list[Searchable], filled: dict[int, str]
) -> None:
    entries = {searchable.post.pk: entry_of_post(searchable) for searchable in found}
    expected = [document_of(one, entries[one.post.pk]) for one in found]
    known = SearchDocument.objects.in_bulk(keys)
    wrong = [one.pk for one in expected if not is_up_to_date(known.get(one.pk), one)]
    tokens = {key: entry.tokens for key, entry in entries.items()}
    digests = {one.pk: one.digest for one in expected}
    with transaction.atomic():
        if wrong:
            for key, (digest, mended) in _mend(wrong).items():
                digests[key], tokens[key] = digest, mended
        second.write([TokenChange(key, _NOTHING, tokens[key]) for key in tokens])
    filled.update(digests)


def _mend(keys: list[int]) -> dict[int, tuple[str, frozenset[str]]]:
    """Write these posts' documents anew; return their digests and tokens."""
    # Whoever saves one of them meanwhile must come before or after, not in between.
    list(Post.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))
    SearchDocument.objects.filter(pk__in=keys).delete()
    index(searchables(keys))
    rows = SearchDocument.objects.filter(pk__in=keys).values_list("pk", "digest", "title", "text")
    return {key: (digest, tokens_in(title, text)) for key, digest, title, text in rows}


def _catch_up(first: TokenIndex, second: TokenIndex, filled: dict[int, str]) -> None:
    """Bring into the second index what was saved or deleted since it was filled."""
    digests = dict(SearchDocument.objects.values_list("pk", "digest"))
    changed = [key for key, digest in digests.items() if filled.get(key) != digest]
    gone = [key for key in filled if key not in digests]
    rows = SearchDocument.objects.filter(pk__in=changed).values_list("pk", "title", "text")
    after = {key: tokens_in(title, text) for key, title, text in rows}
    second.write(
        [
            TokenChange(
                key,
                first.earlier(key, filled[key]) if key in filled else _NOTHING,
                after.get(key, _NOTHING),
            )
            for key in [*changed, *gone]
        ]
    )
