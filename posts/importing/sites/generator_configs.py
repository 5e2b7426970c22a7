"""What a site says of itself in the configurations of Jekyll, Hexo, Hugo, Zola and Pelican."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from posts import addresses
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


#: Keys that Hexo's configuration has and Jekyll's has not: hexo.io/docs/configuration
_HEXOS_KEYS = frozenset(("source_dir", "public_dir", "new_post_name", "skip_render", "per_page"))
#: The key of the categories' slugs and descriptions, for which Jekyll itself has none: themes
#: bring it, and an export writes it.
CATEGORIES_KEY = "content_categories"
_HEXOS_PERMALINK = ":year/:month/:day/:title/"


def config_of_jekyll_or_hexo(fields: Mapping[str, Value]) -> SiteConfig:
    """Return the facts that a ``_config.yml`` tells; raises FrontMatterError for a bad zone."""
    if _HEXOS_KEYS.isdisjoint(fields):
        return _config_of_jekyll(fields)
    return _config_of_hexo(fields)


def _config_of_jekyll(fields: Mapping[str, Value]) -> SiteConfig:
    twitter = fields.get("twitter")
    # Jekyll's own default where a site names no pattern is "date".
    permalink = text_of(fields, "permalink") or "date"
    told = _told_by_both(fields)
    return replace(
        told,
        tagline=text_of(fields, "tagline"),
        permalink=addresses.from_jekyll(permalink),
        author=told.author or _default_author(fields.get("defaults")),
        page_size=page_size_of(text_of(fields, "paginate")),
        x_account=text_of(twitter, "username") if isinstance(twitter, dict) else "",
        categories=_categories(fields.get(CATEGORIES_KEY)),
        kramdown=text_of(fields, "markdown").lower() in ("", "kramdown"),
    )


def _config_of_hexo(fields: Mapping[str, Value]) -> SiteConfig:
    permalink = text_of(fields, "permalink") or _HEXOS_PERMALINK
    return replace(
        _told_by_both(fields),
        tagline=text_of(fields, "subtitle"),
        permalink="/" + permalink.replace(":category", ":categories").lstrip("/"),
        page_size=page_size_of(text_of(fields, "per_page")),
    )


def _told_by_both(fields: Mapping[str, Value]) -> SiteConfig:
    return SiteConfig(
        title=text_of(fields, "title"),
        description=text_of(fields, "description"),
        url=text_of(fields, "url").rstrip("/"),
        zone=zone_named(text_of(fields, "timezone")),
        author=text_of(fields, "author"),
    )


def _default_author(defaults: Value) -> str:
    """The author that ``defaults:`` sets for posts."""
    for entry in defaults if isinstance(defaults, list) else []:
        if not isinstance(entry, dict):
            continue
        scope, values = entry.get("scope"), entry.get("values")
        kind = text_of(scope, "type") if isinstance(scope, dict) else ""
        if isinstance(values, dict) and kind in ("", "posts") and text_of(values, "author"):
            return text_of(values, "author")
    return ""


def _categories(value: Value) -> tuple[CategoryConfig, ...]:
    return tuple(
        CategoryConfig(
            text_of(entry, "name"), text_of(entry, "slug"), text_of(entry, "description")
        )
        for entry in (value if isinstance(value, list) else [])
        if isinstance(entry, dict) and text_of(entry, "name")
    )


#: Where neither names a pattern: the folders below ``content``, then the page.
_DEFAULT_OF_HUGO = "/:sections/:small_slug/"

#: Hugo's tokens in the words of ``posts.addresses``: gohugo.io/configuration/permalinks/#tokens
_TOKENS = {
    "slug": "small_slug",
    "slugorfilename": "small_slug",
    "slugorcontentbasename": "small_slug",
    "filename": "small_slug",
    "contentbasename": "small_slug",
    "title": "headline",
    "monthname": "long_month",
    "weekdayname": "long_day",
    "yearday": "y_day",
}
_TOKEN = re.compile(r":([a-z]+)")
_POSTS = ("posts", "post", "blog", "articles", "article")
#: A file named config.toml may be any program's.
_SIGNS = frozenset(("baseurl", "languagecode", "permalinks", "theme", "taxonomies", "params"))


def config_of_hugo_or_zola(fields: Mapping[str, Value]) -> SiteConfig:
    """Return the facts of a configuration in TOML; ``base_url`` is how Zola writes ``baseURL``."""
    return _config_of_zola(fields) if "base_url" in fields else config_of_hugo(fields)


def config_of_hugo(fields: Mapping[str, Value]) -> SiteConfig:
    """Return the facts that Hugo's configuration tells; nothing for one of another program.

    Raises FrontMatterError for an unknown zone.
    """
    plain = _in_lower_case(fields)
    if _SIGNS.isdisjoint(plain):
        return SiteConfig()
    params = _map(plain, "params")
    pagination = _map(plain, "pagination")
    return SiteConfig(
        title=text_of(plain, "title"),
        tagline=text_of(params, "subtitle"),
        description=text_of(params, "description"),
        url=text_of(plain, "baseurl").rstrip("/"),
        permalink=_permalink(_map(plain, "permalinks")),
        zone=zone_named(text_of(plain, "timezone")),
        author=text_of(params, "author") or text_of(plain, "author"),
        page_size=page_size_of(text_of(pagination, "pagersize") or text_of(plain, "paginate")),
    )


def _config_of_zola(fields: Mapping[str, Value]) -> SiteConfig:
    return SiteConfig(
        title=text_of(fields, "title"),
        description=text_of(fields, "description"),
        url=text_of(fields, "base_url").rstrip("/"),
        permalink=_DEFAULT_OF_HUGO,
        author=text_of(fields, "author"),
    )


def _permalink(permalinks: Mapping[str, Value]) -> str:
    """Return the pattern of the section that holds the posts; newer files keep it below page."""
    kinds = (_map(permalinks, "page"), permalinks)
    named = (text_of(kind, section) for kind in kinds for section in _POSTS)
    pattern = next(filter(None, named), _DEFAULT_OF_HUGO)
    return _TOKEN.sub(lambda token: ":" + _TOKENS.get(token[1], token[1]), pattern)


def _map(fields: Mapping[str, Value], key: str) -> Mapping[str, Value]:
    value = fields.get(key)
    return _in_lower_case(value) if isinstance(value, dict) else {}


def _in_lower_case(fields: Mapping[str, Value]) -> dict[str, Value]:
    return {key.lower(): value for key, value in fields.items()}


_TEXT = re.compile(
    r"^([A-Z_]+)[ \t]*=[ \t]*u?(?:'([^'\\\n]*)'|\"([^\"\\\n]*)\"|([0-9]+))", re.MULTILINE
)

#: docs.getpelican.com/en/latest/settings.html#url-settings
_DEFAULT_OF_PELICAN = "{slug}.html"
_PARTS = {
    "{slug}": ":slug",
    "{category}": ":slugified_categories",
    "{date:%Y}": ":year",
    "{date:%y}": ":short_year",
    "{date:%m}": ":month",
    "{date:%d}": ":day",
    "{date:%b}": ":short_month",
    "{date:%B}": ":long_month",
    "{date:%j}": ":y_day",
    "{date:%H}": ":hour",
    "{date:%M}": ":minute",
}


def config_of_pelican(text: str) -> SiteConfig:
    """Return the facts that plain texts in the file tell.

    Raises FrontMatterError for an unknown zone and for an address pattern with unknown parts.
    """
    told = {match[1]: match[2] or match[3] or match[4] or "" for match in _TEXT.finditer(text)}
    permalink = told.get("ARTICLE_URL") or _DEFAULT_OF_PELICAN
    for part, placeholder in _PARTS.items():
        permalink = permalink.replace(part, placeholder)
    if "{" in permalink:
        raise FrontMatterError(
            "ARTICLE_URL is {permalink!r}, parts of which are not known; known are {parts}: give "
            "--permalink, and take ARTICLE_URL out of this file",
            permalink=permalink,
            parts=", ".join(_PARTS),
        )
    return SiteConfig(
        title=told.get("SITENAME", ""),
        tagline=told.get("SITESUBTITLE", ""),
        url=told.get("SITEURL", "").rstrip("/"),
        permalink="/" + permalink.lstrip("/"),
        zone=zone_named(told.get("TIMEZONE", "")),
        author=told.get("AUTHOR", ""),
        page_size=page_size_of(told.get("DEFAULT_PAGINATION", "")),
    )
