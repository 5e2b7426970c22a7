"""Which of the pictures that there are a site's posts and pages show."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from html import unescape

from posts.models import Page, Post
from posts.transfer.export_parts import Part
from posts.transfer.media import addresses_of

#: What HTML of our own making names a picture by; ``srcset`` holds several.
_REFERENCE = re.compile(r"""\b(?:src|href|poster|srcset)=(?:"([^"]*)"|'([^']*)')""")
_AT_ONCE = 100


def pictures_of(part: Part, known: Collection[str], host: str) -> set[str]:
    """The addresses of the pictures, among ``known``, that a part's posts and pages show."""
    used: set[str] = set()
    posts = part.posts.select_related(None).select_related("cover")
    posts = posts.only("path", "body_html", "cover__path")
    for post in posts.iterator(chunk_size=_AT_ONCE):
        used |= _shown_by(post, host)
        if post.cover:
            used.add(post.cover.path)
    for page in part.pages.only("path", "body_html").iterator(chunk_size=_AT_ONCE):
        used |= _shown_by(page, host)
    return used.intersection(known)


def _shown_by(item: Post | Page, host: str) -> set[str]:
    named = _REFERENCE.findall(item.body_html)
    references = _each(unescape(one or other) for one, other in named)
    found, _ = addresses_of(references, item.path or "/", host)
    return set(found.values())


def _each(values: Iterable[str]) -> list[str]:
    return [
        reference
        for value in values
        for reference in (value, *(part.split()[0] for part in value.split(",") if part.strip()))
    ]
