"""The index held against the posts: what is missing, what is too much, what is not as it should."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from posts.models import Post, SearchDocument
from posts.search.database.documents import (
    AT_ONCE,
    FILING,
    VISIBILITY,
    WORDS,
    Searchable,
    document_of,
    entry_of_post,
    searchables,
)
from posts.search.database.token_index import Content, token_index
from posts.search.entries import checksum


@dataclass(frozen=True)
class Fault:
    """What is wrong about one post in the index, in words of the operator."""

    key: int
    reason: str


def faults(tell: Callable[[int, int], None]) -> list[Fault]:
    """What is wrong with the index, by post; empty when it is as all the posts ask for.

    ``tell`` is given the number of posts that are done, and of all. A post that is saved while
    this goes on may be named by mistake.
    """
    index = token_index()
    contents = {content.key: content for content in index.contents()} if index.narrows else None
    keys = list(Post.objects.order_by("pk").values_list("pk", flat=True))
    found: list[Fault] = []
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        found += _faults_of(some, contents)
        tell(start + len(some), len(keys))
    strays = sorted(contents.keys() - set(keys)) if contents else []
    return found + [Fault(key, "tokens of a post that is gone") for key in strays]


def _faults_of(keys: Sequence[int], contents: dict[int, Content] | None) -> Iterator[Fault]:
    documents = SearchDocument.objects.in_bulk(keys)
    for searchable in searchables(keys):
        key = searchable.post.pk
        reason = _fault_of(searchable, documents.get(key), contents)
        if reason:
            yield Fault(key, reason)


def _fault_of(
    searchable: Searchable,
    document: SearchDocument | None,
    contents: dict[int, Content] | None,
) -> str:
    if document is None:
        return "not indexed"
    entry = entry_of_post(searchable)
    expected = document_of(searchable, entry)
    for names, reason in (
        (VISIBILITY, "its status or its end are not those of the post"),
        (WORDS, "its words are not those of the post"),
        (FILING, "its date or what it is filed under are not those of the post"),
    ):
        if any(getattr(document, name) != getattr(expected, name) for name in names):
            return reason
    if contents is not None and contents.get(expected.pk) != _content(expected.pk, entry.tokens):
        return "its tokens are not those of its words"
    return ""


def _content(key: int, tokens: Iterable[str]) -> Content:
    tokens = list(tokens)
    return Content(key, len(tokens), sum(map(checksum, tokens)))
