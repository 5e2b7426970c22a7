"""Tests."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts.search.dictionary.okurigana import okurigana_in
from posts.search.dictionary.spelling_variants import (
    CountedSpelling,
    SpellingDifference,
    Variation,
    possible_variants_in,
    spelling_key,
    variations,
)
from posts.search.dictionary.word_lists import equal_spellings, unequal_spellings


def test_katakana_is_read_in_its_parts_and_as_one():
    assert possible_variants_in("新しいオープン・ソースとｻｰﾊﾞｰ") == {
        "オープン・ソース", "オープン", "ソース", "ｻｰﾊﾞｰ",
    }  # fmt: skip


def test_a_list_of_many_words_is_no_word():
    assert "リンゴ・ミカン・バナナ・イチゴ" not in possible_variants_in(
        "リンゴ・ミカン・バナナ・イチゴ"
    )


def test_names_in_latin_letters_are_read_between_japanese_only():
    text = "OpenAIのChat GPTと「Node.js」。She likes to model it. https://openai.com/ と openai_key"
    assert possible_variants_in(text) == {"OpenAI", "Chat GPT", "Node.js"}


def test_a_letter_by_itself_is_no_part_of_a_name():
    assert possible_variants_in("幅はp x、次のfor kと、値のGPT 4") == {"GPT 4"}


def test_what_is_counted_is_no_part_of_a_name():
    assert possible_variants_in("OpenAI1000億ドル、ISO27001の認証") == {"ISO27001", "ドル"}


def test_counters_are_read_behind_numbers():
    assert possible_variants_in("3ヶ月と数か所、明らか月") == {"ヶ月", "か所"}


def test_okurigana_is_read_where_a_noun_stands_by_itself():
    text = "引越しの見積を取る。申込書と取引先、値引く、取り組む、受付は引き下げへ"
    assert okurigana_in(text) == {"引越し", "見積", "受付", "引き下げ"}


@given(st.text(alphabet="サーバｻﾊﾞ・･ -AaＡ0.3ヶ月引っ越し取り組みはの、", max_size=60))
def test_what_is_read_stands_in_the_text(text):
    assert all(spelling in text for spelling in possible_variants_in(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("サーバ", "サーバー"), ("ｻｰﾊﾞｰ", "サーバ"), ("OpenAI", "Openai"), ("ＡＷＳ", "aws"),
        ("ウェブ", "ウエブ"), ("ヴァイオリン", "バイオリン"), ("キヤノン", "キャノン"),
        ("オープンソース", "オープン・ソース"), ("オープン ソース", "オープンソース"),
        ("コンピュータビジョン", "コンピュータービジョン"), ("サーバーサイド", "サーバサイド"),
        ("ユーザーインターフェイス", "ユーザインタフェース"), ("ボディ", "ボディー"),
        ("e-mail", "email"), ("GPT-4o", "GPT4o"), ("Llama 4", "Llama4"), ("ヶ月", "か月"),
        ("アイデア", "アイディア"), ("プレーヤー", "プレイヤー"), ("バッファ", "バッファー"),
    ],
)  # fmt: skip
def test_spellings_of_one_word_have_one_key(one, other):
    assert spelling_key(one) == spelling_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("パス", "パース"), ("レベル", "レーベル"), ("タブ", "タブー"), ("トン", "トーン"),
        ("キャッチ", "キャッチー"), ("ビル", "ビール"), ("ロス", "ロース"), ("ハッピ", "ハッピー"),
        ("カラ", "カラー"), ("ドラマ", "ドラマー"), ("ジャズドラマ", "ジャズドラマー"),
        ("ハブ", "バス"), ("ヴィラ", "ビラ"), ("ファン", "フアン"), ("アプリ", "アプリケーション"),
        ("スパコン", "スーパーコンピューター"), ("GPT-3.5", "GPT-35"), ("GPT-4-1", "GPT-41"),
        ("XAI", "xAI"), ("IT", "it"), ("コース", "コスト"), ("チーズ", "チズ"),
    ],
)  # fmt: skip
def test_words_that_only_look_alike_are_kept_apart(one, other):
    assert spelling_key(one) != spelling_key(other)


def test_no_word_stands_twice_in_the_shipped_lists():
    for group in equal_spellings():
        assert len(set(group)) == len(group) > 1
    assert not unequal_spellings() & {word for group in equal_spellings() for word in group}


@given(st.text(alphabet="ァアヴバフェェー・･ｱﾞ -aZ4.か月", max_size=40))
def test_any_word_has_a_key(word):
    assert spelling_key(word) or not word


def test_spellings_of_a_word_come_together_that_of_most_articles_first():
    found = variations({"サーバ": [1, 2], "サーバー": [1, 3, 4], "ルーター": [9]})
    spellings = (CountedSpelling("サーバー", [1, 3, 4]), CountedSpelling("サーバ", [1, 2]))
    assert found == [Variation(SpellingDifference.LONG_VOWEL, spellings, 2)]


def test_the_word_with_the_most_articles_to_mend_stands_first():
    posts = {"メモリ": [1, 2], "メモリー": [3], "OpenAI": [1, 2, 3], "Openai": [4, 5]}
    assert [one.spellings[0].text for one in variations(posts)] == ["OpenAI", "メモリ"]


def test_an_article_with_two_lesser_spellings_is_affected_once():
    posts = {"ｻｰﾊﾞｰ": [1], "サーバ": [1], "サーバー": [2, 3]}
    assert [one.affected for one in variations(posts)] == [1]


def test_where_no_spelling_stands_in_two_articles_nothing_is_told():
    assert variations({"メモリ": [1], "メモリー": [2]}) == []


@pytest.mark.parametrize(
    ("most", "other", "kind"),
    [
        ("サーバー", "サーバ", SpellingDifference.LONG_VOWEL),
        ("OpenAI", "Openai", SpellingDifference.CASE),
        ("サーバー", "ｻｰﾊﾞｰ", SpellingDifference.WIDTH),
        ("AWS", "ＡＷＳ", SpellingDifference.WIDTH),
        ("引っ越し", "引越し", SpellingDifference.OKURIGANA),
        ("オープンソース", "オープン・ソース", SpellingDifference.OTHER),
        ("バイオリン", "ヴァイオリン", SpellingDifference.OTHER),
    ],
)
def test_a_group_says_in_what_its_spellings_differ(most, other, kind):
    assert [one.kind for one in variations({most: [1, 2], other: [3]})] == [kind]


def test_few_capitals_are_a_word_of_their_own_beside_a_common_one():
    assert variations({"Act": [1, 2], "ACT": [3]}) == []
    assert len(variations({"API": [1, 2], "Api": [3]})) == 1


def test_a_blank_joins_katakana_where_others_write_none():
    assert variations({"メリット・デメリット": [1, 2], "メリット デメリット": [3]}) == []
    assert len(variations({"オープンソース": [1, 2], "オープン ソース": [3]})) == 1


def test_a_common_word_may_begin_a_sentence_and_a_name_may_not_be_small():
    assert variations({"file": [1, 2], "File": [3]}) == []
    assert len(variations({"Python": [1, 2], "python": [3]})) == 1
    assert len(variations({"github": [1, 2], "GitHub": [3]})) == 1
