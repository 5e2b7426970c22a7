"""表記ゆれ: the spellings in a text, and which of an archive's are spellings of one word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache, partial

from posts.search.dictionary.okurigana import okurigana_groups, okurigana_in
from posts.search.dictionary.word_lists import equal_spellings, unequal_spellings
from posts.search.tokens.folding import compatible, one_form

_WORD = "[ァ-ヺｦ-ｯｱ-ﾝ][ァ-ヺーｦ-ﾟ]*"
_KATAKANA_WORDS = re.compile(f"(?<![ァ-ヺーｦ-ﾟ]){_WORD}(?:[・･ -]{_WORD})*")
_JOINT = re.compile("[・･ -]")

_LETTER = "A-Za-zＡ-Ｚａ-ｚ"
_SIGN = f"{_LETTER}0-9０-９"
_COUNTED = "兆億万千円人社件年月日時倍割"
# A name stands between Japanese: a word of an English sentence, of an address or of code has other
# letters and signs beside it, and there capitals follow other rules. What is
# counted is no part of it: OpenAI1000億円.
_LATIN = re.compile(
    f"(?<![{_SIGN}_@#/\\\\.:$&%=+*<>{{}}()\\[\\]'’-])(?<![{_SIGN}][ .,:;/&'’!?])"
    f"[{_LETTER}][{_SIGN}]*(?:[-.][{_SIGN}]+)*(?: [{_SIGN}]+(?:[-.][{_SIGN}]+)*)?"
    f"(?![{_SIGN}_@#/\\\\:$&%=+*<>{{}}()\\[\\]'’-]|[ .,;/&'’!?]+[{_SIGN}]|(?<=[0-9])[{_COUNTED}])"
)
# A letter by itself is a variable, or was torn off its word: p x, for k.
_TORN = re.compile(f"[{_LETTER}] .+|.+ [{_LETTER}]")
_COUNTER_OF_NUMBER = re.compile(
    "(?<=[0-9０-９一二三四五六七八九十百千数])[ヶケヵカか箇][月国所年条]"
)
_SHORTEST = 2
_LONGEST = 40
#: Words that a dot or a blank joins to one; more of them are a list or a full name.
_MOST_PARTS = 3


def possible_variants_in(text: str) -> set[str]:
    """Return the different spellings in an original text that may be 表記ゆれ, as written there.

    Katakana words, also those that ・, a hyphen or a blank joins (オープン・ソース, and its parts
    too); names in Latin letters, of two words at most; what counts months and places (ヶ月); the
    words of the list of okurigana.
    """
    found = {*_LATIN.findall(text), *_COUNTER_OF_NUMBER.findall(text), *okurigana_in(text)}
    for run in _KATAKANA_WORDS.findall(text):
        parts = _JOINT.split(run)
        found.update(parts)
        if 1 < len(parts) <= _MOST_PARTS:
            found.add(run)
    return {
        spelling
        for spelling in found
        if _SHORTEST <= len(spelling) <= _LONGEST and not _TORN.fullmatch(spelling)
    }


_KATAKANA = re.compile("[ァ-ヺー・ -]+")
_JOINTS = re.compile("[・ -]")
#: 3ヶ月, 3ケ月, 3ヵ月, 3カ月, 3か月 and 3箇月, without the number.
_COUNTER = re.compile("[ヶケヵカか箇][月国所年条]")
#: Between digits a hyphen tells numbers apart, and so does a dot everywhere: GPT-3.5.
_LETTER_JOINTS = re.compile("(?<![0-9])[ -]|[ -](?![0-9])")
_SMALL = re.compile("[ァィゥェォャュョッ]")

#: Shorter words are told apart by one kana (ヴィラ and ビラ, ファン and フアン).
_SHORTEST_RESPELLED = 4
#: Kana, small ones not counted, behind which ー is a matter of taste: サーバ, but not カ and カー.
_KANA_BEFORE_LONG = 3

_SAME_SOUND = (
    ("ヴァ", "バ"), ("ヴィ", "ビ"), ("ヴェ", "ベ"), ("ヴォ", "ボ"), ("ヴ", "ブ"),
    *zip("ァィゥェォャュョヂヅ", "アイウエオヤユヨジズ", strict=True),
)  # fmt: skip


@lru_cache(maxsize=65_536)
def spelling_key(word: str) -> str:
    """Return what is the same for spellings of one word: サーバ and サーバー, OpenAI and Openai.

    Two words that editors would not call one have two keys, as far as the rules know:

    - ー is free at the end only, after three kana (JIS Z 8301:2008 leaves it out, newspapers write
      it), and inside only in words and parts that ``equal_spellings.txt`` or the lists of synonyms
      hold;
    - ヴ and バ, small and large kana are one in words of four kana;
    - ヶ, カ and か that count are one (ヶ月, カ月);
    - ・, a hyphen and a blank that join are nothing, nor are width and case;
    - what ``unequal_spellings.txt`` holds is one with nothing.
    """
    if compatible(word) in unequal_spellings():
        return compatible(word)
    form = one_form(word)
    if _COUNTER.fullmatch(form):
        return f"カ{form[1:]}"
    if _KATAKANA.fullmatch(form):
        return _of_katakana(_JOINTS.sub("", form)) or form
    return _LETTER_JOINTS.sub("", form) or form


def _of_katakana(word: str) -> str:
    if word in unequal_spellings():
        return word
    known = _whole_words().get(word)
    if known:
        return known
    if len(word) >= _SHORTEST_RESPELLED:
        pattern, first = _parts()
        word = pattern.sub(lambda part: first[part[0]], _respelled(word))
    return _without_last_long_vowel(word)


def _without_last_long_vowel(word: str) -> str:
    stem = word.rstrip("ー")
    if len(_SMALL.sub("", stem)) < _KANA_BEFORE_LONG:
        return word
    is_another = any(word.endswith(end) for end in _long_ends())
    return word if is_another else stem


def _respelled(word: str) -> str:
    for sound, instead in _SAME_SOUND:
        word = word.replace(sound, instead)
    return word


@cache
def _whole_words() -> dict[str, str]:
    """Short words of the lists; longer ones are found by their parts."""
    return {
        form: _respelled(group[0])
        for group in equal_spellings()
        for form in map(_bare, group)
        if len(form) < _SHORTEST_RESPELLED
    }


@cache
def _parts() -> tuple[re.Pattern[str], dict[str, str]]:
    """All parts that are alike, the longest first, and the first of its group for each."""
    first: dict[str, str] = {}
    for group in equal_spellings():
        head = _without_last_long_vowel(_respelled(_bare(group[0])))
        first |= {_respelled(_bare(form)): head for form in group}
    longest_first = sorted(first, key=lambda form: (-len(form), form))
    return re.compile("|".join(longest_first)), first


@cache
def _long_ends() -> tuple[str, ...]:
    return tuple(_respelled(word) for word in unequal_spellings() if word.endswith("ー"))


def _bare(form: str) -> str:
    return _JOINTS.sub("", form)


#: The spelling of most articles stands in so many at least; below, no use can be told.
_FEWEST = 2

_KATAKANA_PAIR = re.compile("[ァ-ヺーｦ-ﾟ・･ -]+")
_COMMON = re.compile("[a-z-]+")
#: Spellings of one word that are told; more come of machines.
_MOST_SPELLINGS = 12
#: Letters of a short form in capitals.
_LONGEST_SHORT_FORM = 4


class SpellingDifference(StrEnum):
    """In what the spellings of a word differ."""

    WIDTH = "width"
    CASE = "case"
    LONG_VOWEL = "long-vowel"
    OKURIGANA = "okurigana"
    OTHER = "other"


@dataclass(frozen=True)
class CountedSpelling:
    """One spelling and the keys of the articles that have it, in their order."""

    text: str
    posts: Sequence[int]


@dataclass(frozen=True)
class Variation:
    """One word in more than one spelling, that of the most articles first.

    ``affected`` is how many articles have another than that one.
    """

    kind: SpellingDifference
    spellings: tuple[CountedSpelling, ...]
    affected: int


def variations(posts: Mapping[str, Sequence[int]]) -> list[Variation]:
    """Return the words of an archive with more than one spelling, most affected articles first.

    ``posts`` holds, for each spelling as ``possible_variants_in`` returns it, the keys of its
    articles.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for spelling in posts:
        groups[_group_of(spelling)].append(spelling)
    found = (_variation(members, posts) for members in groups.values() if len(members) > 1)
    return sorted(filter(None, found), key=lambda one: (-one.affected, one.spellings[0].text))


