"""What an article is about: its telling terms, and how near two articles are by them. Pure."""

from posts.search.topics.packing import pack, packed, unpacked
from posts.search.topics.reasons import shared_pieces, shared_words, telling_words
from posts.search.topics.terms import hashed, term_counts, term_hash, topic_of
from posts.search.topics.weights import (
    Frequencies,
    Vector,
    frequencies_of,
    key_terms,
    nearness,
    vector_of,
)

__all__ = [
    "Frequencies",
    "Vector",
    "frequencies_of",
    "hashed",
    "key_terms",
    "nearness",
    "pack",
    "packed",
    "shared_pieces",
    "shared_words",
    "telling_words",
    "term_counts",
    "term_hash",
    "topic_of",
    "unpacked",
    "vector_of",
]
