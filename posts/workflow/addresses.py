"""Which address a post has, and what becomes of the addresses that it had."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils import timezone

from posts import addresses
from posts.errors import AddressError
from posts.models import Post, PostKind, Publication, Status
from posts.workflow.links.aliases import (
    AliasTarget,
    delete_aliases_at,
    flatten_redirect_chains,
    write_aliases,
)
from posts.workflow.routes import is_reserved


def assign_path(post: Post, stored: Post, publication: Publication) -> None:
    """Give the post the path that its slug and date ask for by the publication's pattern.

    A post that is not published keeps having none, or the one that it had. A path stays when
    neither slug nor day changed, also one that the pattern would not make (imported posts); a post
    without a slug gets its number. A fixed page has the path that its editor gave it. ``stored`` is
    the row as it is before, empty for a new post. Raises AddressError when the address is already
    something else's.
    """
    if post.kind == PostKind.PAGE:
        check_path_is_free(post)
        return
    if post.status != Status.PUBLISHED:
        return
    if post.published_at is None:
        raise AddressError("公開日時がありません。公開日時を入れてから公開してください。")
    if stored.path and _keeps_path(stored, post):
        post.path = stored.path
        return
    post.slug = post.slug or str(post.pk)
    post.path = permalink_path(post, publication.permalink)
    check_path_is_free(post)


def check_path_is_free(post: Post) -> None:
    """Raise AddressError where ``post`` carries a path that something else has."""
    if not post.path:
        raise AddressError("アドレスを入力してください（例：/about/）。")
    is_page = post.kind == PostKind.PAGE
    remedy = "別のアドレスにしてください。" if is_page else "スラッグを変えてください。"
    if is_reserved(post.path):
        raise AddressError(f"アドレス {post.path} はサイトのページが使っています。{remedy}")
    rival = Post.objects.filter(path=post.path).exclude(pk=post.pk).only("kind", "title").first()
    if rival:
        raise AddressError(
            f"アドレス {post.path} は{rival.get_kind_display()}「{rival.title}」が使っています。"
            f"{remedy}"
        )


def permalink_path(post: Post, permalink: str) -> str:
    """The path that a permalink pattern gives this post; its date is taken in the site's zone."""
    assert post.published_at is not None
    facts = addresses.PermalinkFacts(
        slug=addresses.slugify(post.slug),
        date=timezone.localtime(post.published_at),
        categories=(post.category.slug,) if post.category else (),
    )
    return addresses.expand_permalink(permalink, facts)


def _keeps_path(stored: Post, post: Post) -> bool:
    assert post.published_at is not None
    return (
        stored.slug == post.slug
        and stored.published_at is not None
        and timezone.localtime(stored.published_at).date()
        == timezone.localtime(post.published_at).date()
    )


def was_seen(post: Post) -> bool:
    """Whether readers may know the address of a post; that of a page may be a draft's."""
    return post.kind == PostKind.ARTICLE or post.status in (Status.PUBLISHED, Status.WITHDRAWN)


def update_aliases_of_moved_posts(
    posts: Sequence[Post], before: Mapping[int, Post], *, now: datetime
) -> None:
    """Leave an alias where a post moved away from, and take those away where one arrived."""
    came_from = {key: stored.path for key, stored in before.items()}
    moving = [post for post in posts if post.path != came_from.get(post.pk)]
    left = {
        path: AliasTarget(post=post)
        for post in moving
        if (path := came_from.get(post.pk)) and was_seen(before[post.pk])
    }
    write_aliases(left, now=now)
    delete_aliases_at(post.path for post in moving if post.path)
    flatten_redirect_chains(left)