def _group_of(spelling: str) -> str:
    return okurigana_groups().get(spelling) or spelling_key(spelling)


def _variation(members: Iterable[str], posts: Mapping[str, Sequence[int]]) -> Variation | None:
    told = set(members)
    ranked = sorted(
        filter(partial(_is_joined, told), told),
        key=lambda spelling: (-len(posts[spelling]), spelling),
    )
    if len(ranked) < 2:
        return None
    most = ranked[0]
    others = [other for other in ranked[1:] if _is_variation(most, other)][: _MOST_SPELLINGS - 1]
    if not others or len(posts[most]) < _FEWEST:
        return None
    affected = set().union(*(posts[other] for other in others))
    spellings = tuple(CountedSpelling(text, posts[text]) for text in (most, *others))
    return Variation(difference_of(most, others[0]), spellings, len(affected))


def _is_joined(members: set[str], spelling: str) -> bool:
    """Not two words of a table beside each other: a blank joins where others write none."""
    is_pair = " " in spelling and _KATAKANA_PAIR.fullmatch(spelling)
    return not is_pair or spelling.replace(" ", "") in members


def _is_variation(most: str, other: str) -> bool:
    """Not ACT beside Act, being short for something else, nor File beside file, being no name."""
    is_short_form = other.isupper() and len(other) <= _LONGEST_SHORT_FORM
    if is_short_form and most in (other.capitalize(), other.lower()):
        return False
    return not (_COMMON.fullmatch(most) and other in (most.capitalize(), most.upper()))


def difference_of(one: str, other: str) -> SpellingDifference:
    """Say in what two spellings of one word differ; of several things, in the gravest."""
    if one in okurigana_groups():
        return SpellingDifference.OKURIGANA
    half, other_half = map(compatible, (one, other))
    if half == other_half:
        return SpellingDifference.WIDTH
    if half.lower() == other_half.lower():
        return SpellingDifference.CASE
    if half.replace("ー", "") == other_half.replace("ー", ""):
        return SpellingDifference.LONG_VOWEL
    return SpellingDifference.OTHER
