"""What a question is about: its words without particles, endings and question words. Pure.

A search for "ChatGPTの料金は" looks for just these letters, which no article has. The rules go by
script alone, as a reader sees words: 料金 is one, は behind it is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from posts.search.dictionary.word_lists import lines_of

_HIRAGANA = "ぁ-ゖゝゞ"
_KANJI = "一-鿿々"
_KATAKANA = "ァ-ヺー"
_LATIN = "0-9A-Za-zÀ-ɏ"


def _listed(name: str) -> frozenset[str]:
    return frozenset(word for line in lines_of(f"question_words/{name}") for word in line.split())


#: What holds a sentence together, in hiragana; words that ask; and words without which a fitting
#: article may well do.
_FUNCTION = "|".join(sorted(_listed("function"), key=lambda word: (-len(word), word)))
_ASKING, _HARDLY_NARROWING = _listed("asking"), _listed("hardly_narrowing")
_ONLY_FUNCTION = re.compile(f"(?:{_FUNCTION})*")
_PARTICLES = re.compile(
    "(?:について|における|による|によって|として|から|まで|より|など|って|とか|だけ|には|では|とは|との|での"
    "|への|[はがをにへとでものや])+"
)

# A stretch without hiragana, a noun made of verbs (書き方, 取り組み), or a stretch of hiragana.
_OKURIGANA = "[いきぎしじちびみりえけげせてねべめれっ]"
_BEHIND_A_NOUN = f"(?=$|[^{_HIRAGANA}]|[はがをにのでとも])"
_STRETCH = re.compile(
    rf"(?P<noun>[{_KANJI}]+(?!しい){_OKURIGANA}{{1,2}}[{_KANJI}]+(?:{_OKURIGANA}{_BEHIND_A_NOUN})?)"
    rf"|(?P<word>[^{_HIRAGANA}\s]+)|(?P<kana>[{_HIRAGANA}ー]+)"
)
_NOUN_OF_A_VERB = re.compile(_OKURIGANA + _BEHIND_A_NOUN)
_DO = re.compile("[さしすせ]")
_TRIMMED = "・,.;:!?、。！？…「」『』()（）[]\"'"


@dataclass(frozen=True)
class ContentWord:
    """A word of a question that says what it is about; a weak one hardly narrows."""

    text: str
    is_weak: bool = False


def content_words(text: str) -> list[ContentWord]:
    """The words of a question or phrase, in their order, each once; none where all of it asks."""
    found: dict[str, ContentWord] = {}
    for lexeme in text.split():
        for word in _words(lexeme):
            bare = word.text.strip(_TRIMMED)
            if bare and bare not in _ASKING:
                is_weak = word.is_weak or hardly_narrows(bare)
                found.setdefault(bare, ContentWord(bare, is_weak))
    return list(found.values())


def _words(lexeme: str) -> Iterator[ContentWord]:
    stretches = list(_STRETCH.finditer(lexeme))
    for found, after in zip(stretches, [*stretches[1:], None], strict=True):
        if found["noun"]:
            yield ContentWord(found["noun"])
        elif found["word"]:
            yield from _with_its_ending(found["word"], after["kana"] if after else "")
        elif not _ends_a_word(stretches, found):
            yield from _in_hiragana(found["kana"])


def _with_its_ending(word: str, kana: str | None) -> Iterator[ContentWord]:
    """A word, by the hiragana behind it: a noun, a noun made of a verb (違い), or a verb (作る)."""
    stem = re.search(f"[{_KANJI}]+$", word)
    if re.fullmatch(f"[{_KANJI}]", word) and _is_of_a_verb(kana or ""):
        # Of a verb of one kanji nothing is left that could be looked for.
        return
    is_done = stem is not None and len(stem[0]) > 1 and _DO.match(kana or "")
    if not kana or not stem or is_done or _ONLY_FUNCTION.fullmatch(kana) or _PARTICLES.match(kana):
        yield ContentWord(word)
    elif _NOUN_OF_A_VERB.match(kana):
        yield ContentWord(word + kana[0], is_weak=True)
    elif len(word) > 1:
        yield ContentWord(word, is_weak=True)


def _is_of_a_verb(kana: str) -> bool:
    """Whether hiragana behind a kanji inflect it: 作って, 上がった. を stands behind nouns."""
    is_noun = kana.startswith("を") or _PARTICLES.fullmatch(kana) or _NOUN_OF_A_VERB.match(kana)
    return bool(kana) and (kana.startswith("って") or not is_noun)


def _ends_a_word(stretches: list[re.Match[str]], kana: re.Match[str]) -> bool:
    """Whether hiragana belong to what stands before them: inflections, and all that follows."""
    before = next((one for one in stretches if one.end() == kana.start()), None)
    return before is not None and not _PARTICLES.match(kana["kana"])


def _in_hiragana(kana: str) -> Iterator[ContentWord]:
    """A word that is written in hiragana, without the particles around it."""
    if _ONLY_FUNCTION.fullmatch(kana):
        return
    begin = _PARTICLES.match(kana)
    bare = re.sub(rf"(?:{_FUNCTION})+$", "", kana[begin.end() if begin else 0 :])
    if len(bare) > 2 and not _ONLY_FUNCTION.fullmatch(bare):
        yield ContentWord(bare)


# A number belongs to what stands before it: レベル4.
_CHANGE_OF_SCRIPT = re.compile(
    rf"(?<=[{_KANJI}])(?=[{_KATAKANA}A-Za-zÀ-ɏ])|(?<=[{_KATAKANA}])(?=[{_KANJI}A-Za-zÀ-ɏ])"
    rf"|(?<=[{_LATIN}])(?=[{_KANJI}{_KATAKANA}])"
)


def parts_of(word: str) -> list[str]:
    """The parts of a compound where its script changes: AI活用事例 is AI and 活用事例.

    A single kanji stays with the part before it (AI化). A word that has no parts is its own.
    """
    parts: list[str] = []
    for part in _CHANGE_OF_SCRIPT.split(word):
        if parts and re.fullmatch(f"[{_KANJI}]", part):
            parts[-1] += part
        else:
            parts.append(part)
    return parts


def halves_of(word: str) -> list[str]:
    """The words of two kanji that four or six kanji mostly are: 活用事例 is 活用 and 事例."""
    if not re.fullmatch(f"(?:[{_KANJI}]{{2}}){{2,}}", word):
        return [word]
    return [word[start : start + 2] for start in range(0, len(word), 2)]


def hardly_narrows(word: str) -> bool:
    """Whether a fitting article may well do without a word of a question: 会社, 理由."""
    return word in _HARDLY_NARROWING


_DAY = re.compile(
    r"(?<!\d)(?:(?:20\d\d|(?:令和|平成)(?:元|\d{1,2}))年度?(?:\d{1,2}月)?(?:\d{1,2}日)?"
    r"|20\d\d[-/]\d{1,2}(?!\d))"
)


def day_of(text: str) -> tuple[str, str]:
    """The first year, month or day that a text names, and the text without it; ("", text) if none.

    A particle behind it goes with it: 2026年3月の自動運転.
    """
    found = _DAY.search(text)
    if not found:
        return "", text
    rest = text[found.end() :]
    particles = _PARTICLES.match(rest)
    behind = rest[particles.end() :] if particles else rest
    return found[0], " ".join(f"{text[: found.start()]} {behind}".split())
