"""How readers are answered: what a page says of itself, and how long it may be kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control, set_response_etag
from django.utils.encoding import iri_to_uri
from django.utils.http import parse_http_date_safe
from django.utils.safestring import mark_safe
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from posts import addresses
from posts.public.feed_formats import FeedLink, feed_links
from posts.public.masthead import masthead_of
from posts.public.social import Social, in_one_line, metas_of
from posts.public.structured_data.nodes import Node
from posts.public.structured_data.script import json_ld

#: YouTube's own address that sets no cookie before a film plays.
PLAYER = "https://www.youtube-nocookie.com"

#: How ``link_card`` begins a film; the page's script puts a button there.
_FILM = '<p class="link-card youtube">'
#: What the decorators of django-csp leave on a response for its middleware.
_POLICY = "_csp_update"


def allow_embedded_videos(response: HttpResponse, body_html: str) -> HttpResponse:
    """Let the page frame the player if its text has a film; nothing is loaded by that alone."""
    if _FILM in body_html:
        setattr(response, _POLICY, {"frame-src": [PLAYER]})
    return response


def keep_policy(page: HttpResponse, answer: HttpResponse) -> HttpResponse:
    """Give ``answer``, a 304 about ``page``, its policy: browsers take it for the page's own."""
    if hasattr(page, _POLICY):
        setattr(answer, _POLICY, getattr(page, _POLICY))
    return answer


#: Seconds for which anybody may keep a page without asking again.
PAGE_MAX_AGE = 60

_Arguments = ParamSpec("_Arguments")
_View = Callable[Concatenate[HttpRequest, _Arguments], HttpResponseBase]

#: A view that takes the number of the page beside what its address names.
PagedView = Callable[..., HttpResponseBase]


@dataclass(frozen=True)
class PageHead:
    """What a page says of itself to browsers and search engines.

    ``address`` is the page's own percent-encoded address, from which the canonical URL is made;
    "" for a page that has none, such as an error. ``title`` is "" on the home page only. ``feeds``
    are those of the page's own subject, ``graph`` is what it says as JSON-LD, ``markdown`` the
    address of its text as Markdown, or "".
    """

    title: str
    address: str
    description: str = ""
    noindex: bool = False
    social: Social = Social()
    feeds: tuple[FeedLink, ...] = ()
    graph: tuple[Node, ...] = ()
    markdown: str = ""


def render_page(
    request: HttpRequest, template: str, head: PageHead, context: dict[str, Any]
) -> HttpResponse:
    """Fill ``template`` with ``context`` and with what ``head`` says."""
    publication = masthead_of(request).publication
    facts = {
        "page_title": head.title,
        "meta_description": in_one_line(head.description),
        "canonical": publication.absolute(head.address) if head.address else "",
        "noindex": head.noindex,
        "social": metas_of(head.social, publication),
        "feeds": (*head.feeds, *feed_links(publication.title)),
        # json_ld escapes every sign with which a script could end.
        "structured_data": mark_safe(json_ld(head.graph)),  # noqa: S308
        "markdown": head.markdown,
    }
    return render(request, template, {**context, **facts})


def for_readers(view: _View[_Arguments]) -> _View[_Arguments]:
    """Answer GET and HEAD only, let anybody keep the answer for a minute, and give it an ETag.

    A reader who already has the page gets 304; a view that answers with a file sees to that itself,
    and a view that sets its own Cache-Control keeps it. No form of readers ends here, so that a
    POST is told 405 and not that its token is missing.
    """

    @wraps(view)
    def answer(
        request: HttpRequest, /, *args: _Arguments.args, **kwargs: _Arguments.kwargs
    ) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, public=True, max_age=PAGE_MAX_AGE)
        if response.status_code == 200 and isinstance(response, HttpResponse):
            return _unless_unchanged(request, response)
        return response

    return csrf_exempt(require_safe(answer))


def _unless_unchanged(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    set_response_etag(response)
    answer = get_conditional_response(
        request,
        etag=response["ETag"],
        last_modified=parse_http_date_safe(response.headers.get("Last-Modified", "")),
        response=response,
    )
    return keep_policy(response, answer) if answer else response


def redirect_permanently(request: HttpRequest, path: str) -> HttpResponse:
    """Send the reader to ``path`` of this site for good, and keep the query."""
    return redirect_to(request, path, permanent=True)


def redirect_to(request: HttpRequest, address: str, *, permanent: bool) -> HttpResponse:
    """Send the reader to a stored address: a decoded path of this site, or a full URL.

    The reader's query goes along, behind one that the address has. The address is always one that
    the newsroom wrote, never taken from the request, so that nobody can be led elsewhere. Django's
    own redirect refuses more than 2,048 characters, which a Japanese slug can reach.
    """
    place, mark, fragment = address.partition("#")
    path, _, own_query = place.partition("?")
    start = addresses.encode_path(path) if path.startswith("/") else path
    query = "&".join(filter(None, [own_query, iri_to_uri(request.META.get("QUERY_STRING", ""))]))
    location = start + (f"?{query}" if query else "") + mark + fragment
    return HttpResponse(status=301 if permanent else 302, headers={"Location": location})
