"""What a browser sends when an editor presses a button of the post's form."""

from __future__ import annotations

from typing import Any

from django.db.models import DateTimeField
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from posts.models import CONTENT, ContentField, Post, RowField, RowsField

_NEW = Post(title="見出し", slug="midashi", body="本文です。")


def typed(post: Post | None = None, **changes: Any) -> dict[str, Any]:
    """The fields as they stand in the form, with ``changes``; browsers send CR LF."""
    sent: dict[str, Any] = {"seen_version": post.version if post else "", "note": ""}
    for field in CONTENT:
        if field.is_typed:
            sent |= typed_value(field, field.of(post or _NEW))
    return {**sent, **changes}


def typed_value(field: ContentField, value: Any) -> dict[str, Any]:
    """What the form sends of one content field; an empty box is not sent at all."""
    name = field.name
    if isinstance(field, RowsField):
        return {f"{name.removesuffix('s')}_names": "、".join(field.named(value))}
    if isinstance(field.column, DateTimeField):
        local = timezone.localtime(value) if value else None
        return {
            f"{name}_0": local.strftime("%Y-%m-%d") if local else "",
            f"{name}_1": local.strftime("%H:%M:%S") if local else "",
        }
    if isinstance(value, bool):
        return {name: "on"} if value else {}
    if isinstance(field, RowField):
        return {name: value.pk if value else ""}
    return {name: value.replace("\n", "\r\n") if isinstance(value, str) else value or ""}


def press(
    client: Client, button: str, post: Post | None = None, *, follow: bool = True, **changes: Any
) -> Any:
    """Press a button of the form and follow to the page that answers."""
    if post:
        url = reverse("admin:posts_post_change", args=[post.pk])
    else:
        url = reverse("admin:posts_post_add")
    return client.post(url, {**typed(post, **changes), button: "1"}, follow=follow)


def said(response: Any) -> list[str]:
    """The messages on the page, as plain text."""
    return [str(message) for message in response.context["messages"]]
