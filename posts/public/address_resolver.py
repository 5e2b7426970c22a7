"""What an address that no route names stands for: post, page, file, old address, nothing."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone

from posts import addresses
from posts.errors import AddressError
from posts.models import Post, PostKind
from posts.public.article.article import article, fixed_page
from posts.public.article.markdown_copy import find_original, markdown_copy
from posts.public.files.kept_files import find_kept_file, kept_file
from posts.public.files.pictures import find_image, image_file
from posts.public.files.site_icons import well_known_icon
from posts.public.old_addresses import gone, old_address, was_public
from posts.public.responses import for_readers, redirect_permanently
from posts.public.sitemaps.robots import key_file
from posts.workflow import has_route


@for_readers
def any_address(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer for every address that has no route of its own; raises Http404 for what is not known.

    What is spelled oddly (no final slash, NFD, doubled slashes, ``index.html``) is sent to the one
    spelling under which it is known.
    """
    asked = request.path_info
    try:
        spelling = addresses.normalize_path(asked)
    except AddressError:
        spelling = ""
    if asked != spelling:
        response = _file_at(request, asked, timezone.now())
        if response is not None:
            return response
    if spelling:
        return _page_at(request, spelling, timezone.now())
    raise Http404("the address cannot be one of ours")


def _file_at(request: HttpRequest, asked: str, now: datetime) -> HttpResponseBase | None:
    original = find_original(asked, now)
    if original is not None:
        return markdown_copy(request, original)
    image = find_image(asked)
    if image is not None:
        return image_file(request, image)
    kept = find_kept_file(asked)
    if kept is not None:
        return kept_file(request, kept)
    return well_known_icon(request, asked) or key_file(request, asked)


def _page_at(request: HttpRequest, path: str, now: datetime) -> HttpResponseBase:
    post = Post.objects.for_article().filter(path=path).first()
    if post is not None and post.is_public(now):
        if path == request.path_info:
            is_page = post.kind == PostKind.PAGE
            return fixed_page(request, post) if is_page else article(request, post, now)
        return redirect_permanently(request, path)
    if post is not None and Post.objects.filter(was_public(now), pk=post.pk).exists():
        return gone(request)
    return old_address(request, path, now) or _last_chance(request, path, now)


def _last_chance(request: HttpRequest, path: str, now: datetime) -> HttpResponseBase:
    """What is left: a kept file with a page's ending, or an odd spelling of something else."""
    kept = find_kept_file(path)
    if kept is not None:
        return kept_file(request, kept)
    route = path.removesuffix("page1/")
    if route != request.path_info and has_route(route):
        return redirect_permanently(request, route)
    if path.endswith("/index.html"):
        return _page_at(request, path.removesuffix("index.html"), now)
    raise Http404(f"nothing is known at {path}")
