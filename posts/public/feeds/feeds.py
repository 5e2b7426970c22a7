"""The addresses of the feeds: the site's, and those of each category, tag and author."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date

from posts.models import Post
from posts.public.feed_formats import ATOM, JSON, RSS, FeedFormat, feed_address
from posts.public.feeds.atom import write_atom
from posts.public.feeds.channel import Channel
from posts.public.feeds.contents import FeedSubject, channel_of
from posts.public.feeds.json_feed import write_json
from posts.public.feeds.rss import write_rss
from posts.public.masthead import masthead_of
from posts.public.old_addresses import unless_moved
from posts.public.post_groups import GroupKind, find_group
from posts.public.responses import for_readers

_WRITERS = {RSS: write_rss, ATOM: write_atom, JSON: write_json}


@for_readers
def site(request: HttpRequest, form: FeedFormat) -> HttpResponse:
    """The newest posts of all."""
    publication = masthead_of(request).publication
    description = publication.description or publication.tagline
    subject = FeedSubject(publication.title, description, reverse("home"), feed_address(form))
    public = Post.articles.public(timezone.now())
    return _answer(form, channel_of(subject, public, publication))


@for_readers
@unless_moved
def group(request: HttpRequest, kind: GroupKind, slug: str, form: FeedFormat) -> HttpResponse:
    """The newest articles of one category, tag or author; an empty category is an empty feed."""
    publication = masthead_of(request).publication
    found = find_group(request, kind, slug)
    subject = FeedSubject(
        name=f"{found.row.name}｜{publication.title}",
        description=found.row.description,
        page=found.row.get_absolute_url(),
        address=feed_address(form, kind, slug),
    )
    channel = channel_of(subject, found.posts, publication)
    found.check_seen(len(channel.items))
    return _answer(form, channel)


def _answer(form: FeedFormat, channel: Channel) -> HttpResponse:
    content_type = f"{form.content_type}; charset=utf-8"
    response = HttpResponse(_WRITERS[form](channel), content_type=content_type)
    if channel.hub:
        response["Link"] = f'<{channel.hub}>; rel="hub", <{channel.feed_url}>; rel="self"'
    if channel.changed:
        response["Last-Modified"] = http_date(channel.changed.timestamp())
    return response
