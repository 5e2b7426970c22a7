"""A post as readers would see it, before they do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods, require_POST

from posts.admin.post.form import PostForm
from posts.admin.typed_bases import PostModelAdmin
from posts.authors.models import Author
from posts.errors import RenderingError
from posts.messages import in_japanese
from posts.models import Post, PostKind
from posts.public.article.article import page_context
from posts.public.article.reading_aids import reading_aids
from posts.public.responses import PageHead, allow_embedded_videos, render_page
from posts.tags.models import Tag, tag_slug
from posts.workflow import render_into


@dataclass(frozen=True)
class PreviewedPost:
    """A post with the tags and authors that its preview shows; nothing of it is saved."""

    post: Post
    tags: Sequence[Tag]
    authors: Sequence[Author]


class PostPreview(PostModelAdmin):
    """``preview/`` for a post that was never saved, ``<id>/preview/`` for one that was."""

    kind: ClassVar[PostKind] = PostKind.ARTICLE

    def get_urls(self) -> list[URLPattern]:
        wrap, name = self.admin_site.admin_view, f"posts_{self.opts.model_name}_preview"
        # Of a post that was never saved there is only what was typed.
        new = wrap(require_POST(self.preview_view))
        view = wrap(require_http_methods(["GET", "POST"])(self.preview_view))
        return [
            path("preview/", new, name=f"{name}_new"),
            path("<int:object_id>/preview/", view, name=name),
            *super().get_urls(),
        ]

    def preview_view(self, request: HttpRequest, object_id: int | None = None) -> HttpResponse:
        """Show the saved post (GET) or the text just typed (POST); never kept, never indexed.

        Raises Http404 for an unknown post, PermissionDenied for those who may not look at it.
        """
        post = self.get_object(request, str(object_id)) if object_id else Post(kind=self.kind)
        if post is None:
            raise Http404(f"there is no post {object_id}")
        allowed = (
            self.has_view_or_change_permission(request, post)
            if object_id
            else self.has_add_permission(request)
        )
        if not allowed:
            raise PermissionDenied
        previewed = self._from_form(request, post) if request.method == "POST" else _from_row(post)
        response = _preview_page(request, previewed)
        add_never_cache_headers(response)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    def _from_form(self, request: HttpRequest, post: Post) -> PreviewedPost:
        """The post as typed; a field with a fault keeps the value that was saved."""
        form = self.form(request.POST, instance=post)
        if isinstance(form, PostForm):
            # New tags are only shown, so that nobody needs the right to make them.
            form.may_make_tags = True
        form.is_valid()
        names: list[str] = form.cleaned_data.get("tag_names") or []
        known = {tag.name: tag for tag in Tag.objects.filter(name__in=names)}
        written = form.cleaned_data.get("author_names") or []
        authors = {author.name: author for author in Author.objects.filter(name__in=written)}
        return PreviewedPost(
            post=form.instance,
            tags=[known.get(name) or Tag(name=name, slug=tag_slug(name)) for name in names],
            authors=[authors[name] for name in written],
        )


def _from_row(post: Post) -> PreviewedPost:
    return PreviewedPost(post=post, tags=post.tag_list(), authors=post.author_list())


def _preview_page(request: HttpRequest, previewed: PreviewedPost) -> HttpResponse:
    post = previewed.post
    fault = ""
    try:
        render_into(post)
    except RenderingError as error:
        fault, post.body_html, post.toc = in_japanese(error), "", []
    is_page = post.kind == PostKind.PAGE
    context: dict[str, Any] = {
        **(page_context(post) if is_page else _article_context(previewed)),
        "fault": fault,
        "unsaved": request.method == "POST",
        "readers_template": "posts/page.html" if is_page else "posts/article.html",
    }
    head = PageHead(title=f"プレビュー：{post.title}", address="", noindex=True)
    return allow_embedded_videos(
        render_page(request, "admin/posts/preview.html", head, context), post.body_html
    )


def _article_context(previewed: PreviewedPost) -> dict[str, Any]:
    post = previewed.post
    shown = {
        "post": post,
        "authors": previewed.authors,
        "tags": previewed.tags,
        "cover": post.cover,
    }
    return {**shown, **reading_aids(post)}
