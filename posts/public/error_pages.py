"""The pages for what is not there and for what went wrong."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone

from posts.public.breadcrumbs import breadcrumbs_over
from posts.public.nearest import find_nearest
from posts.public.responses import PageHead, render_page


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404 with the nearest articles.

    Nobody may keep the answer, because the next minute may bring a post there.
    """
    head = PageHead("ページが見つかりません", address="", noindex=True)
    found = find_nearest(request.path_info, timezone.now())
    way = breadcrumbs_over(("ページが見つかりません", ""))
    context = {"nearest": found.nearest, "latest": found.latest, "breadcrumbs": way}
    response = render_page(request, "404.html", head, context)
    response.status_code = 404
    response["Cache-Control"] = "no-cache"
    return response


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 403 to staff without the right to what they asked for."""
    return _refusal(request, "403.html", "この先に進む権限がありません")


def untrusted_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 to a form that may have been sent from elsewhere; ``reason`` is in the log."""
    return _refusal(request, "403_csrf.html", "送信を受け付けられませんでした")


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 without asking the database, which may be what went wrong."""
    return HttpResponse(
        render_to_string("500.html"), status=500, headers={"Cache-Control": "no-store"}
    )


def _refusal(request: HttpRequest, template: str, title: str) -> HttpResponse:
    head = PageHead(title, address="", noindex=True)
    response = render_page(request, template, head, {"breadcrumbs": breadcrumbs_over((title, ""))})
    response.status_code = 403
    response["Cache-Control"] = "no-store"
    return response
