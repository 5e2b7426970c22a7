"""The numbered copies that a save leaves of its post."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from posts.models import Revision, content_of, snapshot_of
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
    return Revision(
        post=edit.post,
        number=number,
        kind=edit.kind,
        status=edit.post.status,
        by=edit.by,
        note=edit.note,
        created_at=now,
        snapshot=snapshot_of(content_of(edit.post, tags=edit.tags, authors=edit.authors)),
    )
