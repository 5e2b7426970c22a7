"""The words that say why two articles are near."""

from __future__ import annotations

from posts.related.shared_words import shared_words, telling_words
from posts.related.weights import Vector
from posts.search.tokens.terms import term_counts, term_hash


def vector(*weights: tuple[str, float]) -> Vector:
    return {term_hash(term): weight for text, weight in weights for term in term_counts(text)}


ONE = vector(("電池", 0.5), ("半導体", 0.2), ("gpt", 0.9), ("工場", 0.3))


def test_the_heaviest_word_of_both_comes_first_as_the_one_writes_it():
    other = vector(("電池", 0.5), ("半導体", 0.1), ("gpt", 0.4))
    words = telling_words(["ＧＰＴ", "電池", "半導体", "工場"], ONE)
    assert shared_words(words, ONE, other) == ["ＧＰＴ", "電池", "半導体"]


def test_a_word_counts_only_as_a_whole():
    assert shared_words(telling_words(["半導体"], ONE), ONE, vector(("半導", 0.9))) == []
    assert telling_words(["半導体工場", "の", ""], ONE) == {}


def test_a_word_inside_another_is_said_once():
    both = vector(("半導体工場", 0.4))
    words = telling_words(["半導体", "半導体工場", "工場"], both)
    assert shared_words(words, both, both) == ["半導体工場"]
