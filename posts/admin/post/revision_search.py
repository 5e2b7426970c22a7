"""The page of a search through earlier versions, one click from the list of posts."""

from __future__ import annotations

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_GET

from posts.admin.post.earlier import LONGEST_QUERY, MOST_FOUND, EarlierHits, earlier_versions
from posts.admin.typed import PostModelAdmin
from posts.search.query.cleaning import cleaned


class PostRevisionSearch(PostModelAdmin):
    """``revisions/?q=`` under the posts' address."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_GET(self.revisions_view))
        return [path("revisions/", view, name="posts_post_revisions"), *super().get_urls()]

    def revisions_view(self, request: HttpRequest) -> HttpResponse:
        """List the articles that said it once; raises PermissionDenied as their list does."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        text = cleaned(request.GET.get("q", ""), LONGEST_QUERY)
        found = earlier_versions(text, timezone.now()) if text else EarlierHits((), 0, True, False)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "過去の版にだけある記事",
            "query": text,
            "query_string": urlencode({"q": text}),
            "found": found,
            "is_cut": len(found.hits) == MOST_FOUND,
        }
        return TemplateResponse(request, "admin/posts/post/revisions.html", context)
