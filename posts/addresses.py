"""Public addresses as text: slugs, permalink patterns, and the one spelling of a path.

A path is kept decoded, in NFC, with a slash at its beginning and, for pages, at its end:
``/2025/11/04/円安と半導体/``. Percent-encoding is added only where a URL is written.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote, unquote

from posts.errors import AddressError

DEFAULT_PERMALINK = "/:year/:month/:day/:slug/"

#: Jekyll's named permalink styles: jekyllrb.com/docs/permalinks/#built-in-formats
NAMED_PERMALINKS = {
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title.html",
    "weekdate": "/:categories/:year/W:week/:short_day/:title.html",
    "none": "/:categories/:title.html",
}

#: The longest path that is stored, in characters (also the width of the database column).
LONGEST_PATH = 600
LONGEST_SLUG = 300

# Jekyll's Utils.slugify, mode "pretty": letters, marks, digits and ._~!$&'()+,;=@ stay.
_NOT_IN_A_SLUG = re.compile(r"[^\w._~!$&'()+,;=@\-]+|_+")
_HYPHENS = re.compile(r"-{2,}")
_PLACEHOLDER = re.compile(r":([a-z_]+)")
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029\ud800-\udfff\\?#]")


@dataclass(frozen=True)
class PermalinkFacts:
    """What a permalink pattern may name; ``date`` is already in the site's time zone."""

    slug: str
    date: datetime
    categories: tuple[str, ...] = ()


def slugify(text: str) -> str:
    """Turn a file name or a name into a slug by Jekyll's rule (``pretty``, case kept).

    Japanese letters stay, every run of other characters becomes one hyphen, hyphens at both ends
    go. Returns "" where nothing is left.
    """
    text = unicodedata.normalize("NFC", text)
    return _HYPHENS.sub("-", _NOT_IN_A_SLUG.sub("-", text)).strip("-")[:LONGEST_SLUG].strip("-")


def expand_permalink(pattern: str, facts: PermalinkFacts) -> str:
    """Fill a permalink pattern (``/:year/:month/:day/:slug/``, or a Jekyll style's name).

    Raises AddressError for a placeholder that is not known, and for what ``normalize_path`` refuses.
    """
    pattern = NAMED_PERMALINKS.get(pattern.strip(), pattern)
    values = _placeholder_values(facts)

    def fill(match: re.Match[str]) -> str:
        name = match[1]
        if name not in values:
            raise AddressError(
                f"the permalink pattern {pattern!r} names :{name}, which is not known; "
                f"known are {', '.join(':' + key for key in sorted(values))}"
            )
        return values[name]

    return normalize_path(_PLACEHOLDER.sub(fill, pattern))


def _placeholder_values(facts: PermalinkFacts) -> dict[str, str]:
    date = facts.date
    return {
        "year": f"{date.year:04}",
        "short_year": f"{date.year % 100:02}",
        "month": f"{date.month:02}",
        "i_month": str(date.month),
        "short_month": date.strftime("%b"),
        "day": f"{date.day:02}",
        "i_day": str(date.day),
        "y_day": date.strftime("%j"),
        "week": date.strftime("%V"),
        "short_day": date.strftime("%a"),
        "hour": f"{date.hour:02}",
        "minute": f"{date.minute:02}",
        "second": f"{date.second:02}",
        "slug": facts.slug,
        "title": facts.slug,
        "name": facts.slug,
        "categories": "/".join(slugify(name).lower() for name in facts.categories),
    }


def normalize_path(path: str) -> str:
    """Return the one spelling under which a page's path is stored and looked up.

    Percent-encoding is undone, letters are NFC, doubled slashes become one, a path without a file
    extension ends in a slash. Raises AddressError for ``..``, control characters, ``?``, ``#``,
    back-slashes, and paths longer than LONGEST_PATH.
    """
    decoded = unicodedata.normalize("NFC", unquote(path)).strip()
    if "\ufffd" in decoded or _FORBIDDEN.search(decoded):
        raise AddressError(f"{path[:80]!r} holds characters that an address cannot hold")
    segments = [segment for segment in decoded.split("/") if segment]
    if any(segment in (".", "..") for segment in segments):
        raise AddressError(f"{path[:80]!r} holds '.' or '..' as a part; write the address in full")
    plain = "/" + "/".join(segments)
    if plain != "/" and not _has_extension(plain):
        plain += "/"
    if len(plain) > LONGEST_PATH:
        raise AddressError(f"{path[:80]!r}… is longer than {LONGEST_PATH} characters; shorten it")
    return plain


def _has_extension(path: str) -> bool:
    return bool(re.fullmatch(r"\.(html?|php|aspx?)", posixpath.splitext(path)[1]))


def encode_path(path: str) -> str:
    """Percent-encode a stored path for a URL: UTF-8, upper-case hex, as Jekyll writes it."""
    return quote(path, safe="/:@!$&'()*+,;=~-._")
