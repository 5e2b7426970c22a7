"""The desk of the old addresses."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone

from posts import addresses, workflow
from posts.admin.saving import SaveThroughWorkflowMixin
from posts.admin.typed_bases import AliasForm, AliasModelAdmin
from posts.errors import AddressError
from posts.messages import in_japanese
from posts.models import Alias, AliasStatus, Post


class AddressForm(AliasForm):
    """An old address and where it leads, in the spellings that are stored."""

    class Meta:
        model = Alias
        fields = ("path", "post", "address", "status")
        help_texts = {
            "path": "スラッシュから始まる、このサイトの中のアドレスです（例：/old/2020/）。"
        }

    def clean_path(self) -> str:
        """Normalise the address; it must not be one that a post lives at."""
        try:
            path = addresses.normalize_path(self.cleaned_data["path"])
        except AddressError as error:
            raise ValidationError(in_japanese(error)) from error
        owner = Post.objects.filter(path=path).only("title").first()
        if owner:
            raise ValidationError(f"このアドレスは「{owner.title}」がいま使っています。")
        return path

    def clean_address(self) -> str:
        """The target as a path of this site or a full URL; both are checked, neither is fetched."""
        typed = self.cleaned_data["address"].strip()
        try:
            return typed and workflow.normalize_redirect_target(typed)
        except AddressError as error:
            raise ValidationError(in_japanese(error)) from error

    def clean(self) -> dict[str, Any] | None:
        """An alias with nowhere to lead is gone; one with an address must lead somewhere else."""
        cleaned = super().clean()
        if self.errors or cleaned is None:
            return cleaned
        if not cleaned["post"] and not cleaned["address"]:
            cleaned["status"] = AliasStatus.GONE
        elif cleaned["address"] and not cleaned["post"] and cleaned["status"] != AliasStatus.GONE:
            fault = workflow.redirect_fault_of(cleaned["path"], cleaned["address"])
            if fault:
                self.add_error("address", in_japanese(fault.value))
        return cleaned


class AliasDesk(SaveThroughWorkflowMixin, AliasModelAdmin):
    """Old addresses and where they lead."""

    form = AddressForm
    list_display = ("path", "leads_to", "status", "created_at")
    list_filter = ("status",)
    list_select_related = ("post",)
    list_per_page = 100
    search_fields = ("path", "post__title", "address")
    search_help_text = "旧アドレス、転送先、記事の見出しから探します。"
    autocomplete_fields = ("post",)
    ordering = ("-created_at", "-id")
    show_full_result_count = False

    def save_model(self, request: HttpRequest, obj: Alias, form: Any, change: Any) -> None:
        """Save the alias; what led to it leads on, and what it leads to is followed to its end."""
        if not change:
            obj.created_at = timezone.now()
        workflow.record_alias(obj, now=timezone.now())

    @admin.display(description="転送先", ordering="post__title")
    def leads_to(self, alias: Alias) -> str:
        """The post, the address, or the word that the page is gone."""
        if alias.is_gone:
            return "掲載終了（410 Gone）"
        return alias.post.title if alias.post else alias.address
