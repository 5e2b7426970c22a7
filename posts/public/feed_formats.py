"""The forms in which each feed is offered, and where each of them lives."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True)
class FeedFormat:
    """One form; ``route`` ends the names of its routes."""

    route: str
    label: str
    content_type: str


RSS = FeedFormat("feed", "RSS", "application/rss+xml")
ATOM = FeedFormat("atom", "Atom", "application/atom+xml")
JSON = FeedFormat("json_feed", "JSON Feed", "application/feed+json")
FORMS = (RSS, ATOM, JSON)


@dataclass(frozen=True)
class FeedLink:
    """One feed as a page announces it; ``url`` is its percent-encoded address."""

    url: str
    content_type: str
    title: str


def feed_address(form: FeedFormat, kind: str = "", slug: str = "") -> str:
    """The address of the site's feed, or of that of a ``kind`` (category, tag, author)."""
    return reverse(f"{kind}_{form.route}", args=[slug]) if kind else reverse(form.route)


def feed_links(title: str, kind: str = "", slug: str = "") -> tuple[FeedLink, ...]:
    """The feeds of one subject in all forms, RSS first; named as ``feed_address`` names them."""
    return tuple(
        FeedLink(feed_address(form, kind, slug), form.content_type, f"{title}（{form.label}）")
        for form in FORMS
    )
