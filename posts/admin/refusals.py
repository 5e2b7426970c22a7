"""A form whose save the workflow refuses: shown again with the same input and the reason."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from posts.errors import NewsroomError

if TYPE_CHECKING:
    _ModelAdmin = admin.ModelAdmin[Any]
else:
    _ModelAdmin = admin.ModelAdmin


class ShowsRefusals(_ModelAdmin):
    """Mixed into a ModelAdmin; ``refusal`` is set on the copy that shows a refused save again.

    Its form class has a ``refusal`` too, which makes it invalid.
    """

    refusal: NewsroomError | None = None

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show or save the form; what the workflow refuses is shown as an error of the form.

        By then the transaction is undone. A copy of this object shows the same input again with
        the refusal, because one object serves all requests.
        """
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except NewsroomError as error:
            refusing = copy.copy(self)
            refusing.refusal = error
            return super(ShowsRefusals, refusing).changeform_view(
                request, object_id, form_url, extra_context
            )
