"""The content of a post: what an editor may change of it, declared once, field by field.

The desk's form, revisions, comparisons, restoring, exports and imports read ``CONTENT``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import models
from django.utils import formats, timezone

from posts.models.kinds import PostKind
from posts.models.post import Post

#: What JSON can hold.
Json = str | bool | int | None | list[Any] | dict[str, Any]

#: A post's content by the names of its fields, as a revision stores it.
Content = Mapping[str, Json]


@dataclass(frozen=True)
class ContentField:
    """A text, a number, a choice, or whether something is so: stored as it is."""

    name: str

    @property
    def label(self) -> str:
        """What the desk calls it."""
        return str(self.column.verbose_name)

    @property
    def column(self) -> Any:
        """The field of the model."""
        return Post._meta.get_field(self.name)

    @property
    def is_typed(self) -> bool:
        """Whether an editor types or chooses it; what is not typed came with an imported text."""
        return bool(self.column.editable)

    def applies_to(self, post: Post) -> bool:
        """Whether it is for an editor to decide in a post of this kind."""
        return True

    def of(self, post: Post) -> Any:
        """What ``post`` has: a plain value, a row, or rows in their order."""
        return getattr(post, self.name)

    def named(self, value: Any) -> Any:
        """The value as a file tells it, which knows no keys of the database."""
        return value

    def stored(self, value: Any) -> Json:
        """The value as a revision stores it."""
        plain: Json = value
        return plain

    def restored(self, stored: Json) -> Any:
        """The value that was stored so."""
        return stored

    def differs(self, old: Json, new: Json) -> bool:
        """Whether somebody changed it from one stored value to the other."""
        return old != new

    def shown(self, stored: Json) -> str | list[str]:
        """A stored value as an editor reads it: a text, or names in their order."""
        if isinstance(stored, bool):
            return "はい" if stored else "いいえ"
        choices = dict(self.column.flatchoices)
        return "" if stored is None else str(choices.get(stored, stored))


class PageField(ContentField):
    """What only a fixed page has: an address of its own, and a place at the foot of all pages."""

    def applies_to(self, post: Post) -> bool:
        return post.kind == PostKind.PAGE


class MomentField(ContentField):
    """A date and time, stored in UTC."""

    def stored(self, value: datetime | None) -> Json:
        return value.astimezone(UTC).isoformat() if value else None

    def restored(self, stored: Json) -> datetime | None:
        return datetime.fromisoformat(stored) if isinstance(stored, str) else None

    def differs(self, old: Json, new: Json) -> bool:
        # A form knows no parts of a second.
        return self.shown(old) != self.shown(new)

    def shown(self, stored: Json) -> str:
        moment = self.restored(stored)
        if moment is None:
            return ""
        form = "Y年n月j日 H:i:s" if moment.second else "Y年n月j日 H:i"
        return formats.date_format(timezone.localtime(moment), form)


@dataclass(frozen=True)
class RowField(ContentField):
    """A row of another model, stored by its key and by its name, the column ``known_by``.

    By the key a row is found that was renamed since; by the name an editor reads what one was that
    is gone, and finds one that was made anew.
    """

    known_by: str = "name"

    def named(self, value: models.Model | None) -> Any:
        return self._name(value) if value else ""

    def stored(self, value: models.Model | None) -> Json:
        return self._entry(value) if value else None

    def differs(self, old: Json, new: Json) -> bool:
        # A row that was only renamed has its key, one that was made anew has its name.
        before, after = _entries(old), _entries(new)
        return len(before) != len(after) or any(
            one["key"] != other["key"] and one[self.known_by] != other[self.known_by]
            for one, other in zip(before, after, strict=True)
        )

    def shown(self, stored: Json) -> str | list[str]:
        return "".join(self.names_in(stored))

    def names_in(self, stored: Json) -> list[str]:
        """The names of the stored rows."""
        return [str(entry[self.known_by]) for entry in _entries(stored)]

    def rows_of(self, stored: Json) -> list[models.Model | None]:
        """The stored rows as they are now: by key, else by name, None for one that is gone."""
        entries = _entries(stored)
        rows = self.column.related_model._default_manager
        by_key = rows.in_bulk([entry["key"] for entry in entries])
        lost = {entry[self.known_by] for entry in entries if entry["key"] not in by_key}
        found = rows.filter(**{f"{self.known_by}__in": lost}) if lost else ()
        by_name = {self._name(row): row for row in found}
        return [by_key.get(entry["key"]) or by_name.get(entry[self.known_by]) for entry in entries]

    def value_of(self, rows: Sequence[models.Model]) -> Any:
        """The value that consists of these rows."""
        return next(iter(rows), None)

    def _name(self, row: models.Model) -> str:
        return str(getattr(row, self.known_by))

    def _entry(self, row: models.Model) -> dict[str, Any]:
        return {"key": row.pk, self.known_by: self._name(row)}


@dataclass(frozen=True, kw_only=True)
class RowsField(RowField):
    """Rows of another model in an order, for which ``read`` asks a post that is saved."""

    read: Callable[[Post], Sequence[models.Model]]

    def of(self, post: Post) -> Sequence[models.Model]:
        return self.read(post) if post.pk else ()

    def named(self, value: Sequence[models.Model]) -> Any:  # type: ignore[override]
        return tuple(self._name(row) for row in value)

    def stored(self, value: Sequence[models.Model]) -> Json:  # type: ignore[override]
        return [self._entry(row) for row in value]

    def shown(self, stored: Json) -> str | list[str]:
        return self.names_in(stored)

    def value_of(self, rows: Sequence[models.Model]) -> Any:
        return tuple(dict.fromkeys(rows))


def _entries(stored: Json) -> list[dict[str, Any]]:
    if isinstance(stored, dict):
        return [stored]
    return stored if isinstance(stored, list) else []


#: What an editor may change of a post, in the order in which comparisons show it and files tell it.
CONTENT: tuple[ContentField, ...] = (
    ContentField("title"),
    ContentField("body"),
    MomentField("published_at"),
    MomentField("updated_at"),
    MomentField("expires_at"),
    RowField("category"),
    RowsField("tags", read=Post.tag_list),
    RowsField("authors", read=Post.author_list),
    ContentField("excerpt"),
    ContentField("description"),
    ContentField("slug"),
    PageField("path"),
    ContentField("canonical_url"),
    ContentField("noindex"),
    ContentField("in_sitemap"),
    PageField("footer_position"),
    RowField("cover", known_by="path"),
    ContentField("disclosure"),
    ContentField("markup"),
    ContentField("typography"),
    ContentField("hard_breaks"),
    ContentField("as_kramdown"),
    ContentField("flavour"),
    ContentField("title_in_body"),
    RowField("series"),
    ContentField("series_position"),
)

#: What an import remembers of the file, so that an export can write it again.
PROVENANCE = (
    *("source_key", "source_hash", "source_site", "source_name", "source_dialect"),
    *("source_encoding", "source_bom", "source_bytes", "front_matter", "front_matter_text"),
)


def content_field(name: str) -> ContentField:
    """The content field of this name."""
    return next(field for field in CONTENT if field.name == name)


def content_of(post: Post, **unsaved: Sequence[models.Model]) -> dict[str, Json]:
    """The content of ``post`` as a revision stores it.

    ``unsaved`` has rows that the post is about to get, such as ``tags``.
    """
    return {
        field.name: field.stored(unsaved[field.name] if field.name in unsaved else field.of(post))
        for field in CONTENT
        if field.applies_to(post)
    }
