"""The rows of a post: its own, its byline, its tags, the links of its body, its revisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Subquery

from posts.errors import StaleEditError
from posts.models import SNAPSHOT_VERSION, Byline, Link, Post, Revision, Tagging, content_of
from posts.workflow.edits import Edit
from posts.workflow.links.internal_links import (
    repoint_links_to_moved_posts,
    resolve_dangling_links,
)

#: What a save asks of the row that it overwrites.
_READ = ("kind", "slug", "path", "status", "published_at", "version")

_LINK = ("post_id", "href", "path", "target_id", "leads_to_page")

#: Columns that a save writes: everything but the key and what never changes after the first save.
_WRITTEN = tuple(
    field.attname
    for field in Post._meta.concrete_fields
    if field.name not in {"id", "created_at", "version"}
)


def lock_rows(posts: Iterable[Post]) -> dict[int, Post]:
    """The rows of these posts as they are stored, by key and without texts, locked for a save.

    Each has the number of its newest revision as ``newest_revision``, None where it has none.
    """
    newest = Revision.objects.filter(post=OuterRef("pk")).order_by("-number").values("number")
    rows = Post.objects.select_for_update().only(*_READ)
    keys = [post.pk for post in posts if post.pk]
    return rows.annotate(newest_revision=Subquery(newest[:1])).in_bulk(keys) if keys else {}


def insert_for_its_number(post: Post, now: datetime) -> dict[int, Post]:
    """Insert an empty draft in the place of a new post, so that its number is known; by key."""
    row = Post(title=post.title, created_at=now, saved_at=now)
    Post.objects.bulk_create([row])
    post.pk, post.created_at = row.pk, now
    return {row.pk: row}


def write_rows(edits: Sequence[Edit], before: Mapping[int, Post], now: datetime) -> None:
    """Insert the rows of new posts and overwrite the others. Raises StaleEditError."""
    for edit in edits:
        edit.post.saved_at = now
    new = [edit.post for edit in edits if edit.post.pk not in before]
    for post in new:
        post.created_at, post.version = now, 1
    Post.objects.bulk_create(new)
    for edit in edits:
        if edit.post.pk in before:
            _overwrite(edit)


def check_not_stale(edit: Edit, stored: Post) -> None:
    """Raise StaleEditError where the stored version is not the one that the editor saw."""
    if stored.version != edit.seen:
        raise _stale(edit.post)


def _overwrite(edit: Edit) -> None:
    post, seen = edit.post, edit.seen
    # The condition on the version is the lock: whoever comes second changes no row.
    unchanged = Post.objects.filter(pk=post.pk, version=seen)
    if not unchanged.update(version=seen + 1, **{name: getattr(post, name) for name in _WRITTEN}):
        raise _stale(post)
    post.version = seen + 1


def _stale(post: Post) -> StaleEditError:
    return StaleEditError(
        f"「{post.title}」は、開いたあとに別の人が保存しました。"
        "最新の内容を開き直してから、もう一度変更してください。"
    )


def write_bylines_and_taggings(edits: Sequence[Edit], before: Mapping[int, Post]) -> None:
    """Set the authors and the tags of the posts, each in their order."""
    authors = {edit.post.pk: [author.pk for author in edit.authors] for edit in edits}
    _write_in_order(Byline, "post", "author", authors, before)
    tags = {edit.post.pk: [tag.pk for tag in edit.tags] for edit in edits}
    _write_in_order(Tagging, "content_object", "tag", tags, before)


def _write_in_order(
    model: type[Byline] | type[Tagging],
    owner: str,
    part: str,
    wanted: Mapping[int, list[int]],
    before: Mapping[int, Post],
) -> None:
    """Give each post the rows that it wants, where it has not just these in this order."""
    rows: Any = model._default_manager
    there = defaultdict[int, list[int]](list)
    if before:
        stored = rows.filter(**{f"{owner}__in": list(before)}).order_by("position", "pk")
        for key, part_key in stored.values_list(f"{owner}_id", f"{part}_id"):
            there[key].append(part_key)
    changed = {key: parts for key, parts in wanted.items() if parts != there[key]}
    outdated = [key for key in changed if there[key]]
    if outdated:
        rows.filter(**{f"{owner}__in": outdated}).delete()
    rows.bulk_create(
        model(**{f"{owner}_id": key, f"{part}_id": part_key, "position": position})
        for key, parts in changed.items()
        for position, part_key in enumerate(parts)
    )


def write_links(links: Sequence[Link], posts: Sequence[Post], before: Mapping[int, Post]) -> None:
    """Set the links of the posts' bodies, and let those that lead to a moved post follow it."""
    stored = Link.objects.filter(post__in=list(before))
    there = set(stored.values_list(*_LINK)) if before else set()
    if there != {tuple(getattr(link, column) for column in _LINK) for link in links}:
        stored.delete()
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


def write_revisions(edits: Sequence[Edit], before: Mapping[int, Post], now: datetime) -> None:
    """Store a numbered copy of what each edit makes of its post.

    ``before`` has the rows that were there, with the number of their newest revision.
    """
    newest = {key: getattr(row, "newest_revision", None) for key, row in before.items()}
    Revision.objects.bulk_create(
        revision_of(edit, (newest.get(edit.post.pk) or 0) + 1, now) for edit in edits
    )


def revision_of(edit: Edit, number: int, now: datetime) -> Revision:
    """The numbered copy of what an edit makes of its post; the row is not saved."""
    content = content_of(edit.post, tags=edit.tags, authors=edit.authors)
    return Revision(
        post=edit.post,
        number=number,
        kind=edit.kind,
        status=edit.post.status,
        by=edit.by,
        note=edit.note,
        created_at=now,
        snapshot={"version": SNAPSHOT_VERSION, "content": content},
    )
