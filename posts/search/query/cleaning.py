"""What somebody typed into a field, made a text that can be parsed, shown and stored."""

from __future__ import annotations

import re

from posts.search.tokens.folding import UNSEEN

_UNSEEN = re.compile(f"[{UNSEEN}]+")


def cleaned(typed: str, longest: int) -> str:
    """Return the first ``longest`` characters without what no text can hold, blanks made single.

    Lone surrogates go, and what nobody sees, such as marks that turn the direction of what stands
    behind; NUL becomes a blank. Nothing typed is an error.
    """
    storable = typed[:longest].encode("utf-8", "ignore").decode().replace("\0", " ")
    return " ".join(_UNSEEN.sub("", storable).split())
