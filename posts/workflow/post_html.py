"""What the text of a post becomes: HTML whose links and pictures lead where they are now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from posts import japanese
from posts.batches import in_batches
from posts.models import Edition, Link, Markup, Post, PostKind
from posts.rendering import (
    Flavour,
    Rendered,
    RenderOptions,
    below_title,
    headline_html,
    render,
    sanitize_html,
    under_own_heading,
)
from posts.search import index_updates as search
from posts.search.index_entries import BodyEntry, body_entry
from posts.workflow.edits import Edit
from posts.workflow.links.internal_links import (
    links_of,
    own_hosts,
    point_links_at_targets,
    resolve_links,
)
from posts.workflow.pictures import apply_renditions

#: Posts whose bodies are in memory at one time, and that are written in one transaction.
_AT_ONCE = 200


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
    is_page = post.kind == PostKind.PAGE
    post.body_html = (under_own_heading if is_page else below_title)(rendered.html)
    post.toc = [asdict(heading) for heading in rendered.toc]
    post.characters = japanese.count_characters(rendered.text)
    post.reading_minutes = japanese.reading_minutes(post.characters)
    return rendered


def render_and_link(
    edits: Sequence[Edit], hosts: frozenset[str]
) -> tuple[list[Link], list[BodyEntry]]:
    """Render each post and point its links to where their targets live now.

    ``hosts`` are those of this site. Return the links of all, and of each post what the search
    index has of its body.
    """
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


def render_as_stored(post: Post, hosts: frozenset[str]) -> None:
    """Set on ``post`` what its text becomes, with links and pictures as their rows have them."""
    render_into(post)
    post.body_html = point_links_at_targets(post.body_html, post.links.select_related("target"))
    apply_renditions([post], hosts)


def rerender(posts: Iterable[Post], *, now: datetime) -> int:
    """Make the HTML of these posts anew, without a revision; return how many changed.

    For a new version of the renderer: the text stays as it is.
    """
    changed: list[int] = []
    hosts = own_hosts()
    with transaction.atomic():
        for post in posts:
            before = (post.title_html, post.body_html, post.toc)
            render_as_stored(post, hosts)
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


def rerender_all(*, now: datetime, tell: Callable[[int], None]) -> int:
    """Make the HTML of every post anew, without a revision; return how many changed.

    ``tell`` is given the number of posts that are done, now and then.
    """
    keys = list(Post.objects.order_by("pk").values_list("pk", flat=True))
    changed = done = 0
    for some in in_batches(keys, _AT_ONCE):
        changed += rerender(Post.objects.filter(pk__in=some).order_by("pk"), now=now)
        done += len(some)
        tell(done)
    return changed
