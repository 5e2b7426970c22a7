"""Where links and images may lead, which ones an article has, and what browsers need to know."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape

_SCHEME = re.compile(r"[\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.-]*):")
_HREF = re.compile(r' href="([^"]*)"')
_OTHER_HOST = re.compile(r'<a((?: [\w-]+="[^"]*")*? href="(?:https?:)?//)', re.IGNORECASE)

#: What Python-Markdown calls the ends of a footnote; no author wrote these links.
_FOOTNOTE_TARGETS = ("#fn:", "#fnref:")

LINK_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
IMAGE_SCHEMES = frozenset({"http", "https"})


def has_scheme_of(target: str, schemes: frozenset[str]) -> bool:
    """Tell whether ``target`` is relative or of one of ``schemes``."""
    match = _SCHEME.match(target)
    return match is None or match[1].lower() in schemes


def mark_links_to_other_hosts(html: str) -> str:
    """Return sanitised ``html`` in which pages on other hosts get no handle on ours."""
    return _OTHER_HOST.sub(r'<a rel="noopener"\1', html)


def point_links(html: str, targets: Mapping[str, str]) -> str:
    """Return sanitised ``html`` whose links lead to ``targets`` (old target -> new target)."""

    def point(match: re.Match[str]) -> str:
        new = targets.get(unescape(match[1]))
        return match[0] if new is None else f' href="{escape(new)}"'

    return _HREF.sub(point, html) if targets else html


class Targets:
    """The links and images of one body, in order, each once."""

    def __init__(self) -> None:
        self._links: dict[str, None] = {}
        self._images: dict[str, None] = {}

    @property
    def links(self) -> tuple[str, ...]:
        return tuple(self._links)

    @property
    def images(self) -> tuple[str, ...]:
        return tuple(self._images)

    def admit_link(self, target: str) -> str | None:
        """Remember ``target`` and return it, or None where its scheme is not allowed."""
        if not has_scheme_of(target, LINK_SCHEMES):
            return None
        if not target.startswith(_FOOTNOTE_TARGETS):
            self._links[target] = None
        return target

    def admit_image(self, target: str) -> str | None:
        """Remember ``target`` and return it, or None where its scheme is not allowed."""
        if not has_scheme_of(target, IMAGE_SCHEMES):
            return None
        self._images[target] = None
        return target
