"""The comparison of `tests.bench.scanning` on one database, in a process that runs Django."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from itertools import islice
from random import Random
from typing import Any

import django
from django.core.management import call_command

django.setup()

from django.utils import timezone  # noqa: E402

from posts.models import Byline, Post, Tagging  # noqa: E402
from posts.rendering.own_text import foot_part, own_part, own_text_first  # noqa: E402
from posts.search.index import search  # noqa: E402
from posts.search.query import ParsedQuery, has  # noqa: E402
from posts.search.query.matching import has_aligned, may_be_cut  # noqa: E402
from posts.search.search_requests import MOST_HITS, Order, SearchRequest  # noqa: E402
from posts.search.site_search import understood  # noqa: E402
from posts.search.tokens import fold  # noqa: E402
from posts.search.tokens.words import words_of  # noqa: E402
from tests.bench.filling import fill  # noqa: E402

_QUERIES = 400
_NOW = datetime(2027, 1, 1, tzinfo=UTC)
_TEXTS = (
    *("{}", "{}", "{}", "{} {}", "{} {}", "{} {} {}", '"{}{}"', '"{}"', "{} OR {}"),
    *("{} -{}", "{} -{} -{}", "-{}"),
)
_FILTERS = (
    *("tag", "category", "author", "after", "before", "-tag", "-category", "-author"),
    *((),) * 3,
)


@dataclass(frozen=True)
class Scanned:
    """An article as the scan reads it: its fields, folded, and what it is filed under."""

    key: int
    published_at: datetime
    fields: tuple[str, ...]
    category: tuple[int, str] | None
    tags: tuple[tuple[int, str], ...]
    authors: tuple[tuple[int, str], ...]


@dataclass
class Told:
    """What was asked, and what was answered in another way than the scan does."""

    asked: int = 0
    found: int = 0
    faults: list[str] = field(default_factory=list)


def main() -> int:
    """Fill the database if it is empty, compare, and tell; 1 where anything differs."""
    call_command("migrate", verbosity=0)
    if not Post.objects.exists():
        _fill(sys.argv[1:])
    articles = list(_articles())
    told = Told()
    for text in _queries(articles, Random(15)):
        _compare(text, articles, told)
    print(  # noqa: T201
        f"  {len(articles):,} articles, {told.asked} queries ({told.found} with hits),"
        f" {len(told.faults)} answered otherwise than by the scan {told.faults[:5]}"
    )
    return 1 if told.faults else 0


def _fill(asked: list[str]) -> None:
    if asked[0].isdigit():
        fill(int(asked[0]), int(asked[1]))
        return
    try:
        call_command("import_posts", asked[0], stdout=sys.stderr)
    except SystemExit as ended:
        # 1 says that some file was refused, which is nothing to the searches.
        if ended.code not in (0, 1):
            raise


def _articles() -> Iterator[Scanned]:
    tags: dict[int, list[tuple[int, str]]] = {}
    for key, tag, name in Tagging.objects.values_list("content_object", "tag", "tag__name"):
        tags.setdefault(key, []).append((tag, name))
    authors: dict[int, list[tuple[int, str]]] = {}
    for key, author, name in Byline.objects.values_list("post", "author", "author__name"):
        authors.setdefault(key, []).append((author, name))
    public = Post.articles.public(_NOW).select_related("category").order_by("-published_at", "-pk")
    for post in public.iterator(chunk_size=500):
        if post.published_at is None:
            continue
        filed = (post.category.pk, post.category.name) if post.category else None
        named = [name for _, name in tags.get(post.pk, ())] + ([filed[1]] if filed else [])
        body = own_text_first(post.body_html)
        head = (post.title, *named, f"{post.excerpt}\n{post.description}")
        yield Scanned(
            key=post.pk,
            published_at=post.published_at,
            fields=tuple(map(fold, (*head, foot_part(body), own_part(body)))),
            category=filed,
            tags=tuple(tags.get(post.pk, ())),
            authors=tuple(authors.get(post.pk, ())),
        )


def _queries(articles: list[Scanned], chance: Random) -> Iterator[str]:
    """Queries of every form, of words that stand in titles, bodies or both, with every filter."""
    some = chance.sample(articles, min(300, len(articles)))
    titles = Post.objects.filter(pk__in=[one.key for one in some]).order_by("pk")
    words = sorted(
        {word for title in titles.values_list("title", flat=True) for word in words_of(title)}
    )
    words += sorted(
        {word for one in some[:40] for word in islice(sorted(words_of(one.fields[-1])), 30)}
    )
    pairs = [(one, other) for one in _FILTERS for other in _FILTERS if not one or one != other]
    for number in range(_QUERIES):
        form = chance.choice(_TEXTS)
        text = form.format(*chance.choices(words, k=form.count("{}")))
        filters = [
            _filter(kind, chance.choice(articles)) for kind in pairs[number % len(pairs)] if kind
        ]
        yield " ".join((text, *filters))


def _filter(kind: str, article: Scanned) -> str:
    named = {"tag": article.tags, "author": article.authors}
    names = named.get(kind.lstrip("-"), (article.category,) if article.category else ())
    if kind in ("after", "before"):
        return f"{kind}:{timezone.localdate(article.published_at)}"
    return f'{kind}:"{names[0][1]}"' if names else ""


def _compare(text: str, articles: list[Scanned], told: Told) -> None:
    query = understood(text)
    scanned = [one for one in articles if _answers(one, query)]
    standing = [one for one in scanned if _stands(one, query)]
    request = SearchRequest(query, _NOW, freshness=30)
    by_worth = search(request)
    by_date = search(replace(request, order=Order.DATE))
    most = MOST_HITS
    told.asked += 1
    told.found += bool(standing)
    same = (
        (by_worth.has_more and by_date.has_more)
        if len(scanned) > most
        else set(by_worth.keys) == {one.key for one in standing}
        and len(by_worth.keys) == len(standing)
        and list(by_date.keys) == [one.key for one in standing]
        and by_worth.within_words == len(scanned) - len(standing)
        and _facets(by_worth.facets) == _facets_of(standing)
    )
    if not same:
        told.faults.append(f"{text}: {len(by_worth.keys)}, scanned {len(standing)}")


def _answers(article: Scanned, query: ParsedQuery) -> bool:
    filters = query.filters
    day = timezone.localdate(article.published_at)
    return (
        (filters.after or date.min) <= day <= (filters.before or date.max)
        and _is_filed(article, query)
        and all(any(_holds(article, term) for term in group) for group in query.groups)
        and not any(_holds(article, term) for term in query.excluded)
    )


def _is_filed(article: Scanned, query: ParsedQuery) -> bool:
    tags = {fold(name).strip() for _, name in article.tags}
    authors = {fold(name).strip() for _, name in article.authors}
    category = {fold(article.category[1]).strip()} if article.category else set()
    wanted, unwanted = query.filters, query.filters
    return (
        tags >= set(wanted.tags)
        and authors >= set(wanted.authors)
        and category >= set(wanted.categories)
        and tags.isdisjoint(unwanted.without_tags)
        and authors.isdisjoint(unwanted.without_authors)
        and category.isdisjoint(unwanted.without_categories)
    )


def _holds(article: Scanned, term: Any) -> bool:
    return any(has(text, one) for one in term.alternatives for text in article.fields)


def _stands(article: Scanned, query: ParsedQuery) -> bool:
    """Whether each term that hides in other words stands as a word of its own, too."""
    for group in query.groups:
        spellings = [one for term in group for one in term.alternatives]
        if any(term.is_phrase for term in group) or not any(map(may_be_cut, spellings)):
            continue
        if not any(
            has_aligned(text, one) if may_be_cut(one) else has(text, one)
            for one in spellings
            for text in article.fields
        ):
            return False
    return True


def _facets(facets: Any) -> list[dict[int, int]]:
    kinds = (facets.categories, facets.tags, facets.authors, facets.years)
    return [dict(kind) for kind in kinds]


def _facets_of(articles: list[Scanned]) -> list[dict[int, int]]:
    return [
        dict(Counter(one.category[0] for one in articles if one.category)),
        dict(Counter(key for one in articles for key, _ in one.tags)),
        dict(Counter(key for one in articles for key, _ in one.authors)),
        dict(Counter(timezone.localdate(one.published_at).year for one in articles)),
    ]


if __name__ == "__main__":
    sys.exit(main())
