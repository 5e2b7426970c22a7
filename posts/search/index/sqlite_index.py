"""The index of tokens on SQLite: a contentless FTS5 table without positions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from django.db import connection, transaction
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from posts.models import SearchDocument, SearchDocumentQuerySet
from posts.search.conditions import Alternatives
from posts.search.index.token_index import IndexedTokens, TokenChange, TokenIndex
from posts.search.index_entries import checksum, tokens_in

TABLE = "posts_search_index"
_SECOND = f"{TABLE}_second"
_VOCABULARY = "posts_search_vocabulary"
_EARLIER = "posts_search_earlier"
_DOCUMENTS = SearchDocument._meta.db_table

# `ascii` takes every character from U+0080 on for part of a token, whatever the Unicode version
# that SQLite was built with; our tokens have no white space and no signs.
_CREATE = """CREATE VIRTUAL TABLE {} USING fts5(
    tokens, content='', detail=none, columnsize=0, tokenize='ascii')"""
#: FTS5 gathers so many bytes before it writes a segment; an import with the default of 1 MB takes
#: twice as long.
_HASH_SIZE = "INSERT INTO {0}({0}, rank) VALUES ('hashsize', 16000000)"
#: Makes one segment of all. Searches look into each, and a save now and then has to merge some:
#: right after an import that took it up to 700 ms in an archive of 50,000 posts.
_OPTIMIZE = "INSERT INTO {0}({0}) VALUES ('optimize')"
#: From so many documents on that is worth its while: 0.3 s in 2,500 long posts, 2 s in 50,000.
_MANY = 500
#: While a second index is made, what a document was before it changed is kept here: FTS5 must be
#: told which tokens go.
_REMEMBER = (
    f"CREATE TABLE {_EARLIER} (key integer, digest text, title text, text text)",
    f"""CREATE TRIGGER {_EARLIER}_update AFTER UPDATE OF digest ON {_DOCUMENTS}
        BEGIN INSERT INTO {_EARLIER} VALUES (old.post_id, old.digest, old.title, old.text); END""",
    f"""CREATE TRIGGER {_EARLIER}_delete AFTER DELETE ON {_DOCUMENTS}
        BEGIN INSERT INTO {_EARLIER} VALUES (old.post_id, old.digest, old.title, old.text); END""",
)
_FORGET = (
    f"DROP TRIGGER IF EXISTS {_EARLIER}_update",
    f"DROP TRIGGER IF EXISTS {_EARLIER}_delete",
    f"DROP TABLE IF EXISTS {_EARLIER}",
)


@cache
def has_fts5() -> bool:
    """Whether this SQLite was built with FTS5."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')")
        row = cursor.fetchone()
    return bool(row and row[0])


