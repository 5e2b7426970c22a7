"""What can be done with many posts at once; each failure is told by the name of its post."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import transaction
from django.db.models import QuerySet, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from posts import workflow
from posts.admin.custom_pages import desk_page
from posts.admin.rights import editor_of, may_publish
from posts.admin.saving import DeleteThroughWorkflowMixin
from posts.admin.typed_bases import PostModelAdmin
from posts.errors import NewsroomError
from posts.jobs.announcing import announce
from posts.messages import in_japanese
from posts.models import Post, Status
from posts.workflow import Edit

#: More failures than this are counted instead of listed.
MOST_FAILURES = 20


class PostActions(DeleteThroughWorkflowMixin, PostModelAdmin):
    """The list's actions, all through the workflow; ``merge_posts`` is that of PostMerging."""

    actions: tuple[str, ...] = (
        "publish_posts",
        "withdraw_posts",
        "return_posts_to_draft",
        "merge_posts",
    )

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Asked by the actions that change what readers see."""
        return may_publish(request)

    @admin.action(description="公開する", permissions=["publish"])
    def publish_posts(self, request: HttpRequest, queryset: QuerySet[Post]) -> None:
        """Publish each of these posts that may be."""
        self._move_each(request, queryset, Status.PUBLISHED)

    @admin.action(description="公開停止にする", permissions=["publish"])
    def withdraw_posts(self, request: HttpRequest, queryset: QuerySet[Post]) -> HttpResponse | None:
        """Take these posts away from readers, after asking once."""
        if "confirmed" in request.POST:
            self._move_each(request, queryset, Status.WITHDRAWN)
            return None
        context = {
            "title": "公開停止の確認",
            "opts": self.opts,
            "posts": queryset,
            "action_checkbox_name": ACTION_CHECKBOX_NAME,
        }
        return desk_page(request, "posts/post/withdraw_confirmation.html", context)

    @admin.action(description="下書きに戻す", permissions=["change"])
    def return_posts_to_draft(self, request: HttpRequest, queryset: QuerySet[Post]) -> None:
        """Give these posts back to their authors."""
        self._move_each(request, queryset, Status.DRAFT)

    def delete_model(self, request: HttpRequest, obj: Post) -> None:
        """Delete one post through the workflow."""
        workflow.delete_post(obj, by=editor_of(request), now=timezone.now())

    def get_deleted_objects(
        self, objs: QuerySet[Any] | Iterable[Post], request: HttpRequest
    ) -> tuple[list[Any], dict[str, int], set[str], list[Any]]:
        """What a deletion takes away: each post, followed by a list of its pins if it has any.

        That its history goes too is said in words.
        """
        posts = list(objs)
        forbidden = {
            f"「{post.title}」（公開の権限が必要です）"
            for post in posts
            if not self.has_delete_permission(request, post)
        }
        prefetch_related_objects(posts, "pinned_results", "front_slot")
        listed = [line for post in posts for line in _taken_away_with(post)]
        return listed, {"記事": len(posts)}, forbidden, []

    def _move_each(self, request: HttpRequest, queryset: QuerySet[Post], status: Status) -> None:
        by, now = editor_of(request), timezone.now()
        failures, moved = [], []
        for post in Post.objects.filter(pk__in=list(queryset.values_list("pk", flat=True))):
            try:
                with transaction.atomic():
                    workflow.record_edit(Edit.of(post, by=by), to=status, now=now)
                moved.append(post)
            except NewsroomError as error:
                failures.append(f"「{post.title}」：{in_japanese(error)}")
        announce(moved, now=now)
        if moved:
            self.message_user(request, f"{len(moved)}件を「{status.label}」にしました。")
        for failure in failures[:MOST_FAILURES]:
            self.message_user(request, failure, messages.ERROR)
        if len(failures) > MOST_FAILURES:
            rest = f"ほかに{len(failures) - MOST_FAILURES}件を変更できませんでした。"
            self.message_user(request, rest, messages.ERROR)


def _taken_away_with(post: Post) -> Iterable[str | list[str]]:
    yield f"{post.title}　{post.path or '（未公開）'}"
    pins = [f"検索語「{pin.query}」の推し記事" for pin in post.pinned_results.all()]
    if hasattr(post, "front_slot"):
        pins.append("トップページの固定")
    if pins:
        yield pins
