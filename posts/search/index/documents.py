"""Writing the index: the document of each post and its tokens, in the post's own transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from posts.authors.models import Author
from posts.batches import in_batches
from posts.models import Byline, Post, SearchDocument, Tagging
from posts.search.index.facet_counts import facets_of_post
from posts.search.index.index_in_use import token_index
from posts.search.index.token_index import TokenChange
from posts.search.index_entries import (
    BodyEntry,
    IndexEntry,
    body_entries,
    digest_of,
    entry_of,
    tokens_in,
)
from posts.search.tokens import VERSION
from posts.tags.models import Tag

#: Posts whose bodies are in memory at one time.
AT_ONCE = 100

#: What a document has of who may see it; and of what its digest stands for, the words first.
VISIBILITY = ("status", "expires_at")
WORDS = ("tokenizer", "title", "tags", "excerpt", "text", "body")
FILING = ("published_at", "facets", "digest")
_NO_WORDS = ("", "")
_READ = (
    *("title", "excerpt", "description", "category", "body_html"),
    *("status", "published_at", "expires_at"),
)


@dataclass(frozen=True)
class Searchable:
    """A post that was saved, with the names of its tags by their keys, in their order.

    ``authors`` are the keys of who wrote it, ``body`` is the entry of its body.
    """

    post: Post
    tags: Mapping[int, str]
    authors: Sequence[int]
    body: BodyEntry

    @classmethod
    def of(
        cls, post: Post, tags: Iterable[Tag], authors: Iterable[Author], body: BodyEntry
    ) -> Searchable:
        """A post with its tags and authors as they were saved."""
        return cls(post, {tag.pk: tag.name for tag in tags}, [one.pk for one in authors], body)


def index(searchables: Sequence[Searchable]) -> None:
    """Let the index say of these posts what they are now; drafts and withdrawn ones are in it too.

    Who may see a post is asked when somebody searches: readers get what is public, the desk all.
    """
    entries = {searchable.post.pk: entry_of_post(searchable) for searchable in searchables}
    documents = {one.post.pk: document_of(one, entries[one.post.pk]) for one in searchables}
    with transaction.atomic(savepoint=False):
        digests, words = _indexed(documents)
        changed = [key for key, one in documents.items() if digests.get(key) != one.digest]
        changes = _token_changes({key: entries[key] for key in changed}, words)
        _write_visibility([one for key, one in documents.items() if key not in changed])
        _write_documents([documents[key] for key in changed])
        token_index().write(changes)


def reindex(keys: Sequence[int]) -> None:
    """Read the posts of these keys anew, as they are stored, and index them."""
    for some in in_batches(keys, AT_ONCE):
        index(searchables(some))
    optimize(len(keys))


def optimize(changed: int) -> None:
    """Make searches quick again after so many posts were indexed, in one call or several."""
    token_index().settle(changed)


def delete(keys: Collection[int]) -> None:
    """Take the posts of these keys out of the index; they may be gone by themselves."""
    with transaction.atomic():
        _, words_before = _indexed(keys)
        gone = [
            TokenChange(key, _tokens_before(*words), frozenset())
            for key, words in words_before.items()
        ]
        SearchDocument.objects.filter(pk__in=keys).delete()
        token_index().write(gone)


def searchables(keys: Sequence[int]) -> list[Searchable]:
    """The posts of these keys as they are indexed, made of what is stored."""
    stored = stored_posts(keys)
    bodies = body_entries([one.post.body_html for one in stored])
    return [one.with_body(body) for one, body in zip(stored, bodies, strict=True)]


@dataclass(frozen=True)
class StoredPost:
    """A post as it is stored, with its tags and authors as a Searchable has them."""

    post: Post
    tags: Mapping[int, str]
    authors: Sequence[int]

    def with_body(self, body: BodyEntry) -> Searchable:
        """The post as it is indexed, with what was made of its body."""
        return Searchable(self.post, self.tags, self.authors, body)


def stored_posts(keys: Sequence[int]) -> list[StoredPost]:
    """The posts of these keys, as far as they are there; three queries."""
    posts = Post.articles.filter(pk__in=keys).select_related("category").order_by("pk")
    rows = Tagging.objects.filter(content_object__in=keys).order_by("position", "pk")
    tags: dict[int, dict[int, str]] = defaultdict(dict)
    for key, tag, name in rows.values_list("content_object_id", "tag_id", "tag__name"):
        tags[key][tag] = name
    bylines = Byline.objects.filter(post__in=keys).order_by("position", "pk")
    authors: dict[int, list[int]] = defaultdict(list)
    for key, author in bylines.values_list("post_id", "author_id"):
        authors[key].append(author)
    return [
        StoredPost(post, tags[post.pk], authors[post.pk])
        for post in posts.only(*_READ, "category__name")
    ]


def entry_of_post(searchable: Searchable) -> IndexEntry:
    """What the index holds of a post."""
    post = searchable.post
    topics = [*searchable.tags.values(), *([post.category.name] if post.category else [])]
    return entry_of(post.title, topics, f"{post.excerpt}\n{post.description}", searchable.body)


def is_up_to_date(document: SearchDocument | None, expected: SearchDocument) -> bool:
    """Whether a document that is stored says what it should."""
    names = (*VISIBILITY, *WORDS, *FILING)
    return document is not None and all(
        getattr(document, name) == getattr(expected, name) for name in names
    )


def _token_changes(
    entries: Mapping[int, IndexEntry], before: Mapping[int, tuple[str, str]]
) -> list[TokenChange]:
    """The changes for the index of tokens, of those posts whose words are not as they were before.

    A post that only moved to another category or day keeps the tokens that it has.
    """
    return [
        TokenChange(key, _tokens_before(*before.get(key, _NO_WORDS)), entry.tokens)
        for key, entry in entries.items()
        if before.get(key) != (entry.title, entry.text)
    ]


def _indexed(keys: Collection[int]) -> tuple[dict[int, str], dict[int, tuple[str, str]]]:
    """The digests of these posts in the index, and the titles and texts under which they are in it.

    The tokens of an older tokenizer cannot be made again: they stay, until all is indexed anew.
    """
    rows = SearchDocument.objects.filter(pk__in=keys)
    digests, words = {}, {}
    for key, digest, tokenizer, title, text in rows.values_list(
        "pk", "digest", "tokenizer", "title", "text"
    ):
        digests[key] = digest
        if tokenizer == VERSION:
            words[key] = (title, text)
    return digests, words


def _tokens_before(title: str, text: str) -> frozenset[str]:
    """The tokens of these words, where the index must be told of them."""
    return tokens_in(title, text) if token_index().needs_tokens_before else frozenset()


def _write_visibility(documents: Sequence[SearchDocument]) -> None:
    """Write who may see these posts, of which nothing else has changed."""
    SearchDocument.objects.bulk_update(documents, VISIBILITY)


def _write_documents(documents: Sequence[SearchDocument]) -> None:
    SearchDocument.objects.bulk_create(
        documents,
        update_conflicts=True,
        unique_fields=["post"],
        update_fields=[*VISIBILITY, *WORDS, *FILING],
    )


def document_of(searchable: Searchable, entry: IndexEntry) -> SearchDocument:
    """The row of a post and its entry; it is not saved."""
    post = searchable.post
    facets = facets_of_post(
        post.category_id, searchable.tags, searchable.authors, post.published_at
    )
    return SearchDocument(
        post=post,
        status=post.status,
        expires_at=post.expires_at,
        published_at=post.published_at,
        tokenizer=VERSION,
        digest=digest_of(entry.digest, str(post.published_at), facets),
        facets=facets,
        title=entry.title,
        tags=entry.tags,
        excerpt=entry.excerpt,
        text=entry.text,
        body=entry.body.readable,
    )
