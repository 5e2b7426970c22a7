import pytest

from posts.search.spellings import Kind, Spelling, Variation, variations


def test_spellings_of_a_word_come_together_that_of_most_articles_first():
    found = variations({"サーバ": [1, 2], "サーバー": [1, 3, 4], "ルーター": [9]})
    spellings = (Spelling("サーバー", [1, 3, 4]), Spelling("サーバ", [1, 2]))
    assert found == [Variation(Kind.LONG_VOWEL, spellings, 2)]


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
        ("サーバー", "サーバ", Kind.LONG_VOWEL),
        ("OpenAI", "Openai", Kind.CASE),
        ("サーバー", "ｻｰﾊﾞｰ", Kind.WIDTH),
        ("AWS", "ＡＷＳ", Kind.WIDTH),
        ("引っ越し", "引越し", Kind.OKURIGANA),
        ("オープンソース", "オープン・ソース", Kind.OTHER),
        ("バイオリン", "ヴァイオリン", Kind.OTHER),
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
