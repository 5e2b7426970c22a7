import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts.search.tokens import fold
from posts.search.tokens.folding import _DEPENDENT, compatible


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("ＡＷＳ", "aws"),
        ("ﾃﾞｰﾀ", "データ"),
        ("ｾｷｭﾘﾃｨ", "セキュリティ"),
        ("か\u3099", "が"),
        ("㈱", "(株)"),
        ("㍿", "株式会社"),
        ("Ⅳ①½", "iv11⁄2"),
        ("GPT‐4 GPT–4 GPT−4 GPT－4", "gpt-4 gpt-4 gpt-4 gpt-4"),
        ("“生成ＡＩ”", '"生成ai"'),
        ("It’s", "it's"),
        ("10〜20～30", "10~20~30"),
        ("髙橋と高橋", "高橋と高橋"),
        ("3ヶ月 3ケ月 3か月 3カ月 十箇所", "3カ月 3カ月 3カ月 3カ月 十カ所"),
        ("どこか国の", "どこか国の"),
        ("葛\U000e0100城 デ\u200bー\ufeffタ", "葛城 データ"),
    ],
)
def test_what_readers_see_as_the_same_is_stored_the_same(written, stored):
    assert fold(written) == stored


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("サーバー", "サーバ"),
        ("コンピューター", "コンピュータ"),
        ("メモリー。", "メモリ。"),
        ("サーバーーー", "サーバ"),
        ("スーパー", "スーパ"),
        ("コピー", "コピー"),
        ("サーバールーム", "サーバールーム"),
        ("パー", "パー"),
        ("すごーい", "すごーい"),
    ],
)
def test_the_long_vowel_at_the_end_of_a_word_falls_after_three_kana(written, stored):
    assert fold(written) == stored


def test_white_space_is_one_blank():
    assert fold("machine\n  learning\u3000と\u00a0AI") == "machine learning と ai"


@given(st.text(st.characters(exclude_categories=())))
def test_nothing_that_no_database_stores_is_left(text):
    folded = fold(text)
    assert not any(
        unicodedata.category(character) in ("Cc", "Cs") or character == "\ue000"
        for character in folded
    )


@given(st.text(st.characters(codec="shift_jis", exclude_characters="¥‾")))
def test_folding_japanese_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(min_codepoint=0x2000, max_codepoint=0xFFFF)) | st.text())
def test_the_quick_way_to_nfkc_gives_what_unicode_gives(text):
    assert compatible(text) == unicodedata.normalize("NFKC", text)


def test_what_is_rewritten_alone_never_depends_on_its_neighbours():
    alone = [chr(code) for code in range(0x10000) if not _DEPENDENT.match(chr(code))]
    changed = [sign for sign in alone if unicodedata.normalize("NFKC", sign) != sign]
    assert len(changed) > 500
    text = "".join(f"{sign}か{sign}ア{sign}e一{sign}" for sign in changed)
    assert compatible(text) == unicodedata.normalize("NFKC", text)
