"""The rows of a post: its own, its byline, its tags, and the links of its body."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from posts.errors import StaleEditError
from posts.models import Byline, Link, Post, Tagging
from posts.workflow.edits import Edit
from posts.workflow.links.internal_links import (
    repoint_links_to_moved_posts,
    resolve_dangling_links,
)

#: Columns that a save writes: everything but the key and what never changes after the first save.
_WRITTEN = tuple(
    field.attname
    for field in Post._meta.concrete_fields
    if field.name not in {"id", "created_at", "version"}
)


def write_rows(edits: Sequence[Edit], before: dict[int, Post], now: datetime) -> None:
    new = [edit.post for edit in edits if edit.post.pk not in before]
    for post in new:
        post.created_at = now
        post.version = 1
    Post.objects.bulk_create(new)
    for edit in edits:
        if edit.post.pk in before:
            _overwrite(edit)


def _overwrite(edit: Edit) -> None:
    """Write the columns of a post and count its version up.

    Raises StaleEditError where its version is another than the editor saw: somebody saved since.
    """
    post = edit.post
    seen = post.version if edit.version is None else edit.version
    # The condition on the version is the lock: whoever comes second changes no row.
    unchanged = Post.objects.filter(pk=post.pk, version=seen)
    if not unchanged.update(version=seen + 1, **{name: getattr(post, name) for name in _WRITTEN}):
        raise StaleEditError(
            f"「{post.title}」は、開いたあとに別の人が保存しました。"
            "最新の内容を開き直してから、もう一度変更してください。"
        )
    post.version = seen + 1


def write_bylines(edits: Sequence[Edit], before: dict[int, Post]) -> None:
    Byline.objects.filter(post__in=list(before)).delete()
    Byline.objects.bulk_create(
        Byline(post=edit.post, author=author, position=position)
        for edit in edits
        for position, author in enumerate(edit.authors)
    )


def write_taggings(edits: Sequence[Edit], before: dict[int, Post]) -> None:
    Tagging.objects.filter(content_object__in=list(before)).delete()
    Tagging.objects.bulk_create(
        Tagging(content_object=edit.post, tag=tag, position=position)
        for edit in edits
        for position, tag in enumerate(edit.tags)
    )


def write_links(links: Sequence[Link], posts: Sequence[Post], before: Mapping[int, Post]) -> None:
    Link.objects.filter(post__in=list(before)).delete()
    Link.objects.bulk_create(links)
    came_from = {post.pk: before[post.pk].path for post in posts if post.pk in before}
    moves = {
        post.pk: (old, post.path)
        for post in posts
        if post.path and (old := came_from.get(post.pk)) and old != post.path
    }
    repoint_links_to_moved_posts(moves)
    resolve_dangling_links(
        post.path for post in posts if post.path and post.path != came_from.get(post.pk)
    )
