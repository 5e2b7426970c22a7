"""The search in the site's own database: SQLite or PostgreSQL, with the same answers."""

from posts.search.index.documents import Searchable, delete, index, reindex, settle
from posts.search.index.facet_counts import Filing, filing_of
from posts.search.index.index_in_use import token_index
from posts.search.index.rebuilding import Fault, faults, rebuild
from posts.search.index.result_rows import Shown, shown_of
from posts.search.index.searching import search
from posts.search.index.stored_words import words_of

__all__ = [
    "Fault",
    "Filing",
    "Searchable",
    "Shown",
    "delete",
    "faults",
    "filing_of",
    "index",
    "rebuild",
    "reindex",
    "search",
    "settle",
    "shown_of",
    "token_index",
    "words_of",
]
