"""Public addresses as text: slugs, permalink patterns, and the one spelling of a path.

A path is kept decoded, in NFC, with a slash at its beginning and, for pages, at its end:
``/2025/11/04/円安と半導体/``. Percent-encoding is added only where a URL is written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote, unquote, urljoin, urlsplit

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

#: Jekyll's Utils.slugify, mode "pretty", keeps these besides letters, marks and decimal digits.
_KEPT_IN_A_SLUG = frozenset("._~!$&'()+,;=@")
_HYPHENS = re.compile(r"-{2,}")
_PLACEHOLDER = re.compile(r":([a-z_]+)")
# Blanks are allowed: Jekyll writes them into addresses from the names of categories.
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffd\ud800-\udfff\\?#]")
_PERCENT_ENCODED = re.compile(r"%[0-9A-Fa-f]{2}")
_PAGE_EXTENSION = re.compile(r"[^/]\.(?:html?|xhtml|shtml|php|aspx?|jsp|cgi)\Z", re.IGNORECASE)
_SLUG_NAMES = ("slug", "title", "name", "plain_slug", "small_slug", "headline")
_JEKYLLS_SLUG = re.compile(r":slug(?![a-z])")

# strftime would write these in the language of the server.
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class PermalinkFacts:
    """What a permalink pattern may name; ``date`` is already in the site's time zone.

    ``sections`` are the folders that Hugo and Zola begin an address with, ``title`` the headline.
    """

    slug: str
    date: datetime
    categories: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    title: str = ""


def slugify(text: str) -> str:
    """Turn a file name or a name into a slug by Jekyll's rule (``pretty``, case kept).

    Letters, marks and decimal digits of all scripts stay, and ``._~!$&'()+,;=@``; every run of
    other characters becomes one hyphen, hyphens at both ends go. At most LONGEST_SLUG characters
    are kept. Returns "" where nothing is left. Source: Utils.slugify of Jekyll 4.3.
    """
    composed = unicodedata.normalize("NFC", text)
    hyphened = "".join(letter if _stays_in_a_slug(letter) else "-" for letter in composed)
    return _HYPHENS.sub("-", hyphened).strip("-")[:LONGEST_SLUG].strip("-")


def _stays_in_a_slug(letter: str) -> bool:
    if letter in _KEPT_IN_A_SLUG:
        return True
    category = unicodedata.category(letter)
    return category[0] in "LM" or category == "Nd"


def from_jekyll(pattern: str) -> str:
    """Return a permalink pattern of Jekyll in the words of this module.

    Jekyll's ``:slug`` is the slug in lower case and without signs, its ``:title`` is what is called
    ``:slug`` here. Source: Drops::UrlDrop of Jekyll 4.3.
    """
    return _JEKYLLS_SLUG.sub(":plain_slug", pattern)


def _plain(slug: str) -> str:
    """Return a slug as Jekyll's Utils.slugify makes it by default: letters and digits, small."""
    letters = (letter if letter not in _KEPT_IN_A_SLUG else "-" for letter in slug)
    return _HYPHENS.sub("-", "".join(letters)).strip("-").lower()


def _categories(facts: PermalinkFacts) -> str:
    return "/".join(dict.fromkeys(_FORBIDDEN.sub("-", name.lower()) for name in facts.categories))


def _slugified_categories(facts: PermalinkFacts) -> str:
    return "/".join(dict.fromkeys(slugify(name).lower() for name in facts.categories))


def _sections(facts: PermalinkFacts) -> list[str]:
    return [slugify(folder).lower() for folder in facts.sections]


def _name_of_month(facts: PermalinkFacts) -> str:
    return _MONTHS[facts.date.month - 1]


def _name_of_day(facts: PermalinkFacts) -> str:
    return _DAYS[facts.date.weekday()]


#: Jekyll's placeholders (jekyllrb.com/docs/permalinks/#placeholders), and those that other
#: dialects need.
_PLACEHOLDERS: dict[str, Callable[[PermalinkFacts], str]] = {
    "year": lambda facts: f"{facts.date.year:04}",
    "short_year": lambda facts: f"{facts.date.year % 100:02}",
    "w_year": lambda facts: f"{facts.date.isocalendar().year:04}",
    "month": lambda facts: f"{facts.date.month:02}",
    "i_month": lambda facts: str(facts.date.month),
    "short_month": lambda facts: _name_of_month(facts)[:3],
    "long_month": _name_of_month,
    "day": lambda facts: f"{facts.date.day:02}",
    "i_day": lambda facts: str(facts.date.day),
    "y_day": lambda facts: f"{facts.date.timetuple().tm_yday:03}",
    "week": lambda facts: f"{facts.date.isocalendar().week:02}",
    "w_day": lambda facts: str(facts.date.isoweekday()),
    "short_day": lambda facts: _name_of_day(facts)[:3],
    "long_day": _name_of_day,
    "hour": lambda facts: f"{facts.date.hour:02}",
    "minute": lambda facts: f"{facts.date.minute:02}",
    "second": lambda facts: f"{facts.date.second:02}",
    "slug": lambda facts: facts.slug,
    "title": lambda facts: facts.slug,
    "name": lambda facts: facts.slug,
    "plain_slug": lambda facts: _plain(facts.slug),
    "small_slug": lambda facts: facts.slug.lower(),
    "headline": lambda facts: slugify(facts.title).lower(),
    "section": lambda facts: "".join(_sections(facts)[:1]),
    "sections": lambda facts: "/".join(_sections(facts)),
    "categories": _categories,
    "slugified_categories": _slugified_categories,
    "output_ext": lambda facts: ".html",
}


