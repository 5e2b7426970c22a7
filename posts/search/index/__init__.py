"""The search in the site's own database: SQLite or PostgreSQL, with the same answers."""

from posts.search.index.documents import Searchable, delete, index, optimize, reindex
from posts.search.index.facet_counts import PostFacets, parse_facets
from posts.search.index.index_in_use import token_index
from posts.search.index.rebuilding import IndexFault, index_faults, rebuild
from posts.search.index.result_rows import ResultRow, result_rows_of
from posts.search.index.searching import search
from posts.search.index.stored_words import words_of
