"""The page of one post, be it an article or a fixed page such as /about/."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse

from posts.models import Post
from posts.public.article.markdown_copy import address_of_copy
from posts.public.article.reading_aids import reading_aids, share_links
from posts.public.article.related_links import neighbours, related_links_of
from posts.public.breadcrumbs import as_pairs, breadcrumbs_over, breadcrumbs_to
from posts.public.lists.series import series_part_of
from posts.public.masthead import masthead_of
from posts.public.responses import PageHead, allow_embedded_videos, render_page
from posts.public.social import social_of_article
from posts.public.structured_data.graph import article_graph, page_graph
from posts.public.structured_data.nodes import BreadcrumbStep
from posts.rendering import begins_lower


def article(request: HttpRequest, post: Post, now: datetime) -> HttpResponse:
    """Show ``post``, which the caller knows to be public at ``now``."""
    publication = masthead_of(request).publication
    way = breadcrumbs_to(post)
    public = Post.articles.public(now)
    context = {
        "post": post,
        "authors": post.author_list(),
        "tags": post.tag_list(),
        "newer": None,
        "older": None,
        **neighbours(post, public),
        "breadcrumbs": way,
        "cover": post.shown_cover,
        "related": related_links_of(post, public),
        "part": series_part_of(post, public),
        "shares": share_links(publication.absolute(post.get_absolute_url()), post.title),
        **reading_aids(post),
    }
    head = PageHead(
        title=post.title,
        address=post.get_absolute_url(),
        description=post.description or post.excerpt,
        noindex=post.noindex,
        social=social_of_article(post, publication),
        graph=article_graph(post, publication, as_pairs(way)),
        markdown=address_of_copy(post),
    )
    return allow_embedded_videos(
        render_page(request, "posts/article.html", head, context), post.body_html
    )


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
