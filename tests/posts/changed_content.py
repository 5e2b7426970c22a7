"""A post whose every content field has a value, and another value for each of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.db import models

from posts.authors.models import Author
from posts.categories.models import Category
from posts.models import ContentField, Image, Post, PostKind, RowField, RowsField, Series
from posts.tags.models import Tag
from posts.workflow import Edit
from tests.factories import MORNING, make_author, make_category, make_post, make_tag

#: Rows that a post may get, by their model.
_ANOTHER: dict[type[models.Model], Callable[[], models.Model]] = {
    Author: lambda: make_author(name="井上 光", slug="inoue"),
    Category: lambda: make_category(name="経済", slug="economy"),
    Image: lambda: Image.objects.create(path="/assets/別.png", created_at=MORNING),
    Series: lambda: Series.objects.create(name="電池の新時代", slug="battery"),
    Tag: lambda: make_tag(name="量子"),
}

#: Texts that have a form of their own.
_TEXTS = {
    "flavour": "zenn",
    "slug": "aratana-slug",
    "path": "/betsu/",
    "canonical_url": "https://example.com/a/",
}


def full_draft(field: ContentField | None = None) -> Post:
    """A draft that has something in every field that can be filled without a picture.

    It is an article, unless ``field`` is one of fixed pages only.
    """
    values: dict[str, Any] = {
        "path": None,
        "status": "draft",
        "slug": "moto",
        "description": "検索向けの説明。",
        "disclosure": "本記事は提供を受けています。",
        "canonical_url": "https://example.com/moto/",
        "category": make_category(),
        "series": Series.objects.create(name="半導体の今", slug="chips"),
        "series_position": 3,
        "expires_at": MORNING + timedelta(days=400),
        "updated_at": MORNING + timedelta(days=2),
    }
    if field is not None and not field.applies_to(Post()):
        values |= {"kind": PostKind.PAGE, "path": "/about/", "footer_position": 10}
    return make_post(authors=[make_author()], tags=[make_tag()], **values)


def edit_that_changes(post: Post, field: ContentField, **options: Any) -> Edit:
    """The edit that gives ``post`` another value in this one field."""
    value = another_value(post, field)
    edit = Edit.of(post, **options)
    if isinstance(field, RowsField):
        return replace(edit, **{field.name: value})
    setattr(post, field.name, value)
    return edit


def another_value(post: Post, field: ContentField) -> Any:
    """A value that ``post`` does not have in this field."""
    present = field.of(post)
    if isinstance(field, RowField):
        row = _ANOTHER[field.column.related_model]()
        return (row, *present) if isinstance(field, RowsField) else row
    if isinstance(present, bool):
        return not present
    if isinstance(present, datetime):
        return present + timedelta(days=1)
    if isinstance(present, int):
        return present + 1
    if field.column.choices:
        return next(value for value, _ in field.column.choices if value != present)
    return _TEXTS.get(field.name, "改めた文。")
