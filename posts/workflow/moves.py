"""draft -> review -> published -> withdrawn: who may move a post, and from where to where."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User

from posts.errors import TransitionError
from posts.models import Post, RevisionKind, Status
from posts.workflow.edits import Edit
from posts.workflow.merging import is_merged
from posts.workflow.rights import may_publish
from posts.workflow.saving import record_edit

_ALLOWED: dict[str, tuple[Status, ...]] = {
    Status.DRAFT: (Status.REVIEW, Status.PUBLISHED),
    Status.REVIEW: (Status.DRAFT, Status.PUBLISHED),
    Status.PUBLISHED: (Status.WITHDRAWN,),
    Status.WITHDRAWN: (Status.DRAFT, Status.PUBLISHED),
}

#: Moves that change what readers see, and so ask for the right to publish.
_SEEN_BY_READERS = (Status.PUBLISHED, Status.WITHDRAWN)


def allowed_transitions(post: Post, by: User) -> tuple[Status, ...]:
    """The states into which this person may move the post now; a merged one stays as it is."""
    if is_merged(post):
        return ()
    return tuple(
        status
        for status in _ALLOWED[post.status]
        if status not in _SEEN_BY_READERS or may_publish(by)
    )


def publish(post: Post, *, by: User, now: datetime, note: str = "") -> Post:
    """Show the post to readers: now, or at ``published_at`` where that lies in the future.

    Raises TransitionError when the state or the person's rights forbid it or the body is empty,
    AddressError when its address is taken.
    """
    if not post.body.strip():
        raise TransitionError("本文が空です。本文を書いてから公開してください。")
    if post.published_at is None:
        post.published_at = now
    return _move(post, Status.PUBLISHED, RevisionKind.PUBLISH, by=by, now=now, note=note)


def withdraw(post: Post, *, by: User, now: datetime, note: str = "") -> Post:
    """Take the post away from readers; its address answers 410 Gone. Raises as ``publish``."""
    return _move(post, Status.WITHDRAWN, RevisionKind.WITHDRAW, by=by, now=now, note=note)


def submit_for_review(post: Post, *, by: User, now: datetime, note: str = "") -> Post:
    """Hand a draft to 校閲. Raises TransitionError where the state forbids it."""
    return _move(post, Status.REVIEW, RevisionKind.EDIT, by=by, now=now, note=note)


def return_to_draft(post: Post, *, by: User, now: datetime, note: str = "") -> Post:
    """Give the post back to its author. Raises TransitionError where the state forbids it."""
    return _move(post, Status.DRAFT, RevisionKind.EDIT, by=by, now=now, note=note)


def _move(
    post: Post,
    target: Status,
    kind: RevisionKind,
    *,
    by: User,
    now: datetime,
    note: str,
) -> Post:
    if target not in _ALLOWED[post.status]:
        raise TransitionError(
            f"「{post.get_status_display()}」の記事は「{target.label}」にできません。"
        )
    if is_merged(post):
        raise TransitionError(
            f"「{post.title}」は別の記事に統合されています。先に統合を取り消してください。"
        )
    if target not in allowed_transitions(post, by):
        raise TransitionError("公開・公開停止の権限がありません。デスクに依頼してください。")
    post.status = target
    return record_edit(Edit.of(post, kind=kind, note=note, by=by), now=now)
