"""The identities that articles had in their old site's feed, so that no reader sees them anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from posts import addresses
from posts.errors import AddressError
from posts.frontmatter import Document
from posts.importing.feed_items import feed_items
from posts.models import Alias, Post
from posts.workflow import adopt_guids

#: Under which key an export tells what its system wrote into the feed.
_TOLD = {"wordpress": "guid", "ghost": "id"}


@dataclass(frozen=True)
class AdoptedGuids:
    """How many articles got their old identity, and the links of the items that lead to none."""

    count: int
    unknown: tuple[str, ...]


def exported_guid(document: Document) -> str:
    """The identity that an export tells; "" where the system wrote the article's address."""
    value = document.fields.get(_TOLD.get(document.dialect, ""), "")
    return value.strip() if isinstance(value, str) else ""


def adopt_feed_guids(feed: str) -> AdoptedGuids:
    """Give every article of an old feed (RSS or Atom) the identity that it has there."""
    guids: dict[int, str] = {}
    unknown = []
    items = feed_items(feed)
    keys = _posts_at([_path_of(item.link) for item in items])
    for item in items:
        key = keys.get(_path_of(item.link))
        if key is None or not item.guid:
            unknown.append(item.link)
        else:
            guids[key] = item.guid
    adopt_guids(guids)
    return AdoptedGuids(len(guids), tuple(unknown))


def _posts_at(paths: Sequence[str]) -> dict[str, int]:
    """The posts that live at these paths, or that old addresses lead to, by path."""
    led = Alias.objects.filter(path__in=paths, post__isnull=False).values_list("path", "post_id")
    found = {path: key for path, key in led if key is not None}
    living = Post.objects.filter(path__in=paths).values_list("path", "pk")
    return found | {path: key for path, key in living if path is not None}


def _path_of(link: str) -> str:
    try:
        return addresses.normalize_path(urlsplit(link).path)
    except (AddressError, ValueError):
        return ""
