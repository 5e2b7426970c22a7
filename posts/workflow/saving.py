"""A save, in order: rights, address, HTML, rows, revision, index, edition; and a deletion."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from posts.errors import TransitionError
from posts.models import Edition, Post, PostKind, Publication, Status
from posts.related.suggestions import suggest_beside
from posts.related.topics import write_key_terms, write_topics
from posts.search import index_updates as search
from posts.search.index import Searchable
from posts.workflow.addresses import assign_path, update_aliases_of_moved_posts, was_seen
from posts.workflow.edits import Edit
from posts.workflow.feed_guids import assign_guids
from posts.workflow.links.aliases import AliasTarget, write_aliases
from posts.workflow.links.internal_links import own_hosts
from posts.workflow.post_html import render_and_link
from posts.workflow.post_rows import (
    check_not_stale,
    insert_for_its_number,
    lock_rows,
    write_bylines_and_taggings,
    write_links,
    write_revisions,
    write_rows,
)
from posts.workflow.transitions import (
    SEEN_BY_READERS,
    apply_transition,
    check_may_edit,
    may_publish,
)

logger = logging.getLogger(__name__)


def record_edit(edit: Edit, *, to: Status | None = None, now: datetime) -> Post:
    """Save one edit, with a move to the status ``to``, or else to the one that the post carries.

    What may be done is decided by the row as it is stored, which is read once; the post gets the
    address that its slug and date ask for. Raises TransitionError when the editor may not change
    what readers see or the move is none, StaleEditError when somebody saved meanwhile, AddressError
    when the address is another post's, RenderingError when the body cannot be rendered.
    """
    post = edit.post
    with transaction.atomic():
        before = lock_rows([post])
        stored = before.get(post.pk, Post())
        if before:
            check_not_stale(edit, stored)
        if to is None and post.status != stored.status:
            to = Status(post.status)
        if to is not None:
            edit = apply_transition(edit, to, stored, now)
        check_may_edit(edit.by, stored.status, post.status)
        if _is_named_by_its_number(post):
            before = insert_for_its_number(post, now)
        publication = Publication.objects.current()
        assign_path(post, stored, publication)
        saved = _write([edit], before, publication, now)
        topics = write_topics(saved)
        counted = write_key_terms(topics)
        is_beside = [suggest_beside(each, topics[each.post.pk], counted) for each in saved]
        if any(is_beside) or _are_seen([post, stored]):
            Edition.objects.advance()
    logger.info("saved post=%s kind=%s by=%s", post.pk, edit.kind, edit.by)
    return post


def record_edits(edits: Sequence[Edit], *, now: datetime, is_part: bool = False) -> None:
    """Save many edits in one transaction; statuses and paths are taken as the posts carry them.

    Whoever calls this has checked the right to do so (that to import, that to merge). A part of an
    import leaves it to ``suggest_after_import`` to tell by which terms its posts are found. Raises
    StaleEditError and RenderingError as ``record_edit`` does; then none of them is saved.
    """
    with transaction.atomic():
        if write_edits(edits, now=now, is_part=is_part):
            Edition.objects.advance()


def write_edits(edits: Sequence[Edit], *, now: datetime, is_part: bool = False) -> bool:
    """Do what ``record_edits`` does, and say whether readers see it.

    Within the transaction of the caller, whose the edition is to advance.
    """
    if not edits:
        return False
    posts = [edit.post for edit in edits]
    before = lock_rows(posts)
    topics = write_topics(_write(edits, before, Publication.objects.current(), now))
    if not is_part:
        write_key_terms(topics)
    return _are_seen([*posts, *before.values()])


def _write(
    edits: Sequence[Edit], before: Mapping[int, Post], publication: Publication, now: datetime
) -> list[Searchable]:
    """Render the posts, write all their rows, and index the articles; return them as indexed."""
    posts = [edit.post for edit in edits]
    links, body_entries = render_and_link(edits, own_hosts(publication))
    assign_guids(posts, before, publication)
    write_rows(edits, before, now)
    write_bylines_and_taggings(edits, before)
    update_aliases_of_moved_posts(posts, before, now=now)
    write_links(links, posts, before)
    write_revisions(edits, before, now)
    saved = [
        Searchable.of(edit.post, edit.tags, edit.authors, of_body)
        for edit, of_body in zip(edits, body_entries, strict=True)
        if edit.post.kind == PostKind.ARTICLE
    ]
    search.index(saved)
    return saved


def _is_named_by_its_number(post: Post) -> bool:
    """Whether a new article is published without a slug, so that its address needs its number."""
    is_published = post.status == Status.PUBLISHED and post.kind == PostKind.ARTICLE
    return post.pk is None and is_published and not post.slug


def _are_seen(posts: Iterable[Post]) -> bool:
    return any(post.status in SEEN_BY_READERS for post in posts)


def delete_post(post: Post, *, by: User, now: datetime) -> None:
    """Delete a post with its history; every address that it had answers 410 Gone from now on.

    Raises TransitionError when readers know the post and ``by`` has no right to publish.
    """
    if post.path and was_seen(post) and not may_publish(by):
        raise TransitionError("公開されたことのある記事を削除する権限がありません。")
    key, path, seen = post.pk, post.path, was_seen(post)
    with transaction.atomic():
        search.delete([key])
        post.delete()
        if path and seen:
            write_aliases({path: AliasTarget()}, now=now)
            Edition.objects.advance()
    logger.info("deleted post=%s path=%s by=%s", key, path, by)
