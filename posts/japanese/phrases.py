"""Where a Japanese headline may be broken: between phrases, never inside a word.

BudouX finds the phrases; it knows words by their spelling alone, so that it splits 2026年 after
202 and もたらす before す. What it must never split is put together again here, and what is too
long for a narrow screen is divided where the script changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import budoux

#: Characters of a headline that stand in one line of a narrow phone.
LONGEST_PHRASE = 10

_HIRAGANA = "\u3041-\u309f"
_KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9f"
_KANJI = "\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
_LATIN = "0-9A-Za-z\u00c0-\u024f０-９Ａ-Ｚａ-ｚ"
_OPENING = "「『（［｛〈《【〔“‘([{<"
_CLOSING = "」』）］｝〉》】〕”’)\\]}>"
_PAUSE = "、。，．！？!?：；…‥｜"

# One word to the eye: a number with its unit, a name in Latin letters, a word in katakana.
_WORD = re.compile(
    rf"[{_LATIN}]+(?:[-.,:/+#&%'’_．，][{_LATIN}]+)*[%％+#]*(?:[年月日時分秒歳人社件本台円倍割位回版期度点]"
    rf"|[万億兆]+円?|ドル|ユーロ|か国|カ国|社目|つ目)?"
    rf"|[{_KATAKANA}]+"
)
# Line breaking rules of JIS X 4051: what no line may begin with, and what none may end with.
_NEVER_FIRST = re.compile(
    rf"[{_CLOSING}{_PAUSE}ー々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ・,.:;%％〜～―—–\s]"
)
_NEVER_LAST = re.compile(rf"[{_OPENING}\s]")
_PAUSED = re.compile(rf"[{_PAUSE}]+[{_CLOSING}]*")
_END_OF_WORD = re.compile(rf"[{_HIRAGANA}](?=[^{_HIRAGANA}]|$)")
_CHANGE_OF_SCRIPT = re.compile(
    rf"(?<=[{_HIRAGANA}・{_CLOSING}])(?=[{_KANJI}{_KATAKANA}{_LATIN}{_OPENING}])"
    rf"|(?<=[{_KANJI}])(?=[{_KATAKANA}{_LATIN}{_OPENING}])"
    rf"|(?<=[{_KATAKANA}])(?=[{_KANJI}{_LATIN}{_OPENING}])"
    rf"|(?<=[{_LATIN}])(?=[{_KATAKANA}{_KANJI}{_OPENING}])"
)


def phrases(text: str) -> tuple[str, ...]:
    """Split one line of text into the parts between which it may be broken; together they are it.

    Numbers with their units, Latin names and katakana words stay whole; a part of more than
    ``LONGEST_PHRASE`` characters is divided where the script changes, if it changes.
    """
    if not text:
        return ()
    breaks = sorted(_allowed(_suggested(text), text))
    pieces = (piece for part in _cut(text, breaks) for piece in _short_enough(part))
    return tuple(_without_lone_letters(pieces))


@cache
def _parser() -> budoux.Parser:
    return budoux.load_default_japanese_parser()


def _suggested(text: str) -> Iterator[int]:
    """Places from BudouX, those inside a word's last kana moved behind it, and every pause."""
    place = 0
    for part in _parser().parse(text):
        place += len(part)
        yield _behind_the_word(text, place)
    for pause in _PAUSED.finditer(text):
        yield pause.end()


def _behind_the_word(text: str, place: int) -> int:
    """``place``, or the next one where a lone kana follows: もたら|す産業 is もたらす|産業.

    お and ご do begin words.
    """
    lone = _END_OF_WORD.match(text, place)
    return place + 1 if lone and lone[0] not in "おご" else place


def _allowed(places: Iterator[int], text: str) -> set[int]:
    whole = _inside_words(text)
    return {
        place
        for place in places
        if 0 < place < len(text)
        and place not in whole
        and not _NEVER_FIRST.match(text[place])
        and not _NEVER_LAST.match(text[place - 1])
    }


def _inside_words(text: str) -> frozenset[int]:
    return frozenset(
        place for word in _WORD.finditer(text) for place in range(word.start() + 1, word.end())
    )


def _short_enough(part: str) -> list[str]:
    if len(part) <= LONGEST_PHRASE:
        return [part]
    changes = (change.start() for change in _CHANGE_OF_SCRIPT.finditer(part))
    return _cut(part, sorted(_allowed(changes, part)))


def _without_lone_letters(parts: Iterator[str]) -> Iterator[str]:
    """Join a part of one letter to the next one, and the last to the one before it."""
    waiting = ""
    for part in parts:
        if len(waiting) > 1 and len(part) > 1:
            yield waiting
            waiting = ""
        waiting += part
    yield waiting


def _cut(text: str, places: list[int]) -> list[str]:
    edges = [0, *places, len(text)]
    return [text[start:end] for start, end in zip(edges, edges[1:], strict=False)]
