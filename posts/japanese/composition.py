"""One way to write a character: NFC, with the forms of names kept."""

from __future__ import annotations

import re
import unicodedata

_ALL_BUT_COMPATIBILITY_IDEOGRAPHS = re.compile("[^\uf900-\ufaff\U0002f800-\U0002fa1f]+")


def compose(text: str) -> str:
    """Return ``text`` in NFC, but with its compatibility ideographs as they are.

    NFC would exchange the form of 神 that a person writes in a name (U+FA19) for the common one.
    """
    if unicodedata.is_normalized("NFC", text):
        return text
    return _ALL_BUT_COMPATIBILITY_IDEOGRAPHS.sub(
        lambda run: unicodedata.normalize("NFC", run[0]), text
    )
