"""Links and pictures of an article's HTML as full URLs, for readers who are not on the site."""

from __future__ import annotations

import re
from urllib.parse import urljoin

# In the stored HTML (written by nh3) attributes stand in double quotes and a "<" that begins no tag
# is escaped, so that code samples about links are not taken for links.
_TAG = re.compile(r'<[a-z][a-z0-9]*(?:\s+[^\s"<>=/]+(?:="[^"]*")?)+\s*/?>')
_ADDRESS = re.compile(r'(\s(?:href|src|poster)=")([^"]*)"')
_ADDRESSES = re.compile(r'(\ssrcset=")([^"]*)"')


def absolute_links(html: str, base: str) -> str:
    """Return ``html`` with each ``href``, ``src``, ``poster`` and ``srcset`` joined to ``base``.

    ``base`` is the page's full URL. What is no address stays as it is.
    """

    def in_attribute(match: re.Match[str]) -> str:
        return f'{match[1]}{_joined(base, match[2])}"'

    def in_candidates(match: re.Match[str]) -> str:
        return f'{match[1]}{_joined_candidates(base, match[2])}"'

    def in_tag(match: re.Match[str]) -> str:
        return _ADDRESSES.sub(in_candidates, _ADDRESS.sub(in_attribute, match[0]))

    return _TAG.sub(in_tag, html)


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        # Such as http://[: no browser can follow it either.
        return address


def _joined_candidates(base: str, candidates: str) -> str:
    """Join each ``address width`` of a ``srcset``; a comma parts them where a blank follows."""
    joined = []
    for candidate in re.split(r",\s+", candidates):
        address, blank, descriptor = candidate.strip().partition(" ")
        joined.append(f"{_joined(base, address)}{blank}{descriptor}")
    return ", ".join(joined)
