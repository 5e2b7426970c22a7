"""Where headlines may be broken."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts.japanese import phrases

_HEADLINES = st.text(
    alphabet="記事の見出しをもたらす産業2026年AIー、。？！（）「」｜・アプリケーション GPT-5%お",
    max_size=60,
)


@pytest.mark.parametrize(
    ("headline", "parts"),
    [
        ("", ""),
        ("2026年の市場を読む", "2026年の|市場を|読む"),
        ("新しい技術がもたらす産業構造の転換", "新しい|技術が|もたらす|産業構造の|転換"),
        ("売上高は1,000億円、成長率は15.5%増", "売上高は|1,000億円、|成長率は|15.5%増"),
        ("「速い」とは何か？その答え", "「速い」とは|何か？|その|答え"),
        ("お客様の声を聞く", "お客様の|声を|聞く"),
    ],
)
def test_a_headline_is_broken_between_phrases(headline: str, parts: str) -> None:
    assert "|".join(phrases(headline)) == parts


def test_a_long_phrase_is_divided_where_the_script_changes() -> None:
    assert phrases("大規模言語モデルプラットフォーム構築支援") == (
        "大規模言語",
        "モデルプラットフォーム",
        "構築支援",
    )


@given(_HEADLINES)
def test_the_phrases_together_are_the_headline(headline: str) -> None:
    assert "".join(phrases(headline)) == headline


@given(_HEADLINES)
def test_no_number_katakana_word_or_latin_name_is_broken(headline: str) -> None:
    for before, after in _neighbours(headline):
        assert not re.search(r"[0-9A-Za-z]\Z", before) or not re.match(r"[0-9A-Za-z]", after)
        assert not re.search(r"[ァ-ヺー]\Z", before) or not re.match(r"[ァ-ヺー]", after)


@given(_HEADLINES)
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(headline: str) -> None:
    for before, after in _neighbours(headline):
        assert after[0] not in "、。？！）」｜・ー%"
        assert before[-1] not in "（「"


@given(st.text(max_size=80))
def test_any_text_can_be_split(text: str) -> None:
    parts = phrases(text)
    assert "".join(parts) == text
    assert all(parts)


def _neighbours(headline: str) -> list[tuple[str, str]]:
    parts = phrases(headline)
    return list(zip(parts, parts[1:], strict=False))
