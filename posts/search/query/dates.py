"""Days as readers write them: 2026-01-31, 2026/1/31, 2026年1月, 20260131, 令和8年."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

# The year before the first of each era.
_ERAS = {"令和": 2018, "r": 2018, "平成": 1988, "h": 1988, "昭和": 1925, "s": 1925}
_DATE = re.compile(
    rf"(?:(?P<era>{'|'.join(_ERAS)})(?P<era_year>元|[0-9]{{1,2}})|(?P<year>[0-9]{{4}}))"
    r"(?:年|[-/.]|$)(?:(?P<month>[0-9]{1,2})(?:月|[-/.]|$)(?:(?P<day>[0-9]{1,2})日?)?)?",
)
_COMPACT = re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})")


def first_day(text: str) -> date | None:
    """Return the first day of the year, month or day that a folded text names, None for no date."""
    days = _days(text)
    return days[0] if days else None


def last_day(text: str) -> date | None:
    """Return the last day of the year, month or day that a folded text names, None for no date."""
    days = _days(text)
    return days[1] if days else None


def _days(text: str) -> tuple[date, date] | None:
    compact = _COMPACT.fullmatch(text)
    found = compact or _DATE.fullmatch(text)
    if found is None:
        return None
    year = int(found["year"]) if compact or found["year"] else _western_year(found)
    month, day = (int(found[part]) if found[part] else None for part in ("month", "day"))
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    last_month = month or 12
    return first, date(year, last_month, day or monthrange(year, last_month)[1])


def _western_year(found: re.Match[str]) -> int:
    return _ERAS[found["era"]] + (1 if found["era_year"] == "元" else int(found["era_year"]))
