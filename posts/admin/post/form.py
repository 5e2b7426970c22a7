"""What an editor may write into a post, and what is refused with a word at its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse_lazy
from django.utils.functional import cached_property

from posts import addresses, workflow
from posts.admin.fields import SEPARATOR, NamesField, ProseField, RowChoiceField, known_spelling
from posts.admin.typed_bases import PostModelForm
from posts.authors.models import Author
from posts.models import CONTENT, Post, RowField, RowsField, Status, content_field
from posts.tags.models import Tag

_Row = TypeVar("_Row", Tag, Author)

LONGEST_TAG = Tag._meta.get_field("name").max_length or 100

#: The content fields of a post that are typed as they are; tags and authors are typed by name.
TYPED = tuple(
    field.name
    for field in CONTENT
    if field.is_typed and field.applies_to(Post()) and not isinstance(field, RowsField)
)
_PROSE = tuple(name for name in TYPED if isinstance(Post._meta.get_field(name), models.TextField))

#: The typed fields that have one row of another model.
ROWS = tuple(name for name in TYPED if isinstance(content_field(name), RowField))

WIDGETS = {
    **{name: forms.Textarea(attrs={"class": "vLargeTextField", "rows": 3}) for name in _PROSE},
    "title": forms.TextInput(attrs={"class": "vTextField title-input"}),
    "body": forms.Textarea(attrs={"class": "body-input", "rows": 30, "spellcheck": "true"}),
}

#: Fields of the form that are no part of the post's content.
_NOT_CONTENT = frozenset({"seen_version", "note"})


class ContentForm(PostModelForm):
    """What the forms of all kinds of posts have: the version that was opened, and a note."""

    note = forms.CharField(
        label="変更メモ",
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="何を、なぜ変えたか。履歴に残り、読者には見えません。",
    )
    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance.pk:
            self.initial["seen_version"] = self.instance.version

    def content_has_changed(self) -> bool:
        """Whether anything but the note was changed."""
        return not _NOT_CONTENT.issuperset(self.changed_data)

    def chosen_tags(self) -> tuple[Tag, ...]:
        """The tags in their order; a form without them leaves a post without."""
        return ()

    def chosen_authors(self) -> tuple[Author, ...]:
        """The authors in the order of the byline; a form without them leaves a post without."""
        return ()

    def _get_validation_exclusions(self) -> set[str]:
        """Django's own, and what the fields of the form have asked: rows, title and markup.

        The model would ask the database again, for each row and for its constraints.
        """
        asked = {field.name for field in CONTENT if isinstance(field, RowField)}
        mine = super()._get_validation_exclusions()  # type: ignore[misc]
        return {*mine, *asked, "title", "markup"}


class PostForm(ContentForm):
    """An article, with its tags and authors as names."""

    may_make_tags = False

    tag_names = NamesField(
        label=content_field("tags").label,
        completions=reverse_lazy("admin:posts_post_completions", args=["tags"]),
        help_text="読点（、）かコンマで区切ります。入力すると、いまあるタグの候補が出ます。",
    )
    author_names = NamesField(
        label=content_field("authors").label,
        completions=reverse_lazy("admin:posts_post_completions", args=["authors"]),
        help_text="署名に並べる順に書きます。登録してある名前を読点（、）で区切ってください。",
    )

    class Meta:
        model = Post
        fields = TYPED
        field_classes = {
            **dict.fromkeys(_PROSE, ProseField),
            **dict.fromkeys(ROWS, RowChoiceField),
        }
        widgets = WIDGETS

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        post = self.instance
        self._tags = post.tag_list() if post.pk else []
        self._authors = post.author_list() if post.pk else []
        if post.pk:
            for name in self.fields.keys() & ROWS:
                self.fields[name].chosen = getattr(post, name)  # type: ignore[attr-defined]
            self.initial["tag_names"] = [tag.name for tag in self._tags]
            self.initial["author_names"] = [author.name for author in self._authors]

    def clean_slug(self) -> str:
        """Write a new slug as addresses are written; one that was not touched stays as it is."""
        typed: str = self.cleaned_data["slug"].strip()
        if "slug" not in self.changed_data or not typed:
            return typed
        slug = addresses.slugify(typed)
        if not slug:
            raise ValidationError("スラッグに使える文字がありません。文字か数字を入れてください。")
        return slug

    def clean_tag_names(self) -> list[str]:
        """Each tag as it is already written; a new one only where this person may make tags."""
        known = self._known_tags
        names = [known_spelling(name, known) or name for name in self.cleaned_data["tag_names"]]
        new = [name for name in names if name not in known]
        if new and not self.may_make_tags:
            raise ValidationError(
                f"タグ「{SEPARATOR.join(new)}」はまだありません。新しいタグを作る権限がないため、"
                "いまあるタグから選んでください。"
            )
        if any(len(name) > LONGEST_TAG for name in new):
            raise ValidationError(f"タグは{LONGEST_TAG}字以内で入力してください。")
        return names

    def clean_author_names(self) -> list[str]:
        """Each author as registered; an author is never made by a slip of the pen."""
        known = self._known_authors
        typed = {name: known_spelling(name, known) for name in self.cleaned_data["author_names"]}
        unknown = [name for name, found in typed.items() if found is None]
        if unknown:
            raise ValidationError(
                f"執筆者「{SEPARATOR.join(unknown)}」は登録されていません。"
                "名前を確かめるか、先に「執筆者」から登録してください。"
            )
        return [found for found in typed.values() if found]

    def clean(self) -> dict[str, Any]:
        """Dates that agree with each other and with the status."""
        cleaned = super().clean() or self.cleaned_data
        published_at, expires_at = cleaned.get("published_at"), cleaned.get("expires_at")
        if published_at and expires_at and expires_at <= published_at:
            self.add_error("expires_at", "公開終了日時は、公開日時よりあとにしてください。")
        undated = "published_at" in cleaned and not published_at
        if undated and self.instance.status == Status.PUBLISHED:
            self.add_error("published_at", "公開中の記事には公開日時が必要です。")
        return cleaned

    def chosen_tags(self) -> tuple[Tag, ...]:
        """The tags in the order typed; those that are missing are made."""
        names, known = self.cleaned_data["tag_names"], self._known_tags
        new = [name for name in names if name not in known]
        tags = known | (workflow.get_or_create_named(Tag, new) if new else {})
        return tuple(tags[name] for name in names)

    def chosen_authors(self) -> tuple[Author, ...]:
        """The authors in the order of the byline."""
        return tuple(self._known_authors[name] for name in self.cleaned_data["author_names"])

    @cached_property
    def _known_tags(self) -> dict[str, Tag]:
        return self._known_rows(Tag.objects, "tag_names", self._tags)

    @cached_property
    def _known_authors(self) -> dict[str, Author]:
        return self._known_rows(Author.objects, "author_names", self._authors)

    def _known_rows(
        self, rows: models.Manager[_Row], typed: str, own: Sequence[_Row]
    ) -> dict[str, _Row]:
        """The rows among which names are looked for: the post's own, else all that there are."""
        found = own if typed not in self.changed_data else rows.order_by("pk").only("name")
        return {str(row): row for row in found}
