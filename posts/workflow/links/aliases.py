"""Keeping aliases free of chains: what leads to an address that moved leads to the new one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from posts.batches import in_batches
from posts.models import Alias, AliasStatus, Post
from posts.models.alias import LONGEST_TARGET


@dataclass(frozen=True)
class Destination:
    """Where an old address leads: to a post, else to ``address``; with neither, it is gone."""

    post: Post | None = None
    address: str = ""

    @property
    def is_there(self) -> bool:
        """Whether it leads anywhere."""
        return self.post is not None or bool(self.address)


def path_of(address: str) -> str:
    """The decoded path of a stored address of this site, without query and fragment.

    "" for a full URL, which leads to another site.
    """
    if not address.startswith("/"):
        return ""
    return address.partition("#")[0].partition("?")[0]


def suffix_of(address: str) -> str:
    """The query and fragment of a stored address of this site; "" for a full URL."""
    path = path_of(address)
    return address.removeprefix(path) if path else ""


def lead_on(moved: Mapping[str, Destination]) -> int:
    """Let aliases that lead to a path in ``moved`` lead to its destination; return how many.

    A query or fragment that an alias names for itself stays.
    """
    led = list(_leading_to(list(moved)))
    for alias in led:
        destination = with_suffix(moved[path_of(alias.address)], suffix_of(alias.address))
        alias.post, alias.address = destination.post, destination.address
    Alias.objects.bulk_update(led, ["post", "address"])
    return len(led)


def with_suffix(destination: Destination, suffix: str) -> Destination:
    """``destination`` with a query and fragment behind it, where it has none and they fit."""
    address = destination.post.path if destination.post else destination.address
    if not suffix or not address or "?" in address or "#" in address:
        return destination
    if len(address) + len(suffix) > LONGEST_TARGET:
        return destination
    return Destination(address=address + suffix)


def leave_aliases(left: Mapping[str, Destination], *, now: datetime) -> None:
    """Let each path that something moved away from lead to where it went."""
    aliases = [
        Alias(
            path=path,
            post=destination.post,
            address=destination.address,
            status=AliasStatus.PERMANENT if destination.is_there else AliasStatus.GONE,
            created_at=now,
        )
        for path, destination in left.items()
    ]
    Alias.objects.bulk_create(
        aliases,
        update_conflicts=True,
        unique_fields=["path"],
        update_fields=["post", "address", "status"],
    )


def take_aliases_away(paths: Iterable[str]) -> None:
    """Delete the aliases at ``paths``, where something lives now."""
    for some in in_batches(paths):
        Alias.objects.filter(path__in=some).delete()


def _leading_to(paths: list[str]) -> Iterator[Alias]:
    for some in in_batches(paths):
        yield from Alias.objects.filter(address__in=some)
    # Those with a query or a fragment of their own are few, and found by no index.
    wanted = set(paths)
    extended = Alias.objects.filter(
        Q(address__contains="?") | Q(address__contains="#"), address__startswith="/"
    )
    for alias in extended if wanted else ():
        if path_of(alias.address) in wanted:
            yield alias
