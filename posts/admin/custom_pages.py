"""Pages of the desk beside the lists and forms that Django makes."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse


def desk_page(
    request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """The page that ``template`` (below ``templates/admin/``) makes of ``context`` in the desk.

    A page about the rows of one model names their ``opts`` in the context.
    """
    facts = admin.site.each_context(request)
    return TemplateResponse(request, f"admin/{template}", {**facts, **context}, status=status)
