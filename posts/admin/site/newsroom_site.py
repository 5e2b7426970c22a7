"""The admin site: the newsroom's desk."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils import timezone

from posts.admin.post.similar import similar_urls
from posts.admin.rights import may_see_posts
from posts.admin.search.query_reports import may_see_reports
from posts.admin.search.spellings import report_urls
from posts.admin.site.overview import overview_at, search_lag_notice

#: The sections of the desk: their heading, their name in CSS, and the models in them, in order.
_SECTIONS = (
    (
        "編集部",
        "newsroom",
        ("Post", "FrontSlot", "Series", "Page", "Author", "Category", "Tag", "Image"),
    ),
    (
        "媒体",
        "publication",
        (
            "Publication",
            "PinnedResult",
            "SpellingGroup",
            "ImportRun",
            "KeptFile",
            "Alias",
            "Link",
        ),
    ),
    ("管理", "people", ("User", "Group")),
)


class NewsroomSite(AdminSite):
    """Django's admin under the newsroom's name, its models in the newsroom's order."""

    site_header = "瓦版 編集室"
    site_title = "瓦版 編集室"
    index_title = "編集室"
    index_template = "admin/desk.html"
    site_url = "/"

    def get_urls(self) -> list[Any]:
        """The desk's addresses, before Django's own, which end with one for everything else."""
        return [*report_urls(self), *similar_urls(self), *super().get_urls()]

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The sections that this person may use; those of one app are Django's own."""
        if app_label:
            return super().get_app_list(request, app_label)
        apps = self._build_app_dict(request).values()
        models = {model["object_name"]: model for app in apps for model in app["models"]}
        sections = []
        for name, css_name, members in _SECTIONS:
            found = [models[member] for member in members if member in models]
            if found:
                sections.append(
                    {
                        "name": name,
                        "app_label": css_name,
                        "app_url": found[0]["admin_url"] or "",
                        "has_module_perms": True,
                        "models": found,
                    }
                )
        return sections

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """The desk on arrival; those who may not see posts see the sections only."""
        context = dict(extra_context or {})
        if may_see_posts(request):
            context["overview"] = overview_at(timezone.now())
            context["search_lag"] = search_lag_notice(timezone.now())
        context["may_see_reports"] = may_see_reports(request)
        context["may_write"] = request.user.has_perm("posts.add_post")
        return super().index(request, context)
