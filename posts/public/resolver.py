"""What an address that no route names stands for: a post, a picture, an old address, or nothing."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils import timezone

from posts import addresses
from posts.errors import AddressError
from posts.models import Alias, Post, Status
from posts.public.article import article
from posts.public.media import find_image, image_file
from posts.public.pages import Head, for_readers, moved_permanently, render_page


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
        image = find_image(asked)
        if image is not None:
            return image_file(request, image)
    if spelling:
        return _page_at(request, spelling, timezone.now())
    raise Http404("the address cannot be one of ours")


def _page_at(request: HttpRequest, path: str, now: datetime) -> HttpResponse:
    post = Post.objects.public(now).for_article().filter(path=path).first()
    if post is not None:
        if path == request.path_info:
            return article(request, post, now)
        return moved_permanently(request, path)
    if Post.objects.filter(_was_public(now), path=path).exists():
        return _gone(request)
    return _old_address(request, path, now)


def _was_public(now: datetime) -> Q:
    """Posts that readers could once see and now cannot."""
    expired = Q(status=Status.PUBLISHED, expires_at__lte=now)
    return Q(published_at__lte=now) & (Q(status=Status.WITHDRAWN) | expired)


def _old_address(request: HttpRequest, path: str, now: datetime) -> HttpResponse:
    alias = Alias.objects.filter(path=path).first()
    if alias is None:
        return _odd_spelling(request, path, now)
    if alias.post_id is None or Post.objects.filter(_was_public(now), pk=alias.post_id).exists():
        return _gone(request)
    target = Post.objects.public(now).filter(pk=alias.post_id).values_list("path", flat=True)
    for present_path in target:
        if present_path:
            return moved_permanently(request, present_path)
    raise Http404(f"{path} leads to a post that is not public yet")


def _odd_spelling(request: HttpRequest, path: str, now: datetime) -> HttpResponse:
    route = path.removesuffix("page1/")
    if route != request.path_info and _is_a_route(route):
        return moved_permanently(request, route)
    if path.endswith("/index.html"):
        return _page_at(request, path.removesuffix("index.html"), now)
    raise Http404(f"nothing is known at {path}")


def _is_a_route(path: str) -> bool:
    try:
        return resolve(path).func is not any_address
    except Resolver404:
        return False


def _gone(request: HttpRequest) -> HttpResponse:
    head = Head("掲載を終了した記事", address="", noindex=True)
    response = render_page(request, "posts/gone.html", head, {})
    response.status_code = 410
    return response