def expand_permalink(pattern: str, facts: PermalinkFacts) -> str:
    """Fill a permalink pattern (``/:year/:month/:day/:slug/``, or a Jekyll style's name).

    Raises AddressError for a placeholder that is not known, for an empty slug where the pattern
    names it, and for what ``normalize_path`` refuses.
    """
    pattern = NAMED_PERMALINKS.get(pattern.strip(), pattern)

    def fill(match: re.Match[str]) -> str:
        # Jekyll reads :year_:month as year, underscore, month.
        name, rest = match[1], ""
        if name not in _PLACEHOLDERS and name.endswith("_"):
            name, rest = name[:-1], "_"
        if name not in _PLACEHOLDERS:
            raise AddressError(
                "the permalink pattern {pattern!r} names :{name}, which is not known; known are "
                "{known}",
                pattern=pattern,
                name=name,
                known=", ".join(":" + key for key in sorted(_PLACEHOLDERS)),
            )
        value = _PLACEHOLDERS[name](facts)
        if name in _SLUG_NAMES and not value:
            raise AddressError(
                "the permalink pattern {pattern!r} needs a slug, and this post has none; write "
                "one into it",
                pattern=pattern,
            )
        return encode_path(value) + rest

    return normalize_path(_PLACEHOLDER.sub(fill, pattern))


def normalize_path(path: str) -> str:
    """Return the one spelling under which a page's path is stored and looked up.

    Percent-encoding is undone once, letters are NFC, doubled slashes become one, a path that does
    not end in a page's extension (``.html``, ``.php``, …) ends in a slash; other dots belong to
    the slug (``gpt-4.5``). The result normalises to itself. Raises AddressError for whole URLs,
    ``.`` and ``..`` as a part, control characters, ``?``, ``#``, back-slashes, percent-encoding
    done twice, and paths longer than LONGEST_PATH.
    """
    plain = normalize_file_path(path)
    if plain != "/" and not _PAGE_EXTENSION.search(plain):
        plain += "/"
    return _within_length(plain)


def normalize_file_path(path: str) -> str:
    """Return the one spelling of a file's path, such as a picture's: no slash at its end.

    Otherwise as ``normalize_path``, with the same errors.
    """
    decoded = unicodedata.normalize("NFC", unquote(path)).strip()
    if _FORBIDDEN.search(decoded):
        raise AddressError("{path!r} holds characters that an address cannot hold", path=path[:80])
    if "://" in decoded:
        raise AddressError(
            "{path!r} is a whole URL; write only the part behind the host", path=path[:80]
        )
    if _PERCENT_ENCODED.search(decoded):
        raise AddressError(
            "{path!r} is percent-encoded twice; encode it once or not at all", path=path[:80]
        )
    segments = [segment for segment in decoded.split("/") if segment]
    if any(segment in (".", "..") for segment in segments):
        raise AddressError(
            "{path!r} holds '.' or '..' as a part; write the address in full", path=path[:80]
        )
    plain = "/" + "/".join(segments)
    return _within_length(plain)


def _within_length(path: str) -> str:
    if len(path) <= LONGEST_PATH:
        return path
    raise AddressError(
        "{path!r}… is longer than {longest} characters; shorten it",
        path=path[:80],
        longest=LONGEST_PATH,
    )


def encode_path(path: str) -> str:
    """Percent-encode a stored path for a URL: UTF-8, upper-case hex, as Jekyll writes it."""
    return quote(path, safe="/:@!$&'()*+,;=~-._")


def resolve_reference(reference: str, page: str, hosts: Collection[str]) -> str | None:
    """Return the path on this site that a link or picture on the page at ``page`` means.

    It is as the reference spells it, for ``normalize_path`` or ``normalize_file_path``. None for
    hosts that are not among ``hosts`` (in lower case) and for other schemes than http and https.
    Raises AddressError for what can be no URL.
    """
    try:
        parts = urlsplit(urljoin(encode_path(page), reference.strip()))
    except ValueError as error:
        raise AddressError(
            "{text!r} is no address: {error}", text=reference[:80], error=error
        ) from error
    if parts.scheme not in ("", "http", "https"):
        return None
    return None if parts.netloc and parts.netloc.lower() not in hosts else parts.path
