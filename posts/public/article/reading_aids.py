"""What stands around the text of an article: contents, the moment of its update, ways to share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from posts.models import Post
from posts.rendering import Heading, begins_lower

#: An article with fewer headings is overlooked without a table of contents.
FEWEST_HEADINGS = 3

#: What is mended sooner after publication is no news to readers.
SOONEST_UPDATE = timedelta(hours=1)


@dataclass(frozen=True)
class ContentsEntry:
    """A heading of the table of contents with those below it."""

    id: str
    text: str
    sections: tuple[ContentsEntry, ...] = ()


@dataclass(frozen=True)
class ShareLink:
    """A link that tells others of a page; ``name`` says which service (a CSS class too)."""

    name: str
    label: str
    url: str


def reading_aids(post: Post) -> dict[str, Any]:
    """What the template of an article asks for, of what is already loaded; no query."""
    return {
        "contents": contents_of(post),
        "begins_lower": begins_lower(post.body_html),
        "updated_at": shown_update(post),
    }


def contents_of(post: Post) -> tuple[ContentsEntry, ...]:
    """The table of contents of ``post``; () where it has too few headings for one."""
    headings = [Heading(entry["level"], entry["id"], entry["text"]) for entry in post.toc]
    return nested(headings) if len(headings) >= FEWEST_HEADINGS else ()


def nested(headings: Sequence[Heading]) -> tuple[ContentsEntry, ...]:
    """Put each heading below the nearest higher one before it, whatever levels are left out."""
    return tuple(_sections(headings))


def _sections(headings: Sequence[Heading]) -> Iterator[ContentsEntry]:
    start = 0
    while start < len(headings):
        head = headings[start]
        end = start + 1
        while end < len(headings) and headings[end].level > head.level:
            end += 1
        yield ContentsEntry(head.id, head.text, nested(headings[start + 1 : end]))
        start = end


def shown_update(post: Post) -> datetime | None:
    """When ``post`` was updated, where that tells readers something; None otherwise."""
    if post.updated_at is None or post.published_at is None:
        return post.updated_at
    return post.updated_at if post.updated_at - post.published_at >= SOONEST_UPDATE else None


def share_links(url: str, title: str) -> tuple[ShareLink, ...]:
    """Links that share the page at ``url``: plain addresses, which load nothing until followed."""
    return (
        ShareLink("x", "Xで共有", _asked("https://x.com/intent/post", url=url, text=title)),
        ShareLink(
            "facebook",
            "Facebookで共有",
            _asked("https://www.facebook.com/sharer/sharer.php", u=url),
        ),
        ShareLink(
            "linkedin",
            "LinkedInで共有",
            _asked("https://www.linkedin.com/sharing/share-offsite/", url=url),
        ),
        ShareLink(
            "hatena",
            "はてなブックマークに追加",
            _asked("https://b.hatena.ne.jp/add", mode="confirm", url=url, title=title),
        ),
        ShareLink(
            "line", "LINEで送る", _asked("https://social-plugins.line.me/lineit/share", url=url)
        ),
    )


def _asked(address: str, **query: str) -> str:
    return f"{address}?{urlencode(query)}"
