"""Suggestions for the fields of tags and authors while somebody types."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, JsonResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_GET

from posts.admin.fields import fold
from posts.admin.typed_bases import PostModelAdmin
from posts.authors.models import Author
from posts.tags.models import Tag

MOST_SUGGESTIONS = 10
LONGEST_TYPED = 100


def completions(typed: str, known: Iterable[str], most: int) -> list[str]:
    """Return at most ``most`` known names that hold what was typed; beginnings come first."""
    folded = fold(typed)
    holding = [name for name in known if folded in fold(name)]
    return sorted(holding, key=lambda name: (not fold(name).startswith(folded), len(name), name))[
        :most
    ]


class PostCompletion(PostModelAdmin):
    """``completions/tags/?q=`` and ``completions/authors/?q=`` under the posts' address."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_GET(self.completions_view))
        own = path("completions/<slug:kind>/", view, name="posts_post_completions")
        return [own, *super().get_urls()]

    def completions_view(self, request: HttpRequest, kind: str) -> JsonResponse:
        """Answer ``{"names": […]}``: known names that hold what was typed, in any case or width.

        Raises PermissionDenied for those who may not look at posts, Http404 for an unknown kind.
        """
        if not (self.has_view_permission(request) or self.has_add_permission(request)):
            raise PermissionDenied
        known: dict[str, QuerySet[Tag] | QuerySet[Author]] = {
            "tags": Tag.objects.all(),
            "authors": Author.objects.all(),
        }
        if kind not in known:
            raise Http404(f"there are completions of {', '.join(known)}, not of {kind}")
        typed = request.GET.get("q", "")[:LONGEST_TYPED]
        names = known[kind].order_by("pk").values_list("name", flat=True)
        return JsonResponse({"names": completions(typed, names, MOST_SUGGESTIONS)})
