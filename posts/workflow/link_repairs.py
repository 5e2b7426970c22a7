"""Repairs of links that an editor asks for: a lost address found again, a body's links renewed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from posts.errors import AddressError
from posts.models import Alias, AliasStatus, Link, Post, Publication
from posts.workflow.edits import Edit
from posts.workflow.links.internal_links import (
    hrefs_to_targets,
    own_hosts,
    resolve_links,
)
from posts.workflow.links.markdown_links import rewrite_links
from posts.workflow.links.redirects import record_alias
from posts.workflow.post_html import render_as_stored
from posts.workflow.saving import record_edit

_NOTE = "本文のリンクを新しいアドレスに書き換え"


@dataclass(frozen=True)
class LinkRewrite:
    """One post whose body's links are to be renewed: its body now, and then."""

    post: Post
    body: str


def redirect_to_post(path: str, post: Post, *, now: datetime) -> int:
    """Let the lost address ``path`` lead to ``post``; return how many bodies link to it anew.

    Raises AddressError where a post lives at ``path``, or ``post`` has no address yet.
    """
    if not post.path:
        raise AddressError(f"「{post.title}」はまだ公開されていないので、アドレスがありません。")
    with transaction.atomic():
        owner = Post.objects.filter(path=path).only("title").first()
        if owner:
            raise AddressError(
                f"このアドレスは「{owner.title}」のものです。その記事を公開すると、リンクが届きます。"
            )
        alias = Alias.objects.filter(path=path).first() or Alias(path=path)
        alias.post, alias.address, alias.status = post, "", AliasStatus.PERMANENT
        return record_alias(alias, now=now)


def link_rewrites_for(path: str) -> list[LinkRewrite]:
    """The posts whose links to the old address ``path`` can be renewed in their Markdown."""
    links = Link.objects.filter(path=path, target__path__isnull=False).exclude(target__path=path)
    base = Publication.objects.current().url or settings.SITE_URL
    rewrites = []
    for post in Post.objects.filter(pk__in=links.values("post")).newest_first():
        hrefs = hrefs_to_targets(links.filter(post=post).select_related("target"))
        body = rewrite_links(post.body, hrefs, base)
        if body != post.body:
            rewrites.append(LinkRewrite(post, body))
    return rewrites


def record_link_rewrite(rewriting: LinkRewrite, version: int, *, by: User, now: datetime) -> Post:
    """Save one post with its links renewed; raises as ``record_edit`` does.

    ``version`` is the version whose difference the editor saw.
    """
    post = rewriting.post
    post.body = rewriting.body
    return record_edit(Edit.of(post, note=_NOTE, by=by, version=version), now=now)


def resolve_links_again(paths: Iterable[str]) -> None:
    """Look again at all links to ``paths``, and make the HTML of their bodies anew.

    For addresses that were given from one post to another: the HTML tells only where links lead,
    so that those to ``paths`` cannot be told from others to the same post. Raises RenderingError.
    """
    links = list(Link.objects.filter(path__in=list(paths)))
    resolve_links(links)
    Link.objects.bulk_update(links, ["target", "leads_to_page"])
    hosts = own_hosts()
    for post in Post.objects.filter(pk__in={link.post_id for link in links}):
        render_as_stored(post, hosts)
        Post.objects.filter(pk=post.pk).update(body_html=post.body_html)
