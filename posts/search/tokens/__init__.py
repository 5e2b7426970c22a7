"""Folding and tokens of the search, one pure tokenizer for every database and engine."""

from posts.japanese import without_repeats
from posts.search.tokens.folding import VERSION, as_one_line, fold
from posts.search.tokens.offsets import Folded, folded
from posts.search.tokens.tokens import (
    TITLE_PREFIX,
    NeededToken,
    needed_tokens,
    pairs_of,
    title_tokens,
    tokens_among,
    tokens_of,
)
