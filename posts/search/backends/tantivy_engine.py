"""tantivy as an engine: in this process, with its files in a folder; for one machine."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import tantivy
from tantivy import FieldType, Occur, Order, Query

from posts.errors import SearchEngineError
from posts.models import Status
from posts.search.backends.contents import EngineDocument
from posts.search.backends.questions import Question, Spelling

_MEMORY = 64_000_000
#: Before and after every date, in microseconds since 1970.
_NEVER, _ALWAYS = -(2**62), 2**62


class TantivyEngine:
    """An ``Engine`` in a folder, which is made when it is not there. One process writes at a time.

    A refill is one commit: until then, searches see what was there.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._refill: tantivy.IndexWriter | None = None

    def write(self, documents: Sequence[EngineDocument], gone: Collection[int]) -> None:
        """Write and commit, or only write while a refill is under way."""
        writer = self._refill or self._writer()
        for key in (*gone, *(document.key for document in documents)):
            writer.delete_documents_by_term("key", key)
        for document in documents:
            writer.add_document(_document(document))
        if writer is not self._refill:
            _committed(writer)

    def begin_refill(self) -> None:
        """Forget everything, as yet uncommitted."""
        self._refill = self._writer()
        self._refill.delete_all_documents()

    def end_refill(self) -> None:
        """Commit what was written since the beginning."""
        if self._refill is None:
            raise SearchEngineError(f"the index in {self._folder}: no refill was begun")
        writer, self._refill = self._refill, None
        _committed(writer)

    def newest(self, question: Question, most: int) -> list[int]:
        """The keys of the newest posts that answer."""
        index = _opened(self._folder)
        try:
            index.reload()
            searcher = index.searcher()
            found = searcher.search(
                _query(index.schema, question),
                most,
                count=False,
                order_by_field="published",
                order=Order.Desc,
            )
            keys = [searcher.doc(address)["key"][0] for _, address in found.hits]
        except ValueError as error:
            raise SearchEngineError(
                f"the index in {self._folder} cannot be read: {error}; run reindex_posts"
            ) from error
        return keys

    def _writer(self) -> tantivy.IndexWriter:
        try:
            return _opened(self._folder).writer(heap_size=_MEMORY, num_threads=1)
        except ValueError as error:
            raise SearchEngineError(
                f"the index in {self._folder} cannot be written: {error}; "
                "if another process writes it, wait until it has ended"
            ) from error


@lru_cache(maxsize=4)
def _opened(folder: Path) -> tantivy.Index:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return tantivy.Index(_schema(), path=str(folder))
    except (OSError, ValueError) as error:
        raise SearchEngineError(
            f"the folder {folder} holds no index of this version: {error}; "
            "empty it and run reindex_posts"
        ) from error


def _committed(writer: tantivy.IndexWriter) -> None:
    writer.commit()
    writer.wait_merging_threads()


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("key", stored=True, indexed=True, fast=True)
    builder.add_integer_field("published", indexed=True, fast=True)
    for name in ("expires", "tag", "author", "category"):
        builder.add_integer_field(name, indexed=True)
    builder.add_text_field("status", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("tokens", tokenizer_name="whitespace", index_option="basic")
    for name in ("title", "text"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    return builder.build()


def _document(document: EngineDocument) -> tantivy.Document:
    made = tantivy.Document()
    made.add_integer("key", document.key)
    made.add_integer("published", _moment(document.published_at, _NEVER))
    made.add_integer("expires", _moment(document.expires_at, _ALWAYS))
    made.add_text("status", document.status)
    made.add_text("tokens", " ".join(sorted(document.tokens)))
    made.add_text("title", document.title)
    made.add_text("text", document.text)
    for name, keys in (("tag", document.tags), ("author", document.authors)):
        for key in keys:
            made.add_integer(name, key)
    if document.category is not None:
        made.add_integer("category", document.category)
    return made


def _moment(moment: datetime | None, otherwise: int) -> int:
    return otherwise if moment is None else int(moment.timestamp() * 1_000_000)


def _query(schema: tantivy.Schema, question: Question) -> Query:
    facts = question.facts
    field = "title" if question.in_title else "text"
    parts = [(Occur.Must, Query.all_query())]
    parts += [(Occur.Must, _any(schema, field, term)) for term in question.terms]
    parts += [(Occur.MustNot, _any(schema, "text", term)) for term in question.excluded]
    for name, wanted, unwanted in (
        ("tag", facts.tags, facts.without_tags),
        ("author", facts.authors, facts.without_authors),
        ("category", facts.categories, facts.without_categories),
    ):
        parts += [(Occur.Must, Query.term_set_query(schema, name, list(keys))) for keys in wanted]
        if unwanted:
            parts.append((Occur.MustNot, Query.term_set_query(schema, name, list(unwanted))))
    if facts.since or facts.until:
        since, until = _moment(facts.since, _NEVER + 1), _moment(facts.until, _ALWAYS)
        parts.append((Occur.Must, _between(schema, "published", since, until)))
    if question.public_at:
        at = _moment(question.public_at, _ALWAYS)
        parts.append((Occur.Must, Query.term_query(schema, "status", Status.PUBLISHED.value)))
        parts.append((Occur.Must, _between(schema, "published", _NEVER + 1, at + 1)))
        parts.append((Occur.Must, _between(schema, "expires", at + 1, _ALWAYS + 1)))
    return Query.boolean_query(parts)


def _between(schema: tantivy.Schema, name: str, first: int, end: int) -> Query:
    return Query.range_query(
        schema, name, FieldType.Integer, first, end, include_lower=True, include_upper=False
    )


def _any(schema: tantivy.Schema, field: str, term: tuple[Spelling, ...]) -> Query:
    return Query.boolean_query([(Occur.Should, _spelled(schema, field, one)) for one in term])


def _spelled(schema: tantivy.Schema, field: str, spelling: Spelling) -> Query:
    parts = [
        (Occur.Must, Query.term_query(schema, "tokens", token, index_option="basic"))
        for token in spelling.tokens
    ]
    first, *others = spelling.row
    row = (
        Query.phrase_query(schema, field, [first, *others])
        if others
        else Query.term_query(schema, field, first, index_option="position")
    )
    return Query.boolean_query([*parts, (Occur.Must, row)])
