"""All posts indexed anew, into a second index that takes the first one's place at the end."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.db import transaction

from posts.models import Post, SearchDocument
from posts.search.database.documents import document_of, entry_of_post, index, is_as, searchables
from posts.search.database.token_index import TokenChange, TokenIndex, token_index
from posts.search.entries import tokens_in

#: Posts that are written in one transaction: few, because others cannot save meanwhile.
_AT_ONCE = 50

_NOTHING: frozenset[str] = frozenset()


def rebuild(tell: Callable[[int, int], None]) -> int:
    """Index every post anew while searches and saves go on; return how many there are.

    ``tell`` is given the number of posts that are done, and of all, now and then. If it is
    stopped midway, the index is as it was.
    """
    keys = list(Post.objects.order_by("pk").values_list("pk", flat=True))
    first = token_index()
    second = first.second()
    #: What is in the second index: for each document the digest of what was filled in.
    filled: dict[int, str] = {}
    try:
        for start in range(0, len(keys), _AT_ONCE):
            _fill(second, keys[start : start + _AT_ONCE], filled)
            tell(min(start + _AT_ONCE, len(keys)), len(keys))
        first.replace(second, partial(_catch_up, first, second, filled))
    finally:
        first.drop_second()
    return len(keys)


def _fill(second: TokenIndex, keys: list[int], filled: dict[int, str]) -> None:
    found = searchables(keys)
    entries = {searchable.post.pk: entry_of_post(searchable) for searchable in found}
    expected = [document_of(one, entries[one.post.pk]) for one in found]
    known = SearchDocument.objects.in_bulk(keys)
    wrong = [one.pk for one in expected if not is_as(known.get(one.pk), one)]
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
