"""/robots.txt (RFC 9309): what crawlers are asked to leave alone; and the site's IndexNow key."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from posts.jobs import announcing
from posts.models import Publication
from posts.models.publication import CrawlerRule
from posts.public.masthead import masthead_of
from posts.public.responses import for_readers

#: Search engines that list pages.
SEARCH = ("Googlebot", "bingbot", "Applebot", "DuckDuckBot")

#: What collects texts from which models learn; Google-Extended and Applebot-Extended fetch nothing,
#: they tell Googlebot and Applebot what else may be done with a page.
TRAINING = (
    "GPTBot",
    "ClaudeBot",
    "Google-Extended",
    "Applebot-Extended",
    "CCBot",
    "meta-externalagent",
    "Amazonbot",
    "MistralAI-Training",
    "Bytespider",
)

#: What searches or fetches a page to answer somebody's question, naming the page.
ANSWERING = (
    "OAI-SearchBot",
    "ChatGPT-User",
    "Claude-SearchBot",
    "Claude-User",
    "PerplexityBot",
    "Perplexity-User",
    "meta-webindexer",
    "meta-externalfetcher",
    "Amzn-SearchBot",
    "Amzn-User",
    "DuckAssistBot",
    "MistralAI-Index",
    "MistralAI-User",
)


def denied_crawlers(publication: Publication) -> tuple[tuple[str, ...], ...]:
    """The kinds of crawlers that the publication asks to stay away, each with its names."""
    rules = (
        (publication.search_crawlers, SEARCH),
        (publication.training_crawlers, TRAINING),
        (publication.answering_crawlers, ANSWERING),
    )
    return tuple(names for rule, names in rules if rule == CrawlerRule.DENY)


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


_LIKE_A_KEY = re.compile(r"/[0-9a-f]{32}\.txt")


def key_file(request: HttpRequest, asked: str) -> HttpResponse | None:
    """Answer with the key where ``asked`` is the path of its file and IndexNow is on; else None."""
    if not _LIKE_A_KEY.fullmatch(asked):
        return None
    publication = masthead_of(request).publication
    if not publication.indexnow or asked != announcing.indexnow_key_path(publication):
        return None
    return HttpResponse(
        announcing.indexnow_key(publication), content_type="text/plain; charset=utf-8"
    )
