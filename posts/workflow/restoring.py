"""The way back to an earlier version of a post: all of its content, as far as it is still there."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from posts.models import (
    CONTENT,
    Json,
    Post,
    Revision,
    RevisionKind,
    RowField,
    RowsField,
    Status,
    content_field,
)
from posts.workflow.edits import Edit
from posts.workflow.saving import record_edit
from posts.workflow.taxonomies import get_or_create_named


def restore(revision: Revision, *, by: User | None, now: datetime) -> list[str]:
    """Bring all content of a version back as the newest one; the post's status stays as it is.

    Return in sentences what is not as it was then; ``revision.post`` is the post as it is now.
    A row of another model is found by its key, else by its name; one that was deleted is made anew,
    and a picture is left out. A field that was no content yet when the version was made stays as it
    is. Raises as ``record_edit`` does.
    """
    post = revision.post
    with transaction.atomic():
        remarks: list[str] = []
        values = {
            field.name: _rows(field, revision.content[field.name], remarks)
            if isinstance(field, RowField)
            else field.restored(revision.content[field.name])
            for field in CONTENT
            if field.name in revision.content
        }
        _keep_what_its_address_needs(post, values, remarks)
        note = f"第{revision.number}版から復元"
        edit = Edit.of(post, kind=RevisionKind.RESTORE, note=note, by=by)
        for name, value in values.items():
            if isinstance(content_field(name), RowsField):
                edit = replace(edit, **{name: value})
            else:
                setattr(post, name, value)
        record_edit(edit, now=now)
    return remarks


def _rows(field: RowField, stored: Json, remarks: list[str]) -> Any:
    """The value of a field that has rows; what is gone is made anew or left out, with a remark."""
    found = field.rows_of(stored)
    model, rows = field.column.related_model, []
    for name, row in zip(field.names_in(stored), found, strict=True):
        if row is not None:
            rows.append(row)
        elif field.known_by == "name":
            rows.append(get_or_create_named(model, [name])[name])
            remarks.append(f"{field.label}「{name}」は削除されていたため、作り直しました。")
        else:
            remarks.append(f"{field.label}「{name}」は削除されているため、戻せませんでした。")
    return field.value_of(rows)


def _keep_what_its_address_needs(post: Post, values: dict[str, Any], remarks: list[str]) -> None:
    """Take an empty slug or date out of ``values`` where the post's address needs one."""
    needed = {"slug": bool(post.path), "published_at": post.status == Status.PUBLISHED}
    for name, is_needed in needed.items():
        if is_needed and name in values and not values[name]:
            del values[name]
            label = content_field(name).label
            remarks.append(
                f"{label}は公開アドレスに必要なため、空欄に戻さず、いまのままにしました。"
            )
