"""Repairs of links that an editor asks for: a lost address found again, a body's links renewed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from posts.errors import AddressError
from posts.models import Alias, AliasStatus, Edition, Link, Post, Publication
from posts.workflow.edits import Edit, record_edit
from posts.workflow.link_rewriting import rewrite_links
from posts.workflow.linking import href_to, welcome

_NOTE = "本文のリンクを新しいアドレスに書き換え"


@dataclass(frozen=True)
class Rewriting:
    """One post whose body's links are to be renewed: its body now, and then."""

    post: Post
    body: str


def lead_to_post(path: str, post: Post, *, now: datetime) -> int:
    """Let the lost address ``path`` lead to ``post``; return how many posts link to it anew.

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
        Alias.objects.update_or_create(
            path=path,
            defaults={"post": post, "address": "", "status": AliasStatus.PERMANENT},
            create_defaults={"post": post, "created_at": now},
        )
        changed = welcome([path])
        Edition.objects.advance()
    return changed


def rewritings_of(path: str) -> list[Rewriting]:
    """The posts whose links to the old address ``path`` can be renewed in their Markdown."""
    links = Link.objects.filter(path=path, target__path__isnull=False).exclude(target__path=path)
    posts = Post.objects.filter(pk__in=links.values("post")).order_by("-published_at", "-pk")
    return [
        Rewriting(post, body)
        for post in posts
        if (body := _renewed(post, links.filter(post=post).select_related("target"))) != post.body
    ]


def rewrite_body(rewriting: Rewriting, version: int, *, by: User, now: datetime) -> Post:
    """Save one post with its links renewed; raises as ``record_edit`` does.

    ``version`` is the version whose difference the editor saw.
    """
    post = rewriting.post
    post.body = rewriting.body
    edit = Edit(
        post=post,
        tags=tuple(post.tag_list()),
        authors=tuple(post.author_list()),
        note=_NOTE,
        by=by,
        version=version,
    )
    return record_edit(edit, now=now)


def _renewed(post: Post, links: Iterable[Link]) -> str:
    targets = {
        link.href: href_to(link, link.target.path)
        for link in links
        if link.target and link.target.path
    }
    return rewrite_links(post.body, targets, Publication.objects.current().url or settings.SITE_URL)
