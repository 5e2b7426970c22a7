"""The desk of the search: words that mean the same, and articles that stand first for a query."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.contrib import admin
from django.db.models import DateTimeField, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from posts.admin.facts import SavedByWorkflow
from posts.admin.fields import DateAndTime
from posts.admin.typed import PinnedResultModelAdmin, SpellingGroupModelAdmin
from posts.models import PinnedResult


class SpellingGroupDesk(SavedByWorkflow, SpellingGroupModelAdmin):
    """Spellings and synonyms; a change counts from the next search on."""

    list_display = ("__str__", "note")
    search_fields = ("spellings", "note")
    list_per_page = 100


class PinnedResultDesk(SavedByWorkflow, PinnedResultModelAdmin):
    """Articles that stand first for a query."""

    list_display = ("query", "post", "standing", "position", "ends_at")
    list_display_links = ("query", "post")
    search_fields = ("query", "post__title")
    autocomplete_fields = ("post",)
    formfield_overrides: ClassVar = {DateTimeField: {"widget": DateAndTime}}

    def get_queryset(self, request: HttpRequest) -> QuerySet[PinnedResult]:
        bodies = ("post__body", "post__body_html", "post__front_matter", "post__front_matter_text")
        return super().get_queryset(request).select_related("post").defer(*bodies)

    @admin.display(description="状態")
    def standing(self, pin: PinnedResult) -> SafeString:
        """Whether readers see it first now, and if not, why."""
        return format_html('<span class="badge">{}</span>', standing_of_pin(pin, timezone.now()))


def standing_of_pin(pin: PinnedResult, now: datetime) -> str:
    """In a word: whether a pin counts at ``now``, has ended, or its post is hidden."""
    if pin.ends_at and pin.ends_at <= now:
        return "終了"
    return "表示中" if pin.post.is_public(now) else "記事が公開されていません"
