"""Liquid that says nothing but an address: the part of templates that pages cannot do without."""

from __future__ import annotations

import re

#: ``{{ "/about/" | relative_url }}``, and the same with absolute_url.
_FILTERED = re.compile(r"\{\{-?\s*([\"'])([^\"'{}\n]*)\1\s*\|\s*(?:relative|absolute)_url\s*-?\}\}")
#: ``{{ site.baseurl }}`` before a path that begins with a slash.
_SITE = re.compile(r"\{\{-?\s*site\.(?:baseurl|url)\s*-?\}\}(?=[/{])")


def resolve_addresses(text: str) -> str:
    """Return ``text`` with the addresses that it gives through Liquid written out.

    They become paths from the root of the site; no line is added or taken away.
    """
    if "{{" not in text:
        return text
    return _SITE.sub("", _FILTERED.sub(lambda match: "/" + match[2].lstrip("/"), text))
