"""What browsers are told to withhold: devices from the site's pages, the pages from other sites."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase


def add_security_headers(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware that sets ``Permissions-Policy`` and ``Cross-Origin-Resource-Policy``.

    Pictures may be shown elsewhere: feeds carry whole articles into the pages of feed readers.
    An answer that says either for itself keeps it.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        is_picture = response.headers.get("Content-Type", "").startswith("image/")
        sharing = "cross-origin" if is_picture else "same-origin"
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", sharing)
        return response

    return middleware
