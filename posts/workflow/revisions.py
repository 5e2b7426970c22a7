"""The numbered copies that a save leaves of its post."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from posts.models import Post, Revision, content_of, snapshot_of
from posts.workflow.edits import Edit


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
