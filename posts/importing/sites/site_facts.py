"""A site's facts, as the configurations of all generators tell them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from posts.errors import FrontMatterError
from posts.frontmatter import Value


@dataclass(frozen=True)
class CategoryConfig:
    """A category as the site lists it; ``slug`` and ``description`` are "" where it has none."""

    name: str
    slug: str
    description: str


@dataclass(frozen=True)
class SiteConfig:
    """The site's facts; "" or None stands for what it does not say.

    ``permalink`` is in the words of ``posts.addresses``. ``kramdown`` tells that its pages were
    rendered by kramdown, whose reading is kept.
    """

    title: str = ""
    tagline: str = ""
    description: str = ""
    url: str = ""
    permalink: str = ""
    zone: ZoneInfo | None = None
    author: str = ""
    page_size: int | None = None
    x_account: str = ""
    categories: tuple[CategoryConfig, ...] = ()
    kramdown: bool = False

    @property
    def host(self) -> str:
        """The host of the site's own address, by which its internal links are known."""
        return urlsplit(self.url).netloc.lower()


def text_of(fields: Mapping[str, Value], key: str) -> str:
    """Return a text among the fields, or the ``name`` of a map; "" where there is none."""
    value = fields.get(key)
    if isinstance(value, dict):
        return text_of(value, "name")
    return value.strip() if isinstance(value, str) else ""


def zone_named(name: str) -> ZoneInfo | None:
    """Return a zone by its IANA name, None for ""; raises FrontMatterError for an unknown one."""
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise FrontMatterError(
            "timezone is {name!r}, which is no zone of the IANA database; correct it, or give "
            "--timezone",
            name=name,
        ) from error


def page_size_of(text: str) -> int | None:
    """Return how many posts a page shows, None where that is no number that a page could have."""
    return int(text) if text.isdecimal() and len(text) <= 3 and 1 <= int(text) <= 100 else None
