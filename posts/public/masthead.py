"""What stands on every page: the publication's own facts and the list of its sections."""

from __future__ import annotations

from functools import cached_property

from django.http import HttpRequest

from posts.categories.models import Category
from posts.models import Publication

_KEPT_AS = "kawaraban.masthead"


class Masthead:
    """The publication and its sections, each read from the database at most once a request."""

    @cached_property
    def publication(self) -> Publication:
        """The publication as it is now; one query."""
        return Publication.objects.current()

    @cached_property
    def sections(self) -> list[Category]:
        """All categories in the order of the menu; one query."""
        return list(Category.objects.order_by("position", "name", "pk"))


def masthead_of(request: HttpRequest) -> Masthead:
    """Return the request's own masthead, the same one for the view and for the templates."""
    masthead = request.META.setdefault(_KEPT_AS, Masthead())
    assert isinstance(masthead, Masthead)
    return masthead
