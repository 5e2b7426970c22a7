"""Looking through earlier versions for what no article says any more: newest first, and bounded."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_GET

from posts.admin.custom_pages import desk_page
from posts.admin.typed_bases import PostModelAdmin
from posts.models import Post, Revision, content_field
from posts.search.query import Filters, ParsedQuery, has
from posts.search.query.parsing import cleaned
from posts.search.site_search import ask_desk, understood
from posts.search.snippets import Snippet, snippet
from posts.search.tokens import fold

#: Versions that one search reads, and seconds after which it stops wherever it is. To fold and to
#: look through a version of 14,000 letters takes about a millisecond.
MOST_SCANNED = 2000
SECONDS = 1.5
#: Letters of a query that are looked for; nobody types more.
LONGEST_QUERY = 200
#: Articles that are told; more would not be read.
MOST_FOUND = 30

_AT_ONCE = 50


@dataclass(frozen=True)
class EarlierHit:
    """A version that answers the query, of an article that answers no more."""

    revision: Revision
    passage: Snippet


@dataclass(frozen=True)
class EarlierHits:
    """What was found, in how many versions it was looked for, and whether that was all of them.

    ``without_filters`` says that the query had filters, which no version knows of.
    """

    hits: tuple[EarlierHit, ...]
    scanned: int
    is_whole: bool
    without_filters: bool


def earlier_versions(
    text: str, at: datetime, clock: Callable[[], float] = time.monotonic
) -> EarlierHits:
    """The newest earlier version with the words, of each article whose text has them no more.

    Reads at most MOST_SCANNED versions, for at most SECONDS by ``clock``; ends at MOST_FOUND
    articles.
    """
    query = understood(text)
    without_filters = query.filters != Filters()
    if not query.groups:
        return EarlierHits((), 0, True, without_filters)
    end = clock() + SECONDS
    hits: list[EarlierHit] = []
    passed: set[int] = set()
    scanned, is_whole = 0, True
    for batch in _batches(superseded()):
        if clock() >= end or scanned >= MOST_SCANNED or len(hits) >= MOST_FOUND:
            is_whole = False
            break
        scanned += len(batch)
        found = _first_of_each(batch, query, passed)
        current = _still_found(text, at, [hit.revision.post_id for hit in found])
        hits += [hit for hit in found if hit.revision.post_id not in current]
        passed |= {hit.revision.post_id for hit in found}
    return EarlierHits(tuple(hits[:MOST_FOUND]), scanned, is_whole, without_filters)


def superseded() -> QuerySet[Revision]:
    """The versions that others came after, the newest first; most imported articles have none."""
    later = Revision.objects.filter(post=OuterRef("post"), number__gt=OuterRef("number"))
    return Revision.objects.filter(Exists(later)).select_related("by").order_by("-pk")


def passage_in(revision: Revision, query: ParsedQuery) -> Snippet:
    """The passage of a version that answers the query, hits marked."""
    text = _text_of(revision)
    return snippet(text, fold(text), query.terms)


def _batches(revisions: QuerySet[Revision]) -> Iterator[list[Revision]]:
    last = None
    while True:
        batch = list((revisions.filter(pk__lt=last) if last else revisions)[:_AT_ONCE])
        if not batch:
            return
        yield batch
        last = batch[-1].pk


def _first_of_each(batch: list[Revision], query: ParsedQuery, passed: set[int]) -> list[EarlierHit]:
    found: dict[int, EarlierHit] = {}
    for revision in batch:
        key = revision.post_id
        if key not in passed and key not in found and _answers(fold(_text_of(revision)), query):
            found[key] = EarlierHit(revision, passage_in(revision, query))
    return list(found.values())


def _answers(folded_text: str, query: ParsedQuery) -> bool:
    wanted = all(
        any(has(folded_text, spelling) for term in group for spelling in term.alternatives)
        for group in query.groups
    )
    return wanted and not any(
        has(folded_text, spelling) for term in query.excluded for spelling in term.alternatives
    )


def _still_found(text: str, at: datetime, keys: list[int]) -> set[int]:
    """Which of these articles the search finds as they are now."""
    if not keys:
        return set()
    return set(ask_desk(text, at=at, among=Post.articles.filter(pk__in=keys)).hits.keys)


def _text_of(revision: Revision) -> str:
    """What is searched of a version, as it is stored: its body with all marks of its format."""
    content = revision.content
    tags = content_field("tags").shown(content["tags"])
    return "\n".join((revision.title, str(content["excerpt"]), *tags, str(content["body"])))


class PostRevisionSearch(PostModelAdmin):
    """``revisions/?q=`` under the posts' address."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_GET(self.revisions_view))
        return [path("revisions/", view, name="posts_post_revisions"), *super().get_urls()]

    def revisions_view(self, request: HttpRequest) -> HttpResponse:
        """List the articles that said it once; raises PermissionDenied as their list does."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        text = cleaned(request.GET.get("q", ""), LONGEST_QUERY)
        found = earlier_versions(text, timezone.now()) if text else EarlierHits((), 0, True, False)
        context = {
            "opts": self.opts,
            "title": "過去の版にだけある記事",
            "query": text,
            "query_string": urlencode({"q": text}),
            "found": found,
            "is_cut": len(found.hits) == MOST_FOUND,
        }
        return desk_page(request, "posts/post/revision_search.html", context)
