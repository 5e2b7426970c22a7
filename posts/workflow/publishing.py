"""A post as it is, moved to another status: ``record_edit`` for whoever changes nothing else."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User

from posts.models import Post, Status
from posts.workflow.edits import Edit
from posts.workflow.saving import record_edit


def publish(post: Post, *, by: User, now: datetime, note: str = "") -> Post:
    """Show the post to readers: now, or at ``published_at`` where that lies in the future.

    Raises as ``record_edit`` does.
    """
    return record_edit(Edit.of(post, note=note, by=by), to=Status.PUBLISHED, now=now)


def withdraw(post: Post, *, by: User, now: datetime, note: str = "") -> Post:
    """Take the post away from readers; its address answers 410 Gone. Raises as ``publish``."""
    return record_edit(Edit.of(post, note=note, by=by), to=Status.WITHDRAWN, now=now)


def submit_for_review(post: Post, *, by: User, now: datetime, note: str = "") -> Post:
    """Hand a draft to 校閲. Raises as ``publish``."""
    return record_edit(Edit.of(post, note=note, by=by), to=Status.REVIEW, now=now)


def return_to_draft(post: Post, *, by: User, now: datetime, note: str = "") -> Post:
    """Give the post back to its author. Raises as ``publish``."""
    return record_edit(Edit.of(post, note=note, by=by), to=Status.DRAFT, now=now)
