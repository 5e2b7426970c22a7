"""What a Jekyll site says of itself in ``_config.yml``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from posts.errors import FrontMatterError, SourceError
from posts.frontmatter import Value, decode, parse_yaml

CONFIG_NAME = "_config.yml"
_LARGEST_CONFIG = 1024 * 1024


@dataclass(frozen=True)
class CategoryConfig:
    """A category as the site lists it; ``slug`` and ``description`` are "" where it has none."""

    name: str
    slug: str
    description: str


@dataclass(frozen=True)
class SiteConfig:
    """The site's facts; "" or None stands for what it does not say.

    ``kramdown`` tells that its pages were rendered by kramdown, whose reading is kept.
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


def read_site_config(root: Path) -> SiteConfig:
    """Read ``_config.yml`` in ``root``; an empty SiteConfig where there is none.

    Raises SourceError, with file and line, when it is there and cannot be understood.
    """
    path = root / CONFIG_NAME
    if not path.is_file():
        return SiteConfig()
    try:
        data = path.read_bytes()[:_LARGEST_CONFIG]
        fields = parse_yaml(decode(data).text, 1).fields
        return _site_config(fields)
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror}") from error
    except FrontMatterError as error:
        raise SourceError(f"{path}, line {error.line or 1}: {error.reason}") from error


def _site_config(fields: dict[str, Value]) -> SiteConfig:
    twitter = fields.get("twitter")
    return SiteConfig(
        title=_text(fields, "title"),
        tagline=_text(fields, "tagline"),
        description=_text(fields, "description"),
        url=_text(fields, "url").rstrip("/"),
        permalink=_permalink(fields),
        zone=_zone(_text(fields, "timezone")),
        author=_text(fields, "author") or _default_author(fields.get("defaults")),
        page_size=_page_size(_text(fields, "paginate")),
        x_account=_text(twitter, "username") if isinstance(twitter, dict) else "",
        categories=_categories(fields.get("content_categories")),
        kramdown=_text(fields, "markdown").lower() in ("", "kramdown"),
    )


def _text(fields: dict[str, Value], key: str) -> str:
    value = fields.get(key)
    if isinstance(value, dict):
        return _text(value, "name")
    return value.strip() if isinstance(value, str) else ""


def _permalink(fields: dict[str, Value]) -> str:
    # Jekyll's own default where a site names no pattern.
    return _text(fields, "permalink") or "date"


def _zone(name: str) -> ZoneInfo | None:
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise FrontMatterError(
            f"timezone is {name!r}, which is no zone of the IANA database; "
            "correct it, or give --timezone"
        ) from error


def _page_size(text: str) -> int | None:
    return int(text) if text.isdecimal() and 1 <= int(text) <= 100 else None


def _default_author(defaults: Value) -> str:
    """The author that ``defaults:`` sets for posts."""
    for entry in defaults if isinstance(defaults, list) else []:
        if not isinstance(entry, dict):
            continue
        scope, values = entry.get("scope"), entry.get("values")
        kind = _text(scope, "type") if isinstance(scope, dict) else ""
        if isinstance(values, dict) and kind in ("", "posts") and _text(values, "author"):
            return _text(values, "author")
    return ""


def _categories(value: Value) -> tuple[CategoryConfig, ...]:
    return tuple(
        CategoryConfig(_text(entry, "name"), _text(entry, "slug"), _text(entry, "description"))
        for entry in (value if isinstance(value, list) else [])
        if isinstance(entry, dict) and _text(entry, "name")
    )
