"""The history of a post: its versions, what changed between two, and the way back to one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from posts import workflow
from posts.admin.custom_pages import desk_page
from posts.admin.post.revision_search import LONGEST_QUERY, passage_in
from posts.admin.post.status import saved_message
from posts.admin.rights import editor_of
from posts.admin.text_comparison import Hunk, Segment, compare, compare_pieces, hunks
from posts.admin.typed_bases import PostModelAdmin
from posts.errors import NewsroomError
from posts.jobs.announcing import announce
from posts.messages import in_japanese
from posts.models import CONTENT, Content, Post, PostKind, Revision, Status, content_of
from posts.search.site_search import understood
from posts.search.snippets import Snippet

#: Versions that the table shows, the newest ones.
MOST_LISTED = 200

_BETWEEN_NAMES = "\u3000"

#: A field of a version as an editor reads it: a text, or names in their order.
Shown = str | list[str]


@dataclass(frozen=True)
class FieldChange:
    """One field that differs between two versions."""

    label: str
    hunks: list[Hunk]


class PostHistory(PostModelAdmin):
    """``<id>/history/``, ``<id>/history/<number>/`` and ``<id>/history/<number>/restore/``."""

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        restore = require_http_methods(["GET", "POST"])(self.restore_view)
        return [
            path(
                "<int:object_id>/history/<int:number>/",
                wrap(require_GET(self.revision_view)),
                name=f"posts_{self.opts.model_name}_revision",
            ),
            path(
                "<int:object_id>/history/<int:number>/restore/",
                wrap(restore),
                name=f"posts_{self.opts.model_name}_restore",
            ),
            *super().get_urls(),
        ]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """List the versions of a post, the newest first, without their content."""
        post = self._visible_post(request, object_id)
        revisions = post.revisions.select_related("by").defer("snapshot")
        context = {
            "title": "変更履歴",
            "revisions": revisions[:MOST_LISTED],
            "total": revisions.count(),
            **(extra_context or {}),
        }
        return self._page(request, "history", post, context)

    def revision_view(self, request: HttpRequest, object_id: int, number: int) -> HttpResponse:
        """Show one version, and what changed since the one before it."""
        post = self._visible_post(request, str(object_id))
        revision = _revision(post, number)
        previous = post.revisions.filter(number__lt=number).first()
        changes = changes_between(previous.content if previous else None, revision.content)
        context = {
            "title": f"第{number}版",
            "revision": revision,
            "previous": previous,
            "next": post.revisions.filter(number__gt=number).last(),
            "changes": [*changes, *_status_change(previous, revision)],
            "passage": _passage_for_query(request, revision),
            "can_restore": self.has_change_permission(request, post)
            and post.revisions.filter(number__gt=number).exists(),
        }
        return self._page(request, "revision", post, context)

    def restore_view(self, request: HttpRequest, object_id: int, number: int) -> HttpResponse:
        """Ask, showing what would change (GET); bring the version back (POST).

        Raises PermissionDenied for those who may not change the post.
        """
        post = self._visible_post(request, str(object_id))
        if not self.has_change_permission(request, post):
            raise PermissionDenied
        revision = _revision(post, number)
        if request.method == "POST":
            return self._restore(request, revision)
        context = {
            "title": f"第{number}版に戻す",
            "revision": revision,
            "changes": changes_between(content_of(post), revision.content),
        }
        return self._page(request, "restore", post, context)

    def _restore(self, request: HttpRequest, revision: Revision) -> HttpResponse:
        try:
            now = timezone.now()
            remarks = workflow.restore(revision, by=editor_of(request), now=now)
        except NewsroomError as error:
            self.message_user(request, in_japanese(error), messages.ERROR)
            here = [revision.post_id, revision.number]
            return HttpResponseRedirect(
                reverse(f"admin:posts_{self.opts.model_name}_revision", args=here)
            )
        post = revision.post
        announce([post], now=now)
        self.message_user(request, f"第{revision.number}版の内容に戻しました。")
        for remark in remarks:
            self.message_user(request, remark, messages.WARNING)
        self.message_user(request, saved_message(post, timezone.now()))
        return HttpResponseRedirect(
            reverse(f"admin:posts_{self.opts.model_name}_change", args=[post.pk])
        )

    def _visible_post(self, request: HttpRequest, object_id: str) -> Post:
        post = self.get_object(request, object_id)
        if post is None:
            raise Http404(f"there is no post {object_id}")
        if not self.has_view_or_change_permission(request, post):
            raise PermissionDenied
        return post

    def _page(
        self, request: HttpRequest, name: str, post: Post, context: dict[str, Any]
    ) -> HttpResponse:
        facts = {"opts": self.opts, "post": post, "subtitle": post.title}
        return desk_page(request, f"posts/post/{name}.html", {**facts, **context})


def _passage_for_query(request: HttpRequest, revision: Revision) -> Snippet | None:
    """The passage of the version for which a search led here, if one did."""
    text = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    return passage_in(revision, understood(text)) if text else None


def _revision(post: Post, number: int) -> Revision:
    revision = post.revisions.select_related("by").filter(number=number).first()
    if revision is None:
        raise Http404(f"post {post.pk} has no version {number}")
    return revision


def changes_between(old: Content | None, new: Content) -> list[FieldChange]:
    """What differs between two versions, field by field; against None, all that ``new`` holds."""
    # An empty page has all fields; what is none of this kind's is not in ``new``.
    before = content_of(Post(kind=PostKind.PAGE)) if old is None else old
    return [
        FieldChange(field.label, hunks(_comparison("" if old is None else had, has)))
        for field in CONTENT
        if field.name in before
        and field.name in new
        and field.differs(before[field.name], new[field.name])
        for had, has in [(field.shown(before[field.name]), field.shown(new[field.name]))]
    ]


def _status_change(old: Revision | None, new: Revision) -> list[FieldChange]:
    """The move of the post from one status to another, beside the changes of its content."""
    before = Status(old.status).label if old else ""
    after = Status(new.status).label
    label = str(Post._meta.get_field("status").verbose_name)
    return [FieldChange(label, hunks(compare(before, after)))] if before != after else []


def _comparison(old: Shown, new: Shown) -> tuple[Segment, ...]:
    if isinstance(old, str) and isinstance(new, str):
        return compare(old, new)
    return compare_pieces(*([f"{name}{_BETWEEN_NAMES}" for name in names] for names in (old, new)))
