"""The desk of the old addresses."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone

from posts import addresses, workflow
from posts.admin.facts import SavedByWorkflow
from posts.admin.typed import AliasForm, AliasModelAdmin
from posts.errors import AddressError
from posts.models import Alias, Post


class AddressForm(AliasForm):
    """An old address in the one spelling under which it is looked up."""

    class Meta:
        model = Alias
        fields = ("path", "post")
        help_texts = {
            "path": "スラッシュから始まる、このサイトの中のアドレスです（例：/old/2020/）。"
        }

    def clean_path(self) -> str:
        """Normalise the address; it must not be one that a post lives at."""
        try:
            path = addresses.normalize_path(self.cleaned_data["path"])
        except AddressError as error:
            raise ValidationError(
                "アドレスとして使えません。「..」「?」「#」と制御文字を含めず、"
                f"{addresses.LONGEST_PATH}字以内で入力してください。"
            ) from error
        owner = Post.objects.filter(path=path).only("title").first()
        if owner:
            raise ValidationError(f"このアドレスは「{owner.title}」がいま使っています。")
        return path


class AliasDesk(SavedByWorkflow, AliasModelAdmin):
    """Old addresses and where they lead."""

    form = AddressForm
    list_display = ("path", "leads_to", "created_at")
    list_select_related = ("post",)
    list_per_page = 100
    search_fields = ("path", "post__title")
    search_help_text = "旧アドレスと記事の見出しから探します。"
    autocomplete_fields = ("post",)
    ordering = ("-created_at", "-id")
    show_full_result_count = False

    def save_model(self, request: HttpRequest, obj: Alias, form: Any, change: Any) -> None:
        if not change:
            obj.created_at = timezone.now()
        workflow.record_fact(obj)

    @admin.display(description="転送先", ordering="post__title")
    def leads_to(self, alias: Alias) -> str:
        """The post, or the word that the page is gone."""
        return alias.post.title if alias.post else "掲載終了（410 Gone）"
