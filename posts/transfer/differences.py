"""What a file would change in a text that was edited here, for the report."""

from __future__ import annotations

from difflib import unified_diff

#: Lines of a diff that the report keeps.
LONGEST_DIFF = 200


def difference(ours: tuple[str, str], theirs: tuple[str, str]) -> str:
    """A unified diff of two texts, each a title and a body."""
    before, after = ([title, "", *body.splitlines()] for title, body in (ours, theirs))
    lines = list(unified_diff(before, after, "edited here", "file", lineterm="", n=1))
    if len(lines) > LONGEST_DIFF:
        lines = [*lines[:LONGEST_DIFF], f"… {len(lines) - LONGEST_DIFF} more lines"]
    return "\n".join(lines)
