"""The articles nearest to an address that nothing answers; bounded, whatever was asked for."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, Subquery

from posts import addresses
from posts.models import Alias, Post, PostQuerySet, Tagging
from posts.public.lists import counts

#: Characters of an address that count; nobody mistypes more.
_LONGEST = 120

#: Below this share of common pairs of letters two names have nothing to do with each other.
_ENOUGH = 0.25

#: A title that holds what was asked for is worth a little less than an address that does.
_OF_A_TITLE = 0.9

_ENDINGS = re.compile(r"(?:\.(?:html?|php|aspx?|md|amp))+$")
_NO_NAME = re.compile(r"(?:index|amp|page[0-9]+|[0-9]+)?")
_MONTH = re.compile(r"(?:^|/)([12][0-9]{3})[/-]?(0[1-9]|1[0-2]|[1-9])(?=[/-]|$)")
_BREAKS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class RequestedName:
    """What an address asks for: the folded ``name`` at its end, "" where there is none.

    ``written`` is the same name as it stood there, ``words`` are its parts, ``month`` the year and
    month that stand before it.
    """

    name: str
    written: str
    words: tuple[str, ...]
    month: tuple[int, int] | None


@dataclass(frozen=True)
class Candidate:
    """An article that may be meant: its key, its title, and the end of an address of it."""

    key: int
    title: str
    name: str


def parse_requested_name(path: str) -> RequestedName:
    """Read an address, decoded, of any length and with anything in it."""
    path = path[-1000:]
    names = (_ENDINGS.sub("", segment)[:_LONGEST] for segment in reversed(path.split("/")))
    written = next((name for name in names if not _NO_NAME.fullmatch(_fold(name))), "")
    name = _fold(written)
    words = dict.fromkeys(word for word in _BREAKS.split(name) if len(word) > 1)
    dated = _MONTH.search(path)
    month = (int(dated[1]), int(dated[2])) if dated else None
    return RequestedName(name, written, tuple(words)[:8], month)


def nearest(name: str, candidates: Iterable[Candidate], most: int) -> list[int]:
    """The keys of at most ``most`` candidates that look like ``name``, the likest first.

    Of two that are as like, the one that came first stays first.
    """
    asked = _pairs(_fold(name))
    scores: dict[int, float] = {}
    for each in candidates:
        score = max(
            _common(asked, _pairs(_fold(each.name))),
            _OF_A_TITLE * _held(asked, _pairs(_fold(each.title))),
        )
        scores[each.key] = max(score, scores.get(each.key, 0.0))
    like: Sequence[int] = [key for key, score in scores.items() if score >= _ENOUGH]
    return sorted(like, key=lambda key: -scores[key])[:most]


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text[: 2 * _LONGEST]).casefold().strip()


@lru_cache(maxsize=4096)
def _pairs(text: str) -> frozenset[str]:
    letters = _BREAKS.sub(" ", text)
    return frozenset(letters[place : place + 2] for place in range(len(letters) - 1))


def _common(one: frozenset[str], other: frozenset[str]) -> float:
    """Dice's coefficient: 1 for the same pairs, 0 for none in common."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _held(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the first one's pairs that the other has."""
    return len(one & other) / len(one) if one else 0.0


#: Articles that a page not found names.
MOST_SHOWN = 5

#: Letters of a name by which others are looked up; behind them anything may be mistyped.
_BEGINNING = 6

#: Candidates of each kind, all of which an index finds.
_OF_A_MONTH = 120
_OF_A_KIND = 40


@dataclass(frozen=True)
class NearArticle:
    """An article that may be meant."""

    title: str
    url: str
    published_at: datetime


@dataclass(frozen=True)
class NearArticles:
    """The articles that look like what was asked for, and the newest for those who ask in vain."""

    nearest: list[NearArticle]
    latest: list[NearArticle]


def find_nearest(path: str, now: datetime) -> NearArticles:
    """Look for the public articles that may be meant by ``path`` (decoded); one query."""
    path = _storable(path)
    asked = parse_requested_name(path)
    public = Post.articles.public(now)
    members = [_of(posts) for posts in _candidates(asked, public)]
    first, *others = [*members, *_under_old_addresses(path, public)]
    rows = sorted(first.union(*others), key=lambda row: (row[3], row[0]), reverse=True)
    articles = {
        key: NearArticle(title, addresses.encode_path(at), day) for key, title, at, day, _ in rows
    }
    known = [Candidate(key, title, _end_of(name)) for key, title, _, _, name in rows]
    keys = nearest(asked.name, known, MOST_SHOWN)
    return NearArticles(
        nearest=[articles[key] for key in keys],
        latest=[articles[key] for key in list(articles)[:MOST_SHOWN]],
    )


def _end_of(address: str) -> str:
    return address.strip("/").rpartition("/")[2]


def _storable(path: str) -> str:
    """Without what PostgreSQL refuses: NUL, and halves of surrogate pairs."""
    return path.replace("\0", "").encode("utf-8", "ignore").decode()


def _candidates(asked: RequestedName, public: PostQuerySet) -> Iterator[PostQuerySet]:
    yield public.newest_first()[:_OF_A_KIND]
    if asked.month:
        yield counts.of_month(public, *asked.month).newest_first()[:_OF_A_MONTH]
    if len(asked.name) > 2:
        # In the order of the slugs, so that their index is used.
        written, folded = asked.written[:_BEGINNING], asked.name[:_BEGINNING]
        for beginning in sorted({written, folded}):
            slugs = Post.articles.filter(_begins("slug", beginning)).order_by("slug")
            yield public.filter(pk__in=Subquery(slugs.values("pk")[:_OF_A_KIND]))
    if asked.words:
        taggings = Tagging.objects.filter(tag__slug__in=asked.words).order_by("-pk")
        yield public.filter(pk__in=Subquery(taggings.values("content_object")[:_OF_A_KIND]))


def _begins(field: str, beginning: str) -> Q:
    """The condition for texts that begin so, in the words that an index of the database answers.

    SQLite's index does not serve LIKE, and PostgreSQL's for LIKE does not serve comparisons.
    """
    if connection.vendor == "sqlite":
        return Q(**{f"{field}__gte": beginning, f"{field}__lt": beginning + chr(sys.maxunicode)})
    return Q(**{f"{field}__startswith": beginning})


def _of(posts: PostQuerySet) -> Any:
    found = Post.objects.filter(pk__in=Subquery(posts.values("pk"))).order_by()
    return found.values_list("pk", "title", "path", "published_at", "slug")


def _under_old_addresses(path: str, public: PostQuerySet) -> Iterator[Any]:
    """Articles whose old address begins as what was asked for does."""
    folder, _, name = path.rstrip("/").rpartition("/")
    if len(name) > 2 and len(path) < addresses.LONGEST_PATH:
        beginning = f"{folder}/{name[:_BEGINNING]}"
        aliases = Alias.objects.filter(_begins("path", beginning)).order_by("path")
        led = Alias.objects.filter(pk__in=Subquery(aliases.values("pk")[:_OF_A_KIND]))
        yield (
            led.filter(Exists(public.filter(pk=OuterRef("post"))))
            .order_by()
            .values_list("post_id", "post__title", "post__path", "post__published_at", F("path"))
        )