class SqliteIndex:
    """A ``TokenIndex`` in FTS5."""

    narrows = True
    needs_tokens_before = True

    def __init__(self, table: str = TABLE) -> None:
        self._table = table

    def write(self, changes: Sequence[TokenChange]) -> None:
        """Make these changes; a contentless table must be told which tokens go.

        FTS5 takes one off its count of rows for each deletion, and calls the table malformed once
        none is left: so a document that only loses tokens is also written, without any.
        """
        gone = [(c.key, " ".join(c.before - c.after)) for c in changes if c.before - c.after]
        lost = {key for key, _ in gone}
        come = [
            (c.key, " ".join(c.after - c.before))
            for c in changes
            if c.after and (c.key in lost or c.after - c.before)
        ]
        table = self._table
        delete = f"INSERT INTO {table}({table}, rowid, tokens) VALUES ('delete', %s, %s)"
        insert = f"INSERT INTO {table}(rowid, tokens) VALUES (%s, %s)"
        with connection.cursor() as cursor:
            for statement, rows in ((delete, gone), (insert, come)):
                if rows:
                    cursor.executemany(statement, rows)

    def settle(self, changed: int) -> None:
        """Make one segment of the many that a long run wrote."""
        if changed >= _MANY:
            _execute(_OPTIMIZE.format(self._table))

    def keys(self, terms: Sequence[Alternatives], most: int) -> list[int]:
        """So many documents with all these terms by their tokens, the lowest keys first."""
        with connection.cursor() as cursor:
            cursor.execute(f"{self._having} LIMIT %s", [_expressions(terms), most])
            return [key for (key,) in cursor.fetchall()]

    def among(
        self, documents: SearchDocumentQuerySet, terms: Sequence[Alternatives]
    ) -> SearchDocumentQuerySet:
        """Only those of the documents that have all these terms, where they are many."""
        # With a sign before it the column is looked up in no index.
        condition = f"+{_DOCUMENTS}.post_id IN ({self._having})"
        return documents.filter(
            RawSQL(condition, [_expressions(terms)], output_field=BooleanField())
        )

    @property
    def _having(self) -> str:
        return f"SELECT rowid FROM {self._table} WHERE {self._table} MATCH %s"

    def contents(self) -> Iterable[IndexedTokens]:
        """What is in the index, document by document, in no order."""
        count: dict[int, int] = defaultdict(int)
        total: dict[int, int] = defaultdict(int)
        with connection.cursor() as cursor:
            cursor.execute(
                f"CREATE VIRTUAL TABLE temp.{_VOCABULARY}"
                f" USING fts5vocab(main, {self._table}, instance)"
            )
            try:
                cursor.execute(f"SELECT term, doc FROM temp.{_VOCABULARY}")
                term, weight = None, 0
                for found, key in _rows(cursor):
                    if found != term:
                        term, weight = found, checksum(found)
                    count[key] += 1
                    total[key] += weight
            finally:
                cursor.execute(f"DROP TABLE temp.{_VOCABULARY}")
        return [IndexedTokens(key, count[key], total[key]) for key in count]

    def second(self) -> TokenIndex:
        """Make an empty index beside this one; from now on ``earlier`` remembers."""
        self.drop_second()
        _execute(_CREATE.format(_SECOND), _HASH_SIZE.format(_SECOND), *_REMEMBER)
        return SqliteIndex(_SECOND)

    def earlier(self, key: int, digest: str) -> frozenset[str]:
        """The tokens that a document had when its digest was this, since ``second`` was made."""
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT title, text FROM {_EARLIER} WHERE key = %s AND digest = %s LIMIT 1",
                [key, digest],
            )
            row = cursor.fetchone()
        return tokens_in(*row) if row else frozenset()

    def replace(self, second: TokenIndex, catch_up: Callable[[], None]) -> None:
        """Let ``second`` take the place of this index, in one transaction."""
        _execute(_OPTIMIZE.format(_SECOND))
        with transaction.atomic():
            # The first statement that writes takes the lock that keeps all others from writing.
            _execute(_HASH_SIZE.format(_SECOND))
            catch_up()
            _execute(
                f"DROP TABLE IF EXISTS {self._table}",
                f"ALTER TABLE {_SECOND} RENAME TO {self._table}",
                *_FORGET,
            )

    def drop_second(self) -> None:
        """Take away a second index that was not finished, if there is one."""
        _execute(f"DROP TABLE IF EXISTS {_SECOND}", *_FORGET)


class MissingIndex:
    """A ``TokenIndex`` for a SQLite without FTS5: searches read every document."""

    narrows = False
    needs_tokens_before = False

    def write(self, changes: Sequence[TokenChange]) -> None:
        """There is nothing to change."""

    def settle(self, changed: int) -> None:
        """There is nothing to put in order."""

    def keys(self, terms: Sequence[Alternatives], most: int) -> list[int]:
        """Never asked, since it narrows nothing."""
        return []

    def among(
        self, documents: SearchDocumentQuerySet, terms: Sequence[Alternatives]
    ) -> SearchDocumentQuerySet:
        """Never asked either."""
        return documents

    def contents(self) -> Iterable[IndexedTokens]:
        """There is nothing in it."""
        return []

    def second(self) -> TokenIndex:
        """There is no second one either."""
        return self

    def earlier(self, key: int, digest: str) -> frozenset[str]:
        """There is nothing to remember."""
        return frozenset()

    def replace(self, second: TokenIndex, catch_up: Callable[[], None]) -> None:
        """There is nothing to replace."""

    def drop_second(self) -> None:
        """There is nothing to take away."""


def _execute(*statements: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _rows(cursor: Any) -> Iterator[tuple[str, int]]:
    while rows := cursor.fetchmany(10_000):
        yield from rows


def _expressions(terms: Sequence[Alternatives]) -> str:
    return " AND ".join(map(_expression, terms))


def _expression(term: Alternatives) -> str:
    """The term in FTS5's language; every token is quoted, so that none is taken for an operator."""
    alternatives = (
        " AND ".join(_quoted(needed.token) + "*" * needed.is_prefix for needed in found.needed)
        for found in term
    )
    return "(" + " OR ".join(f"({alternative})" for alternative in alternatives) + ")"


def _quoted(token: str) -> str:
    return '"' + token.replace('"', '""') + '"'
