import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts.search.dictionary.word_lists import _false_matches
from posts.search.query import Counting, Counts, Match, has, matches
from posts.search.tokens import fold


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        ("gpt-4の話", "gpt-4", True),
        ("gpt-4oの話", "gpt-4", False),
        ("gpt-4o", "gpt-4o", True),
        ("chatgpt", "gpt", False),
        ("c++とc", "c++", True),
        ("生成aiの", "ai", True),
        ("said", "ai", False),
        ("東京都", "京都", True),
        ("プログラム", "ラム", True),
        ("東京", "京都", False),
        ("a.*b", ".*", True),
    ],
)
def test_a_text_has_what_stands_in_it_between_edges_of_ascii_words(text, asked, expected):
    assert has(text, asked) is expected
    assert bool(matches(text, asked)) is expected


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("東京都", "京都"),
        ("中国会議", "国会"),
        ("プログラム", "ラム"),
        ("テスト", "スト"),
        ("ストレス", "スト"),
        ("インドネシア", "インド"),
        ("gpt-4.1", "gpt-4"),
        ("1.5", "5"),
        ("c++", "c"),
        ("パーティション", "パーティ"),
        ("トラックパッド", "トラック"),
    ],
)
def test_a_piece_of_another_word_is_a_hit_but_not_aligned(text, asked):
    assert [match.is_aligned for match in matches(text, asked)] == [False]
    assert Counting([asked]).counts(text) == Counts(found=1, aligned=0)


@pytest.mark.parametrize(
    ("text", "asked"),
    [("京都市", "京都"), ("ラム肉", "ラム"), ("gpt-4。", "gpt-4"), ("東京都と京都", "東京都")],
)
def test_a_whole_word_is_aligned(text, asked):
    assert [match.is_aligned for match in matches(text, asked)] == [True]


def test_hits_are_told_from_left_to_right():
    assert matches("京都と東京都", "京都") == (Match(0, 2, True), Match(4, 6, False))


def test_alternatives_count_together_and_each_place_once():
    assert Counting(["取り組み", "取組", "取り組"]).counts("取り組みと取組、取り組む") == Counts(
        3, 3
    )
    assert Counting(["gpu", "gpus"]).counts("gpuとgpus") == Counts(2, 2)


@given(st.text(), st.text(min_size=1))
def test_each_hit_contains_what_was_asked(text, asked):
    folded, passage = fold(text), fold(asked)
    if passage:
        assert all(folded[hit.start : hit.end] == passage for hit in matches(folded, passage))
        assert has(folded, passage) is bool(matches(folded, passage))


def test_every_listed_trap_contains_its_word_and_is_longer():
    for word, longer in _false_matches().items():
        assert longer, word
        assert all(word in trap and word != trap for trap in longer), word


@given(
    st.text(st.sampled_from("京都東内市4.,+#cgpt-ラムプロ 法"), max_size=30),
    st.sampled_from(["京都", "都市", "4", "gpt-4", "c", "gpt", "法", "ラム", "プロ"]),
)
def test_where_no_suspect_stands_every_hit_is_aligned(text, asked):
    counting = Counting([asked])
    if counting.suspects is not None and not any(one in text for one in counting.suspects):
        counts = counting.counts(text)
        assert counts.found == counts.aligned
    else:
        assert counting.suspects != ()
