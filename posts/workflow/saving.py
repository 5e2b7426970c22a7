"""What happens on a save, in order: rendering, row, byline, tags, aliases, revision, edition."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from posts.models import Edition, Post, PostKind, Status
from posts.related.suggestions import suggest
from posts.related.topics import write_key_terms, write_topics
from posts.search import index_updates as search
from posts.search.entries import BodyEntry
from posts.search.index import Searchable, optimize
from posts.workflow.addresses import assign_path, update_aliases_of_moved_posts
from posts.workflow.edits import Edit
from posts.workflow.feed_guids import assign_guids
from posts.workflow.post_html import render_and_link
from posts.workflow.post_rows import write_bylines, write_links, write_rows, write_taggings
from posts.workflow.revisions import write_revisions
from posts.workflow.rights import check_may_edit

logger = logging.getLogger(__name__)

#: Whether a post is there or gone, readers see.
_SEEN = (Status.PUBLISHED, Status.WITHDRAWN)


def record_edit(edit: Edit, *, now: datetime) -> Post:
    """Save one edit and give the post the address that its slug and date ask for.

    Raises TransitionError when the editor may not change what readers see, StaleEditError when
    somebody saved meanwhile, AddressError when the address is another post's, RenderingError when
    the body cannot be rendered.
    """
    with transaction.atomic():
        check_may_edit(edit.post, edit.by)
        assign_path(edit.post)
        record_edits([edit], now=now)
        suggest([edit.post.pk])
    logger.info("saved post=%s kind=%s by=%s", edit.post.pk, edit.kind, edit.by)
    return edit.post


def record_edits(edits: Sequence[Edit], *, now: datetime, is_part: bool = False) -> None:
    """Save many edits in one transaction; paths are taken as the posts carry them.

    Whoever calls this has checked the right to do so (that to import, that to merge). A part of an
    import leaves it to ``suggest_after_import`` to tell by which terms its posts are found. Raises
    StaleEditError and RenderingError as ``record_edit`` does; then none of them is saved.
    """
    if not edits:
        return
    with transaction.atomic():
        posts = [edit.post for edit in edits]
        before = Post.objects.select_for_update().in_bulk([post.pk for post in posts if post.pk])
        links, body_entries = render_and_link(edits)
        for post in posts:
            post.saved_at = now
        assign_guids(posts, before)
        write_rows(edits, before, now)
        write_bylines(edits, before)
        write_taggings(edits, before)
        update_aliases_of_moved_posts(posts, before, now=now)
        write_links(links, posts, before)
        write_revisions(edits, now)
        _index(edits, body_entries)
        if not is_part:
            write_key_terms([post.pk for post in posts])
        if any(post.status in _SEEN for post in [*posts, *before.values()]):
            Edition.objects.advance()


def optimize_search_index(saved: int) -> None:
    """Put the index in order after many calls of ``record_edits`` that saved so many posts.

    Searches find the same before and after; they and later saves are quicker.
    """
    optimize(saved)


def _index(edits: Sequence[Edit], body_entries: Sequence[BodyEntry]) -> None:
    saved = [
        Searchable.of(edit.post, edit.tags, edit.authors, of_body)
        for edit, of_body in zip(edits, body_entries, strict=True)
        if edit.post.kind == PostKind.ARTICLE
    ]
    search.index(saved)
    write_topics(saved)
