"""Merging posts at the desk: which one stays is asked first, and a merge can be undone."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods

from posts import workflow
from posts.admin.custom_pages import desk_page
from posts.admin.post.status import saved_message, status_badge
from posts.admin.rights import editor_of, may_publish
from posts.admin.typed_bases import PostModelAdmin
from posts.errors import NewsroomError
from posts.messages import in_japanese
from posts.models import Merge, Post


class MergeForm(forms.Form):
    """Which of the posts stays, and whether it gets the tags of the others."""

    survivor = forms.ModelChoiceField(
        Post.objects.none(),
        widget=forms.RadioSelect,
        error_messages={"required": "残す記事を選んでください。"},
    )
    unite_tags = forms.BooleanField(label="ほかの記事のタグも、残す記事に付ける", required=False)

    def __init__(self, posts: QuerySet[Post], *arguments: Any) -> None:
        super().__init__(*arguments)
        field = self.fields["survivor"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = posts


class PostMerging(PostModelAdmin):
    """The action ``merge_posts`` of the list, and ``<id>/unmerge/``."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_http_methods(["GET", "POST"])(self.unmerge_view))
        own = path("<int:object_id>/unmerge/", view, name="posts_post_unmerge")
        return [own, *super().get_urls()]

    def has_merge_permission(self, request: HttpRequest) -> bool:
        """Asked by the action: merging changes posts and what readers see."""
        return self.has_change_permission(request) and may_publish(request)

    @admin.action(description="統合する", permissions=["merge"])
    def merge_posts(self, request: HttpRequest, queryset: QuerySet[Post]) -> HttpResponse | None:
        """Ask which post stays; then merge the others into it."""
        keys = list(queryset.values_list("pk", flat=True))
        if len(keys) < 2:
            message = "統合するには、記事を二つ以上選んでください。"
            self.message_user(request, message, messages.ERROR)
            return None
        posts = Post.articles.filter(pk__in=keys).newest_first()
        form = MergeForm(posts, request.POST if "confirmed" in request.POST else None)
        if form.is_bound and form.is_valid():
            try:
                return self._merge(request, form, posts)
            except NewsroomError as error:
                form.add_error(None, in_japanese(error))
        return self._merge_page(request, form, posts)

    def unmerge_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Ask (GET), then give a merged post back what led to it (POST).

        Raises Http404 for a post that was not merged, PermissionDenied without the right.
        """
        merges = Merge.objects.select_related("post", "survivor")
        merge = merges.filter(post=object_id).first()
        if merge is None:
            raise Http404(f"post {object_id} was not merged")
        if not self.has_merge_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return self._unmerge(request, merge.post)
        context = {"title": "統合の取り消し", "merge": merge, "post": merge.post}
        return self._merging_page(request, "unmerge", context)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *arguments: Any, **options: Any
    ) -> HttpResponse:
        """Say into which post this one was merged, and which were merged into it."""
        post = context.get("original")
        if post is not None:
            merges = Merge.objects.select_related("post", "survivor")
            context["merge"] = merges.filter(post=post).first()
            context["absorbed"] = list(merges.filter(survivor=post))
            context["may_unmerge"] = self.has_merge_permission(request)
        return super().render_change_form(request, context, *arguments, **options)

    def _merge(self, request: HttpRequest, form: MergeForm, posts: QuerySet[Post]) -> HttpResponse:
        survivor: Post = form.cleaned_data["survivor"]
        others = tuple(post for post in posts if post != survivor)
        tagged = [survivor, *others] if form.cleaned_data["unite_tags"] else [survivor]
        tags = workflow.combined_tags(tagged)
        workflow.merge_posts(survivor, others, tags, by=editor_of(request), now=timezone.now())
        message = format_html(
            '「{}」に{}件の記事を統合しました。<a href="{}">サイトで見る</a>',
            survivor.title,
            len(others),
            survivor.get_absolute_url(),
        )
        self.message_user(request, message)
        return HttpResponseRedirect(reverse("admin:posts_post_change", args=[survivor.pk]))

    def _merge_page(
        self, request: HttpRequest, form: MergeForm, posts: QuerySet[Post]
    ) -> HttpResponse:
        now, chosen = timezone.now(), form["survivor"].value()
        rows = [
            (post, status_badge(post, now), post.is_public(now), str(post.pk) == chosen)
            for post in posts
        ]
        context = {
            "title": "記事の統合",
            "rows": rows,
            "form": form,
            "action_checkbox_name": ACTION_CHECKBOX_NAME,
        }
        return self._merging_page(request, "merge", context, status=422 if form.errors else 200)

    def _unmerge(self, request: HttpRequest, post: Post) -> HttpResponse:
        try:
            workflow.undo_merge(post, by=editor_of(request), now=timezone.now())
        except NewsroomError as error:
            self.message_user(request, in_japanese(error), messages.ERROR)
            return HttpResponseRedirect(reverse("admin:posts_post_unmerge", args=[post.pk]))
        self.message_user(request, "統合を取り消しました。")
        self.message_user(request, saved_message(post, timezone.now()))
        return HttpResponseRedirect(reverse("admin:posts_post_change", args=[post.pk]))

    def _merging_page(
        self, request: HttpRequest, name: str, context: dict[str, Any], status: int = 200
    ) -> HttpResponse:
        context = {"opts": self.opts, **context}
        return desk_page(request, f"posts/post/{name}.html", context, status=status)
