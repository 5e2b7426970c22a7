"""/llms.txt and /llms-full.txt: the site for language models (llmstxt.org), made from the data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from posts.models import Post, Publication
from posts.public.article.markdown_copy import address_of_copy, markdown_of, with_originals
from posts.public.masthead import Masthead, masthead_of
from posts.public.responses import for_readers
from posts.public.sitemaps.sitemaps import listed_posts
from posts.public.social import in_one_line

#: Articles that /llms.txt names.
LISTED = 200
#: Articles that /llms-full.txt asks the database for, and characters after which it ends.
WHOLE = 100
LONGEST = 1_000_000

_CONTENT_TYPE = "text/plain; charset=utf-8"
_SIGNS = re.compile(r"([\\\[\]])")
_NOT_A_SECTION = "そのほか"


@for_readers
def index(request: HttpRequest) -> HttpResponse:
    """Name the newest articles by section, each with its Markdown, and the ways to the rest."""
    masthead = masthead_of(request)
    newest = list(listed_posts(timezone.now()).for_list()[:LISTED])
    parts = [_head(masthead.publication), *_sections(masthead, newest), _optional(masthead)]
    return HttpResponse("\n\n".join(parts) + "\n", content_type=_CONTENT_TYPE)


@for_readers
def full(request: HttpRequest) -> HttpResponse:
    """The newest articles in full, as many as fit into about a million characters."""
    publication = masthead_of(request).publication
    newest = with_originals(listed_posts(timezone.now())).newest_first()[:WHOLE]
    texts = _that_fit(newest, publication)
    parts = [_head(publication), f"記事の一覧：{publication.absolute(reverse('llms'))}", *texts]
    return HttpResponse("\n\n".join(parts) + "\n", content_type=_CONTENT_TYPE)


def _head(publication: Publication) -> str:
    about = in_one_line(publication.description or publication.tagline)
    title = f"# {_text(publication.title)}"
    return f"{title}\n\n> {_text(about)}" if about else title


def _sections(masthead: Masthead, posts: Sequence[Post]) -> Iterator[str]:
    named = [(section.pk, section.name) for section in masthead.sections]
    for key, name in [*named, (None, _NOT_A_SECTION)]:
        lines = [_line(post, masthead.publication) for post in posts if post.category_id == key]
        if lines:
            yield "\n".join([f"## {_text(name)}", "", *lines])


def _line(post: Post, publication: Publication) -> str:
    address = address_of_copy(post) or post.get_absolute_url()
    about = in_one_line(post.description or post.excerpt)
    link = f"- [{_text(post.title)}](<{publication.absolute(address)}>)"
    return f"{link}: {about}" if about else link


def _optional(masthead: Masthead) -> str:
    ways = {
        "新着記事の全文": "llms_full",
        "過去記事": "archive",
        "タグ一覧": "tags",
        "執筆者一覧": "authors",
        "RSS": "feed",
        "サイトマップ": "sitemap",
    }
    publication = masthead.publication
    lines = [f"- [{name}]({publication.absolute(reverse(route))})" for name, route in ways.items()]
    return "\n".join(["## Optional", "", *lines])


def _that_fit(posts: Iterable[Post], publication: Publication) -> Iterator[str]:
    characters = 0
    for post in posts:
        text = markdown_of(post, publication)
        characters += len(text)
        if characters > LONGEST:
            return
        yield text


def _text(words: str) -> str:
    """Words that mean nothing in Markdown beside themselves, in one line."""
    return _SIGNS.sub(r"\\\1", " ".join(words.split()))
