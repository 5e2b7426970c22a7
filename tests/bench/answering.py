"""The answers of `tests.bench.parity` by one engine, in a process that runs Django."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from random import Random

import django
from django.core.management import call_command

django.setup()

from posts.models import Post  # noqa: E402
from posts.search import outbox  # noqa: E402
from posts.search.backends import is_outside  # noqa: E402
from posts.search.search_requests import Order  # noqa: E402
from posts.search.site_search import ask  # noqa: E402
from posts.search.tokens.words import words_of  # noqa: E402
from tests.bench.hostile import HOSTILE  # noqa: E402
from tests.posts.search.terms import TERMS  # noqa: E402

#: Queries that are made of the titles of the archive.
_FROM_TITLES = 600
_NOW = datetime(2027, 1, 1, tzinfo=UTC)
_FORMS = ("{}", "{} {}", "{} {} {}", "{} -{}", "{} OR {}", '"{}{}"', "{} after:2025-06-01")


def main() -> None:
    """Import the archive that is named, answer every query, and print the answers as JSON."""
    call_command("migrate", verbosity=0)
    try:
        call_command("import_posts", sys.argv[1], stdout=sys.stderr)
    except SystemExit as ended:
        # 1 says that some file was refused, which is nothing to the searches.
        if ended.code not in (0, 1):
            raise
    if is_outside():
        outbox.refill()
        logging.getLogger(ask.__module__).addFilter(_refuse)
    paths = dict(Post.objects.values_list("pk", "path"))
    answers = {}
    for query in dict.fromkeys(_queries()):
        for order in Order:
            keys = ask(query, at=_NOW, order=order).hits.keys
            answers[f"{query} ({order.value})"] = [paths[key] for key in keys]
    json.dump(answers, sys.stdout)


def _refuse(record: logging.LogRecord) -> bool:
    """Stop where the database would answer in an engine's place: that would compare nothing."""
    raise RuntimeError(record.getMessage())


def _queries() -> Iterator[str]:
    titles = Post.objects.order_by("path").values_list("title", flat=True)
    words = sorted({word for title in titles for word in words_of(title)})
    yield from (term.query for term in TERMS)
    yield from (query for query in HOSTILE if query.isprintable())
    yield from islice(_made_of(words, Random(7)), _FROM_TITLES)


def _made_of(words: list[str], chance: Random) -> Iterator[str]:
    while True:
        form = chance.choice(_FORMS)
        yield form.format(*chance.choices(words, k=form.count("{}")))


if __name__ == "__main__":
    main()
