"""The context processor that gives every template the publication and its sections."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from posts.public.masthead import masthead_of


def site(request: HttpRequest) -> dict[str, Any]:
    """Give ``publication`` and ``sections``; a template that does not ask costs no query."""
    masthead = masthead_of(request)
    return {
        "publication": SimpleLazyObject(lambda: masthead.publication),
        "sections": SimpleLazyObject(lambda: masthead.sections),
    }
