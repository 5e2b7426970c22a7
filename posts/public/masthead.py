"""What stands on every page: the publication's own facts and the list of its sections."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property

from django.db.models import Subquery
from django.http import HttpRequest
from django.utils import timezone

from posts.categories.models import Category
from posts.models import Edition, Post, Publication, Status

_KEPT_AS = "kawaraban.masthead"


class Masthead:
    """The publication and its sections, each read from the database at most once a request."""

    @cached_property
    def publication(self) -> Publication:
        """The publication as it is now; one query, which asks for the state of the site too."""
        return Publication.objects.current(**_state_of_the_site(timezone.now()))

    @cached_property
    def sections(self) -> list[Category]:
        """All categories in the order of the menu; one query."""
        return list(Category.objects.order_by("position", "name", "pk"))

    @property
    def state(self) -> str:
        """A text that changes with all that readers can see; "" where nothing can be kept.

        A scheduled post appears and another expires without a save, so that the edition's number
        alone does not tell.
        """
        facts = [vars(self.publication).get(name) for name in ("edition", "appeared", "expired")]
        moments = [fact.timestamp() if isinstance(fact, datetime) else fact for fact in facts]
        return "" if facts[0] is None else "-".join(map(str, moments))


def _state_of_the_site(now: datetime) -> dict[str, Subquery]:
    published = Post.objects.filter(status=Status.PUBLISHED)
    appeared = published.filter(published_at__lte=now).order_by("-published_at")
    expired = published.filter(expires_at__lte=now).order_by("-expires_at")
    return {
        "edition": Subquery(Edition.objects.filter(pk=Edition.THE_ONE).values("number")),
        "appeared": Subquery(appeared.values("published_at")[:1]),
        "expired": Subquery(expired.values("expires_at")[:1]),
    }


def masthead_of(request: HttpRequest) -> Masthead:
    """Return the request's own masthead, the same one for the view and for the templates."""
    masthead = request.META.setdefault(_KEPT_AS, Masthead())
    assert isinstance(masthead, Masthead)
    return masthead
