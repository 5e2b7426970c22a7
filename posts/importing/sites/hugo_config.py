"""Hugo's configuration (TOML or YAML), and Zola's, whose file has the name of Hugo's old one."""

from __future__ import annotations

import re
from collections.abc import Mapping

from posts.frontmatter import Value
from posts.importing.sites.site_facts import SiteConfig, page_size_of, text_of, zone_named

#: Where neither names a pattern: the folders below ``content``, then the page.
_DEFAULT = "/:sections/:small_slug/"

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
        permalink=_DEFAULT,
        author=text_of(fields, "author"),
    )


def _permalink(permalinks: Mapping[str, Value]) -> str:
    """Return the pattern of the section that holds the posts; newer files keep it below page."""
    kinds = (_map(permalinks, "page"), permalinks)
    named = (text_of(kind, section) for kind in kinds for section in _POSTS)
    pattern = next(filter(None, named), _DEFAULT)
    return _TOKEN.sub(lambda token: ":" + _TOKENS.get(token[1], token[1]), pattern)


def _map(fields: Mapping[str, Value], key: str) -> Mapping[str, Value]:
    value = fields.get(key)
    return _in_lower_case(value) if isinstance(value, dict) else {}


def _in_lower_case(fields: Mapping[str, Value]) -> dict[str, Value]:
    return {key.lower(): value for key, value in fields.items()}
