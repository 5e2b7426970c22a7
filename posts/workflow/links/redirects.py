"""Redirects that people ask for: each leads straight to where it ends, never to another one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from django.db import transaction

from posts import addresses
from posts.errors import AddressError
from posts.messages import Message
from posts.models import Alias, AliasStatus, Edition
from posts.workflow.links.address_index import Ground
from posts.workflow.links.aliases import Destination, lead_on, path_of, suffix_of, with_suffix
from posts.workflow.links.internal_links import own_hosts, welcome
from posts.workflow.links.redirect_targets import Target, read_old_path, read_target


class Fault(Enum):
    """Why a redirect is refused."""

    POST = Message("a post lives at this address; a redirect never hides it")
    PAGE = Message("a page of the site answers at this address; a redirect never hides it")
    FILE = Message("a file answers at this address; a redirect never hides it")
    LOOP = Message("following it leads back to the same address")
    GONE = Message("the new address is gone itself; write status 410 and no new address")


@dataclass(frozen=True)
class Redirect:
    """An old path of this site and where it is to lead; None: nowhere, it is gone."""

    path: str
    target: Target | None
    status: AliasStatus = AliasStatus.PERMANENT


@dataclass(frozen=True)
class Refused:
    """A redirect that was not written."""

    redirect: Redirect
    fault: Fault


@dataclass(frozen=True)
class Outcome:
    """What came of redirects; ``written`` counts the new ones and those that lead elsewhere now."""

    written: int
    refused: tuple[Refused, ...]


def make_redirect(old: str, new: str, status: AliasStatus, hosts: Collection[str]) -> Redirect:
    """Read a redirect as somebody wrote it; ``new`` is "" where the address is gone.

    ``hosts`` are this site's own, so that its full URLs are known. Raises AddressError where one
    of the two is no address, or the status does not fit them.
    """
    path = read_old_path(old, hosts)
    if status == AliasStatus.GONE:
        if new.strip():
            raise AddressError(
                Message("what is gone (410) leads nowhere: leave the new address empty")
            )
        return Redirect(path, None, status)
    if not new.strip():
        raise AddressError(
            Message("the new address is missing; write status 410 where there is none")
        )
    return Redirect(path, read_target(new, hosts), status)


def spell_target(text: str) -> str:
    """A target as somebody wrote it, in the spelling that answers; raises AddressError."""
    target = read_target(text, own_hosts())
    return Ground([], [target]).address(target)


def fault_of(path: str, address: str) -> Fault | None:
    """Why ``path`` cannot lead to ``address``, both in the spelling that is stored; else None."""
    redirect = Redirect(path, read_target(address, own_hosts()))
    ground = Ground([path], [redirect.target] if redirect.target else [])
    end = _held(path, ground) or _follow(redirect, {}, ground)
    return end if isinstance(end, Fault) else None


def record_alias(alias: Alias, *, now: datetime) -> int:
    """Save an alias that an editor made or changed; return how many bodies link to it anew.

    Where it leads to an address, that is followed to its end; aliases that led to it lead on.
    Raises AddressError where it cannot be an alias.
    """
    with transaction.atomic():
        if alias.address:
            redirect = Redirect(alias.path, read_target(alias.address, own_hosts()))
            ground = Ground([alias.path], [redirect.target] if redirect.target else [])
            end = _follow(redirect, {}, ground)
            if isinstance(end, Fault):
                raise AddressError(end.value)
            alias.post, alias.address = end.destination.post, end.destination.address
        alias.created_at = alias.created_at or now
        alias.save()
        lead_on({alias.path: Destination(alias.post, alias.address)})
        healed = welcome([alias.path])
        Edition.objects.advance()
    return healed


def record_redirects(redirects: Sequence[Redirect], *, now: datetime) -> Outcome:
    """Save redirects, of which no two have the same path; those that cannot be are refused.

    What a redirect leads to is followed to its end: a post becomes the alias's own post, so that
    the redirect follows it wherever it moves. Aliases that led to one of these paths lead on. One
    that is there already under a path is replaced.
    """
    with transaction.atomic():
        targets = [redirect.target for redirect in redirects if redirect.target]
        ground = Ground([redirect.path for redirect in redirects], targets)
        faults = {each.path: fault for each in redirects if (fault := _held(each.path, ground))}
        standing = {each.path: each for each in redirects if each.path not in faults}
        ends: dict[str, _End] = {}
        for redirect in standing.values():
            end = _follow(redirect, standing, ground)
            if isinstance(end, Fault):
                faults[redirect.path] = end
            else:
                ends[redirect.path] = end
        written = _write(ends, ground, now)
    refused = [Refused(each, faults[each.path]) for each in redirects if each.path in faults]
    return Outcome(written, tuple(refused))


@dataclass(frozen=True)
class _End:
    destination: Destination
    status: AliasStatus


def _held(path: str, ground: Ground) -> Fault | None:
    if path in ground.posts:
        return Fault.POST
    if ground.has_page(path):
        return Fault.PAGE
    return Fault.FILE if ground.has_file(path) else None


def _follow(redirect: Redirect, others: Mapping[str, Redirect], ground: Ground) -> _End | Fault:
    """Follow a redirect over others and over aliases that are there, to where it ends."""
    if redirect.target is None:
        return _End(Destination(), AliasStatus.GONE)
    address, status = ground.address(redirect.target), redirect.status
    suffix, passed = "", {redirect.path}
    while True:
        path = _page_path(address)
        suffix = suffix_of(address) or suffix
        if path in passed:
            return Fault.LOOP
        if path in ground.posts:
            destination = with_suffix(Destination(post=ground.posts[path]), suffix)
            return _End(destination, status)
        step = None if ground.has_file(path) else _step(path, others, ground)
        if step is None:
            return _End(with_suffix(Destination(address=address), suffix), status)
        if not step.destination.is_there:
            return Fault.GONE
        if step.destination.post:
            return _End(with_suffix(step.destination, suffix), _lesser(status, step.status))
        passed.add(path)
        address, status = step.destination.address, _lesser(status, step.status)


def _step(path: str, others: Mapping[str, Redirect], ground: Ground) -> _End | None:
    """The redirect at ``path``: one that is being written, else one that is there; else None."""
    if path in others:
        other = others[path]
        address = ground.address(other.target) if other.target else ""
        return _End(Destination(address=address), other.status)
    alias = ground.aliases.get(path)
    if alias is None or ground.has_page(path):
        return None
    return _End(Destination(alias.post, alias.address), AliasStatus(alias.status))


def _page_path(address: str) -> str:
    """The path under which an alias for ``address`` would be kept; "" for another site."""
    path = path_of(address)
    return addresses.normalize_path(path) if path else ""


def _lesser(one: AliasStatus, other: AliasStatus) -> AliasStatus:
    """What two redirects in a row promise together: permanent only where both are."""
    temporary = AliasStatus.TEMPORARY
    return temporary if temporary in (one, other) else AliasStatus.PERMANENT


def _write(ends: Mapping[str, _End], ground: Ground, now: datetime) -> int:
    aliases = [
        Alias(
            path=path,
            post=end.destination.post,
            address=end.destination.address,
            status=end.status,
            created_at=now,
        )
        for path, end in ends.items()
    ]
    new = [alias for alias in aliases if _differs(alias, ground.aliases.get(alias.path))]
    if not new:
        return 0
    Alias.objects.bulk_create(
        new,
        update_conflicts=True,
        unique_fields=["path"],
        update_fields=["post", "address", "status"],
    )
    lead_on({alias.path: Destination(alias.post, alias.address) for alias in new})
    welcome(alias.path for alias in new)
    Edition.objects.advance()
    return len(new)


def _differs(alias: Alias, present: Alias | None) -> bool:
    if present is None:
        return True
    return (alias.post_id, alias.address, alias.status) != (
        present.post_id,
        present.address,
        present.status,
    )
