"""Merging posts: one stays, the others are withdrawn, and whatever led to them leads to it."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from posts.errors import TransitionError
from posts.models import Alias, Edition, Link, Merge, Post, Relation, RevisionKind, Status
from posts.related.suggestions import suggest
from posts.tags.models import Tag
from posts.workflow.addresses import check_path_is_free
from posts.workflow.edits import Edit
from posts.workflow.link_repairs import resolve_links_again
from posts.workflow.links.aliases import AliasTarget, flatten_redirect_chains
from posts.workflow.links.internal_links import retarget_links
from posts.workflow.relations import copy_relations, retarget_relations
from posts.workflow.saving import write_edits
from posts.workflow.transitions import is_merged, may_publish

logger = logging.getLogger(__name__)

_LONGEST_NOTE = 500


def combined_tags(posts: Iterable[Post]) -> tuple[Tag, ...]:
    """The tags of all these posts in their order, each once."""
    return tuple(dict.fromkeys(tag for post in posts for tag in post.tag_list()))


def merge_posts(
    survivor: Post,
    others: Sequence[Post],
    tags: tuple[Tag, ...],
    *,
    by: User | None,
    now: datetime,
) -> None:
    """Let ``survivor`` stand for the others too, and give it ``tags``.

    The others are withdrawn and keep text and history; their addresses, old and present, become
    aliases of the survivor, and links and relations to them follow. Raises TransitionError where
    ``by`` may not publish, readers cannot see the survivor, or one was merged before;
    StaleEditError where somebody saved one of them meanwhile.
    """
    with transaction.atomic():
        _check(survivor, others, by, now)
        merges = [_merge_of(post, survivor, now) for post in others]
        flatten_redirect_chains(
            {merge.path: AliasTarget(post=survivor) for merge in merges if merge.path}
        )
        note = _shortened("".join(f"「{post.title}」" for post in others), "を統合")
        edit = Edit.of(survivor, kind=RevisionKind.MERGE, note=note, by=by)
        write_edits([replace(edit, tags=tags), *_withdrawals(survivor, others, by)], now=now)
        Alias.objects.filter(post__in=others).update(post=survivor)
        for merge in merges:
            retarget_links(survivor, Link.objects.filter(target=merge.post), merge.path)
            pointing = Relation.objects.filter(target=merge.post)
            merge.relations = retarget_relations(pointing, survivor)
        copy_relations(others, survivor)
        Merge.objects.filter(survivor__in=others).update(survivor=survivor)
        Merge.objects.bulk_create(merges)
        suggest([post.pk for post in (survivor, *others)])
        Edition.objects.advance()
    survivor.refresh_from_db(fields=["body_html"])
    logger.info("merged posts=%s into=%s by=%s", [post.pk for post in others], survivor.pk, by)


def undo_merge(post: Post, *, by: User | None, now: datetime) -> None:
    """Give a merged post its status, its addresses and what led to it back.

    What the survivor got beside them (tags, related articles) stays there. Raises TransitionError
    where the post was not merged or ``by`` may not publish, AddressError where something else has
    its address by now.
    """
    if not may_publish(by):
        raise TransitionError("統合を取り消す権限がありません。デスクに依頼してください。")
    with transaction.atomic():
        merge = Merge.objects.select_related("survivor").filter(post=post).first()
        if merge is None:
            raise TransitionError(f"「{post.title}」は統合されていません。")
        post.status, post.path = merge.status, merge.path or None
        if post.path:
            check_path_is_free(post)
        edit = Edit.of(post, kind=RevisionKind.RESTORE, note="統合を取り消し", by=by)
        write_edits([edit], now=now)
        _give_back(merge)
        merge.delete()
        suggest([post.pk])
        Edition.objects.advance()
    logger.info("parted post=%s from=%s by=%s", post.pk, merge.survivor_id, by)


def _check(survivor: Post, others: Sequence[Post], by: User | None, now: datetime) -> None:
    if not may_publish(by):
        raise TransitionError("記事を統合する権限がありません。デスクに依頼してください。")
    if not others or survivor in others:
        raise TransitionError("統合するには、記事を二つ以上選んでください。")
    if not survivor.is_public(now):
        raise TransitionError(
            f"「{survivor.title}」は読者に見えていません。残す記事は、公開中のものを選んでください。"
        )
    merged = next((post for post in others if is_merged(post)), None)
    if merged:
        raise TransitionError(f"「{merged.title}」は、すでに別の記事に統合されています。")


def _merge_of(post: Post, survivor: Post, now: datetime) -> Merge:
    """What the post has before it is merged; the row is not saved."""
    aliases = Alias.objects.filter(post=post).values_list("path", flat=True)
    return Merge(
        post=post,
        survivor=survivor,
        path=post.path or "",
        status=post.status,
        aliases=list(aliases),
        created_at=now,
    )


def _withdrawals(survivor: Post, others: Sequence[Post], by: User | None) -> Iterator[Edit]:
    note = _shortened(f"「{survivor.title}", "」に統合")
    for post in others:
        post.status, post.path = Status.WITHDRAWN, None
        yield Edit.of(post, kind=RevisionKind.MERGE, note=note, by=by)


def _shortened(text: str, ending: str) -> str:
    room = _LONGEST_NOTE - len(ending)
    return (text if len(text) <= room else text[: room - 1] + "…") + ending


def _give_back(merge: Merge) -> None:
    """Let what led to the post before it was merged lead to it again."""
    post, survivor = merge.post, merge.survivor
    given = Alias.objects.filter(path__in=merge.aliases, post=survivor, address="")
    given.update(post=post)
    Merge.objects.filter(survivor=survivor, path__in=merge.aliases).update(survivor=post)
    resolve_links_again([path for path in (merge.path, *merge.aliases) if path])
    turned = Relation.objects.filter(pk__in=merge.relations, target=survivor)
    retarget_relations(turned, post)
