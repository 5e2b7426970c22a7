"""The boxes of task lists: to be looked at, never to be filled in."""

from __future__ import annotations

import re

_INPUT = re.compile(r'<input(?: [\w-]+="[^"]*")*>')


def keep_only_check_boxes(html: str) -> str:
    """Return sanitised ``html`` whose inputs are check boxes that cannot be changed."""
    return _INPUT.sub(_box, html) if "<input" in html else html


def _box(match: re.Match[str]) -> str:
    if ' type="checkbox"' not in match[0]:
        return ""
    if ' checked="' in match[0]:
        return '<input type="checkbox" aria-label="完了" disabled checked>'
    return '<input type="checkbox" aria-label="未完了" disabled>'
