"""/robots.txt (RFC 9309): what crawlers are asked to leave alone, and where the sitemap is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from posts.models import Publication
from posts.public.crawlers import denied_crawlers
from posts.public.masthead import masthead_of
from posts.public.pages import for_readers


@for_readers
def robots(request: HttpRequest) -> HttpResponse:
    """Answer with the house's own rules, then with what the editors wrote into the publication."""
    text = "\n".join(robots_lines(masthead_of(request).publication)) + "\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def robots_lines(publication: Publication) -> list[str]:
    """The lines of the file; a crawler obeys the group with its name, else the first one."""
    lines = ["User-agent: *", f"Disallow: {reverse('admin:index')}", ""]
    for names in denied_crawlers(publication):
        lines += [*(f"User-agent: {name}" for name in names), "Disallow: /", ""]
    lines.append(f"Sitemap: {publication.absolute(reverse('sitemap'))}")
    lines.append(f"Sitemap: {publication.absolute(reverse('news_sitemap'))}")
    if publication.crawler_policy.strip():
        lines += ["", *publication.crawler_policy.strip().splitlines()]
    return lines
