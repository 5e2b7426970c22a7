"""The icons of the publication, what describes it to phones, and the style sheet of its colour."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse

from posts.models import Publication
from posts.pictures import ICON_SIDES, draw_favicon, draw_icon, style_sheet
from posts.public.branding import TOUCH_SIDE, icon_address, icon_digest, icon_words
from posts.public.files.generated_pictures import FOR_GOOD, drawn_file
from posts.public.masthead import masthead_of
from posts.public.responses import for_readers, redirect_to

#: Where browsers, iOS and Android look without being told.
FAVICON = "/favicon.ico"
TOUCH_ICON = "/apple-touch-icon.png"
MANIFEST = "/site.webmanifest"

_FOLDER = "_pictures/icons"
#: Seconds for which anybody may keep a file whose address stays when the logo changes.
_MAX_AGE = 24 * 60 * 60
_PAPER = "#fbfaf6"


@for_readers
def site_icon(request: HttpRequest, digest: str, side: int) -> HttpResponseBase:
    """Answer with the icon of a size that pages name, drawn when it is first asked for.

    An old icon's address leads to the present one. Raises Http404 for another size.
    """
    if side not in ICON_SIDES:
        raise Http404(f"there is no icon of {side} pixels")
    publication = masthead_of(request).publication
    if digest != icon_digest(publication):
        return redirect_to(request, icon_address(publication, side), permanent=False)
    return _icon(publication, side)


@for_readers
def accent_style(request: HttpRequest, colour: str) -> HttpResponse:
    """Answer with the style sheet of a colour, given as six hexadecimal digits."""
    response = HttpResponse(style_sheet(f"#{colour}"), content_type="text/css; charset=utf-8")
    response["Cache-Control"] = FOR_GOOD
    return response


def well_known_icon(request: HttpRequest, asked: str) -> HttpResponseBase | None:
    """Answer where ``asked`` is an address at which browsers look by themselves; else None.

    A file that the newsroom keeps there comes before it.
    """
    make = _WELL_KNOWN.get(asked)
    if make is None:
        return None
    response = make(masthead_of(request).publication)
    response["Cache-Control"] = f"public, max-age={_MAX_AGE}"
    return response


def _favicon(publication: Publication) -> HttpResponseBase:
    name = f"{_FOLDER}/{icon_digest(publication)}.ico"
    return drawn_file(name, "image/x-icon", lambda: draw_favicon(icon_words(publication)))


def _icon(publication: Publication, side: int) -> HttpResponseBase:
    name = f"{_FOLDER}/{icon_digest(publication)}-{side}.png"
    return drawn_file(name, "image/png", lambda: draw_icon(icon_words(publication), side))


def _touch_icon(publication: Publication) -> HttpResponseBase:
    return _icon(publication, TOUCH_SIDE)


def _manifest(publication: Publication) -> HttpResponseBase:
    """The web app manifest (w3.org/TR/appmanifest) of the site."""
    told = {
        "name": publication.title,
        "short_name": publication.name,
        "description": publication.description or publication.tagline,
        "lang": "ja",
        "start_url": "/",
        "display": "browser",
        "background_color": _PAPER,
        "theme_color": _PAPER,
        "icons": [
            {"src": icon_address(publication, side), "sizes": f"{side}x{side}", "type": "image/png"}
            for side in ICON_SIDES[1:]
        ],
    }
    return JsonResponse(
        told, json_dumps_params={"ensure_ascii": False}, content_type="application/manifest+json"
    )


_WELL_KNOWN: dict[str, Callable[[Publication], HttpResponseBase]] = {
    FAVICON: _favicon,
    TOUCH_ICON: _touch_icon,
    MANIFEST: _manifest,
}
