"""The page of one post."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse

from posts.models import Post
from posts.public.article.around_text import around_text, shares_of
from posts.public.article.markdown_copy import address_of_copy
from posts.public.article.onward import beside, neighbours
from posts.public.breadcrumbs import as_pairs, way_to
from posts.public.embedded_videos import allow_films
from posts.public.lists.series import part_of
from posts.public.masthead import masthead_of
from posts.public.responses import Head, render_page
from posts.public.social import social_of_article
from posts.public.structured_data.graph import article_graph


def article(request: HttpRequest, post: Post, now: datetime) -> HttpResponse:
    """Show ``post``, which the caller knows to be public at ``now``."""
    publication = masthead_of(request).publication
    way = way_to(post)
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
        "beside": beside(post, public),
        "part": part_of(post, public),
        "shares": shares_of(publication.absolute(post.get_absolute_url()), post.title),
        **around_text(post),
    }
    head = Head(
        title=post.title,
        address=post.get_absolute_url(),
        description=post.description or post.excerpt,
        noindex=post.noindex,
        social=social_of_article(post, publication),
        graph=article_graph(post, publication, as_pairs(way)),
        markdown=address_of_copy(post),
    )
    return allow_films(render_page(request, "posts/article.html", head, context), post.body_html)
