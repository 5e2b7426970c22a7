"""Other forms of a word: か月 finds 3カ月, GPU finds GPUs, GPT5 finds GPT-5."""

from __future__ import annotations

import re

_COUNTER = re.compile("[ヶケヵか箇](?=[月国所年条])")


def with_counter(folded: str) -> tuple[str, ...]:
    """Return a folded word, and as it stands behind a number where it begins with a counter."""
    return (folded, f"カ{folded[1:]}") if _COUNTER.match(folded) else (folded,)


# Shorter ones are other words with an s: AI and AIs, but also AR and ARs.
_COUNTED = re.compile("(?<![0-9a-z])(?=[0-9]*[a-z])[0-9a-z]{2,}[0-9a-rt-z]$")
_CAPITALS_AND_S = re.compile("(?<![0-9A-Za-z])[A-Z][A-Z0-9]+s$")


def with_plural(text: str, folded: str) -> tuple[str, ...]:
    """Return a folded word and its plural, if its end is an ASCII word of three or more letters.

    ``text`` is the word as typed: only GPUs, in capitals, is surely the plural of GPU.
    """
    if _CAPITALS_AND_S.search(text):
        return folded, folded[:-1]
    return (folded, folded + "s") if _COUNTED.search(folded) else (folded,)


# A name and its version, which are written together, with a hyphen or with a blank.
_VERSION = re.compile("(.*(?<![0-9a-z])[a-z]{2,})[- ]?([0-9]+(?:\\.[0-9]+)*[a-z]?)")


def with_version(folded: str) -> tuple[str, ...]:
    """Return a folded word, and its other ways of writing if it is a name with a version."""
    version = _VERSION.fullmatch(folded)
    if not version:
        return (folded,)
    name, number = version.groups()
    ways = (f"{name}{between}{number}" for between in ("-", " ", ""))
    return tuple(dict.fromkeys((folded, *ways)))
