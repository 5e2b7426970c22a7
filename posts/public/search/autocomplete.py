"""Suggestions while a reader types, and the OpenSearch description by which browsers ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from urllib.parse import urlencode
from xml.sax.saxutils import escape, quoteattr

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control

from posts.models import LONGEST_LOGGED, Post, Status, Word
from posts.public.masthead import masthead_of
from posts.public.responses import for_readers
from posts.search.query.parsing import cleaned
from posts.search.query.readings import readings_typed
from posts.search.site_search import ask
from posts.search.suggest.query_log import popular_queries_beginning_with
from posts.search.tokens import fold
from posts.tags.models import Tag

SUGGESTIONS_TYPE = "application/x-suggestions+json"
#: Wordings and articles that are offered; more would hide the page behind them.
_WORDINGS, _ARTICLES = 6, 3
#: Seconds for which a browser may keep an answer: readers delete and type again.
_KEPT = 300


@dataclass(frozen=True)
class SearchSuggestion:
    """One way to go on: its words, what kind of offer it is, and the address it leads to."""

    text: str
    kind: str
    url: str


@for_readers
def suggest(request: HttpRequest) -> JsonResponse:
    """Offer wordings and articles for what is typed so far; nothing typed is an error."""
    typed = request.GET.get("q", "")[:LONGEST_LOGGED]
    text = cleaned(typed, LONGEST_LOGGED)
    offers = list(_offers(request, text, timezone.now())) if text else []
    response = JsonResponse(
        [
            typed,
            [offer.text for offer in offers],
            [offer.kind for offer in offers],
            [offer.url for offer in offers],
        ],
        safe=False,
        content_type=SUGGESTIONS_TYPE,
        json_dumps_params={"ensure_ascii": False, "separators": (",", ":")},
    )
    patch_cache_control(response, public=True, max_age=_KEPT)
    return response


def _offers(request: HttpRequest, text: str, now: datetime) -> Iterator[SearchSuggestion]:
    for wording in _wordings(text, now):
        yield SearchSuggestion(wording, "検索", f"{reverse('search')}?{urlencode({'q': wording})}")
    masthead = masthead_of(request)
    freshness = masthead.publication.search_freshness
    answer = ask(text, at=now, freshness=freshness, edition=masthead.edition)
    keys = answer.hits.keys[:_ARTICLES]
    found = Post.articles.public(now).filter(pk__in=keys).only("title", "path")
    articles = {post.pk: post for post in found}
    for key in keys:
        if key in articles:
            yield SearchSuggestion(articles[key].title, "記事", articles[key].get_absolute_url())


def _wordings(text: str, now: datetime) -> list[str]:
    """Popular queries that begin so; then the last word completed by tags and words."""
    before, _, last = text.rpartition(" ")
    start = f"{before} " if before else ""
    candidates = [
        *popular_queries_beginning_with(text, timezone.localdate(now), _WORDINGS),
        *(start + word for word in (*_tags(last), *_words(last), *_read(last))),
    ]
    return _distinct(candidates, text)[:_WORDINGS]


def _tags(beginning: str) -> Iterable[str]:
    """The tags of published articles that begin so, the most used first."""
    starts = Q(name__istartswith=beginning) | Q(name__istartswith=fold(beginning))
    published = Count("taggings", filter=Q(taggings__content_object__status=Status.PUBLISHED))
    used = Tag.objects.filter(starts).annotate(uses=published).filter(uses__gt=0)
    return used.order_by("-uses", "name").values_list("name", flat=True)[:_WORDINGS]


def _read(beginning: str) -> Iterable[str]:
    """Words that are read so, typed in kana or roman letters, and the tags that begin with them."""
    begins = [Q(reading__startswith=reading) for reading in readings_typed(beginning)]
    if not begins:
        return ()
    begun = Word.objects.filter(reduce(or_, begins)).order_by("-posts", "spelling")
    words = list(begun.values_list("spelling", flat=True)[:_WORDINGS])
    return (wording for word in words for wording in (word, *_tags(word)))


def _words(beginning: str) -> Iterable[str]:
    begun = Word.objects.filter(folded__startswith=fold(beginning))
    return begun.order_by("-posts", "spelling").values_list("spelling", flat=True)[:_WORDINGS]


def _distinct(wordings: Iterable[str], typed: str) -> list[str]:
    """Each wording once, however it is written, without what is typed already."""
    once: dict[str, str] = {}
    for wording in wordings:
        once.setdefault(fold(wording), wording)
    once.pop(fold(typed), None)
    return list(once.values())


DESCRIPTION_TYPE = "application/opensearchdescription+xml"
_LONGEST_NAME = 16


@for_readers
def description(request: HttpRequest) -> HttpResponse:
    """Say where the search is and what it is called."""
    publication = masthead_of(request).publication
    address = publication.absolute(reverse("search")) + "?q={searchTerms}"
    suggestions = publication.absolute(reverse("search_suggestions")) + "?q={searchTerms}"
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{escape(publication.title[:_LONGEST_NAME])}</ShortName>\n"
        f"<Description>{escape(publication.title)}の記事を検索します</Description>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n<Language>ja</Language>\n"
        f'<Url type="text/html" template={quoteattr(address)}/>\n'
        f'<Url type="{SUGGESTIONS_TYPE}" rel="suggestions" template={quoteattr(suggestions)}/>\n'
        "</OpenSearchDescription>\n"
    )
    return HttpResponse(text, content_type=f"{DESCRIPTION_TYPE}; charset=utf-8")
