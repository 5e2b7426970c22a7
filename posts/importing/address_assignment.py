"""Which address each imported post gets, and which other addresses lead to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, time
from functools import partial
from itertools import count
from zoneinfo import ZoneInfo

from posts import addresses
from posts.errors import AddressError
from posts.frontmatter import Document, name_parts
from posts.messages import Message


@dataclass(frozen=True)
class WantedAddress:
    """The address that one file asks for.

    ``path`` follows the permalink pattern with the post's date in the site's zone;
    ``by_file_name`` is the same with the day of the file's name, or "" where the name has none;
    ``further`` are addresses that should lead to the post as well, the surest first.
    """

    key: str
    slug: str
    path: str
    by_file_name: str
    further: tuple[str, ...]


@dataclass(frozen=True)
class AssignedAddress:
    """The address that a post got; ``owner`` is the key that holds the one it asked for, or ""."""

    slug: str
    path: str
    owner: str = ""


def wanted_address(
    key: str, document: Document, name: str, pattern: str, zone: ZoneInfo
) -> WantedAddress:
    """Work out which address a file asks for.

    The slug is the front matter's, else the file name's without its date, never the title's
    (Jekyll's rule). Raises AddressError when no address can be made.
    """
    parts = name_parts(name)
    slug = addresses.slugify(document.slug or parts.slug)
    if not slug:
        raise AddressError(
            "no slug can be made of the file name {name!r}; add slug: to the file", name=name
        )
    if document.date is None:
        raise AddressError(Message("a post without a date has no address; add date: to the file"))
    path_on = partial(_path, document, document.permalink or pattern)
    local = document.date.astimezone(zone)
    path = path_on(local, slug)
    days = [datetime.combine(parts.date, time(), tzinfo=zone)] if parts.date else []
    by_file_name = path_on(days[0], slug) if days else ""
    further = [by_file_name] if by_file_name else []
    for raw in filter(None, dict.fromkeys((document.slug, parts.slug))):
        for day in (*days, local):
            # A raw file name may hold what no address can ("?"): then nobody can have linked to it.
            with suppress(AddressError):
                further.append(path_on(day, raw))
    further += paths_of(document.aliases)
    return WantedAddress(key, slug, path, by_file_name, tuple(dict.fromkeys(further)))


def _path(document: Document, pattern: str, day: datetime, slug: str) -> str:
    facts = addresses.PermalinkFacts(
        slug=slug,
        date=day,
        categories=document.categories,
        sections=document.sections,
        title=document.title,
    )
    return addresses.expand_permalink(pattern, facts)


def paths_of(aliases: Iterable[str]) -> Iterator[str]:
    """The paths of old addresses as files tell them; what can be no address is passed over."""
    for address in aliases:
        with suppress(AddressError):
            yield addresses.normalize_path(address)


#: Answers which key holds a path now, or None.
PathHolder = Callable[[str], str | None]


def assign_addresses(
    wanted: Iterable[WantedAddress], holder: PathHolder
) -> dict[str, AssignedAddress]:
    """Give each file an address of its own, by key.

    Of several files that ask for one address that nobody else holds, the one whose name tells the
    same day wins (what Jekyll shows, in 44 of 44 cases of the archive), then the first by key. The
    others get the address of their file name's day, or a number behind their slug. Nobody is ever
    overwritten, and who asks again gets what it has.
    """
    ranked = sorted(wanted, key=lambda each: (each.path, each.path != each.by_file_name, each.key))
    given: dict[str, str] = {}
    assigned: dict[str, AssignedAddress] = {}
    displaced: list[WantedAddress] = []
    for each in ranked:
        if each.path in given or holder(each.path) not in (None, each.key):
            displaced.append(each)
        else:
            given[each.path] = each.key
            assigned[each.key] = AssignedAddress(each.slug, each.path)
    for each in sorted(displaced, key=lambda each: each.key):
        second_best = _second_best(each, given, holder)
        given[second_best.path] = each.key
        assigned[each.key] = second_best
    return assigned


def _second_best(
    wanted: WantedAddress, given: Mapping[str, str], holder: PathHolder
) -> AssignedAddress:
    owner = given.get(wanted.path) or holder(wanted.path) or ""

    def is_free(path: str) -> bool:
        return path not in given and holder(path) in (None, wanted.key)

    if wanted.by_file_name and is_free(wanted.by_file_name):
        return AssignedAddress(wanted.slug, wanted.by_file_name, owner)
    for number in count(2):
        slug = f"{wanted.slug}-{number}"
        path = _with_slug(wanted.path, wanted.slug, slug)
        if is_free(path):
            break
    return AssignedAddress(slug, path, owner)


def _with_slug(path: str, old: str, new: str) -> str:
    """Put a new slug in the place of the old; behind the path where a permalink names no slug."""
    head, found, tail = path.rpartition(old)
    return f"{head}{new}{tail}" if found else f"{path.rstrip('/')}-{new.rsplit('-', 1)[1]}/"


def further_addresses(
    wanted: Iterable[WantedAddress], assigned: Mapping[str, AssignedAddress], holder: PathHolder
) -> dict[str, str]:
    """Addresses that should lead to a post, with its key; never one that is a post's own path.

    An address that two posts deserve goes to the one whose file name tells it, then to the first
    by key.
    """
    given = {address.path for address in assigned.values()}
    ranked = sorted(
        (rank, each.key, path)
        for each in wanted
        for rank, path in enumerate(each.further)
        if path not in given
    )
    leading: dict[str, str] = {}
    for _, key, path in ranked:
        if path not in leading and holder(path) is None:
            leading[path] = key
    return leading
