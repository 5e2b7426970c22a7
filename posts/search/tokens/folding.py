"""One way to write what readers see as the same: width, case, dashes, long vowels, blanks.

The rules are those of ``VERSION``; a change of any of them asks for a new version, because what is
stored was folded by them.
"""

from __future__ import annotations

import re
import unicodedata

#: The version of folding and tokens together; what was indexed under another must be made anew.
VERSION = "ja1"

_KANA = "\u30a1-\u30fa"
_VOICING = "\u3099\u309a"
# Soft hyphen, zero-width characters, direction marks and variation selectors: nothing to see.
UNSEEN = "\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
UNSEEN += "\U000e0000-\U000e01ef"
# What no database stores, and the two characters by which the index marks edges and titles.
UNSTORABLE = "\\x00-\\x08\\x0e-\\x1f\\x7f-\\x9f\ud800-\udfff\ue000"

_UNSEEN = re.compile(f"[{UNSEEN}]+")
_UNSTORABLE = re.compile(f"[{UNSTORABLE}]+")
_BLANKS = re.compile(r"[^\S ]\s*| \s+")
_LAST_LONG_VOWEL = re.compile(
    f"ー(?<=[{_KANA}ー][{_KANA}ー][{_KANA}]ー)ー*(?![{_KANA}ー{_VOICING}])"
)
# 3ヶ月, 3ケ月, 3ヵ月, 3か月 and 3箇月 are said and meant alike.
_COUNTER = re.compile("[ヶケヵか箇](?<=[0-9一二三四五六七八九十百千数].)(?=[月国所年条])")

# ASCII, kana, kanji and their signs, which NFKC leaves alone, and what it rewrites by itself: it
# takes a millisecond for an article, mostly to find that there is nothing to do.
_UNCHANGED = "\\x00-\\x7f\u3001-\u3029\u3041-\u3096\u30a1-\u30fe\u4e00-\u9fef"
_CHANGED_ALONE = (
    "\u2010-\u2027\u2150-\u2188\u2460-\u24ea\u3000\u3200-\u321e\u3220-\u33ff\uff01-\uff60"
)
_DEPENDENT = re.compile(f"[^{_UNCHANGED}{_CHANGED_ALONE}]")
# What may become one with its neighbours, with the one before: nothing that is unchanged joins what
# stands before it.
_TOGETHER = re.compile(f"[{_UNCHANGED}]?[^{_UNCHANGED}]+")
_ALONE = re.compile(f"[{_CHANGED_ALONE}]+")

#: What the rules on words replace, and by what, in their order.
WORD_RULES = ((_BLANKS, " "), (_LAST_LONG_VOWEL, ""), (_COUNTER, "カ"))

# Each stands for one sign, so that folding them moves nothing.
_SAME_SIGN = {
    **dict.fromkeys("‐‑‒–—―−⁃﹘─", "-"),
    **dict.fromkeys("‘’‛′", "'"),
    **dict.fromkeys("“”„″", '"'),
    **dict.fromkeys("〜∼", "~"),
    # Forms of a kanji that stand in names, beside the one on every keyboard.
    **dict(zip("髙﨑𠮷德瀨濵ς", "高崎吉徳瀬浜σ", strict=True)),
}
_SIGNS = re.compile(f"[{''.join(_SAME_SIGN)}]")


def fold(text: str) -> str:
    """Return ``text`` as it is stored and compared.

    NFKC (half-width kana with their voicing marks become one character, ㈱ becomes "(株)"), small
    letters, one dash, one quote, and no ー at the end of a katakana word of three or more kana
    before it (JIS Z 8301:2008 leaves it out there, newspapers write it). White space becomes one
    blank, and so does what no database stores: the answer has no NUL, no control character, no lone
    surrogate and no U+E000.
    """
    return shortened(one_form(text))


def as_one_line(text: str) -> str:
    """Return a query as it is compared with others: folded, with single blanks between words."""
    return " ".join(fold(text).split())


def one_form(text: str) -> str:
    """Return ``text`` with the rules on single characters applied, those on words not yet."""
    if text.isascii():
        return _UNSTORABLE.sub(" ", text.lower())
    composed = compatible(_UNSEEN.sub("", text)).lower()
    return _UNSTORABLE.sub(" ", _SIGNS.sub(lambda sign: _SAME_SIGN[sign[0]], composed))


def compatible(text: str) -> str:
    """Return ``text`` in NFKC (Unicode Standard Annex 15), quickly where it is plain Japanese."""
    changing = _TOGETHER if _DEPENDENT.search(text) else _ALONE
    return changing.sub(lambda run: unicodedata.normalize("NFKC", run[0]), text)


def shortened(text: str) -> str:
    """Apply the rules on words to what ``one_form`` returned."""
    for rule, instead in WORD_RULES:
        text = rule.sub(instead, text)
    return text
