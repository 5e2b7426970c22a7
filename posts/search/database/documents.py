"""Writing the index: the document of each post and its tokens, in the post's own transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from posts.models import Post, SearchDocument, Tagging
from posts.rendering.plaintext import plain_text
from posts.search.database.token_index import TokenChange, token_index
from posts.search.entries import BodyEntry, Entry, body_entry, entry_of, tokens_in
from posts.search.tokens import VERSION

#: Posts whose bodies are in memory at one time.
AT_ONCE = 100

#: What a document has of the post's words, and of who may see it.
WORDS = ("tokenizer", "digest", "title", "tags", "excerpt", "text")
STANDING = ("status", "published_at", "expires_at")
_READ = ("title", "excerpt", "description", "category", "body_html", *STANDING)


@dataclass(frozen=True)
class Searchable:
    """A post that was saved, with the names of its tags and the entry of its body."""

    post: Post
    tags: tuple[str, ...]
    body: BodyEntry


def index(searchables: Sequence[Searchable]) -> None:
    """Let the index say of these posts what they are now; drafts and withdrawn ones are in it too.

    Who may see a post is asked when somebody searches: readers get what is public, the desk all.
    """
    keys = [searchable.post.pk for searchable in searchables]
    entries = {searchable.post.pk: entry_of_post(searchable) for searchable in searchables}
    with transaction.atomic():
        known = dict(SearchDocument.objects.filter(pk__in=keys).values_list("pk", "digest"))
        changed = [key for key, entry in entries.items() if known.get(key) != entry.digest]
        before = _tokens_before([key for key in changed if key in known])
        _write_standing([s.post for s in searchables if s.post.pk not in changed])
        _write_documents([s.post for s in searchables if s.post.pk in changed], entries)
        token_index().write(
            [TokenChange(key, before.get(key, frozenset()), entries[key].tokens) for key in changed]
        )


def reindex(keys: Sequence[int]) -> None:
    """Read the posts of these keys anew, as they are stored, and index them."""
    for start in range(0, len(keys), AT_ONCE):
        index(searchables(keys[start : start + AT_ONCE]))
    if keys:
        settle()


def settle() -> None:
    """Make searches quick again after many posts were indexed in several calls."""
    token_index().settle()


def delete(keys: Collection[int]) -> None:
    """Take the posts of these keys out of the index; they may be gone by themselves."""
    with transaction.atomic():
        before = _tokens_before(keys)
        SearchDocument.objects.filter(pk__in=keys).delete()
        token_index().write([TokenChange(k, tokens, frozenset()) for k, tokens in before.items()])


def searchables(keys: Sequence[int]) -> list[Searchable]:
    """The posts of these keys as they are indexed, read from what is stored."""
    posts = Post.objects.filter(pk__in=keys).select_related("category").order_by("pk")
    rows = Tagging.objects.filter(content_object__in=keys).order_by("position", "pk")
    tags: dict[int, list[str]] = defaultdict(list)
    for key, name in rows.values_list("content_object_id", "tag__name"):
        tags[key].append(name)
    found = posts.only(*_READ, "category__name")
    return [
        Searchable(post, tuple(tags[post.pk]), body_entry(plain_text(post.body_html)))
        for post in found
    ]


def entry_of_post(searchable: Searchable) -> Entry:
    """What the index holds of a post."""
    post = searchable.post
    topics = [*searchable.tags, *([post.category.name] if post.category else [])]
    return entry_of(post.title, topics, f"{post.excerpt}\n{post.description}", searchable.body)


def is_as(document: SearchDocument | None, expected: SearchDocument) -> bool:
    """Whether a document that is stored says what it should."""
    names = (*STANDING, *WORDS)
    return document is not None and all(
        getattr(document, name) == getattr(expected, name) for name in names
    )


def _tokens_before(keys: Collection[int]) -> dict[int, frozenset[str]]:
    """The tokens under which these posts are in the index, made of what is stored.

    Those of an older tokenizer cannot be made again: they stay, until all is indexed anew.
    """
    rows = SearchDocument.objects.filter(pk__in=keys, tokenizer=VERSION)
    found = rows.values_list("pk", "title", "text")
    return {key: tokens_in(title, text) for key, title, text in found}


def _write_standing(posts: Iterable[Post]) -> None:
    """Write who may see these posts, whose words are as they were."""
    documents = [SearchDocument(post=post, **_standing(post)) for post in posts]
    SearchDocument.objects.bulk_update(documents, STANDING)


def _write_documents(posts: Iterable[Post], entries: dict[int, Entry]) -> None:
    SearchDocument.objects.bulk_create(
        [document_of(post, entries[post.pk]) for post in posts],
        update_conflicts=True,
        unique_fields=["post"],
        update_fields=[*STANDING, *WORDS],
    )


def document_of(post: Post, entry: Entry) -> SearchDocument:
    """The row of a post and its entry; it is not saved."""
    return SearchDocument(
        post=post,
        tokenizer=VERSION,
        digest=entry.digest,
        title=entry.title,
        tags=entry.tags,
        excerpt=entry.excerpt,
        text=entry.text,
        **_standing(post),
    )


def _standing(post: Post) -> dict[str, Any]:
    return {name: getattr(post, name) for name in STANDING}
