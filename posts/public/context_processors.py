"""What every template may ask for; a template that does not ask costs no query."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from posts.public.branding import branding_of
from posts.public.masthead import masthead_of


def site(request: HttpRequest) -> dict[str, Any]:
    """Give ``publication``, its ``branding``, ``navigation`` and the ``sections`` in it."""
    masthead = masthead_of(request)
    return {
        "publication": SimpleLazyObject(lambda: masthead.publication),
        "branding": SimpleLazyObject(lambda: branding_of(masthead.publication)),
        "sections": SimpleLazyObject(lambda: masthead.sections),
        "navigation": SimpleLazyObject(lambda: masthead.navigation),
    }
