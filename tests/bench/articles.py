"""Articles of any number and length, composed of the project's own words; the same each time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random

from posts.search.dictionary.word_lists import shipped_groups
from tests.posts.search.terms import TERMS

SAMPLE = Path(__file__).resolve().parents[1] / "archive" / "_posts"

_WORD = re.compile("[一-龥]{2,4}|[ァ-ヺー]{2,10}|[A-Z][A-Za-z]{1,11}")
_SENTENCES = (
    "{}は{}を{}に組み込み、{}の手間を減らすと発表した。",
    "{}をめぐる議論では、{}と{}のどちらを先に整えるかが問われている。",
    "担当者は「{}だけでは{}は変わらない。{}まで見直した」と話す。",
    "調査によると、{}を使う企業の{}割が{}に課題があると答えた。",
    "一方で{}の側からは、{}への影響を心配する声も上がる。",
    "{}年度には{}と{}を合わせた{}が本格的に始まる見通しだ。",
    "なぜ{}なのか。背景には{}の広がりと、{}を支える{}の不足がある。",
    "{}では{}が先行し、{}がそれを追う形になった。",
    "まず{}を確かめ、次に{}を比べ、最後に{}を記録する。",
    "{}に詳しい研究者は、{}と{}を分けて考えるべきだと指摘する。",
)
_TITLES = (
    "{}の{}、{}で変わる現場",
    "{}が{}を支える仕組みとは",
    "{}と{}をめぐる{}の課題",
    "{}、{}に参入 {}を強化",
    "なぜ{}で{}が進まないのか",
)
_CATEGORIES = ("企業", "政策", "研究", "製品", "暮らし", "解説")
_AUTHORS = 40
_WORDS_OF_A_TOPIC = 24


@dataclass(frozen=True)
class Article:
    """A post to be: ``paragraphs`` are its body as plain text, ``day`` counts from the oldest."""

    title: str
    category: str
    author: str
    tags: tuple[str, ...]
    excerpt: str
    paragraphs: tuple[str, ...]
    day: int


def articles(numbers: range, characters: int) -> Iterator[Article]:
    """The articles of these numbers, with bodies of about so many characters each."""
    return (_article(number, characters) for number in numbers)


def _article(number: int, characters: int) -> Article:
    chance = Random(number)
    topic = [_word(chance) for _ in range(_WORDS_OF_A_TOPIC)]
    title = _filled(chance.choice(_TITLES), chance, topic[:6])
    paragraphs = []
    while characters > 0:
        paragraphs.append("".join(_sentence(chance, topic) for _ in range(4)))
        characters -= len(paragraphs[-1])
    return Article(
        title,
        chance.choice(_CATEGORIES),
        f"記者{chance.randrange(_AUTHORS)}",
        tuple(dict.fromkeys(topic[:4])),
        _sentence(chance, topic),
        tuple(paragraphs),
        number,
    )


def _sentence(chance: Random, topic: list[str]) -> str:
    if chance.random() < 0.3:
        return chance.choice(_sample_sentences())
    words = topic if chance.random() < 0.5 else [_word(chance) for _ in range(4)]
    return _filled(chance.choice(_SENTENCES), chance, words)


def _filled(pattern: str, chance: Random, words: list[str]) -> str:
    parts = pattern.split("{}")
    return "".join(part + chance.choice(words) for part in parts[:-1]) + parts[-1]


def _word(chance: Random) -> str:
    words, weights = _vocabulary()
    return chance.choices(words, cum_weights=weights)[0]


@cache
def _vocabulary() -> tuple[list[str], list[float]]:
    """Words and their weights, summed up: as in every language, few are frequent (Zipf's law)."""
    text = "".join(_sample_texts())
    found = {spelling for group in shipped_groups() for spelling in group}
    found |= set(_WORD.findall(text)) | {term.query for term in TERMS if " " not in term.query}
    simple = sorted(found)
    Random(0).shuffle(simple)
    compounds = [first + second for first, second in zip(simple, simple[1:], strict=False)]
    words = simple + compounds
    return words, list(accumulate(1 / (rank + 10) for rank in range(len(words))))


@cache
def _sample_sentences() -> list[str]:
    lines = (line for text in _sample_texts() for line in text.splitlines())
    return [one + "。" for line in lines for one in line.split("。")[:-1] if len(one) < 150]


@cache
def _sample_texts() -> list[str]:
    return [path.read_text("utf-8") for path in sorted(SAMPLE.glob("*.md"))]
