"""/news-sitemap.xml: what appeared in the last two days, for Google News.

Source: developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
"""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from posts.public.feeds.channel import for_xml
from posts.public.masthead import masthead_of
from posts.public.pages import for_readers
from posts.public.sitemaps import XML, listed_posts

#: Older articles do not belong into it.
AGE = timedelta(hours=48)
#: It may not hold more.
MOST = 1000


@for_readers
def news(request: HttpRequest) -> HttpResponse:
    """Answer with the articles of the last two days, the newest first; none is right as well."""
    publication = masthead_of(request).publication
    now = timezone.now()
    recent = listed_posts(now).filter(published_at__gt=now - AGE).newest_first()
    entries = [
        {
            "loc": publication.absolute(post.get_absolute_url()),
            "published": post.published_at,
            "title": for_xml(post.title),
        }
        for post in recent.only("path", "published_at", "title")[:MOST]
    ]
    context = {"entries": entries, "name": for_xml(publication.title)}
    return render(request, "feeds/news_sitemap.xml", context, content_type=XML)
