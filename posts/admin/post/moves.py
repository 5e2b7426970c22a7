"""The buttons that move a post from one status to another, and the words that they speak."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.contrib.auth.models import User

from posts import workflow
from posts.models import Post, Status


class CarryOut(Protocol):
    """A transition of the workflow."""

    def __call__(self, post: Post, *, by: User, now: datetime, note: str = "") -> Post: ...


@dataclass(frozen=True)
class Move:
    """One button: its name in the form, its label, its deed, and whether readers lose a page."""

    name: str
    label: str
    carry_out: CarryOut
    takes_away: bool = False


MOVES = {
    Status.PUBLISHED: Move("_publish", "公開する", workflow.publish),
    Status.REVIEW: Move("_review", "校閲に出す", workflow.submit_for_review),
    Status.DRAFT: Move("_draft", "下書きに戻す", workflow.return_to_draft),
    Status.WITHDRAWN: Move("_withdraw", "公開停止にする", workflow.withdraw, takes_away=True),
}


def moves_for(post: Post, by: User) -> list[Move]:
    """The moves that this person may make with this post now."""
    allowed = workflow.allowed_transitions(post, by)
    return [move for status, move in MOVES.items() if status in allowed]


def requested_move(sent: Mapping[str, object]) -> Move | None:
    """The move whose button was pressed, or None for a plain save."""
    return next((move for move in MOVES.values() if move.name in sent), None)
