"""The forms in which each feed is offered, and where each of them lives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from posts.public.feeds.atom import write_atom
from posts.public.feeds.channel import Channel
from posts.public.feeds.json_feed import write_json
from posts.public.feeds.rss import write_rss


@dataclass(frozen=True)
class FeedForm:
    """One form; ``route`` ends the names of its routes, ``write`` makes the bytes of a feed."""

    route: str
    label: str
    content_type: str
    write: Callable[[Channel], bytes]


RSS = FeedForm("feed", "RSS", "application/rss+xml", write_rss)
ATOM = FeedForm("atom", "Atom", "application/atom+xml", write_atom)
JSON = FeedForm("json_feed", "JSON Feed", "application/feed+json", write_json)
FORMS = (RSS, ATOM, JSON)


@dataclass(frozen=True)
class FeedLink:
    """One feed as a page announces it; ``url`` is its percent-encoded address."""

    url: str
    content_type: str
    title: str


def feed_address(form: FeedForm, kind: str = "", slug: str = "") -> str:
    """The address of the site's feed, or of that of a ``kind`` (category, tag, author)."""
    return reverse(f"{kind}_{form.route}", args=[slug]) if kind else reverse(form.route)


def feed_links(title: str, kind: str = "", slug: str = "") -> tuple[FeedLink, ...]:
    """The feeds of one subject in all forms, RSS first; named as ``feed_address`` names them."""
    return tuple(
        FeedLink(feed_address(form, kind, slug), form.content_type, f"{title}（{form.label}）")
        for form in FORMS
    )
