"""Facts about Japanese text: scripts, soft line breaks, counting, reading time, phrases."""

from posts.japanese.phrases import phrases
from posts.japanese.text import (
    CHARACTERS_A_MINUTE,
    CJK,
    compose,
    count_characters,
    distinct_paragraphs,
    join_soft_breaks,
    reading_minutes,
    without_repeats,
)
