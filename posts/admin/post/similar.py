"""似た記事: what there already is on a story, for the desk before the story is assigned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from posts.admin.custom_pages import desk_page
from posts.admin.post.status import status_badge
from posts.admin.rights import may_see_posts
from posts.models import Post
from posts.related.similar import THE_SAME, Degree, Similar, Story, similar_to, similar_to_post
from posts.search.site_search import ask_desk

#: Letters of a body or of notes that are read; a story shows what it is about before that.
MOST_LETTERS = 20_000

#: Letters of a headline that are read.
_LONGEST_HEADLINE = 300

#: The same two fields as the form of a post sends them.
_POST_FORM_FIELDS = {"headline": "title", "notes": "body"}


class StoryForm(forms.Form):
    """The story that somebody wants to write."""

    headline = forms.CharField(
        label="仮見出し",
        required=False,
        widget=forms.TextInput(attrs={"class": "vTextField", "autofocus": True}),
        help_text="決まっていなければ、固有名詞を並べるだけでもかまいません。",
    )
    notes = forms.CharField(
        label="メモ",
        required=False,
        widget=forms.Textarea(attrs={"class": "vLargeTextField", "rows": 6}),
        help_text="取材のねらい、登場する人や会社、リード文など。書くほど正確になります。保存はされません。",
    )


@dataclass(frozen=True)
class SimilarRow:
    """A similar article as a row of the table; ``is_same`` marks that it tells the same story."""

    similar: Similar
    badge: SafeString
    date: datetime

    @property
    def is_same(self) -> bool:
        return self.similar.degree is Degree.SAME

    @property
    def percent(self) -> int:
        return round(100 * self.similar.nearness)


@dataclass(frozen=True)
class HeadlineMatches:
    """Articles with the words of a headline: how many (``has_more``: at least), and their list."""

    count: int
    has_more: bool
    url: str


def similar_urls(site: AdminSite) -> list[URLPattern]:
    """``similar/``, for those who are signed in at this site."""
    return [path("similar/", site.admin_view(similar_view), name="similar")]


def similar_view(request: HttpRequest) -> HttpResponse:
    """The form for a planned story and the articles near it.

    What is typed comes by POST, so that it stands in no address and no log of addresses; the form
    of a post sends its own fields here. Raises PermissionDenied for those who may not see posts.
    """
    if not may_see_posts(request):
        raise PermissionDenied
    story = _story_in(request)
    asked = bool(story.headline or story.notes)
    now = timezone.now()
    rows = rows_for(similar_to(story), now) if asked else []
    form = StoryForm(initial={"headline": story.headline, "notes": story.notes})
    context: dict[str, Any] = {
        "title": "似た記事を探す",
        "form": form,
        "asked": asked,
        "same_from": round(100 * THE_SAME),
        "is_empty": request.method == "POST" and not asked,
        "rows": rows,
        "headline_matches": _headline_matches(story, now) if asked and not rows else None,
    }
    return desk_page(request, "posts/post/similar.html", context)


def _headline_matches(story: Story, now: datetime) -> HeadlineMatches | None:
    """The other articles with the words of a story's headline; None where there is none."""
    found = ask_desk(story.headline, at=now).hits
    others = [key for key in found.keys if key != story.key]
    if not others:
        return None
    address = f"{reverse('admin:posts_post_changelist')}?{urlencode({'q': story.headline})}"
    return HeadlineMatches(len(others), found.has_more, address)


def rows_for(found: Sequence[Similar], now: datetime) -> list[SimilarRow]:
    """The articles as rows, each with its effective status at ``now``."""
    return [
        SimilarRow(
            similar,
            status_badge(similar.post, now),
            similar.post.published_at or similar.post.saved_at,
        )
        for similar in found
    ]


def rows_similar_to(post: Post, now: datetime) -> list[SimilarRow]:
    """The articles that are similar to a stored post, as rows."""
    return rows_for(similar_to_post(post), now)


def _story_in(request: HttpRequest) -> Story:
    typed = request.POST
    headline, notes = (
        typed.get(name) or typed.get(_POST_FORM_FIELDS[name], "") for name in _POST_FORM_FIELDS
    )
    key = typed.get("similar_to", "")
    return Story(
        headline.strip()[:_LONGEST_HEADLINE],
        notes.strip()[:MOST_LETTERS],
        int(key) if key.isascii() and key.isdecimal() and len(key) < 10 else None,
    )
