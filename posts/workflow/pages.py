"""What happens when a fixed page is saved or deleted: rendering, row, addresses, edition."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from posts.errors import AddressError
from posts.models import Edition, Link, Markup, Page, Post
from posts.rendering import Rendered, RenderOptions, render, sanitize_html, under_own_heading
from posts.workflow.links.aliases import (
    AliasTarget,
    delete_aliases_at,
    flatten_redirect_chains,
    write_aliases,
)
from posts.workflow.links.internal_links import (
    links_of,
    own_hosts,
    point_links_at_targets,
    resolve_dangling_links,
    resolve_links,
)
from posts.workflow.locking import update_unless_stale
from posts.workflow.pictures import apply_renditions
from posts.workflow.routes import is_reserved

logger = logging.getLogger(__name__)

#: Columns that a save writes: everything but the key and what never changes after the first save.
_WRITTEN = tuple(
    field.attname
    for field in Page._meta.concrete_fields
    if field.name not in {"id", "created_at", "version"}
)


@dataclass(frozen=True)
class PageEdit:
    """A page with its new values set, not saved; ``rendered`` spares the rendering.

    The save is refused when somebody else saved since ``page`` had the version that it carries.
    """

    page: Page
    rendered: Rendered | None = None


def record_page(page: Page, *, now: datetime) -> Page:
    """Save one page and render it; where its address changed, the old one leads to the new.

    Raises StaleEditError when somebody saved since the page's version, AddressError when a post,
    another page or a route of the site has the address, RenderingError when the body cannot be
    rendered.
    """
    record_pages([PageEdit(page)], now=now)
    logger.info("saved page=%s path=%s", page.pk, page.path)
    return page


def record_pages(edits: Sequence[PageEdit], *, now: datetime) -> None:
    """Save many pages in one transaction; raises as ``record_page`` does, and saves none then."""
    if not edits:
        return
    with transaction.atomic():
        pages = [edit.page for edit in edits]
        check_paths(pages)
        before = dict(
            Page.objects.select_for_update()
            .filter(pk__in=[page.pk for page in pages])
            .values_list("pk", "path")
        )
        links = _render_and_link(edits)
        for page in pages:
            _write_row(page, now)
        Link.objects.filter(page__in=list(before)).delete()
        Link.objects.bulk_create(links)
        moved = {old: page.path for page in pages if (old := before.get(page.pk, page.path))}
        _hand_over({old: new for old, new in moved.items() if old != new}, pages, now)
        Edition.objects.advance()


def delete_page(page: Page, *, now: datetime) -> None:
    """Delete a page; its address answers 410 Gone from now on, if readers ever saw it there."""
    path, was_seen = page.path, page.published
    with transaction.atomic():
        page.delete()
        if was_seen:
            write_aliases({path: AliasTarget()}, now=now)
        resolve_dangling_links([path])
        Edition.objects.advance()
    logger.info("deleted page path=%s", path)


def check_paths(pages: Sequence[Page]) -> None:
    """Raise AddressError where a page asks for an address that something else has."""
    paths = [page.path for page in pages]
    titles = dict(Post.objects.filter(path__in=paths).values_list("path", "title"))
    others = Page.objects.filter(path__in=paths).exclude(pk__in=[p.pk for p in pages if p.pk])
    for page in pages:
        if is_reserved(page.path):
            raise AddressError(
                f"アドレス {page.path} はサイトのページが使っています。別のアドレスにしてください。"
            )
        if page.path in titles:
            raise AddressError(
                f"アドレス {page.path} は記事「{titles[page.path]}」が使っています。"
                "別のアドレスにしてください。"
            )
    rival = others.first()
    if rival:
        raise AddressError(
            f"アドレス {rival.path} は固定ページ「{rival.title}」が使っています。"
            "別のアドレスにしてください。"
        )


def render_page_body(page: Page) -> Rendered:
    """The page's body as safe HTML, by its own notation. Raises RenderingError."""
    if page.markup == Markup.HTML:
        return sanitize_html(page.body)
    options = RenderOptions(
        typography=page.typography, hard_breaks=page.hard_breaks, as_kramdown=page.as_kramdown
    )
    return render(page.body, options)


def _render_and_link(edits: Sequence[PageEdit]) -> list[Link]:
    """Render each page and point its links to where their targets live now."""
    hosts = own_hosts()
    rendered = [edit.rendered or render_page_body(edit.page) for edit in edits]
    links = [
        links_of(edit.page, result.links, hosts)
        for edit, result in zip(edits, rendered, strict=True)
    ]
    every_link = [link for of_one in links for link in of_one]
    resolve_links(every_link)
    for edit, result, of_one in zip(edits, rendered, links, strict=True):
        edit.page.body_html = point_links_at_targets(under_own_heading(result.html), of_one)
    apply_renditions([edit.page for edit in edits], hosts)
    return every_link


def _write_row(page: Page, now: datetime) -> None:
    page.saved_at = now
    if page.pk is None:
        page.created_at, page.version = page.created_at or now, 1
        page.save()
        return
    update_unless_stale(page, page.version, {name: getattr(page, name) for name in _WRITTEN})


def _hand_over(moved: Mapping[str, str], pages: Sequence[Page], now: datetime) -> None:
    """Leave aliases where pages moved away from, and take those away that pages now own."""
    left = {old: AliasTarget(address=new) for old, new in moved.items()}
    write_aliases(left, now=now)
    delete_aliases_at(page.path for page in pages)
    flatten_redirect_chains(left)
    resolve_dangling_links([*moved, *(page.path for page in pages)])
