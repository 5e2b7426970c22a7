"""A page that stands for itself, such as /about/."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from posts.models import Post
from posts.public.breadcrumbs import as_pairs, breadcrumbs_over
from posts.public.embedded_videos import allow_embedded_videos
from posts.public.masthead import masthead_of
from posts.public.responses import PageHead, render_page
from posts.public.structured_data.graph import page_graph
from posts.public.structured_data.nodes import BreadcrumbStep
from posts.rendering import begins_lower


def fixed_page(request: HttpRequest, page: Post) -> HttpResponse:
    """Show ``page``, which the caller knows to be published."""
    way = breadcrumbs_over((page.title, ""))
    head = PageHead(
        title=page.title,
        address=page.get_absolute_url(),
        description=page.description,
        noindex=page.noindex,
        graph=page_graph(
            masthead_of(request).publication,
            BreadcrumbStep(page.title, page.get_absolute_url()),
            page.description,
            as_pairs(way),
        ),
    )
    context = {**page_context(page), "breadcrumbs": way}
    return allow_embedded_videos(
        render_page(request, "posts/page.html", head, context), page.body_html
    )


def page_context(page: Post) -> dict[str, Any]:
    """What the template of a page says of its text."""
    return {
        "page": page,
        # A body that opens with a heading of its own needs no second one.
        "has_own_heading": "<h1" in page.body_html,
        "begins_lower": begins_lower(page.body_html),
    }
