"""The search in the site's own database: SQLite or PostgreSQL, with the same answers."""

from posts.search.database.checking import Fault, faults
from posts.search.database.documents import Searchable, delete, index, reindex, settle
from posts.search.database.filing import Filing, filing_of
from posts.search.database.reading import words_of
from posts.search.database.rebuilding import rebuild
from posts.search.database.searching import search
from posts.search.database.showing import Shown, shown_of
from posts.search.database.token_index import token_index

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
