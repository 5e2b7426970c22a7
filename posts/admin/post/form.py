"""What an editor may write into a post, and what is refused with a word at its place."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import TextField
from django.urls import reverse_lazy

from posts import addresses, workflow
from posts.admin.fields import SEPARATOR, NamesField, ProseField, known_spelling
from posts.admin.typed import PostModelForm
from posts.authors.models import Author
from posts.errors import AddressError, NewsroomError, RenderingError
from posts.messages import in_japanese
from posts.models import CONTENT, Post, RowsField, Status, content_field
from posts.tags.models import Tag

LONGEST_TAG = Tag._meta.get_field("name").max_length or 100

#: The content fields of a post that are typed as they are; tags and authors are typed by name.
TYPED = tuple(
    field.name
    for field in CONTENT
    if field.is_typed and field.applies_to(Post()) and not isinstance(field, RowsField)
)
_PROSE = tuple(name for name in TYPED if isinstance(Post._meta.get_field(name), TextField))

WIDGETS = {
    **{name: forms.Textarea(attrs={"class": "vLargeTextField", "rows": 3}) for name in _PROSE},
    "title": forms.TextInput(attrs={"class": "vTextField title-input"}),
    "body": forms.Textarea(attrs={"class": "body-input", "rows": 30, "spellcheck": "true"}),
}

#: Fields of the form that are no part of the post's content.
_NOT_CONTENT = frozenset({"seen_version", "note"})


class ContentForm(PostModelForm):
    """What the forms of all kinds of posts have: the version that was opened, and a note.

    ``refusal`` is what the workflow said when the same input was to be saved; it makes the form
    invalid, so that the editor sees the reason and keeps what was typed. ``address_field`` is where
    a refused address is shown.
    """

    refusal: ClassVar[NewsroomError | None] = None
    address_field: ClassVar[str]

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

    def clean(self) -> dict[str, Any]:
        """Add what the workflow refused, at its place or above the form."""
        cleaned = super().clean() or self.cleaned_data
        if self.refusal is not None:
            places = {AddressError: self.address_field, RenderingError: "body"}
            self.add_error(places.get(type(self.refusal)), in_japanese(self.refusal))
        return cleaned

    def content_has_changed(self) -> bool:
        """Whether anything but the note was changed."""
        return not _NOT_CONTENT.issuperset(self.changed_data)

    def chosen_tags(self) -> tuple[Tag, ...]:
        """The tags in their order; a form without them leaves a post without."""
        return ()

    def chosen_authors(self) -> tuple[Author, ...]:
        """The authors in the order of the byline; a form without them leaves a post without."""
        return ()


class PostForm(ContentForm):
    """An article, with its tags and authors as names."""

    address_field = "slug"
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
        field_classes = dict.fromkeys(_PROSE, ProseField)
        widgets = WIDGETS

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        post = self.instance
        if post.pk:
            self.initial["tag_names"] = [tag.name for tag in post.tag_list()]
            self.initial["author_names"] = [author.name for author in post.author_list()]

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
        known = list(Tag.objects.order_by("pk").values_list("name", flat=True))
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
        known = list(Author.objects.order_by("pk").values_list("name", flat=True))
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
        cleaned = super().clean()
        published_at, expires_at = cleaned.get("published_at"), cleaned.get("expires_at")
        if published_at and expires_at and expires_at <= published_at:
            self.add_error("expires_at", "公開終了日時は、公開日時よりあとにしてください。")
        undated = "published_at" in cleaned and not published_at
        if undated and self.instance.status == Status.PUBLISHED:
            self.add_error("published_at", "公開中の記事には公開日時が必要です。")
        return cleaned

    def chosen_tags(self) -> tuple[Tag, ...]:
        """The tags in the order typed; those that are missing are made."""
        tags = workflow.get_or_create_named(Tag, self.cleaned_data["tag_names"])
        return tuple(tags[name] for name in self.cleaned_data["tag_names"])

    def chosen_authors(self) -> tuple[Author, ...]:
        """The authors in the order of the byline."""
        authors = workflow.get_or_create_named(Author, self.cleaned_data["author_names"])
        return tuple(authors[name] for name in self.cleaned_data["author_names"])
