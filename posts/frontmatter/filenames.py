"""The date and the slug that a source file's name tells."""

from __future__ import annotations

import datetime
import re
import unicodedata
from dataclasses import dataclass

# Not every dot begins an extension: "gpt-4.5" ends in a version number.
_EXTENSION = re.compile(r"\.[A-Za-z][A-Za-z0-9]*$")
# Jekyll's Document::DATE_FILENAME_MATCHER, with Zola's underscore behind the date, and the
# YYYYMMDD_title names of notes and Pelican sites.
_DATED = re.compile(
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[-_](.+)|$)|([0-9]{4})([0-9]{2})([0-9]{2})_(.+)",
    re.DOTALL,
)

# Hugo's page bundles and Zola's page folders, with a language where the site has several.
_BUNDLE = re.compile(r"_?index(\.[a-z]{2}(?:-[A-Za-z]{2,4})?)?\.(?:md|markdown|html?)")


@dataclass(frozen=True)
class NameParts:
    """``date`` is None where the name has none; ``slug`` is NFC text, not yet a slug by rule."""

    date: datetime.date | None
    slug: str


def name_parts(name: str) -> NameParts:
    """Split ``_posts/2025-11-04-1-openaigpt-5.md`` into its date and ``1-openaigpt-5``.

    Folder, extension, blanks at both ends and dots at the end (Jekyll's rule) are left out. A name
    that is only a date keeps it as its slug too. A day that no calendar has is part of the slug.
    """
    stem = _EXTENSION.sub("", name.rsplit("/", 1)[-1])
    stem = unicodedata.normalize("NFC", stem).strip().rstrip(".").strip()
    dated = _DATED.match(stem)
    if dated is None:
        return NameParts(None, stem)
    parts = dated.groups()
    year, month, day, rest = parts[:4] if parts[0] else parts[4:]
    try:
        return NameParts(datetime.date(int(year), int(month), int(day)), (rest or stem).strip())
    except ValueError:
        return NameParts(None, stem)


def bundle_folder(name: str) -> str:
    """Return the folder's name for ``posts/円安/index.md``, whose article the folder stands for.

    A language is put behind it (``index.en.md``: ``円安.en.md``). Returns "" for other files, and
    where there is no folder.
    """
    *folders, file = name.split("/")
    bundle = _BUNDLE.fullmatch(file)
    if bundle is None or not folders:
        return ""
    return f"{unicodedata.normalize('NFC', folders[-1])}{bundle[1] or ''}.md"
