"""The words of an article, without its code, for counting and searching."""

from __future__ import annotations

import html as entities
import re
import unicodedata

_CODE_BLOCK = re.compile(r"<(pre|div class=\"math\")[ >].*?</(?:pre|math></div)>", re.DOTALL)
_READING = re.compile(r"<(annotation|rp|rt)[ >].*?</\1>", re.DOTALL)
_BLOCK_EDGE = re.compile(
    r"</?(?:aside|blockquote|caption|dd|details|div|dl|dt|figcaption|figure|h[1-6]|hr|li|ol|p|pre|"
    r"section|summary|table|tr|ul|br)(?: [^>]*)?>"
)
_CELL_EDGE = re.compile(r"</t[dh]>\s*")
_FOOTNOTE_SIGN = re.compile(r'<a class="footnote-(?:ref|backref)"[^>]*>.*?</a>')
_TAG = re.compile(r"<[^>]*>")


def without_readings(html: str) -> str:
    """Return ``html`` without the readings of its ruby and the TeX of its formulas."""
    return _READING.sub("", html) if "<ruby" in html or "<math" in html else html


def plain_text(html: str) -> str:
    """Return the text of sanitised ``html`` in NFC: a line a block, no code, no footnote signs.

    Nor readings: ``漢字《かんじ》かな`` is found as ``漢字かな``.
    """
    html = without_readings(html)
    text = _FOOTNOTE_SIGN.sub("", _CODE_BLOCK.sub("\n", html)).replace("\n", " ")
    text = _CELL_EDGE.sub(" ", _BLOCK_EDGE.sub("\n", text))
    text = entities.unescape(_TAG.sub("", text))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return unicodedata.normalize("NFC", "\n".join(line for line in lines if line))
