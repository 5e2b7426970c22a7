"""Queries: what a reader typed, understood, in every spelling, and compared with texts. Pure."""

from posts.search.query.expansion import expand
from posts.search.query.keyboard import meant_by
from posts.search.query.matching import (
    LONGEST_LOOK,
    Counting,
    Counts,
    Match,
    has,
    has_aligned,
    is_aligned_at,
    matches,
    may_be_cut,
)
from posts.search.query.parsed import Filters, Notice, ParsedQuery, Term
from posts.search.query.parsing import parse
from posts.search.query.rewriting import (
    ChosenFilter,
    bare_words,
    chosen_filters,
    has_or,
    with_words,
    written_anew,
)
