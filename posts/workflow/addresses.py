"""Which address a post has, and what becomes of the addresses that it had."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils import timezone

from posts import addresses
from posts.errors import AddressError
from posts.models import Page, Post, Publication, Status
from posts.workflow.links.aliases import (
    AliasTarget,
    delete_aliases_at,
    flatten_redirect_chains,
    write_aliases,
)
from posts.workflow.routes import is_reserved


def assign_path(post: Post) -> None:
    """Give the post the path that its slug and date ask for by the publication's pattern.

    A post that is not published keeps having none, or the one that it had. A path stays when
    neither slug nor day changed, also one that the pattern would not make (imported posts).
    Raises AddressError when the address is already another post's or a page's.
    """
    if post.status != Status.PUBLISHED:
        return
    if post.published_at is None:
        raise AddressError("公開日時がありません。公開日時を入れてから公開してください。")
    stored = Post.objects.filter(pk=post.pk).only("slug", "published_at", "path").first()
    if stored and stored.path and _keeps_path(stored, post):
        post.path = stored.path
        return
    if not post.slug:
        post.slug = _fallback_slug(post)
    post.path = permalink_path(post, Publication.objects.current().permalink)
    check_path_is_free(post)


def check_path_is_free(post: Post) -> None:
    """Raise AddressError where ``post`` carries a path that something else has."""
    assert post.path is not None
    if is_reserved(post.path):
        raise AddressError(
            f"アドレス {post.path} はサイトのページが使っています。スラッグを変えてください。"
        )
    page = Page.objects.filter(path=post.path).first()
    if page:
        raise AddressError(
            f"アドレス {post.path} は固定ページ「{page.title}」が使っています。"
            "スラッグを変えてください。"
        )
    rival = Post.objects.filter(path=post.path).exclude(pk=post.pk).first()
    if rival:
        raise AddressError(
            f"アドレス {post.path} は「{rival.title}」が使っています。スラッグを変えてください。"
        )


def _fallback_slug(post: Post) -> str:
    if post.pk is None:
        raise AddressError(
            "スラッグがありません。スラッグを入れるか、下書きとして保存してください。"
        )
    return str(post.pk)


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


def update_aliases_of_moved_posts(
    posts: Sequence[Post], before: Mapping[int, Post], *, now: datetime
) -> None:
    """Leave an alias where a post moved away from, and take away aliases that posts now own."""
    moved = {
        old: post
        for post in posts
        if post.pk in before and (old := before[post.pk].path) and old != post.path
    }
    write_aliases({old: AliasTarget(post=post) for old, post in moved.items()}, now=now)
    delete_aliases_at(post.path for post in posts if post.path)
    flatten_redirect_chains({old: AliasTarget(post=post) for old, post in moved.items()})
