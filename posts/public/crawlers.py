"""Which crawlers there are, by what they come for, under the names that their operators document.

A name here is what the operator asks sites to write into robots.txt. Where they say so:
Google: developers.google.com/search/docs/crawling-indexing/google-common-crawlers;
Bing: bing.com/webmasters/help/which-crawlers-does-bing-use-8c184ec0;
Apple: support.apple.com/119829; OpenAI: developers.openai.com/docs/bots;
Anthropic: support.claude.com/en/articles/8896518;
Perplexity: docs.perplexity.ai/docs/resources/perplexity-crawlers;
Meta: developers.facebook.com/docs/sharing/webmasters/web-crawlers;
Amazon: developer.amazon.com/amazonbot; Common Crawl: commoncrawl.org/ccbot;
DuckDuckGo: duckduckgo.com/duckduckgo-help-pages/results; Mistral: docs.mistral.ai/robots.
ByteDance documents nothing; its crawler tells its name.
"""

from __future__ import annotations

from posts.models import Publication
from posts.models.crawling import CrawlerRule

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
