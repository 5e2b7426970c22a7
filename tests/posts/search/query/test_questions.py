"""What questions are about: their words, without what only asks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts.search.query.questions import content_words, day_of, halves_of, parts_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("料金は", "料金"),
        ("料金はいくらですか？", "料金"),
        ("量子計算とは何か", "量子計算"),
        ("スマホの使い方を教えてください", "スマホ 使い方"),
        ("自治体にチャットボットを導入した事例", "自治体 チャットボット 導入 事例"),
        ("なぜ電池が燃えるのか", "電池"),
        ("新しい半導体を作っているのはどこ", "半導体"),
        ("取り組みの成果について", "取り組み 成果"),
        ("どうすれば翻訳できる", "翻訳"),
        ("おにぎりロボットは売れているか", "おにぎり ロボット"),
        ("役所のDXはいつから始まる", "役所 DX"),
        ("", ""),
        ("なぜ", ""),
        ("何ですか", ""),
    ],
)
def test_particles_endings_and_question_words_go(text, words):
    assert " ".join(word.text for word in content_words(text)) == words


@pytest.mark.parametrize("word", ["理由", "違い", "会社", "おすすめ"])
def test_words_that_hardly_narrow_are_weak(word):
    strong, weak = content_words(f"電池の{word}は")
    assert (strong.is_weak, weak.text, weak.is_weak) == (False, word, True)


def test_each_word_is_told_once_in_the_order_typed():
    assert [word.text for word in content_words("電池と工場と電池")] == ["電池", "工場"]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("AI活用事例", ["AI", "活用事例"]),
        ("自動運転レベル4", ["自動運転", "レベル4"]),
        ("デジタル庁", ["デジタル庁"]),
        ("AI化", ["AI化"]),
        ("半導体", ["半導体"]),
        ("GPT-5", ["GPT-5"]),
    ],
)
def test_compounds_part_where_the_script_changes(word, parts):
    assert parts_of(word) == parts


def test_four_kanji_are_two_words():
    assert halves_of("活用事例") == ["活用", "事例"]
    assert halves_of("半導体") == ["半導体"]


@pytest.mark.parametrize(
    ("text", "day", "rest"),
    [
        ("2026年3月 自動運転", "2026年3月", "自動運転"),
        ("2026年3月の自動運転", "2026年3月", "自動運転"),
        ("自動運転 令和8年", "令和8年", "自動運転"),
        ("決算 2026-03", "2026-03", "決算"),
        ("自動運転", "", "自動運転"),
        ("12026年", "", "12026年"),
    ],
)
def test_a_year_or_month_is_told_apart(text, day, rest):
    assert day_of(text) == (day, rest)


@given(st.text(alphabet="はがのをに書方作っている料金AI・、。？「」 2026年3月ー", max_size=40))
def test_whatever_is_typed_words_are_pieces_of_it(text):
    assert all(word.text and word.text in text for word in content_words(text))
    assert day_of(text)[0] in text
