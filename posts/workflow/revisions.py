"""The numbered copies that a save leaves of its post."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from posts.models import Revision
from posts.workflow.edits import Edit


def write_revisions(edits: Sequence[Edit], now: datetime) -> None:
    posts = [edit.post for edit in edits]
    numbers = Revision.objects.filter(post__in=posts).order_by("number")
    newest: dict[int, int] = dict(numbers.values_list("post_id", "number"))
    Revision.objects.bulk_create(
        revision_of(edit, newest.get(edit.post.pk, 0) + 1, now) for edit in edits
    )


def revision_of(edit: Edit, number: int, now: datetime) -> Revision:
    """The numbered copy of what an edit makes of its post; the row is not saved."""
    post = edit.post
    return Revision(
        post=post,
        number=number,
        kind=edit.kind,
        title=post.title,
        slug=post.slug,
        body=post.body,
        markup=post.markup,
        excerpt=post.excerpt,
        description=post.description,
        category_name=post.category.name if post.category else "",
        tag_names=[tag.name for tag in edit.tags],
        author_names=[author.name for author in edit.authors],
        status=post.status,
        published_at=post.published_at,
        by=edit.by,
        note=edit.note,
        created_at=now,
    )
