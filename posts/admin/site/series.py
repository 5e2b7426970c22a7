"""The desk of the series: name and address, the parts in their order, parts to come in."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from posts import workflow
from posts.admin.post.status import status_badge
from posts.admin.rights import editor_of
from posts.admin.saving import DeleteThroughWorkflowMixin, ShowRefusalMixin
from posts.admin.site.taxonomies import TaxonomyMixin
from posts.admin.typed_bases import PartInline, PostModelForm, SeriesForm, SeriesModelAdmin
from posts.models import Post, Series, Suggestion


class SeriesWithPartsForm(SeriesForm):
    """A series and the posts that are to join it."""

    joining = forms.ModelMultipleChoiceField(
        label="加える記事",
        queryset=Post.articles.only("title", "published_at", "series"),
        required=False,
        help_text="見出しの一部を入力して選びます。保存すると、いまの最後の回のあとに"
        "公開日時の順で並びます。順番は下の表でいつでも変えられます。",
    )

    class Meta:
        model = Series
        fields = ("name", "slug", "description")

    def clean_joining(self) -> QuerySet[Post]:
        """Refuse posts of another series: nobody takes a part away there by a slip of the pen."""
        joining: QuerySet[Post] = self.cleaned_data["joining"]
        faults = [
            f"「{post.title}」は連載「{post.series}」に入っています。先にそちらから外してください。"
            for post in joining.select_related("series")
            if post.series and post.series_id != self.instance.pk
        ]
        if faults:
            raise forms.ValidationError(faults)
        return joining


class PartForm(PostModelForm):
    """The number of a part, and the wish to take it out."""

    leaves = forms.BooleanField(label="外す", required=False)

    class Meta:
        model = Post
        fields = ("series_position",)


class PartsInline(PartInline):
    """The parts of a series, in the order in which readers see them."""

    model = Post
    fk_name = "series"
    form = PartForm
    fields = ("post", "status_badge", "series_position", "leaves")
    readonly_fields = ("post", "status_badge")
    extra = 0
    max_num = 0
    can_delete = False
    verbose_name = "回"
    verbose_name_plural = "記事の並び"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Post]:
        place = F("series_position").asc(nulls_last=True)
        shown = ("title", "status", "published_at", "expires_at", "series", "series_position")
        return super().get_queryset(request).only(*shown).order_by(place, "published_at", "pk")

    @admin.display(description="記事")
    def post(self, post: Post) -> SafeString:
        url = reverse("admin:posts_post_change", args=[post.pk])
        return format_html('<a href="{}">{}</a>', url, post.title)

    @admin.display(description="状態")
    def status_badge(self, post: Post) -> SafeString:
        return status_badge(post, timezone.now())


class SeriesDesk(ShowRefusalMixin, TaxonomyMixin, DeleteThroughWorkflowMixin, SeriesModelAdmin):
    """Series."""

    filter_name = "series__id__exact"

    form = SeriesWithPartsForm
    inlines = (PartsInline,)
    fields = ("name", "slug", "description", "joining")
    list_display = ("name", "slug", "post_count")
    search_fields = ("name", "slug")
    search_help_text = "連載名とスラッグから探します。"
    list_per_page = 100

    def get_inlines(self, request: HttpRequest, obj: Series | None) -> Any:
        return (PartsInline,) if obj else ()

    def get_form(
        self, request: HttpRequest, obj: Series | None = None, change: bool = False, **options: Any
    ) -> type[forms.ModelForm[Series]]:
        made = cast(type[SeriesWithPartsForm], super().get_form(request, obj, change, **options))
        if "joining" in made.base_fields:
            joining = cast("forms.ModelMultipleChoiceField[Post]", made.base_fields["joining"])
            # Any foreign key to a post tells the widget what is looked for.
            key = Suggestion._meta.get_field("target")
            joining.widget = AutocompleteSelectMultiple(key, self.admin_site)
            joining.widget.choices = joining.choices
        return made

    def save_through_workflow(
        self, request: HttpRequest, form: Any, formsets: Any, *, change: bool
    ) -> None:
        """Save the series and arrange its parts through the workflow."""
        workflow.save_and_advance_edition(form.instance)
        by, now = editor_of(request), timezone.now()
        for formset in formsets:
            # Without this the log of the desk does not know what changed; nothing is written here.
            formset.save(commit=False)
            parts = [part for part in formset.initial_forms if part.has_changed()]
            leaving = {part.instance.pk for part in parts if part.cleaned_data["leaves"]}
            places = {
                part.instance.pk: part.cleaned_data["series_position"]
                for part in parts
                if part.instance.pk not in leaving
            }
            workflow.remove_parts(leaving, by=by, now=now)
            workflow.arrange_parts(form.instance, places, by=by, now=now)
        joining = form.cleaned_data.get("joining") or Post.objects.none()
        new = joining.exclude(series=form.instance).values_list("pk", flat=True)
        workflow.append_parts(form.instance, list(new), by=by, now=now)

    def delete_model(self, request: HttpRequest, obj: Series) -> None:
        """Delete the series through the workflow; its posts stay."""
        workflow.delete_series(obj)

    def view_on_site(self, obj: Series) -> str | None:
        """The public page; None while readers can see no part."""
        is_seen = obj.pk and obj.posts.filter(pk__in=Post.articles.public().values("pk")).exists()
        return obj.get_absolute_url() if is_seen else None
