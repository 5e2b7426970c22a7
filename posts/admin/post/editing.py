"""The form of one post: what stands where, who may use it, and how it is saved."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db.models import DateTimeField, Field
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from posts import workflow
from posts.admin.fields import DateAndTime, join_names
from posts.admin.pictures.picture_desk import picture_html
from posts.admin.post.form import ROWS, ContentForm, PostForm
from posts.admin.post.similar import rows_similar_to
from posts.admin.post.status import pressed_button, saved_message, status_badge, transition_buttons
from posts.admin.rights import editor_of, may_publish
from posts.admin.saving import ShowRefusalMixin
from posts.admin.typed_bases import PostModelAdmin
from posts.errors import AddressError, RenderingError, StaleEditError
from posts.jobs.announcing import announce
from posts.models import Post, PostKind, Status
from posts.workflow import Edit

_WRITING = (
    (
        "本文",
        {
            "fields": (
                "title",
                "markup",
                "body",
                "excerpt",
                ("typography", "hard_breaks", "as_kramdown"),
                "seen_version",
            )
        },
    ),
    (
        "分類",
        {
            "fields": (
                "category",
                "tag_names",
                "author_names",
                ("series", "series_position"),
                "cover",
                "cover_picture",
            )
        },
    ),
    ("公開", {"fields": ("slug", "published_at", "expires_at", "updated_at", "disclosure")}),
    (
        "検索とSNS",
        {"fields": ("description", ("noindex", "in_sitemap"), "canonical_url")},
    ),
    ("変更の記録", {"fields": ("note",)}),
)
_RECORD = (
    "取り込みの記録",
    {
        "classes": ("collapse",),
        "fields": (
            "path",
            "source_key",
            "characters",
            "reading_minutes",
            "revision_count",
            "front_matter_source",
        ),
    },
)


class PostEditing(ShowRefusalMixin, PostModelAdmin):
    """The form of one post."""

    form: type[ContentForm] = PostForm
    formfield_overrides: ClassVar = {DateTimeField: {"widget": DateAndTime}}
    readonly_fields: ClassVar[tuple[str, ...]] = (
        "cover_picture",
        "path",
        "source_key",
        "characters",
        "reading_minutes",
        "revision_count",
        "front_matter_source",
    )
    autocomplete_fields: ClassVar[tuple[str, ...]] = ("cover",)
    refusal_places: ClassVar = {AddressError: "slug", RenderingError: "body"}
    save_on_top = False

    #: The groups of the form, and the one that only a saved post has.
    writing: ClassVar[Any] = _WRITING
    record: ClassVar[Any] = _RECORD

    def get_fieldsets(self, request: HttpRequest, obj: Post | None = None) -> Any:
        return (*self.writing, self.record) if obj else self.writing

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Post | None:
        """The post with the rows that its form shows, in one query."""
        if not object_id.isdecimal():
            return None
        return self.get_queryset(request).select_related(*ROWS).filter(pk=object_id).first()

    @admin.display(description="いまのカバー画像")
    def cover_picture(self, post: Post) -> SafeString | str:
        return picture_html(post.cover, "thumbnail") if post.cover else "―"

    def has_change_permission(self, request: HttpRequest, obj: Post | None = None) -> bool:
        """A post that readers see is changed only by those who may publish."""
        allowed = super().has_change_permission(request, obj)
        live = obj is not None and obj.status == Status.PUBLISHED
        return allowed and (not live or may_publish(request))

    def has_delete_permission(self, request: HttpRequest, obj: Post | None = None) -> bool:
        """A post that readers know is deleted only by those who may publish."""
        allowed = super().has_delete_permission(request, obj)
        known = obj is not None and bool(obj.path) and workflow.was_seen(obj)
        return allowed and (not known or may_publish(request))

    def formfield_for_dbfield(
        self, db_field: Field[Any, Any], request: HttpRequest, **options: Any
    ) -> forms.Field | None:
        """Django's own, without the button that deletes the category from beside its name."""
        field = super().formfield_for_dbfield(db_field, request, **options)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = False
        return field

    def get_form(
        self, request: HttpRequest, obj: Post | None = None, change: bool = False, **options: Any
    ) -> type[forms.ModelForm[Post]]:
        form = cast(type[ContentForm], super().get_form(request, obj, change, **options))
        if issubclass(form, PostForm):
            form.may_make_tags = editor_of(request).has_perm("tags.add_tag")
        return form

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Post | None = None,
    ) -> HttpResponse:
        """Add the buttons that this person may press, and the effective status."""
        may_save = self.has_change_permission(request, obj) if obj else add
        context["buttons"] = (
            transition_buttons(obj or Post(), editor_of(request)) if may_save else []
        )
        if obj is not None:
            context["status_badge"] = status_badge(obj, timezone.now())
            is_article = obj.kind == PostKind.ARTICLE
            context["similar_rows"] = rows_similar_to(obj, timezone.now()) if is_article else []
            context["locked"] = not may_save and super().has_change_permission(request, obj)
        context["stale"] = isinstance(context.get("refusal"), StaleEditError)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_through_workflow(
        self, request: HttpRequest, form: Any, formsets: Any, *, change: bool
    ) -> None:
        """Record the edit, with the transition whose button was pressed."""
        post, button, now = form.instance, pressed_button(request.POST), timezone.now()
        if button or not change or form.content_has_changed():
            edit = Edit(
                post=post,
                tags=form.chosen_tags(),
                authors=form.chosen_authors(),
                note=form.cleaned_data["note"],
                by=editor_of(request),
                # What counts is the version that the editor saw, not the one just loaded.
                version=form.cleaned_data["seen_version"] or 0 if change else None,
            )
            workflow.record_edit(edit, to=button.to if button else None, now=now)
        announce([post], now=now)

    def response_add(
        self, request: HttpRequest, obj: Post, post_url_continue: str | None = None
    ) -> HttpResponse:
        return self._after_saving(request, obj)

    def response_change(self, request: HttpRequest, obj: Post) -> HttpResponse:
        return self._after_saving(request, obj)

    def _after_saving(self, request: HttpRequest, post: Post) -> HttpResponse:
        self.message_user(request, saved_message(post, timezone.now()))
        if "_save" in request.POST or not self.has_view_or_change_permission(request, post):
            return self.response_post_save_change(request, post)
        return HttpResponseRedirect(
            reverse(f"admin:posts_{self.opts.model_name}_change", args=[post.pk])
        )

    def view_on_site(self, obj: Post) -> str | None:
        """The public page, for the link above the form; None while readers cannot see it."""
        return obj.get_absolute_url() if obj.is_public(timezone.now()) else None

    @admin.display(description="履歴")
    def revision_count(self, post: Post) -> SafeString:
        return format_html(
            '<a href="{}">{}件の版</a>',
            reverse(f"admin:posts_{self.opts.model_name}_history", args=[post.pk]),
            post.revisions.count(),
        )

    @admin.display(description="フロントマター（原文）")
    def front_matter_source(self, post: Post) -> SafeString | str:
        if not post.front_matter_text:
            return "―"
        return format_html('<pre class="source">{}</pre>', post.front_matter_text)

    @admin.display(description="タグ")
    def tag_names(self, post: Post) -> str:
        """For those who may only look."""
        return join_names(tag.name for tag in post.tag_list()) or "―"
