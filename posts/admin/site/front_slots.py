"""The desk of the front page: what is pinned, from when to when, and what readers see of it now."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import DateTimeField, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from posts.admin.fields import DateAndTime
from posts.admin.saving import SaveThroughWorkflowMixin
from posts.admin.typed_bases import FrontSlotForm, FrontSlotModelAdmin
from posts.models import FrontSlot, Post
from posts.public.lists.front import front_of
from posts.public.lists.front_plan import HEAD


class SlotForm(FrontSlotForm):
    """A pin that ends after it begins."""

    class Meta:
        model = FrontSlot
        fields = ("post", "position", "starts_at", "ends_at")
        help_texts = {
            "post": "見出しの一部を入力して選びます。公開前の記事も選べます。"
            "読者には、公開されてから表示します。"
        }

    def clean(self) -> dict[str, Any] | None:
        """Refuse an end that comes before the beginning."""
        cleaned = super().clean()
        if cleaned is None:
            return cleaned
        starts_at, ends_at = cleaned.get("starts_at"), cleaned.get("ends_at")
        if starts_at and ends_at and ends_at <= starts_at:
            self.add_error("ends_at", "終える日時は、始める日時よりあとにしてください。")
        return cleaned


class FrontSlotDesk(SaveThroughWorkflowMixin, FrontSlotModelAdmin):
    """Pins, with the front page as it is now and as it would be without them."""

    form = SlotForm
    change_list_template = "admin/posts/frontslot/change_list.html"
    list_display = ("post", "state_label", "position", "starts_at", "ends_at")
    list_editable = ("position",)
    list_select_related = ("post",)
    list_per_page = 50
    autocomplete_fields = ("post",)
    formfield_overrides: ClassVar = {DateTimeField: {"widget": DateAndTime}}

    def get_queryset(self, request: HttpRequest) -> QuerySet[FrontSlot]:
        bodies = ("post__body", "post__body_html", "post__front_matter", "post__front_matter_text")
        return super().get_queryset(request).select_related("post").defer(*bodies)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The list, and below it what stands on the front page."""
        now = timezone.now()
        shown = {
            "front": front_of(request, now),
            "places": HEAD,
            "automatic": list(Post.articles.public(now).for_list()[:HEAD]),
        }
        return super().changelist_view(request, {**(extra_context or {}), **shown})

    def view_on_site(self, obj: FrontSlot) -> str:
        return "/"

    @admin.display(description="状態")
    def state_label(self, slot: FrontSlot) -> SafeString:
        """Whether readers see it there now, and if not, why."""
        return format_html('<span class="badge">{}</span>', slot_state(slot, timezone.now()))


def slot_state(slot: FrontSlot, now: datetime) -> str:
    """In a word: whether a pin is shown at ``now``, waits, has ended, or its post is hidden."""
    if slot.ends_at and slot.ends_at <= now:
        return "終了"
    if slot.starts_at and slot.starts_at > now:
        return "開始前"
    return "表示中" if slot.post.is_public(now) else "記事が公開されていません"
