"""Facts about Japanese text: scripts, soft line breaks, counting, reading time, phrases."""

from posts.japanese.composition import compose
from posts.japanese.paragraphs import distinct_paragraphs, without_repeats
from posts.japanese.phrases import phrases
from posts.japanese.reading_time import CHARACTERS_A_MINUTE, count_characters, reading_minutes
from posts.japanese.scripts import CJK
from posts.japanese.soft_breaks import join_soft_breaks

__all__ = [
    "CHARACTERS_A_MINUTE",
    "CJK",
    "compose",
    "count_characters",
    "distinct_paragraphs",
    "join_soft_breaks",
    "phrases",
    "reading_minutes",
    "without_repeats",
]
