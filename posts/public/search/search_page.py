"""The page of the search: the field, the results, and what helps where nothing was found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, partial
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator

from posts.jobs.search_jobs import deliver_when_waiting, log_query_soon
from posts.public.breadcrumbs import breadcrumbs_over
from posts.public.masthead import masthead_of
from posts.public.responses import PageHead, for_readers, render_page
from posts.public.search.facets import (
    Commonest,
    Facet,
    Named,
    chosen_label,
    commonest_in,
    facets_of,
    names_of,
)
from posts.public.search.results import Result, read_found_posts, results_of
from posts.public.search.zero_results import OtherWording, help_without_results, other_wordings
from posts.search.query import chosen_filters, written_anew
from posts.search.query.parsed import LONGEST_QUERY
from posts.search.query.parsing import cleaned
from posts.search.search_requests import Order
from posts.search.site_search import SearchAnswer, ask

#: Results on a page.
_SIZE = 10
#: Hits under which other wordings are tried.
_FEW = 3

#: Filters that are shown to be taken off; nobody types so many.
_MOST_CHOSEN = 16

#: Letters of a query that are repeated to its reader.
_LONGEST_SAID = 60

_ORDERS = {"": Order.RELEVANCE, "date": Order.DATE}


@dataclass(frozen=True)
class FilterLink:
    """A link that adds one filter to the query."""

    label: str
    count: int
    url: str


@dataclass(frozen=True)
class SearchPage:
    """Page ``number`` of the results of ``text``, as the template shows it.

    ``total`` is how many posts were found, or so many and more where ``has_more``;
    ``within_words`` is how many have a term only as a piece of other words; with ``within`` they
    are among the results. ``chosen`` are the filters of the query, each with the address without
    it. ``asks_words`` says whether there is more than these, ``asks_nothing`` that nothing that was
    typed could be searched for.
    """

    text: str
    order: str
    number: int
    pages: int
    total: int
    has_more: bool
    within_words: int
    within: bool
    notices: tuple[str, ...]
    results: tuple[Result, ...] = ()
    facets: tuple[tuple[str, tuple[FilterLink, ...]], ...] = ()
    chosen: tuple[OtherWording, ...] = ()
    meant: tuple[OtherWording, ...] = ()
    asks_words: bool = False
    asks_nothing: bool = False

    @property
    def said(self) -> str:
        """What was typed, as far as it has room on the page."""
        return Truncator(self.text).chars(_LONGEST_SAID)

    @property
    def previous_url(self) -> str:
        """The address of the page before this one; "" on the first."""
        return self._at(self.number - 1) if self.number > 1 else ""

    @property
    def next_url(self) -> str:
        """The address of the page behind this one; "" on the last."""
        return self._at(self.number + 1) if self.number < self.pages else ""

    @property
    def within_words_url(self) -> str:
        """The same search, with what has a term only as a piece of other words."""
        return _address(self.text, self.order, within=True)

    @property
    def by_relevance_url(self) -> str:
        """The same search, the best first."""
        return _address(self.text, "", within=self.within)

    @property
    def by_date_url(self) -> str:
        """The same search, the newest first."""
        return _address(self.text, "date", within=self.within)

    def _at(self, number: int) -> str:
        return _address(self.text, self.order, number, within=self.within)


@for_readers
def search(request: HttpRequest) -> HttpResponse:
    """Answer a search. Nothing typed is an error; a page beyond the last is not found."""
    now = timezone.now()
    text = _typed(request)
    order = request.GET.get("order", "")
    if order not in _ORDERS:
        order = ""
    masthead = masthead_of(request)
    answer = ask(
        text,
        at=now,
        order=_ORDERS[order],
        freshness=masthead.publication.search_freshness,
        edition=masthead.edition,
        within_words=_asks_within(request),
    )
    page = _page(request, text, order, answer, now)
    if page.number == 1:
        _count(request, answer, page.total, timezone.localdate(now))
    deliver_when_waiting()
    heading = f"「{page.said}」の検索結果" if text else "記事の検索"
    head = PageHead(title=heading, address=reverse("search"), noindex=True)
    context = {
        "search": page,
        "heading": heading,
        "breadcrumbs": breadcrumbs_over(("検索", "")),
        **({} if page.total else help_without_results(request, now, _address)),
    }
    return render_page(request, "posts/search.html", head, context)


def _count(request: HttpRequest, answer: SearchAnswer, hits: int, day: date) -> None:
    """Count what a reader searched for: plain words, because others are told of them.

    Whoever is signed in is of the newsroom, whose own searches would stand in its reports.
    """
    words = answer.query.plain_words
    if words and request.method == "GET" and settings.SESSION_COOKIE_NAME not in request.COOKIES:
        # nginx puts the reader's address behind what the reader's own programs say.
        asker = request.headers.get("X-Forwarded-For", "") or request.META.get("REMOTE_ADDR", "")
        log_query_soon(words, hits, day, asker.rpartition(",")[2].strip())


def _typed(request: HttpRequest) -> str:
    """The query as typed, one character longer than is looked at, so that the page can say so."""
    return cleaned(request.GET.get("q", ""), LONGEST_QUERY + 1)


def _asks_within(request: HttpRequest) -> bool:
    """Whether pieces of other words are asked for too: 京都 in 東京都."""
    return request.GET.get("within") == "1"


def _page(
    request: HttpRequest, text: str, order: str, answer: SearchAnswer, now: datetime
) -> SearchPage:
    keys = answer.hits.keys
    pages = max(1, -(-len(keys) // _SIZE))
    number = _number(request.GET.get("page", "1"), pages)
    shown = keys[(number - 1) * _SIZE : number * _SIZE]
    few = number == 1 and len(keys) < _FEW
    terms = answer.query.terms
    found, commonest = read_found_posts(shown, terms), commonest_in(answer.hits)
    link = partial(_address, order=order, within=_asks_within(request))
    base = written_anew(text)
    names = names_of(_together(found.named, commonest))
    return SearchPage(
        text=text,
        order=order,
        number=number,
        pages=pages,
        total=len(keys),
        has_more=answer.hits.has_more,
        within_words=answer.hits.within_words,
        within=_asks_within(request),
        notices=tuple(str(notice) for notice in answer.query.notices),
        results=tuple(results_of(shown, found, names, terms, answer.pinned)),
        facets=tuple(
            _linked(facet, base, link) for facet in facets_of(answer.hits, commonest, names)
        ),
        chosen=tuple(
            OtherWording(chosen_label(one), link(one.rest))
            for one in chosen_filters(text)[:_MOST_CHOSEN]
        ),
        meant=tuple(
            OtherWording(one, link(one)) for one in (other_wordings(text, keys, now) if few else ())
        ),
        asks_words=bool(answer.query.groups),
        asks_nothing=answer.query.is_empty,
    )


def _together(named: Mapping[Named, list[int]], commonest: Commonest) -> dict[Named, list[int]]:
    """The keys of all that a page names, by kind."""
    return {
        model: [*named.get(model, ()), *(key for key, _ in counted)]
        for model, counted in commonest.items()
    }


def _number(asked: str, pages: int) -> int:
    if not (asked.isascii() and asked.isdigit() and len(asked) < 10):
        raise Http404("the number of a page is not a number")
    if not 1 <= int(asked) <= pages:
        raise Http404(f"the search has {pages} pages")
    return int(asked)


def _linked(
    facet: Facet, text: str, link: Callable[[str], str]
) -> tuple[str, tuple[FilterLink, ...]]:
    return facet.heading, tuple(
        FilterLink(value.label, value.count, link(f"{text} {value.words}".strip()))
        for value in facet.values
    )


def _address(text: str, order: str = "", number: int = 1, *, within: bool = False) -> str:
    asked = {
        "q": text,
        "order": order,
        "within": "1" if within else "",
        "page": str(number) if number > 1 else "",
    }
    said = {name: value for name, value in asked.items() if value}
    return f"{_place()}?{urlencode(said)}"


@cache
def _place() -> str:
    """The address of the search, of which a page of results has some thirty."""
    return reverse("search")
