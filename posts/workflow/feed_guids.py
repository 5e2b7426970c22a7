"""By what feed readers know a post: given once, kept for good, whatever becomes of its address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import uuid4

from django.db import transaction

from posts import addresses
from posts.models import Alias, Edition, Post, PostKind, Publication


def assign_guids(
    posts: Sequence[Post], before: Mapping[int, Post], publication: Publication
) -> None:
    """Give each article that has an address and no identity its ``guid``; nothing is saved.

    A post that readers know already keeps the address under which they know it. So does one that
    was imported, because that is what its old site's feed said. A new post gets a number that
    nobody else can have: its address may have been another post's once.
    """
    nameless = [
        post for post in posts if post.path and not post.guid and post.kind == PostKind.ARTICLE
    ]
    if not nameless:
        return
    once_anothers = _addresses_of_others(nameless)
    for post in nameless:
        stored = before.get(post.pk)
        path = (stored.path if stored else None) or (post.path if post.source_key else None)
        if path and path not in once_anothers:
            post.guid = publication.absolute(addresses.encode_path(path))
        else:
            post.guid = uuid4().urn


def adopt_guids(guids: Mapping[int, str]) -> None:
    """Give the posts with these keys the identities that the feed of their old site had."""
    with transaction.atomic():
        posts = Post.objects.only("guid").in_bulk(list(guids))
        for key, post in posts.items():
            post.guid = guids[key]
        Post.objects.bulk_update(posts.values(), ["guid"], batch_size=200)
        if posts:
            Edition.objects.advance()


def _addresses_of_others(posts: Sequence[Post]) -> set[str]:
    paths = [post.path for post in posts if post.path]
    own = [post.pk for post in posts if post.pk]
    left = Alias.objects.filter(path__in=paths, post__isnull=False).exclude(post__in=own)
    return set(left.values_list("path", flat=True))
