"""Keeping aliases free of chains: what leads to an address that moved leads to the new one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from posts.batches import in_batches
from posts.models import Alias, AliasStatus, Edition, Post
from posts.models.alias import LONGEST_TARGET
from posts.workflow.links.internal_links import resolve_dangling_links
from posts.workflow.links.redirect_targets import path_of_address, suffix_of_address


@dataclass(frozen=True)
class AliasTarget:
    """Where an old address leads: to a post, else to ``address``; with neither, it is gone."""

    post: Post | None = None
    address: str = ""
    status: AliasStatus = AliasStatus.PERMANENT

    @classmethod
    def of(cls, alias: Alias) -> AliasTarget:
        """Where an alias leads now."""
        return cls(alias.post, alias.address, AliasStatus(alias.status))

    @property
    def is_there(self) -> bool:
        """Whether it leads anywhere."""
        return self.post is not None or bool(self.address)


def flatten_redirect_chains(moved: Mapping[str, AliasTarget]) -> None:
    """Let aliases that lead to a path in ``moved`` lead to its target.

    A query or fragment that an alias names for itself stays.
    """
    leading = list(_leading_to(list(moved)))
    for alias in leading:
        target = moved[path_of_address(alias.address)]
        target = with_suffix(target, suffix_of_address(alias.address))
        alias.post, alias.address = target.post, target.address
    Alias.objects.bulk_update(leading, ["post", "address"])


def with_suffix(target: AliasTarget, suffix: str) -> AliasTarget:
    """``target`` with a query and fragment behind it, where it has none and they fit."""
    address = target.post.path if target.post else target.address
    if not suffix or not address or "?" in address or "#" in address:
        return target
    if len(address) + len(suffix) > LONGEST_TARGET:
        return target
    return AliasTarget(address=address + suffix, status=target.status)


def write_aliases(targets: Mapping[str, AliasTarget], *, now: datetime) -> None:
    """Let each of these paths lead to its target, whatever it led to before."""
    aliases = [
        Alias(
            path=path,
            post=target.post,
            address=target.address,
            status=target.status if target.is_there else AliasStatus.GONE,
            created_at=now,
        )
        for path, target in targets.items()
    ]
    Alias.objects.bulk_create(
        aliases,
        update_conflicts=True,
        unique_fields=["path"],
        update_fields=["post", "address", "status"],
    )


def add_aliases(wanted: Mapping[str, Post], *, now: datetime) -> int:
    """Let these addresses lead to posts where no alias stands yet; return how many do now.

    Links to them are resolved.
    """
    there = {
        path
        for some in in_batches(wanted)
        for path in Alias.objects.filter(path__in=some).values_list("path", flat=True)
    }
    new = [
        Alias(path=path, post=post, created_at=now)
        for path, post in wanted.items()
        if path not in there
    ]
    if new:
        with transaction.atomic():
            Alias.objects.bulk_create(new)
            resolve_dangling_links(alias.path for alias in new)
            Edition.objects.advance()
    return len(new)


def delete_aliases_at(paths: Iterable[str]) -> None:
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
        if path_of_address(alias.address) in wanted:
            yield alias
