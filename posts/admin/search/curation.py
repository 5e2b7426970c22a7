"""The desk of the search: words that mean the same, and articles that stand first for a query."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import DateTimeField, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from posts.admin.fields import DateAndTime
from posts.admin.saving import SaveThroughWorkflowMixin
from posts.admin.typed_bases import (
    PinnedResultForm,
    PinnedResultModelAdmin,
    SpellingGroupForm,
    SpellingGroupModelAdmin,
)
from posts.models import PinnedResult, SpellingGroup, spellings_in
from posts.search.query import parse
from posts.search.query.expansion import MOST_ALTERNATIVES
from posts.search.tokens import as_one_line, fold


class GroupForm(SpellingGroupForm):
    """One group, one spelling a line; what would change no search is refused, with the reason."""

    def clean_spellings(self) -> str:
        """Refuse what no search can look for, and what every search does already."""
        text: str = self.cleaned_data["spellings"]
        spellings = spellings_in(text)
        signs = [spelling for spelling in spellings if parse(spelling).is_empty]
        if signs:
            raise ValidationError(f"記号だけの表記は検索できません：「{signs[0]}」")
        if len(spellings) < 2:
            # The field itself says that it wants more.
            return text
        forms = _forms(spellings)
        if len(forms) == 1:
            raise ValidationError(
                "どの表記も、検索ではすでに同じに扱っています（全角と半角、大文字と小文字、"
                "末尾の長音などの違い）。ほかの表記を加えてください。"
            )
        if len(forms) > MOST_ALTERNATIVES:
            raise ValidationError(
                f"一つの組の表記は{MOST_ALTERNATIVES}個までにしてください（いまは{len(forms)}個）。"
            )
        self._refuse_what_is_there(forms)
        return text

    def _refuse_what_is_there(self, forms: frozenset[str]) -> None:
        for group in SpellingGroup.objects.exclude(pk=self.instance.pk):
            if forms <= _forms(spellings_in(group.spellings)):
                raise ValidationError(f"これらの表記は、すでに一つの組にあります：「{group}」")


class PinForm(PinnedResultForm):
    """One pin; of queries that are the same to readers, each article has one."""

    def clean(self) -> dict[str, Any] | None:
        """Refuse a second pin of an article for a query that is only written otherwise."""
        data = super().clean()
        query, post = self.cleaned_data.get("query"), self.cleaned_data.get("post")
        if query and post:
            others = PinnedResult.objects.filter(post=post).exclude(pk=self.instance.pk)
            for other in others.exclude(query=query):
                if as_one_line(other.query) == as_one_line(query):
                    raise ValidationError(
                        f"この記事は、同じ検索語「{other.query}」にすでに固定されています。"
                    )
        return data


class SpellingGroupDesk(SaveThroughWorkflowMixin, SpellingGroupModelAdmin):
    """Spellings and synonyms, the latest first; a change counts from the next search on."""

    form = GroupForm
    ordering = ("-pk",)
    list_display = ("__str__", "note")
    search_fields = ("spellings", "note")
    list_per_page = 100


class PinnedResultDesk(SaveThroughWorkflowMixin, PinnedResultModelAdmin):
    """Articles that stand first for a query."""

    form = PinForm
    list_display = ("query", "post", "state_label", "position", "ends_at")
    list_display_links = ("query", "post")
    search_fields = ("query", "post__title")
    autocomplete_fields = ("post",)
    formfield_overrides: ClassVar = {DateTimeField: {"widget": DateAndTime}}

    def get_queryset(self, request: HttpRequest) -> QuerySet[PinnedResult]:
        bodies = ("post__body", "post__body_html", "post__front_matter", "post__front_matter_text")
        return super().get_queryset(request).select_related("post").defer(*bodies)

    @admin.display(description="状態")
    def state_label(self, pin: PinnedResult) -> SafeString:
        """Whether readers see it first now, and if not, why."""
        return format_html('<span class="badge">{}</span>', pin_state(pin, timezone.now()))


def _forms(spellings: Iterable[str]) -> frozenset[str]:
    """The spellings as texts have them once they are folded."""
    return frozenset(fold(spelling).strip() for spelling in spellings)


def pin_state(pin: PinnedResult, now: datetime) -> str:
    """In a word: whether a pin counts at ``now``, has ended, or its post is hidden."""
    if pin.ends_at and pin.ends_at <= now:
        return "終了"
    return "表示中" if pin.post.is_public(now) else "記事が公開されていません"
