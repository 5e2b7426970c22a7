"""What a browser sends when an editor presses a button of the post's form."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from posts.models import Post


def typed(post: Post | None = None, **changes: Any) -> dict[str, Any]:
    """The fields as they stand in the form, with ``changes``; browsers send CR LF."""
    sent: dict[str, Any] = {
        "title": post.title if post else "見出し",
        "slug": post.slug if post else "midashi",
        "markup": post.markup if post else "markdown",
        "body": (post.body if post else "本文です。").replace("\n", "\r\n"),
        "excerpt": post.excerpt if post else "",
        "description": post.description if post else "",
        "disclosure": post.disclosure if post else "",
        "canonical_url": post.canonical_url if post else "",
        "category": (post.category_id or "") if post else "",
        "series": (post.series_id or "") if post else "",
        "series_position": post.series_position if post and post.series_position else "",
        "cover": (post.cover_id or "") if post else "",
        "tag_names": "、".join(tag.name for tag in post.tag_list()) if post else "",
        "author_names": "、".join(author.name for author in post.author_list()) if post else "",
        "in_sitemap": "on",
        "seen_version": post.version if post else "",
        "note": "",
        **_moment("published_at", post),
    }
    return {**sent, **changes}


def _moment(name: str, post: Post | None) -> dict[str, str]:
    moment = post and post.published_at
    local = timezone.localtime(moment) if moment else None
    return {
        f"{name}_0": local.strftime("%Y-%m-%d") if local else "",
        f"{name}_1": local.strftime("%H:%M:%S") if local else "",
    }


def press(client: Client, button: str, post: Post | None = None, **changes: Any) -> Any:
    """Press a button of the form and follow to the page that answers."""
    if post:
        url = reverse("admin:posts_post_change", args=[post.pk])
    else:
        url = reverse("admin:posts_post_add")
    return client.post(url, {**typed(post, **changes), button: "1"}, follow=True)


def said(response: Any) -> list[str]:
    """The messages on the page, as plain text."""
    return [str(message) for message in response.context["messages"]]
