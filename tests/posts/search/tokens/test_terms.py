"""The terms of a text, and how often each stands there."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from posts.search.tokens import fold
from posts.search.tokens.terms import (
    MOST_TERMS,
    TITLE_COUNTS,
    hashed,
    pack,
    packed,
    term_counts,
    term_hash,
    topic_of,
    unpacked,
)


def test_terms_are_pairs_of_letters_and_ascii_words():
    assert term_counts("全固体電池とgpt 4") == Counter(
        ["全固", "固体", "体電", "電池", "池と", "gpt"]
    )


def test_hiragana_alone_is_grammar():
    assert term_counts("これはそのようなことである") == Counter()
    assert term_counts("電池の話をする電池") == {
        "電池": 2,
        "池の": 1,
        "の話": 1,
        "話を": 1,
        "る電": 1,
    }


def test_nothing_reaches_across_signs_and_numbers():
    assert term_counts("東京・大阪、a3京") == {"東京": 1, "大阪": 1, "a3": 1}


def test_a_word_of_the_title_counts_as_often_as_five_of_the_body():
    topic = topic_of("電池", "電池 税制", unpacked(packed("電池と税制。税制")))
    assert TITLE_COUNTS == 5
    assert topic[term_hash("電池")] == 5 + 1 + 1
    assert topic[term_hash("税制")] == 1 + 2


def test_only_what_an_article_says_most_often_is_kept():
    body = "、".join(chr(0x4E00 + number) + "国" for number in range(900)) + "。電池、電池"
    topic = topic_of("税制", "", unpacked(packed(body)))
    assert len(topic) == MOST_TERMS
    assert topic[term_hash("電池")] == 2
    assert topic[term_hash("税制")] == TITLE_COUNTS


def test_what_is_packed_comes_out_as_it_went_in():
    assert pack({7: 1, 0x7FFF_FFFF: 2}) == bytes.fromhex("07000000 ffffff7f 01000000 02000000")
    assert unpacked(pack({7: 1, 0x7FFF_FFFF: 2})) == {7: 1, 0x7FFF_FFFF: 2}
    assert unpacked(b"") == {}


@given(st.text(max_size=400))
def test_any_text_has_terms_that_stand_in_it_and_pack(text):
    folded = fold(text)
    counts = term_counts(folded)
    assert all(folded.count(term) >= 1 and len(term) >= 2 for term in counts)
    kept = unpacked(packed(folded))
    assert kept.items() <= hashed(counts).items()
    assert len(kept) == min(len(hashed(counts)), MOST_TERMS + MOST_TERMS // 2)
