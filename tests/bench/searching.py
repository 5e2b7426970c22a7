"""The measurements of `tests.bench.search` on one database, in a process that runs Django."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar
from unittest.mock import patch

import django
from django.core.management import call_command
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import resolve, reverse
from django.utils import timezone

django.setup()

from cms.garbage_collection import exempt_loaded_objects  # noqa: E402
from posts.jobs.search_jobs import count_now  # noqa: E402
from posts.models import Post, Word  # noqa: E402
from posts.search.index import rebuild, reindex  # noqa: E402
from posts.search.site_search import ask  # noqa: E402
from tests.bench.articles import articles  # noqa: E402
from tests.bench.filling import fill  # noqa: E402
from tests.bench.hostile import HOSTILE  # noqa: E402
from tests.posts.search.terms import TERMS  # noqa: E402

#: Queries that are measured, and others that are asked before, as a site has been asked.
_KNOWN, _WARMING = 150, 400
_SAVED = 30
#: Words of the most articles that are measured.
_COMMONEST = 20
#: A rebuild of more posts than these is not waited for.
_MOST_REBUILT = 5_000

Asked = TypeVar("Asked", int, str)

_WORD = re.compile("[A-Za-z]{2,}|[ァ-ヺー]{2,}|[一-龥]{2,6}")


def measure(posts: int, characters: int) -> None:
    """Fill the database if it is empty, then print what saving, rebuilding and searching take."""
    call_command("migrate", verbosity=0)
    if not Post.objects.exists():
        _tell("filled", f"{fill(posts, characters):.1f} s")
    # As the server does when it starts.
    exempt_loaded_objects()
    _measure_writing(posts)
    # Once a day the server does it in the background; here it would be in the middle of a figure.
    count_now(timezone.now(), lambda done, of: None)
    for text in _known_items(posts, characters, Random(99), _WARMING):
        _view(text)
    queries = {
        "known items": _known_items(posts, characters, Random(20), _KNOWN),
        "own terms": [term.query for term in TERMS],
        "in most articles": list(Word.objects.values_list("spelling", flat=True)[:_COMMONEST]),
        "hostile": list(HOSTILE),
    }
    for name, asked in queries.items():
        _tell(f"{name}, view", _spread(asked, _view))
        _tell(f"{name}, ask()", _spread(asked, lambda text: ask(text, at=timezone.now())))


def _measure_writing(posts: int) -> None:
    keys = range(1, posts, max(1, posts // _SAVED))
    for key in keys:
        # What a writer changes is a word or two; what stands there already would change nothing.
        body = Post.objects.values_list("body_html", flat=True).get(pk=key)
        sentence = f"<p>{time.time_ns()}、改めて確かめた。</p>"
        Post.objects.filter(pk=key).update(body_html=body + sentence)
    saved = sorted(_milliseconds(lambda key: reindex([key]), key) for key in keys)
    median = saved[len(saved) // 2]
    _tell("index on save", f"p50 {median:6.1f}  p95 {_p95(saved):6.1f}  max {saved[-1]:6.1f} ms")
    if posts <= _MOST_REBUILT:
        started = time.monotonic()
        rebuild(lambda done, of: None, workers=os.cpu_count() or 1)
        _tell("rebuild", f"{time.monotonic() - started:.1f} s")


def _known_items(posts: int, characters: int, chance: Random, most: int) -> list[str]:
    """Two or three words from each of some titles."""
    queries = []
    for number in chance.sample(range(1, posts + 1), most):
        (article,) = articles(range(number, number + 1), characters)
        words = list(dict.fromkeys(_WORD.findall(article.title)))
        queries.append(" ".join(words[: chance.choice((2, 3))]))
    return queries


def _view(text: str) -> None:
    """Answer as the page does, all but its template."""
    request = RequestFactory().get(reverse("search"), {"q": text.encode("utf-8", "ignore")})
    with patch(
        "posts.public.search.search_page.render_page",
        return_value=HttpResponse(headers={"ETag": 'W/""'}),
    ):
        resolve(reverse("search")).func(request)


def _spread(asked: Sequence[Asked], action: Callable[[Asked], object], rounds: int = 3) -> str:
    """Do it to each, the quickest of so many rounds counting: other processes make it slower.

    What it took for the first time is told too: then, less of what it reads was in memory.
    """
    first = sorted(_milliseconds(action, one) for one in asked)
    taken = sorted((min(_milliseconds(action, one) for _ in range(rounds)), one) for one in asked)
    times = [milliseconds for milliseconds, _ in taken]
    slowest = ", ".join(f"{one!r:.24}" for _, one in taken[:-4:-1])
    return (
        f"p50 {times[len(times) // 2]:6.1f}  p95 {_p95(times):6.1f}  max {times[-1]:6.1f} ms"
        f"  (the first time p95 {_p95(first):.1f}; {slowest})"
    )


def _p95(times: Sequence[float]) -> float:
    return times[int(len(times) * 0.95)]


def _milliseconds(action: Callable[[Asked], object], one: Asked) -> float:
    started = time.perf_counter()
    action(one)
    return (time.perf_counter() - started) * 1000


def _tell(what: str, figures: str) -> None:
    print(f"  {what:<22} {figures}", flush=True)  # noqa: T201


if __name__ == "__main__":
    measure(int(sys.argv[1]), int(sys.argv[2]))
