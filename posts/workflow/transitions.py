"""draft -> review -> published -> withdrawn: from where to where, and who may do it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.contrib.auth.models import User

from posts.errors import TransitionError
from posts.models import Merge, Post, RevisionKind, Status
from posts.workflow.edits import Edit

_ALLOWED: dict[str, tuple[Status, ...]] = {
    Status.DRAFT: (Status.REVIEW, Status.PUBLISHED),
    Status.REVIEW: (Status.DRAFT, Status.PUBLISHED),
    Status.PUBLISHED: (Status.WITHDRAWN,),
    Status.WITHDRAWN: (Status.DRAFT, Status.PUBLISHED),
}

#: What readers see is that a post is there, or that it is gone: such moves ask for the right to
#: publish.
SEEN_BY_READERS = (Status.PUBLISHED, Status.WITHDRAWN)

#: What the revision of a move is called; of others it is an edit.
_KINDS = {Status.PUBLISHED: RevisionKind.PUBLISH, Status.WITHDRAWN: RevisionKind.WITHDRAW}


def may_publish(by: User | None) -> bool:
    """Whether this person may change what readers see; None is the system, which may."""
    return by is None or by.has_perm("posts.publish_post")


def check_may_edit(by: User | None, *statuses: str) -> None:
    """Raise TransitionError where one of a post's statuses is published and ``by`` may not publish.

    What counts is the status that is stored and the one that a post is to get.
    """
    if Status.PUBLISHED in statuses and not may_publish(by):
        raise TransitionError("公開中の記事を直す権限がありません。デスクに依頼してください。")


def allowed_transitions(post: Post, by: User | None) -> tuple[Status, ...]:
    """The states into which this person may move the post now; a merged one stays as it is."""
    if is_merged(post):
        return ()
    return tuple(
        status
        for status in _ALLOWED[post.status]
        if status not in SEEN_BY_READERS or may_publish(by)
    )


def is_merged(post: Post) -> bool:
    """Whether the post was merged into another one, so that its addresses are that one's."""
    if post.pk is None or post.status != Status.WITHDRAWN:
        return False
    return Merge.objects.filter(post=post).exists()


def apply_transition(edit: Edit, to: Status, stored: Post, now: datetime) -> Edit:
    """Give the post of ``edit`` the status ``to``, and a date where it is published without one.

    Return the edit with the kind of the move. ``stored`` is the row as it is before. Raises
    TransitionError where no way leads there from its status, where the editor may not go it, or
    where a body without text is to be published.
    """
    post = edit.post
    if to not in _ALLOWED[stored.status]:
        raise TransitionError(
            f"「{stored.get_status_display()}」の記事は「{to.label}」にできません。"
        )
    if is_merged(stored):
        raise TransitionError(
            f"「{post.title}」は別の記事に統合されています。先に統合を取り消してください。"
        )
    if to in SEEN_BY_READERS and not may_publish(edit.by):
        raise TransitionError("公開・公開停止の権限がありません。デスクに依頼してください。")
    if to == Status.PUBLISHED:
        if not post.body.strip():
            raise TransitionError("本文が空です。本文を書いてから公開してください。")
        post.published_at = post.published_at or now
    post.status = to
    return replace(edit, kind=_KINDS.get(to, edit.kind))
