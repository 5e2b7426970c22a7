"""What stands on every page: the publication's own facts and the list of its sections."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models.expressions import RawSQL
from django.http import HttpRequest
from django.utils import timezone

from posts.categories.models import Category
from posts.models import Edition, KeptForEdition, Post, Publication, Status
from posts.public.navigation import Navigation, navigation_at

_KEPT_AS = "kawaraban.masthead"


class Masthead:
    """The publication and its sections, each read from the database at most once a request."""

    @cached_property
    def publication(self) -> Publication:
        """The publication as it is now; one query, which asks for the state of the site too."""
        return self._read[0]

    @property
    def sections(self) -> tuple[Category, ...]:
        """All categories in the order of the menu."""
        return self.navigation.sections

    @cached_property
    def navigation(self) -> Navigation:
        """Where readers may go from every page; a query at most, in each state of the site one."""
        state = self._read[1]
        known = _navigation.known(state.edition)
        if known is None or known.state != state:
            read = _NavigationAt(state, navigation_at(timezone.now()))
            known = _navigation.keep(state.edition, read)
        return known.navigation

    @property
    def edition(self) -> int:
        """The number of the present edition; 0 before the first one."""
        return self._read[1].edition

    @property
    def state(self) -> str:
        """A text that changes with all that readers can see; "" where nothing can be kept.

        A scheduled post appears and another expires without a save, so that the edition's number
        alone does not tell.
        """
        state = self._read[1]
        text = f"{state.edition}-{state.appeared}-{state.expired}" if state.edition else ""
        return text.replace(" ", "_")

    @cached_property
    def _read(self) -> tuple[Publication, _State]:
        """The publication and the state, in one query; two in the first request of an edition."""
        now = timezone.now()
        if connection.in_atomic_block or not _publication.is_known:
            return _both(now)
        state = _state_at(now)
        # Another thread may keep the next edition's at this moment.
        known = _publication.known(state.edition)
        return (known, state) if known else _both(now)


@dataclass(frozen=True)
class _State:
    """The number of the edition, and when the last post appeared and the last one expired."""

    edition: int
    appeared: object
    expired: object


@dataclass(frozen=True)
class _NavigationAt:
    """The navigation as it was read in a state of the site."""

    state: _State
    navigation: Navigation


_publication: KeptForEdition[Publication] = KeptForEdition()
_navigation: KeptForEdition[_NavigationAt] = KeptForEdition()

_EDITION = f"SELECT number FROM {Edition._meta.db_table} WHERE id = %s"  # noqa: S608
_LAST = (
    f"SELECT {{0}} FROM {Post._meta.db_table} WHERE status = %s AND {{0}} <= %s"  # noqa: S608
    " ORDER BY {0} DESC LIMIT 1"
)


def _asked_at(now: datetime) -> dict[str, tuple[str, list[Any]]]:
    """What tells the state of the site: SQL and its values, by name."""
    seen = [Status.PUBLISHED.value, connection.ops.adapt_datetimefield_value(now)]
    return {
        "edition": (_EDITION, [Edition.THE_ONE]),
        "appeared": (_LAST.format("published_at"), seen),
        "expired": (_LAST.format("expires_at"), seen),
    }


def _both(now: datetime) -> tuple[Publication, _State]:
    asked = {name: RawSQL(*of_state) for name, of_state in _asked_at(now).items()}
    publication = Publication.objects.current(**asked)
    facts = vars(publication)
    state = _State(facts.get("edition") or 0, facts.get("appeared"), facts.get("expired"))
    return _publication.keep(state.edition, publication), state


def _state_at(now: datetime) -> _State:
    """The state alone: Django takes ten times as long to put the other query together."""
    asked = _asked_at(now).values()
    statement = ", ".join(f"({question})" for question, _ in asked)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {statement}", [one for _, some in asked for one in some])
        edition, appeared, expired = cursor.fetchone()
    return _State(edition or 0, appeared, expired)


def masthead_of(request: HttpRequest) -> Masthead:
    """Return the request's own masthead, the same one for the view and for the templates."""
    masthead = request.META.setdefault(_KEPT_AS, Masthead())
    assert isinstance(masthead, Masthead)
    return masthead
