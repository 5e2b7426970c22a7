"""/robots.txt: what crawlers are asked to leave alone, and where the sitemap is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from posts.public.masthead import masthead_of
from posts.public.pages import for_readers


@for_readers
def robots(request: HttpRequest) -> HttpResponse:
    """Answer with the house's own rules, then with what the editors wrote into the publication."""
    publication = masthead_of(request).publication
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('admin:index')}",
        "",
        f"Sitemap: {publication.absolute(reverse('sitemap'))}",
    ]
    if publication.crawler_policy.strip():
        lines += ["", *publication.crawler_policy.strip().splitlines()]
    text = "\n".join(lines) + "\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
