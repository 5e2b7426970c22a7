"""The addresses of the feeds: the site's, and those of each category, tag and author."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date

from posts.authors.models import Author
from posts.models import Post
from posts.public.feeds.channel import Channel
from posts.public.feeds.contents import FeedSubject, channel_of
from posts.public.feeds.forms import FeedForm, feed_address
from posts.public.lists.counts import seen_under_slug
from posts.public.masthead import masthead_of
from posts.public.old_addresses import unless_moved
from posts.public.responses import for_readers
from posts.tags.models import Tag


@for_readers
def site(request: HttpRequest, form: FeedForm) -> HttpResponse:
    """The newest posts of all."""
    publication = masthead_of(request).publication
    description = publication.description or publication.tagline
    subject = FeedSubject(publication.title, description, reverse("home"), feed_address(form))
    public = Post.articles.public(timezone.now())
    return _answer(form, channel_of(subject, public, publication))


@for_readers
@unless_moved
def category(request: HttpRequest, slug: str, form: FeedForm) -> HttpResponse:
    """The newest posts of one category; one without posts is a feed without items."""
    masthead = masthead_of(request)
    found = next((section for section in masthead.sections if section.slug == slug), None)
    if found is None:
        raise Http404(f"no category has the slug {slug!r}")
    subject = FeedSubject(
        name=f"{found.name}｜{masthead.publication.title}",
        description=found.description,
        page=found.get_absolute_url(),
        address=feed_address(form, "category", slug),
    )
    posts = Post.articles.public(timezone.now()).filter(category=found)
    return _answer(form, channel_of(subject, posts, masthead.publication))


@for_readers
@unless_moved
def tag(request: HttpRequest, slug: str, form: FeedForm) -> HttpResponse:
    """The newest posts with one tag; a tag that no reader can see on a post is not found."""
    publication = masthead_of(request).publication
    public = Post.articles.public(timezone.now())
    found, _ = seen_under_slug(Tag.objects.all(), slug, public)
    subject = FeedSubject(
        name=f"{found.name}｜{publication.title}",
        description=found.description,
        page=found.get_absolute_url(),
        address=feed_address(form, "tag", slug),
    )
    return _answer(form, channel_of(subject, public.filter(taggings__tag=found), publication))


@for_readers
@unless_moved
def author(request: HttpRequest, slug: str, form: FeedForm) -> HttpResponse:
    """The newest posts of one author; an author of whom nothing is public is not found."""
    publication = masthead_of(request).publication
    public = Post.articles.public(timezone.now())
    found, _ = seen_under_slug(Author.objects.all(), slug, public)
    subject = FeedSubject(
        name=f"{found.name}｜{publication.title}",
        description=found.description,
        page=found.get_absolute_url(),
        address=feed_address(form, "author", slug),
    )
    return _answer(form, channel_of(subject, public.filter(bylines__author=found), publication))


def _answer(form: FeedForm, channel: Channel) -> HttpResponse:
    content_type = f"{form.content_type}; charset=utf-8"
    response = HttpResponse(form.write(channel), content_type=content_type)
    if channel.hub:
        response["Link"] = f'<{channel.hub}>; rel="hub", <{channel.feed_url}>; rel="self"'
    if channel.changed:
        response["Last-Modified"] = http_date(channel.changed.timestamp())
    return response
