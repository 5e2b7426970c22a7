"""The desk of the fixed pages: posts of another kind, with an address of their own."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.safestring import SafeString

from posts import addresses, workflow
from posts.admin.fields import ProseField
from posts.admin.post.actions import PostActions
from posts.admin.post.change_list import StatusFilter
from posts.admin.post.editing import PostEditing
from posts.admin.post.form import WIDGETS, ContentForm
from posts.admin.post.history import PostHistory
from posts.admin.post.preview import PostPreview
from posts.admin.post.status import status_badge
from posts.errors import AddressError, RenderingError
from posts.messages import in_japanese
from posts.models import Page, Post, PostKind


class PageForm(ContentForm):
    """A page whose address is free."""

    class Meta:
        model = Page
        fields = (
            "title", "path", "body", "markup", "typography", "hard_breaks", "as_kramdown",
            "description", "noindex", "in_sitemap", "footer_position",
        )  # fmt: skip
        field_classes = dict.fromkeys(("body", "description"), ProseField)
        widgets = {name: WIDGETS[name] for name in ("title", "body", "description")}
        labels: ClassVar = {"path": "アドレス"}
        help_texts: ClassVar = {
            "path": "スラッシュから始まる、このサイトの中のアドレスです（例：/about/）。"
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.instance.kind = PostKind.PAGE
        if "path" in self.fields:
            self.fields["path"].required = True

    def clean_path(self) -> str:
        """Normalise the address; a full URL and what something else has are refused."""
        try:
            path = addresses.normalize_path(self.cleaned_data["path"])
            workflow.check_path_is_free(Post(pk=self.instance.pk, kind=PostKind.PAGE, path=path))
        except AddressError as error:
            raise ValidationError(in_japanese(error)) from error
        return path


class PageDesk(PostActions, PostEditing, PostPreview, PostHistory):
    """Fixed pages: list, actions, form, preview and history."""

    form = PageForm
    kind = PostKind.PAGE
    change_form_template = "admin/posts/post/change_form.html"
    delete_confirmation_template = "admin/posts/post/delete_confirmation.html"
    delete_selected_confirmation_template = "admin/posts/post/delete_selected_confirmation.html"
    actions = ("publish_posts", "withdraw_posts", "return_posts_to_draft")
    autocomplete_fields = ()
    refusal_places: ClassVar = {AddressError: "path", RenderingError: "body"}
    list_display = (
        "title", "path", "status_badge", "footer_position", "in_sitemap", "noindex", "saved_at"
    )  # fmt: skip
    list_display_links = ("title", "path")
    list_filter = (StatusFilter, "markup")
    list_per_page = 100
    search_fields = ("title", "path", "body")
    search_help_text = "見出し、アドレス、本文から探します。"
    show_full_result_count = False
    readonly_fields = ("source_key", "revision_count", "front_matter_source")
    writing = (
        (
            "本文",
            {
                "fields": (
                    "title",
                    "path",
                    "markup",
                    "body",
                    ("typography", "hard_breaks", "as_kramdown"),
                    "seen_version",
                )
            },
        ),
        ("フッター", {"fields": ("footer_position",)}),
        ("検索エンジン", {"fields": ("description", ("noindex", "in_sitemap"))}),
        ("変更の記録", {"fields": ("note",)}),
    )
    record = (
        "取り込みの記録",
        {
            "classes": ("collapse",),
            "fields": ("source_key", "revision_count", "front_matter_source"),
        },
    )

    @admin.display(description="状態")
    def status_badge(self, page: Page) -> SafeString:
        return status_badge(page, timezone.now())
