"""The index of tokens on PostgreSQL: a tsvector without positions in a narrow table, under GIN."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import connection, transaction
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from posts.models import SearchDocument, SearchDocumentQuerySet, SearchToken
from posts.search.conditions import Alternatives
from posts.search.index.token_index import IndexedTokens, TokenChange, TokenIndex
from posts.search.index.visible_documents import by_index_only
from posts.search.index_entries import checksum

TABLE = SearchToken._meta.db_table
_GIN = SearchToken._meta.indexes[0].name
_DOCUMENTS = SearchDocument._meta.db_table
_SECOND, _SECOND_GIN = f"{TABLE}_second", f"{_GIN}_second"

#: Lets autovacuum sort pending tokens in within the minute: it does so whenever it analyses the
#: table. Statistics of tokens would take it long, and nothing asks for them.
_TENDED = (
    "ALTER TABLE {table} SET"
    " (autovacuum_analyze_threshold = 0, autovacuum_analyze_scale_factor = 0)",
    "ALTER TABLE {table} ALTER COLUMN tokens SET STATISTICS 0, ALTER COLUMN id SET STATISTICS 1",
)

#: Rows that are fetched at a time from a table as long as the archive.
_AT_ONCE = 500

#: From so many documents on, a write is a part of a longer one, at whose end the index is settled:
#: sorting in all pending tokens once takes a fraction of sorting in those of each batch.
_MANY = 20
#: How long the list of pending tokens may grow during such a run, in kB: without end.
_ENDLESS = "1000000"


class PostgresqlIndex:
    """A ``TokenIndex`` in a table under GIN."""

    narrows = True
    needs_tokens_before = False

    def __init__(self, table: str = TABLE, gin: str = _GIN) -> None:
        self._table, self._gin = table, gin

    def write(self, changes: Sequence[TokenChange]) -> None:
        """Make these changes; PostgreSQL sorts a few into the index later, by itself.

        Its autovacuum does it within the minute, or a save whose tokens no longer fit into the list
        of pending ones. Those of many wait for ``settle``.
        """
        gone = [change.key for change in changes if not change.after]
        come = [(change.key, " ".join(change.after)) for change in changes if change.after]
        if gone:
            self._execute("DELETE FROM {table} WHERE id = ANY(%s)", gone)
        if len(come) >= _MANY:
            self._execute("SELECT set_config('gin_pending_list_limit', %s, true)", _ENDLESS)
        if come:
            self._execute(
                "INSERT INTO {table} (id, tokens)"
                " SELECT id, array_to_tsvector(string_to_array(tokens, ' '))"
                # One text, because quoting every text of an array takes longer than sending them.
                " FROM unnest(%s::bigint[], string_to_array(%s, chr(10))) AS new (id, tokens)"
                " ON CONFLICT (id) DO UPDATE SET tokens = excluded.tokens",
                [key for key, _ in come],
                "\n".join(tokens for _, tokens in come),
            )

    def settle(self, changed: int) -> None:
        """Empty the index's list of pending changes, which every search reads, if it is long."""
        if changed >= _MANY:
            self._execute("SELECT gin_clean_pending_list(to_regclass(%s))", self._gin)

    def keys(self, terms: Sequence[Alternatives], most: int) -> list[int]:
        """So many documents with all these terms by their tokens, in no order."""
        statement = f"{self._having} LIMIT %s"
        return [key for (key,) in by_index_only(statement, [_expressions(terms), most])]

    def among(
        self, documents: SearchDocumentQuerySet, terms: Sequence[Alternatives]
    ) -> SearchDocumentQuerySet:
        """Only those of the documents that have all these terms, where they are many."""
        # Asked whether it is true, the condition is no join: their keys are hashed once.
        condition = f"({_DOCUMENTS}.post_id IN ({self._having})) IS TRUE"
        return documents.filter(
            RawSQL(condition, [_expressions(terms)], output_field=BooleanField())
        )

    @property
    def _having(self) -> str:
        return f"SELECT id FROM {self._table} WHERE tokens @@ %s::tsquery"

    def contents(self) -> Iterable[IndexedTokens]:
        """What is in the index, document by document."""
        last = 0
        while True:
            with connection.cursor() as cursor:
                cursor.execute(
                    f"SELECT id, tsvector_to_array(tokens) FROM {self._table}"
                    " WHERE id > %s ORDER BY id LIMIT %s",
                    [last, _AT_ONCE],
                )
                rows = cursor.fetchall()
            if not rows:
                return
            for key, tokens in rows:
                yield IndexedTokens(key, len(tokens), sum(map(checksum, tokens)))
            last = rows[-1][0]

    def second(self) -> TokenIndex:
        """Make an empty table beside this one; its tokens' index comes when it is full."""
        self.drop_second()
        self._execute(f"CREATE TABLE {_SECOND} (LIKE {{table}} INCLUDING STORAGE)")
        self._execute(f"ALTER TABLE {_SECOND} ADD PRIMARY KEY (id)")
        for statement in _TENDED:
            self._execute(statement.format(table=_SECOND))
        return PostgresqlIndex(_SECOND, _SECOND_GIN)

    def earlier(self, key: int, digest: str) -> frozenset[str]:
        """PostgreSQL knows by itself which tokens a row had."""
        return frozenset()

    def replace(self, second: TokenIndex, catch_up: Callable[[], None]) -> None:
        """Let ``second`` take the place of this index; searches wait for milliseconds."""
        self._execute(
            f"CREATE INDEX {_SECOND_GIN} ON {_SECOND} USING gin (tokens) WITH (fastupdate = on)"
        )
        with transaction.atomic():
            # Searches go on reading; whoever saves waits, here and never in the other order.
            self._execute(f"LOCK TABLE {_DOCUMENTS} IN SHARE ROW EXCLUSIVE MODE")
            catch_up()
            self._execute("DROP TABLE {table}")
            self._execute(f"ALTER TABLE {_SECOND} RENAME TO {{table}}")
            self._execute(f"ALTER INDEX {_SECOND}_pkey RENAME TO {{table}}_pkey")
            self._execute(f"ALTER INDEX {_SECOND_GIN} RENAME TO {self._gin}")

    def drop_second(self) -> None:
        """Take away a second table that was not finished, if there is one."""
        self._execute(f"DROP TABLE IF EXISTS {_SECOND}")

    def _execute(self, statement: str, *values: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement.format(table=self._table), values or None)


def _expressions(terms: Sequence[Alternatives]) -> str:
    return " & ".join(map(_expression, terms))


def _expression(term: Alternatives) -> str:
    """The term as a tsquery; every token is quoted, so that none is taken for an operator."""
    alternatives = (
        " & ".join(_quoted(needed.token) + ":*" * needed.is_prefix for needed in found.needed)
        for found in term
    )
    return "(" + " | ".join(f"({alternative})" for alternative in alternatives) + ")"


def _quoted(token: str) -> str:
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"
