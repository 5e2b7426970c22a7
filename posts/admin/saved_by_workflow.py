"""What the desks share whose rows are saved and deleted as they are, through the workflow."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from posts import workflow


class SavedByWorkflow:
    """Mixed into a ModelAdmin: every save and deletion advances the edition."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """Save the fact through the workflow."""
        workflow.save_and_advance_edition(obj)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Delete the fact through the workflow."""
        workflow.delete_and_advance_edition(obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Delete these facts through the workflow: all of them, or none."""
        with transaction.atomic():
            for fact in queryset:
                self.delete_model(request, fact)
