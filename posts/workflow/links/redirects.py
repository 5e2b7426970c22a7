"""Redirects that people ask for: each leads straight to where it ends, never to another one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from django.db import transaction

from posts import addresses
from posts.errors import AddressError
from posts.messages import Message
from posts.models import Alias, AliasStatus, Edition, PostKind
from posts.workflow.links.address_index import AddressIndex
from posts.workflow.links.aliases import (
    AliasTarget,
    flatten_redirect_chains,
    with_suffix,
    write_aliases,
)
from posts.workflow.links.internal_links import own_hosts, resolve_dangling_links
from posts.workflow.links.redirect_targets import (
    RedirectTarget,
    parse_redirect_path,
    parse_redirect_target,
    path_of_address,
    suffix_of_address,
)


class RedirectFault(Enum):
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
    target: RedirectTarget | None
    status: AliasStatus = AliasStatus.PERMANENT

    @property
    def paths(self) -> tuple[str, str]:
        """Both its ends on this site; the second is "" where it has none."""
        return self.path, self.target.path if self.target else ""


@dataclass(frozen=True)
class RedirectOutcome:
    """What came of redirects: those that were refused, and why.

    ``written`` counts the new ones and those that lead elsewhere now.
    """

    written: int
    refused: tuple[tuple[Redirect, RedirectFault], ...]


def parse_redirect(old: str, new: str, status: AliasStatus, hosts: Collection[str]) -> Redirect:
    """Read a redirect as somebody wrote it; ``new`` is "" where the address is gone.

    ``hosts`` are this site's own, so that its full URLs are known. Raises AddressError where one
    of the two is no address, or the status does not fit them.
    """
    path = parse_redirect_path(old, hosts)
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
    return Redirect(path, parse_redirect_target(new, hosts), status)


def normalize_redirect_target(text: str) -> str:
    """A target as somebody wrote it, in the spelling that answers; raises AddressError."""
    target = parse_redirect_target(text, own_hosts())
    return AddressIndex([target.path]).address(target)


def redirect_fault_of(path: str, address: str) -> RedirectFault | None:
    """Why ``path`` cannot lead to ``address``, both in the spelling that is stored; else None."""
    redirect = Redirect(path, parse_redirect_target(address, own_hosts()))
    index = AddressIndex(redirect.paths)
    end = _taken_by(path, index) or _follow(redirect, {}, index)
    return end if isinstance(end, RedirectFault) else None


def record_alias(alias: Alias, *, now: datetime) -> int:
    """Save an alias that an editor made or changed; return how many bodies link to it anew.

    Where it leads to an address, that is followed to its end; aliases that led to it lead on.
    Raises AddressError where it cannot be an alias.
    """
    with transaction.atomic():
        if alias.address:
            redirect = Redirect(alias.path, parse_redirect_target(alias.address, own_hosts()))
            end = _follow(redirect, {}, AddressIndex(redirect.paths))
            if isinstance(end, RedirectFault):
                raise AddressError(end.value)
            alias.post, alias.address = end.post, end.address
        alias.created_at = alias.created_at or now
        alias.save()
        flatten_redirect_chains({alias.path: AliasTarget.of(alias)})
        changed = resolve_dangling_links([alias.path])
        Edition.objects.advance()
    return changed


def record_redirects(redirects: Sequence[Redirect], *, now: datetime) -> RedirectOutcome:
    """Save redirects, of which no two have the same path; those that cannot be are refused.

    What a redirect leads to is followed to its end: a post becomes the alias's own post, so that
    the redirect follows it wherever it moves. Aliases that led to one of these paths lead on. One
    that is there already under a path is replaced.
    """
    with transaction.atomic():
        index = AddressIndex(path for redirect in redirects for path in redirect.paths)
        faults = {each.path: fault for each in redirects if (fault := _taken_by(each.path, index))}
        standing = {each.path: each for each in redirects if each.path not in faults}
        ends: dict[str, AliasTarget] = {}
        for redirect in standing.values():
            end = _follow(redirect, standing, index)
            if isinstance(end, RedirectFault):
                faults[redirect.path] = end
            else:
                ends[redirect.path] = end
        written = _write(ends, index, now)
    refused = [(each, faults[each.path]) for each in redirects if each.path in faults]
    return RedirectOutcome(written, tuple(refused))


def _taken_by(path: str, index: AddressIndex) -> RedirectFault | None:
    post = index.posts.get(path)
    if post is not None:
        return RedirectFault.POST if post.kind == PostKind.ARTICLE else RedirectFault.PAGE
    if index.has_route(path):
        return RedirectFault.PAGE
    return RedirectFault.FILE if index.has_file(path) else None


def _follow(
    redirect: Redirect, others: Mapping[str, Redirect], index: AddressIndex
) -> AliasTarget | RedirectFault:
    """Follow a redirect over others and over aliases that are there, to where it ends."""
    if redirect.target is None:
        return AliasTarget(status=AliasStatus.GONE)
    address, status = index.address(redirect.target), redirect.status
    suffix, passed = "", {redirect.path}
    while True:
        path = _page_path(address)
        suffix = suffix_of_address(address) or suffix
        if path in passed:
            return RedirectFault.LOOP
        if path in index.posts:
            return with_suffix(AliasTarget(index.posts[path], status=status), suffix)
        step = None if index.has_file(path) else _next_redirect(path, others, index)
        if step is None:
            return with_suffix(AliasTarget(address=address, status=status), suffix)
        if not step.is_there:
            return RedirectFault.GONE
        status = _weaker_status(status, step.status)
        if step.post:
            return with_suffix(replace(step, status=status), suffix)
        passed.add(path)
        address = step.address


def _next_redirect(
    path: str, others: Mapping[str, Redirect], index: AddressIndex
) -> AliasTarget | None:
    """The redirect at ``path``: one that is being written, else one that is there; else None."""
    if path in others:
        other = others[path]
        address = index.address(other.target) if other.target else ""
        return AliasTarget(address=address, status=other.status)
    alias = index.alias_at(path)
    return AliasTarget.of(alias) if alias else None


def _page_path(address: str) -> str:
    """The path under which an alias for ``address`` would be kept; "" for another site."""
    path = path_of_address(address)
    return addresses.normalize_path(path) if path else ""


def _weaker_status(one: AliasStatus, other: AliasStatus) -> AliasStatus:
    """What two redirects in a row promise together: permanent only where both are."""
    temporary = AliasStatus.TEMPORARY
    return temporary if temporary in (one, other) else AliasStatus.PERMANENT


def _write(ends: Mapping[str, AliasTarget], index: AddressIndex, now: datetime) -> int:
    """Save those that are new or lead elsewhere than before; return how many."""
    before = {path: AliasTarget.of(alias) for path, alias in index.aliases.items()}
    new = {path: target for path, target in ends.items() if target != before.get(path)}
    if new:
        write_aliases(new, now=now)
        flatten_redirect_chains(new)
        resolve_dangling_links(new)
        Edition.objects.advance()
    return len(new)
