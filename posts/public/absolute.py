"""Links and pictures of an article's HTML as full URLs, for readers who are not on the site."""

from __future__ import annotations

import re
from urllib.parse import urljoin

# In the stored HTML (written by nh3) attributes stand in double quotes and a "<" that begins no tag
# is escaped, so that code samples about links are not taken for links.
_TAG = re.compile(r'<[a-z][a-z0-9]*(?:\s+[^\s"<>=/]+(?:="[^"]*")?)+\s*/?>')
_ADDRESS = re.compile(r'(\s(?:href|src)=")([^"]*)"')


def absolute_links(html: str, base: str) -> str:
    """Return ``html`` with each ``href`` and ``src`` joined to the page's full URL ``base``."""

    def in_attribute(match: re.Match[str]) -> str:
        return f'{match[1]}{urljoin(base, match[2])}"'

    def in_tag(match: re.Match[str]) -> str:
        return _ADDRESS.sub(in_attribute, match[0])

    return _TAG.sub(in_tag, html)
