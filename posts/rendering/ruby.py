"""Ruby, the reading over the kanji: ``｜漢字《かんじ》``, ``漢字《かんじ》``, ``{漢字|かんじ}``.

The first two are those of Aozora Bunko, the third is that of Denden Markdown, where each kanji may
have its own reading: ``{漢字|かん|じ}``.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.inlinepatterns import InlineProcessor
from markdown.util import ETX, HTML_PLACEHOLDER_RE, INLINE_PLACEHOLDER_RE, STX, AtomicString

KANJI = "\u3005-\u3007\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
KANA = "\u3041-\u3096\u309d\u309e\u30a1-\u30fe"

#: Forms chosen for the kanji before them, and the small ヶ of 一ヶ月.
_BESIDE_KANJI = "\ufe00-\ufe0e\U000e0100-\U000e01efヵヶ"
_MARKED = rf"(?:｜(?P<marked>[^｜《》{{}}\s{STX}{ETX}]{{1,30}}))?《(?P<reading>[{KANA}]{{1,60}})》"

#: A base of kanji and kana with at least one kanji, then its readings; not within ``{{ }}``.
BRACED = (
    rf"(?<!\{{)\{{(?=[{KANA}]*[{KANJI}])(?P<base>[{KANJI}{KANA}{_BESIDE_KANJI}]{{1,30}})"
    rf"(?P<readings>(?:[|｜][{KANA}]{{1,60}}){{1,30}})\}}(?!\}})"
)
RUBY = f"{_MARKED}|{BRACED}"

_KANJI_BEFORE = re.compile(rf"[{KANJI}][{KANJI}{_BESIDE_KANJI}]*\Z")
_LONGEST_UNMARKED = 10
_MOST_KANA_OF_A_KANJI = 5

_LITERAL = ("code", "kbd", "pre", "samp")
_LITERAL_TAG = re.compile(rf"<(?P<closing>/?)(?:{'|'.join(_LITERAL)})\b", re.IGNORECASE)
#: Characters of a tag's text in which its beginning is looked for, so that time stays bounded.
_LONGEST_LITERAL = 2000


class RubyProcessor(InlineProcessor):
    """Makes ruby of kanji with a reading in kana; brackets around other words stay text.

    So do those between tags of HTML that show their text to the letter, such as ``<code>``.
    """

    ANCESTOR_EXCLUDES = ("ruby", *_LITERAL)

    def handleMatch(  # type: ignore[override]  # as all of Python-Markdown's own processors do
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        if self._is_literal(data, m.start()):
            return None, None, None
        if m["base"]:
            pairs = _pairs(m["base"], re.split("[|｜]", m["readings"])[1:])
            return (_ruby(pairs), m.start(), m.end()) if pairs else (None, None, None)
        if m["marked"]:
            return _ruby([(m["marked"], m["reading"])]), m.start(), m.end()
        base = _kanji_before(data, m.start())
        if not len(base) <= len(m["reading"]) <= _MOST_KANA_OF_A_KANJI * len(base):
            return None, None, None
        return _ruby([(base, m["reading"])]), m.start() - len(base), m.end()

    def _is_literal(self, data: str, end: int) -> bool:
        """Tell whether the last of the tags in ``_LITERAL`` before ``end`` is an opening one."""
        if not self.md.htmlStash.html_counter:
            return False
        placeholders = INLINE_PLACEHOLDER_RE.findall(data, max(0, end - _LONGEST_LITERAL), end)
        for number in reversed(placeholders):
            tag = _LITERAL_TAG.match(self._raw_html(number))
            if tag:
                return not tag["closing"]
        return False

    def _raw_html(self, number: str) -> str:
        """The tag that was set aside under ``number``, "" where something else was."""
        node = self.md.treeprocessors["inline"].stashed_nodes.get(number)  # type: ignore[attr-defined]
        stashed = HTML_PLACEHOLDER_RE.fullmatch(node) if isinstance(node, str) else None
        return str(self.md.htmlStash.rawHtmlBlocks[int(stashed[1])]) if stashed else ""


def _kanji_before(text: str, end: int) -> str:
    """Return the kanji right before ``end``, ``""`` where they are too many to share a reading."""
    match = _KANJI_BEFORE.search(text, max(0, end - _LONGEST_UNMARKED - 1), end)
    return match[0] if match and len(match[0]) <= _LONGEST_UNMARKED else ""


def _pairs(base: str, readings: list[str]) -> list[tuple[str, str]]:
    """Return each part of ``base`` with its reading; none where they do not agree in number."""
    if len(readings) == 1:
        return [(base, readings[0])]
    return list(zip(base, readings, strict=True)) if len(readings) == len(base) else []


def _ruby(pairs: list[tuple[str, str]]) -> Element:
    ruby = Element("ruby")
    before: Element | None = None
    for base, reading in pairs:
        if before is None:
            ruby.text = AtomicString(base)
        else:
            before.tail = AtomicString(base)
        SubElement(ruby, "rp").text = AtomicString("（")
        SubElement(ruby, "rt").text = AtomicString(reading)
        before = SubElement(ruby, "rp")
        before.text = AtomicString("）")
    return ruby
