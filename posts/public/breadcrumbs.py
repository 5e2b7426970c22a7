"""The way from the home page to a page; every step but the page itself can be gone to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from posts.models import Post


@dataclass(frozen=True)
class Crumb:
    """One step of the way from the home page; ``url`` is "" for the page itself."""

    label: str
    url: str


def breadcrumbs_over(*steps: tuple[str, str]) -> list[Crumb]:
    """The way from the home page over ``steps``: labels with percent-encoded addresses."""
    return [Crumb("ホーム", reverse("home")), *(Crumb(*step) for step in steps)]


def breadcrumbs_to(post: Post) -> list[Crumb]:
    """The way to ``post``, the post itself last."""
    category = post.category
    section = [(category.name, category.get_absolute_url())] if category else []
    return breadcrumbs_over(*section, (post.title, ""))


def as_pairs(way: Sequence[Crumb]) -> list[tuple[str, str]]:
    """The way in plain values, as structured data takes it."""
    return [(step.label, step.url) for step in way]
