"""Pelican's ``pelicanconf.py``: the texts that it assigns are read, the program is never run."""

from __future__ import annotations

import re

from posts.errors import FrontMatterError
from posts.importing.sites.site_facts import SiteConfig, page_size_of, zone_named

_TEXT = re.compile(
    r"^([A-Z_]+)[ \t]*=[ \t]*u?(?:'([^'\\\n]*)'|\"([^\"\\\n]*)\"|([0-9]+))", re.MULTILINE
)

#: docs.getpelican.com/en/latest/settings.html#url-settings
_DEFAULT = "{slug}.html"
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
    permalink = told.get("ARTICLE_URL") or _DEFAULT
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
