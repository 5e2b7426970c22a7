"""Queries that readers asked: gathered in memory, counted by day, told without who asked them."""

from __future__ import annotations

import re
import secrets
import threading
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2b

from django.db import transaction
from django.db.models import F, Max, Min, Sum

from posts.models import LONGEST_LOGGED, LoggedQuery
from posts.search.query import parse
from posts.search.query.parsing import cleaned
from posts.search.tokens import as_one_line

#: A query is told to others once it was asked so often: one person's own words stay unseen.
FEWEST = 3
#: Days that count for what is popular, and for what was asked lately.
POPULAR_DAYS, RECENT_DAYS = 30, 7

#: Addresses of mail and long numbers (telephones, cards) are never counted.
_PERSONAL = re.compile(r"@|(?:\d[ -]?){7}")
#: Words without a sign of the language of queries; most are, and to parse the others takes longer.
_LETTERS = re.compile("(?!.*OR)[\\w ]+", re.IGNORECASE)
#: Popular queries that are looked at; the latest of them are told as recent.
_MOST_TOLD = 50
#: Who asked what, in memory: some 5 MB.
_MOST_MARKS = 50_000
#: Different queries in memory; more come only from machines, and are not counted.
_MOST_WAITING = 1_000


@dataclass
class _Count:
    spelling: str
    times: int
    hits: int


@dataclass(frozen=True)
class _Told:
    spelling: str
    last: date


class _Marks:
    """Who asked what on one day, as numbers; those of the day before are forgotten."""

    def __init__(self) -> None:
        self._day: date | None = None
        self._marks: set[bytes] = set()

    def of(self, day: date) -> set[bytes]:
        """Those of this day, as far as they are remembered."""
        if day != self._day or len(self._marks) >= _MOST_MARKS:
            self._day, self._marks = day, set()
        return self._marks


#: Another one in each process, which no other can guess.
_SECRET = secrets.token_bytes(32)
_marks = _Marks()
_waiting: dict[tuple[date, str], _Count] = {}
_lock = threading.Lock()


def log_query(text: str, hits: int, day: date, asker: str) -> bool:
    """Count a query that found so many articles; say whether it is one that is counted.

    It is only remembered here; ``store_logged_queries`` stores it. What a process that dies has not
    stored is lost, which harms no count that matters. ``asker`` is any text that tells one reader
    from another: who asks the same again on a day is not counted again.
    """
    query = as_one_line(text)
    if not query or max(len(query), len(text)) > LONGEST_LOGGED or _PERSONAL.search(query):
        return False
    with _lock:
        if (day, query) not in _waiting and len(_waiting) >= _MOST_WAITING:
            return False
        if _has_asked(asker, query, day):
            return False
        count = _waiting.setdefault((day, query), _Count(text, 0, hits))
        count.spelling, count.hits = text, hits
        count.times += 1
    return True


def _has_asked(asker: str, query: str, day: date) -> bool:
    """Whether this reader has asked this on this day, as far as this process knows; from now, yes.

    What is remembered is a number that leads back to nobody, until the next day.
    """
    mark = blake2b(f"{day}\0{query}\0{asker}".encode(), key=_SECRET, digest_size=8).digest()
    if mark in _marks.of(day):
        return True
    _marks.of(day).add(mark)
    return False


def store_logged_queries() -> int:
    """Store what was gathered; return how many different queries that were."""
    with _lock:
        gathered = dict(_waiting)
        _waiting.clear()
    with transaction.atomic():
        LoggedQuery.objects.bulk_create(
            (
                LoggedQuery(day=day, query=query, spelling=one.spelling, times=0, hits=one.hits)
                for (day, query), one in sorted(gathered.items())
            ),
            ignore_conflicts=True,
        )
        for (day, query), one in sorted(gathered.items()):
            LoggedQuery.objects.filter(day=day, query=query).update(
                times=F("times") + one.times, spelling=one.spelling, hits=one.hits
            )
    return len(gathered)


def popular_and_recent(today: date, most: int) -> tuple[list[str], list[str]]:
    """The queries that were asked most, and others of the last days, the latest first; one query.

    Each found something, and is told in one of its spellings; there are ``most`` of either.
    """
    told = _told(today - timedelta(days=POPULAR_DAYS))
    since = today - timedelta(days=RECENT_DAYS)
    others = sorted((one for one in told[most:] if one.last > since), key=_last, reverse=True)
    return [one.spelling for one in told[:most]], [one.spelling for one in others[:most]]


def _last(told: _Told) -> date:
    return told.last


def popular_queries_beginning_with(text: str, today: date, most: int) -> list[str]:
    """The popular queries that begin so, however it is written."""
    since = today - timedelta(days=POPULAR_DAYS)
    return [query.spelling for query in _told(since, as_one_line(text))[:most]]


def _told(since: date, beginning: str = "") -> list[_Told]:
    """The queries of which others may be told, those that were asked most first."""
    counted = LoggedQuery.objects.filter(day__gt=since, query__startswith=beginning).order_by()
    summed = counted.values("query").annotate(
        asked=Sum("times"), last=Max("day"), shown=Max("spelling"), fewest=Min("hits")
    )
    rows = summed.filter(asked__gte=FEWEST, fewest__gt=0).order_by("-asked", "query")
    columns = rows.values_list("shown", "last")[:_MOST_TOLD]
    return [_Told(shown, last) for shown, last in columns if _is_plain(shown)]


def _is_plain(shown: str) -> bool:
    """Whether these are words only; an older version counted filters, and signs nobody sees."""
    surely = _LETTERS.fullmatch(shown) is not None
    return surely or parse(cleaned(shown, LONGEST_LOGGED)).plain_words == shown
