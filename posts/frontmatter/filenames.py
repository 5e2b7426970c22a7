"""The date and the slug that a source file's name tells."""

from __future__ import annotations

import datetime
import re
import unicodedata
from dataclasses import dataclass

# Not every dot begins an extension: "gpt-4.5" ends in a version number.
_EXTENSION = re.compile(r"\.[A-Za-z][A-Za-z0-9]*$")
# Jekyll's Document::DATE_FILENAME_MATCHER, and the YYYYMMDD_title names of notes and Pelican sites.
_DATED = re.compile(
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:-(.+)|$)|([0-9]{4})([0-9]{2})([0-9]{2})_(.+)",
    re.DOTALL,
)


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
