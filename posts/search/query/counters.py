"""Counters without their number: か月 finds 3ヶ月, which is stored as 3カ月."""

from __future__ import annotations

import re

_COUNTER = re.compile("[ヶケヵか箇](?=[月国所年条])")


def with_counter(folded: str) -> tuple[str, ...]:
    """Return a folded word, and as it stands behind a number where it begins with a counter."""
    return (folded, f"カ{folded[1:]}") if _COUNTER.match(folded) else (folded,)
