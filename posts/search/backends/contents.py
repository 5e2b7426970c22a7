"""What an engine outside is given of a post, read from what the database has indexed of it.

An engine gets two forms of the words. ``tokens`` are those of the database's own index: a set,
which narrows quickly. ``pieces`` are all that is read, piece by piece and in order, so that a row
of pieces in an engine's phrase query is exactly a substring with the edges of ASCII words: GPT-4 is
not in GPT-4o, and 量子 is not in 量。子. Nothing is left to the engine's own idea of words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from posts.models import Byline, Post, SearchDocument, Tagging
from posts.search.entries import FIELD, tokens_in, unmarked

#: A blank, and what parts the fields of a post, as pieces: engines cut texts at white space.
_BLANK, _BREAK = "\u2423", "\u2424"
_AS_PIECES = {" ": _BLANK, "\n": _BLANK, FIELD: _BREAK}
_PIECE = re.compile("[0-9a-z]+|.", re.DOTALL)

_READ = ("pk", "status", "published_at", "expires_at", "title", "text")


@dataclass(frozen=True)
class EngineDocument:
    """A post for an engine; ``title`` and ``text`` are pieces with blanks between them.

    Tags, authors and the category are their keys: a new name asks for no new index.
    """

    key: int
    status: str
    published_at: datetime | None
    expires_at: datetime | None
    title: str
    text: str
    tokens: frozenset[str]
    tags: tuple[int, ...]
    authors: tuple[int, ...]
    category: int | None


def pieces(folded: str) -> list[str]:
    """The pieces of a folded text: ASCII words, and each other character by itself."""
    return [_AS_PIECES.get(piece, piece) for piece in _PIECE.findall(folded)]


def contents_of(keys: Sequence[int]) -> list[EngineDocument]:
    """The documents of these posts by their keys, as far as they are there; four queries."""
    tags = _grouped(Tagging.objects.filter(content_object__in=keys), "content_object_id", "tag_id")
    authors = _grouped(Byline.objects.filter(post__in=keys), "post_id", "author_id")
    filed = dict(Post.objects.filter(pk__in=keys).order_by().values_list("pk", "category"))
    rows = SearchDocument.objects.filter(pk__in=keys).order_by("pk").values_list(*_READ)
    return [
        EngineDocument(
            key=key,
            status=status,
            published_at=published_at,
            expires_at=expires_at,
            title=" ".join(pieces(unmarked(title))),
            text=" ".join(pieces(unmarked(text))),
            tokens=tokens_in(title, text),
            tags=tuple(tags[key]),
            authors=tuple(authors[key]),
            category=filed.get(key),
        )
        for key, status, published_at, expires_at, title, text in rows
    ]


def _grouped(rows: QuerySet[Any], by: str, value: str) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for key, one in rows.order_by().values_list(by, value):
        found[key].append(one)
    return found
