"""How the desks save: through the workflow, whose refusals are shown in the form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, cast

from django.contrib.admin.helpers import AdminErrorList, AdminForm
from django.contrib.admin.utils import unquote
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from posts import workflow
from posts.admin.typed_bases import AnyModelAdmin
from posts.errors import NewsroomError
from posts.messages import in_japanese


class DeleteThroughWorkflowMixin(AnyModelAdmin):
    """Mixed into a ModelAdmin: every deletion advances the edition."""

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Delete the row through the workflow."""
        workflow.delete_and_advance_edition(obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Delete these rows through the workflow: all of them, or none."""
        with transaction.atomic():
            for row in queryset:
                self.delete_model(request, row)


class SaveThroughWorkflowMixin(DeleteThroughWorkflowMixin):
    """Mixed into a ModelAdmin whose rows are saved as they are: so does every save."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """Save the row through the workflow."""
        workflow.save_and_advance_edition(obj)


class SaveRefused(Exception):
    """What valid forms asked for was refused by the workflow; ``reason`` says why."""

    def __init__(self, form: Any, formsets: list[Any], reason: NewsroomError) -> None:
        super().__init__(str(reason))
        self.form, self.formsets, self.reason = form, formsets, reason


class ShowRefusalMixin(AnyModelAdmin):
    """Mixed into a ModelAdmin whose ``save_through_workflow`` may be refused."""

    #: At which field a refusal is shown; others stand above the form.
    refusal_places: ClassVar[Mapping[type[NewsroomError], str]] = {}

    def save_through_workflow(
        self, request: HttpRequest, form: Any, formsets: Any, *, change: bool
    ) -> None:
        """Save what the valid forms say. Raises NewsroomError, which is shown in the form."""
        raise NotImplementedError

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """Nothing is saved yet: ``save_related`` knows all forms."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        """Save through the workflow. Raises SaveRefused."""
        try:
            self.save_through_workflow(request, form, formsets, change=change)
        except NewsroomError as error:
            raise SaveRefused(form, formsets, error) from error

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show or save the form; what the workflow refuses is shown as an error of the form."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except SaveRefused as refused:
            # By now the transaction is undone.
            return self._form_again(request, object_id, refused, extra_context or {})

    def _form_again(
        self,
        request: HttpRequest,
        object_id: str | None,
        refused: SaveRefused,
        extra_context: dict[str, Any],
    ) -> HttpResponse:
        stored = self.get_object(request, unquote(object_id)) if object_id else None
        form, reason = refused.form, refused.reason
        form.add_error(self.refusal_places.get(type(reason)), in_japanese(reason))
        # What cannot be typed is shown as it is stored, not as the refused save has left it.
        form.instance = stored or self.model()
        title = gettext("Change %s") if stored else gettext("Add %s")
        context = {
            **self.admin_site.each_context(request),
            "title": title % self.opts.verbose_name,
            "subtitle": str(stored) if stored else None,
            "object_id": object_id,
            "original": stored,
            "is_popup": False,
            "preserved_filters": self.get_preserved_filters(request),
            "refusal": reason,
            **self._form_parts(request, form, refused.formsets, stored),
            **extra_context,
        }
        return self.render_change_form(
            request, context, add=stored is None, change=stored is not None, obj=stored
        )

    def _form_parts(
        self, request: HttpRequest, form: Any, formsets: list[Any], stored: Any
    ) -> dict[str, Any]:
        """The form and its inlines, as Django's templates want them."""
        parts = AdminForm(
            form,
            cast(Any, self.get_fieldsets(request, stored)),
            self.get_prepopulated_fields(request, stored),
            self.get_readonly_fields(request, stored),
            model_admin=self,
        )
        inlines = self.get_inline_instances(request, stored)
        inline_formsets = self.get_inline_formsets(request, formsets, inlines, stored)
        return {
            "adminform": parts,
            "media": sum((each.media for each in inline_formsets), self.media + parts.media),
            "inline_admin_formsets": inline_formsets,
            "errors": AdminErrorList(form, formsets),
        }
