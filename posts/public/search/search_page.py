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
from posts.public.search.reworded import reworded_sentence, with_day
from posts.public.search.zero_results import OtherWording, help_without_results, other_wordings
from posts.search.answering import FEW, RewordedAnswer, answered
from posts.search.query import chosen_filters, written_anew
from posts.search.query.parsed import LONGEST_QUERY
from posts.search.query.parsing import cleaned
from posts.search.search_requests import Order
from posts.search.site_search import SearchAnswer, ask

#: Results on a page.
_SIZE = 10
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
    it. ``reworded`` says what was searched where the words as typed found too little, and why;
    ``of_a_day`` leads to the same in the month or year that was typed; ``is_as_typed`` asks for the
    words as typed alone. ``asks_words`` says whether there is more than filters, ``asks_nothing``
    that nothing that was typed could be searched for.
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
    is_as_typed: bool = False
    reworded: str = ""
    of_a_day: OtherWording | None = None
    meant: tuple[OtherWording, ...] = ()
    asks_words: bool = False
    asks_nothing: bool = False

    @property
    def said(self) -> str:
        """What was typed, as far as it has room on the page."""
        return _said(self.text)

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
        return _address(self.text, self.order, within=True, as_typed=self.is_as_typed)

    @property
    def as_typed_url(self) -> str:
        """The search for the words as they were typed, whatever it finds."""
        return _address(self.text, self.order, within=self.within, as_typed=True)

    @property
    def by_relevance_url(self) -> str:
        """The same search, the best first."""
        return self._in_order("")

    @property
    def by_date_url(self) -> str:
        """The same search, the newest first."""
        return self._in_order("date")

    def _at(self, number: int) -> str:
        return _address(
            self.text, self.order, number, within=self.within, as_typed=self.is_as_typed
        )

    def _in_order(self, order: str) -> str:
        return _address(self.text, order, within=self.within, as_typed=self.is_as_typed)


def _said(text: str) -> str:
    return Truncator(text).chars(_LONGEST_SAID)


@for_readers
def search(request: HttpRequest) -> HttpResponse:
    """Answer a search. Nothing typed is an error; a page beyond the last is not found."""
    now = timezone.now()
    text = _typed(request)
    order = request.GET.get("order", "")
    if order not in _ORDERS:
        order = ""
    masthead = masthead_of(request)
    asking = partial(
        ask,
        at=now,
        order=_ORDERS[order],
        freshness=masthead.publication.search_freshness,
        edition=masthead.edition,
        within_words=_is_set(request, "within"),
    )
    answer = answered(text, asking, is_ranked=not order, as_typed=_is_set(request, "as_typed"))
    page = _page(request, text, order, answer, now)
    if page.number == 1:
        _count(request, answer.as_typed, timezone.localdate(now))
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


def _count(request: HttpRequest, as_typed: SearchAnswer, day: date) -> None:
    """Count what a reader searched for: plain words, because others are told of them.

    Whoever is signed in is of the newsroom, whose own searches would stand in its reports.
    """
    words = as_typed.query.plain_words
    if words and request.method == "GET" and settings.SESSION_COOKIE_NAME not in request.COOKIES:
        # nginx puts the reader's address behind what the reader's own programs say.
        asker = request.headers.get("X-Forwarded-For", "") or request.META.get("REMOTE_ADDR", "")
        log_query_soon(words, len(as_typed.hits.keys), day, asker.rpartition(",")[2].strip())


def _typed(request: HttpRequest) -> str:
    """The query as typed, one character longer than is looked at, so that the page can say so."""
    return cleaned(request.GET.get("q", ""), LONGEST_QUERY + 1)


def _is_set(request: HttpRequest, name: str) -> bool:
    """Whether a switch is set, such as ``within``: pieces of words too, 京都 in 東京都."""
    return request.GET.get(name) == "1"


def _page(
    request: HttpRequest, text: str, order: str, told: RewordedAnswer, now: datetime
) -> SearchPage:
    answer, searched = told.answer, told.rewording.text if told.rewording else text
    keys = answer.hits.keys
    pages = max(1, -(-len(keys) // _SIZE))
    number = _number(request.GET.get("page", "1"), pages)
    shown = keys[(number - 1) * _SIZE : number * _SIZE]
    few = number == 1 and len(keys) < FEW
    terms = answer.query.terms
    found, commonest = read_found_posts(shown, terms), commonest_in(answer.hits)
    within, as_typed = _is_set(request, "within"), _is_set(request, "as_typed")
    link = partial(_address, order=order, within=within, as_typed=as_typed)
    names = names_of(_together(found.named, commonest))
    facets = facets_of(answer.hits, commonest, names)
    return SearchPage(
        text=text,
        order=order,
        number=number,
        pages=pages,
        total=len(keys),
        has_more=answer.hits.has_more,
        within_words=answer.hits.within_words,
        within=within,
        is_as_typed=as_typed,
        notices=tuple(str(notice) for notice in answer.query.notices),
        reworded=reworded_sentence(_said(text), told),
        of_a_day=_of_a_day(told, link, now),
        results=tuple(results_of(shown, found, names, terms, answer.pinned)),
        facets=tuple(_linked(facet, written_anew(searched), link) for facet in facets),
        chosen=_wordings(
            link, {chosen_label(one): one.rest for one in chosen_filters(searched)[:_MOST_CHOSEN]}
        ),
        meant=_wordings(
            link, {one: one for one in (other_wordings(text, keys, now) if few else ())}
        ),
        asks_words=bool(answer.query.groups),
        asks_nothing=answer.query.is_empty,
    )


def _wordings(link: Callable[[str], str], texts: Mapping[str, str]) -> tuple[OtherWording, ...]:
    """Links to other queries, by what they are called."""
    return tuple(OtherWording(label, link(text)) for label, text in texts.items())


def _of_a_day(
    told: RewordedAnswer, link: Callable[[str], str], now: datetime
) -> OtherWording | None:
    """The link to what was found in the month or year that was typed, if there is anything."""
    text = with_day(told)
    if told.rewording is None or not text:
        return None
    hits = len(ask(text, at=now, freshness=0).hits.keys)
    label = f"{told.rewording.day}に掲載した記事に絞り込む（{hits}件）"
    return OtherWording(label, link(text)) if hits else None


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


def _address(
    text: str, order: str = "", number: int = 1, *, within: bool = False, as_typed: bool = False
) -> str:
    asked = {
        "q": text,
        "order": order,
        "within": "1" if within else "",
        "as_typed": "1" if as_typed else "",
        "page": str(number) if number > 1 else "",
    }
    said = {name: value for name, value in asked.items() if value}
    return f"{_place()}?{urlencode(said)}"


@cache
def _place() -> str:
    """The address of the search, of which a page of results has some thirty."""
    return reverse("search")
