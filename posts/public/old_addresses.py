"""Addresses that something moved away from, WordPress's ``/?p=42`` among them: moved, or gone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Concatenate, ParamSpec

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone

from posts import addresses
from posts.errors import AddressError
from posts.models import Alias, AliasStatus, Post, SourceSite, Status
from posts.public.breadcrumbs import breadcrumbs_over
from posts.public.responses import PageHead, redirect_to, render_page

_PARAMETERS = ("p", "page_id")
_LONGEST_NUMBER = 20


def redirect_plain_address(request: HttpRequest) -> HttpResponse | None:
    """Send the reader on to the article of that number, for good; None where there is none.

    The rest of the query is kept.
    """
    name = next((name for name in _PARAMETERS if name in request.GET), "")
    number = request.GET.get(name, "")
    if not (number.isascii() and number.isdecimal() and len(number) <= _LONGEST_NUMBER):
        return None
    path = _path_of(number)
    if path is None:
        return None
    rest = request.GET.copy()
    del rest[name]
    query = f"?{rest.urlencode()}" if rest else ""
    location = f"{addresses.encode_path(path)}{query}"
    return HttpResponse(status=301, headers={"Location": location})


def _path_of(number: str) -> str | None:
    sites = SourceSite.objects.filter(export="wordpress").values_list("name", flat=True)
    keys = [f"{site}/{number}" for site in sites]
    posts = Post.objects.public(timezone.now()).filter(source_key__in=keys)
    return posts.order_by("kind", "pk").values_list("path", flat=True).first()


_Arguments = ParamSpec("_Arguments")
_View = Callable[Concatenate[HttpRequest, _Arguments], HttpResponseBase]


def unless_moved(view: _View[_Arguments]) -> _View[_Arguments]:
    """Answer as ``view`` does; where that finds nothing, ask whether something moved away."""

    @wraps(view)
    def answer(
        request: HttpRequest, /, *args: _Arguments.args, **kwargs: _Arguments.kwargs
    ) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except Http404:
            response = _at_an_old_spelling(request)
            if response is None:
                raise
            return response

    return answer


def _at_an_old_spelling(request: HttpRequest) -> HttpResponse | None:
    try:
        path = addresses.normalize_path(request.path_info)
    except AddressError:
        return None
    return old_address(request, path, timezone.now())


def old_address(request: HttpRequest, path: str, now: datetime) -> HttpResponse | None:
    """Send the reader on from ``path``, or say that it is gone; None where it is no alias.

    Raises Http404 for an alias of a post that is not public yet, so that its address stays secret.
    """
    alias = Alias.objects.filter(path=path).first()
    if alias is None:
        return None
    permanent = alias.status != AliasStatus.TEMPORARY
    if alias.address:
        return redirect_to(request, alias.address, permanent=permanent)
    if alias.post_id is None or Post.objects.filter(was_public(now), pk=alias.post_id).exists():
        return gone(request)
    target = Post.objects.public(now).filter(pk=alias.post_id).values_list("path", flat=True)
    for present_path in target:
        if present_path:
            return redirect_to(request, present_path, permanent=permanent)
    raise Http404(f"{path} leads to a post that is not public yet")


def was_public(now: datetime) -> Q:
    """Posts that readers could once see and now cannot."""
    expired = Q(status=Status.PUBLISHED, expires_at__lte=now)
    return Q(published_at__lte=now) & (Q(status=Status.WITHDRAWN) | expired)


def gone(request: HttpRequest) -> HttpResponse:
    """Say that what was here is not shown any more."""
    head = PageHead("掲載を終了したページ", address="", noindex=True)
    response = render_page(
        request,
        "posts/gone.html",
        head,
        {"breadcrumbs": breadcrumbs_over(("掲載を終了したページ", ""))},
    )
    response.status_code = 410
    return response
