"""What somebody typed into a field, made a text that can be parsed, shown and stored."""

from __future__ import annotations


def cleaned(typed: str, longest: int) -> str:
    """Return the first ``longest`` characters without what no text can hold, blanks made single.

    Lone surrogates go, NUL becomes a blank; nothing typed is an error.
    """
    return " ".join(typed[:longest].encode("utf-8", "ignore").decode().replace("\0", " ").split())
