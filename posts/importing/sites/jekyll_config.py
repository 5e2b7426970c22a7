"""Jekyll's ``_config.yml``, and Hexo's, which has the same name."""

from __future__ import annotations

from collections.abc import Mapping

from posts import addresses
from posts.frontmatter import Value
from posts.importing.sites.site_facts import (
    CategoryConfig,
    SiteConfig,
    page_size_of,
    text_of,
    zone_named,
)

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
    return SiteConfig(
        title=text_of(fields, "title"),
        tagline=text_of(fields, "tagline"),
        description=text_of(fields, "description"),
        url=text_of(fields, "url").rstrip("/"),
        permalink=addresses.from_jekyll(permalink),
        zone=zone_named(text_of(fields, "timezone")),
        author=text_of(fields, "author") or _default_author(fields.get("defaults")),
        page_size=page_size_of(text_of(fields, "paginate")),
        x_account=text_of(twitter, "username") if isinstance(twitter, dict) else "",
        categories=_categories(fields.get(CATEGORIES_KEY)),
        kramdown=text_of(fields, "markdown").lower() in ("", "kramdown"),
    )


def _config_of_hexo(fields: Mapping[str, Value]) -> SiteConfig:
    permalink = text_of(fields, "permalink") or _HEXOS_PERMALINK
    return SiteConfig(
        title=text_of(fields, "title"),
        tagline=text_of(fields, "subtitle"),
        description=text_of(fields, "description"),
        url=text_of(fields, "url").rstrip("/"),
        permalink="/" + permalink.replace(":category", ":categories").lstrip("/"),
        zone=zone_named(text_of(fields, "timezone")),
        author=text_of(fields, "author"),
        page_size=page_size_of(text_of(fields, "per_page")),
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
