"""What happens on a save, in order: rendering, row, byline, tags, aliases, revision, edition."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from posts import japanese
from posts.authors.models import Author
from posts.models import (
    Byline,
    Edition,
    Link,
    Markup,
    Post,
    Revision,
    RevisionKind,
    Status,
    Tagging,
)
from posts.related.suggestions import suggest
from posts.related.topics import write_key_terms, write_topics
from posts.rendering import (
    Flavour,
    Rendered,
    RenderOptions,
    below_title,
    headline_html,
    render,
    sanitize_html,
)
from posts.search import writing as search
from posts.search.entries import BodyEntry, body_entry
from posts.search.index import Searchable
from posts.tags.models import Tag
from posts.workflow.addresses import assign_path, update_aliases_of_moved_posts
from posts.workflow.feed_guids import assign_guids
from posts.workflow.links.internal_links import (
    links_of,
    own_hosts,
    point_links_at_targets,
    repoint_links_to_moved_posts,
    resolve_dangling_links,
    resolve_links,
)
from posts.workflow.locking import update_unless_stale
from posts.workflow.pictures import apply_renditions
from posts.workflow.rights import check_may_edit

logger = logging.getLogger(__name__)

#: Whether a post is there or gone, readers see.
_SEEN = (Status.PUBLISHED, Status.WITHDRAWN)

#: Columns that a save writes: everything but the key and what never changes after the first save.
_WRITTEN = tuple(
    field.attname
    for field in Post._meta.concrete_fields
    if field.name not in {"id", "created_at", "version"}
)


@dataclass(frozen=True)
class Edit:
    """One post as it is to become.

    ``post`` is a Post with its new values set, not saved; ``tags`` and ``authors`` replace those
    that it had, in this order. ``rendered`` spares the rendering, and ``body_entry`` the entry
    for the search index, where a worker has done it.
    ``version`` is the version that the editor saw: the save is refused when somebody else saved
    in between (None: the version that ``post`` was loaded with).
    """

    post: Post
    tags: tuple[Tag, ...]
    authors: tuple[Author, ...]
    rendered: Rendered | None = None
    body_entry: BodyEntry | None = None
    kind: RevisionKind = RevisionKind.EDIT
    note: str = ""
    by: User | None = None
    version: int | None = None


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
        links, body_entries = _render_and_link(edits)
        for post in posts:
            post.saved_at = now
        assign_guids(posts, before)
        _write_rows(edits, before, now)
        _write_bylines(edits, before)
        _write_taggings(edits, before)
        update_aliases_of_moved_posts(posts, before, now=now)
        _write_links(links, posts, before)
        _write_revisions(edits, now)
        _index(edits, body_entries)
        if not is_part:
            write_key_terms([post.pk for post in posts])
        if any(post.status in _SEEN for post in [*posts, *before.values()]):
            Edition.objects.advance()


def rerender(posts: Iterable[Post], *, now: datetime) -> int:
    """Make the HTML of these posts anew, without a revision; return how many changed.

    For a new version of the renderer: the text stays as it is.
    """
    changed: list[int] = []
    hosts = own_hosts()
    with transaction.atomic():
        for post in posts:
            before = (post.title_html, post.body_html, post.toc)
            render_into(post)
            post.body_html = point_links_at_targets(
                post.body_html, Link.objects.filter(post=post).select_related("target")
            )
            apply_renditions([post], hosts)
            if (post.title_html, post.body_html, post.toc) != before:
                changed.append(post.pk)
                Post.objects.filter(pk=post.pk).update(
                    title_html=post.title_html,
                    body_html=post.body_html,
                    toc=post.toc,
                    characters=post.characters,
                    reading_minutes=post.reading_minutes,
                    saved_at=now,
                )
        if changed:
            search.reindex(changed)
            Edition.objects.advance()
    return len(changed)


def render_into(post: Post, rendered: Rendered | None = None) -> Rendered:
    """Set on ``post`` what its title and body become: HTML, outline, length; nothing is saved.

    ``rendered`` spares the rendering where it is already done. Raises RenderingError.
    """
    options = RenderOptions(
        typography=post.typography,
        hard_breaks=post.hard_breaks,
        as_kramdown=post.as_kramdown,
        flavour=Flavour(post.flavour),
        title_in_body=post.title_in_body,
    )
    if rendered is None and post.markup == Markup.HTML:
        rendered = sanitize_html(post.body)
    rendered = rendered or render(post.body, options)
    post.title_html = headline_html(post.title)
    post.body_html = below_title(rendered.html)
    post.toc = [asdict(heading) for heading in rendered.toc]
    post.characters = japanese.count_characters(rendered.text)
    post.reading_minutes = japanese.reading_minutes(post.characters)
    return rendered


def _render_and_link(edits: Sequence[Edit]) -> tuple[list[Link], list[BodyEntry]]:
    """Render each post and point its links to where their targets live now.

    Return the links of all, and of each post what the search index has of its body.
    """
    hosts = own_hosts()
    links: list[list[Link]] = []
    body_entries = []
    for edit in edits:
        rendered = render_into(edit.post, edit.rendered)
        links.append(links_of(edit.post, rendered.links, hosts))
        body_entries.append(edit.body_entry or body_entry(rendered.text))
    every_link = [link for of_one in links for link in of_one]
    resolve_links(every_link)
    for edit, of_one in zip(edits, links, strict=True):
        edit.post.body_html = point_links_at_targets(edit.post.body_html, of_one)
    apply_renditions([edit.post for edit in edits], hosts)
    return every_link, body_entries


def _index(edits: Sequence[Edit], body_entries: Sequence[BodyEntry]) -> None:
    saved = [
        Searchable.of(edit.post, edit.tags, edit.authors, of_body)
        for edit, of_body in zip(edits, body_entries, strict=True)
    ]
    search.index(saved)
    write_topics(saved)


def _write_rows(edits: Sequence[Edit], before: dict[int, Post], now: datetime) -> None:
    new = [edit.post for edit in edits if edit.post.pk not in before]
    for post in new:
        post.created_at = now
        post.version = 1
    Post.objects.bulk_create(new)
    for edit in edits:
        if edit.post.pk in before:
            _overwrite(edit)


def _overwrite(edit: Edit) -> None:
    post = edit.post
    seen = post.version if edit.version is None else edit.version
    update_unless_stale(post, seen, {name: getattr(post, name) for name in _WRITTEN})


def _write_bylines(edits: Sequence[Edit], before: dict[int, Post]) -> None:
    Byline.objects.filter(post__in=list(before)).delete()
    Byline.objects.bulk_create(
        Byline(post=edit.post, author=author, position=position)
        for edit in edits
        for position, author in enumerate(edit.authors)
    )


def _write_taggings(edits: Sequence[Edit], before: dict[int, Post]) -> None:
    Tagging.objects.filter(content_object__in=list(before)).delete()
    Tagging.objects.bulk_create(
        Tagging(content_object=edit.post, tag=tag, position=position)
        for edit in edits
        for position, tag in enumerate(edit.tags)
    )


def _write_links(links: Sequence[Link], posts: Sequence[Post], before: Mapping[int, Post]) -> None:
    Link.objects.filter(post__in=list(before)).delete()
    Link.objects.bulk_create(links)
    came_from = {post.pk: before[post.pk].path for post in posts if post.pk in before}
    moves = {
        post.pk: (old, post.path)
        for post in posts
        if post.path and (old := came_from.get(post.pk)) and old != post.path
    }
    repoint_links_to_moved_posts(moves)
    resolve_dangling_links(
        post.path for post in posts if post.path and post.path != came_from.get(post.pk)
    )


def _write_revisions(edits: Sequence[Edit], now: datetime) -> None:
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
