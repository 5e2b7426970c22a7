"""Dates as people and programs write them in front matter -> moments with a zone."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from posts.messages import Message

_MOMENT = re.compile(
    r"""
    (?P<year>[0-9]{4}) (?P<mark>[-/.]) (?P<month>[0-9]{1,2}) (?P=mark) (?P<day>[0-9]{1,2})
    (?: (?: [Tt] | \s+ )
        (?P<hour>[0-9]{1,2}) : (?P<minute>[0-9]{1,2})
        (?: : (?P<second>[0-9]{1,2}) (?: [.,] (?P<fraction>[0-9]{1,12}) )? )?
    )?
    (?: \s* (?P<zone> [+-][0-9]{2} (?: :? [0-9]{2} )? | [A-Za-z]+ ) )?
    """,
    re.VERBOSE,
)
_JST = timezone(timedelta(hours=9), "JST")
_ZONES: dict[str, tzinfo] = {"Z": UTC, "UTC": UTC, "GMT": UTC, "JST": _JST}
_FARTHEST_OFFSET = timedelta(hours=14)
_EXAMPLE = Message("write it as 2025-11-04 09:30:00 +0900")


def parse_moment(text: str, zone: tzinfo) -> datetime:
    """Return the moment that ``text`` names; ``zone`` counts where the text names none.

    Read are the shapes of real archives: ``2025-12-28 08:41:23 +0000``, ``+09:00``, ``Z``, ``JST``,
    ``2026-01-01 9:00``, ``2016/09/20 18:00:00``, ``2025-12-28T08:41:23.123Z`` and a day alone
    (midnight). Raises ValueError, with what is wrong and what to write, for anything else and for
    days, hours and zones that do not exist.
    """
    match = _MOMENT.fullmatch(text.strip())
    if match is None:
        raise ValueError(
            Message("{text!r} is not a date; {example}", text=text[:60], example=_EXAMPLE)
        )
    fraction = (match["fraction"] or "")[:6].ljust(6, "0")
    try:
        moment = datetime(
            int(match["year"]),
            int(match["month"]),
            int(match["day"]),
            int(match["hour"] or 0),
            int(match["minute"] or 0),
            int(match["second"] or 0),
            int(fraction),
            tzinfo=_zone_named(match["zone"]) if match["zone"] else zone,
        )
        # A moment at the very end of the calendar cannot be shown in another zone.
        moment.astimezone(timezone(_FARTHEST_OFFSET))
        moment.astimezone(timezone(-_FARTHEST_OFFSET))
    except (ValueError, OverflowError) as error:
        raise ValueError(
            Message(
                "{text!r} is no date that exists ({error}); {example}",
                text=text[:60],
                error=error,
                example=_EXAMPLE,
            )
        ) from error
    return moment


def _zone_named(name: str) -> tzinfo:
    if name.upper() in _ZONES:
        return _ZONES[name.upper()]
    if name[0] not in "+-":
        raise ValueError(
            Message(
                "the zone {name} is not known, only {zones} are", name=name, zones=", ".join(_ZONES)
            )
        )
    digits = name[1:].replace(":", "")
    hours, minutes = int(digits[:2]), int(digits[2:] or 0)
    offset = timedelta(hours=hours, minutes=minutes)
    if minutes > 59 or offset > _FARTHEST_OFFSET:
        raise ValueError(Message("no zone is {name} from UTC", name=name))
    return timezone(-offset if name[0] == "-" else offset)
