"""Which address each imported post gets, and which other addresses lead to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from posts import addresses
from posts.errors import AddressError
from posts.frontmatter import Document, name_parts
from posts.messages import Message


@dataclass(frozen=True)
class Claim:
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

    @property
    def is_at_home(self) -> bool:
        """Whether the file's name tells the same address as its date."""
        return self.path == self.by_file_name


@dataclass(frozen=True)
class Placement:
    """The address that a post got; ``owner`` is the key that holds the one it asked for, or ""."""

    slug: str
    path: str
    owner: str = ""


def claim_address(key: str, document: Document, name: str, pattern: str, zone: ZoneInfo) -> Claim:
    """Work out which address a file asks for.

    The slug is the front matter's, else the file name's without its date, never the title's
    (Jekyll's rule). Raises AddressError when no address can be made.
    """
    parts = name_parts(name)
    slug = addresses.slugify(document.slug or parts.slug)
    if not slug:
        raise AddressError(
            Message(
                "no slug can be made of the file name {name!r}; add slug: to the file", name=name
            )
        )
    if document.date is None:
        raise AddressError(Message("a post without a date has no address; add date: to the file"))
    maker = _Addresses(document.permalink or pattern, document)
    local = document.date.astimezone(zone)
    path = maker.path(slug, local)
    by_file_name = maker.path(slug, _midnight(parts.date, zone)) if parts.date else ""
    further = [by_file_name] if by_file_name else []
    days = [_midnight(parts.date, zone), local] if parts.date else [local]
    for raw in filter(None, dict.fromkeys((document.slug, parts.slug))):
        for day in days:
            further += maker.path_if_any(raw, day)
    further += [alias for alias in map(_path_or_none, document.aliases) if alias]
    return Claim(key, slug, path, by_file_name, tuple(dict.fromkeys(further)))


@dataclass(frozen=True)
class _Addresses:
    pattern: str
    document: Document

    def path(self, slug: str, day: datetime) -> str:
        facts = addresses.PermalinkFacts(
            slug=slug,
            date=day,
            categories=self.document.categories,
            sections=self.document.sections,
            title=self.document.title,
        )
        return addresses.expand_permalink(self.pattern, facts)

    def path_if_any(self, raw_slug: str, day: datetime) -> list[str]:
        # A raw file name may hold what no address can ("?"): then nobody can have linked to it.
        try:
            return [self.path(raw_slug, day)]
        except AddressError:
            return []


def _path_or_none(address: str) -> str | None:
    try:
        return addresses.normalize_path(address)
    except AddressError:
        return None


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone)


#: Answers which key holds a path now, or None.
Holder = Callable[[str], str | None]


def place(claims: Sequence[Claim], holder: Holder) -> dict[str, Placement]:
    """Give each claim an address of its own, by key.

    Of several claims to one address that nobody else holds, the file whose name tells the same day
    wins (what Jekyll shows, in 44 of 44 cases of the archive), then the first by key. The others
    get the address of their file name's day, or a number behind their slug. Nobody is ever
    overwritten, and who asks again gets what it has.
    """
    ranked = sorted(claims, key=lambda claim: (claim.path, not claim.is_at_home, claim.key))
    given: dict[str, str] = {}
    placements: dict[str, Placement] = {}
    displaced: list[Claim] = []
    for claim in ranked:
        if given.get(claim.path) or (holder(claim.path) or claim.key) != claim.key:
            displaced.append(claim)
        else:
            given[claim.path] = claim.key
            placements[claim.key] = Placement(claim.slug, claim.path)
    for claim in sorted(displaced, key=lambda claim: claim.key):
        placement = _second_best(claim, given, holder)
        given[placement.path] = claim.key
        placements[claim.key] = placement
    return placements


def _second_best(claim: Claim, given: Mapping[str, str], holder: Holder) -> Placement:
    owner = given.get(claim.path) or holder(claim.path) or ""

    def is_free(path: str) -> bool:
        return path not in given and holder(path) in (None, claim.key)

    if claim.by_file_name and is_free(claim.by_file_name):
        return Placement(claim.slug, claim.by_file_name, owner)
    number = 2
    while True:
        slug = f"{claim.slug}-{number}"
        path = _with_slug(claim.path, claim.slug, slug)
        if is_free(path):
            return Placement(slug, path, owner)
        number += 1


def _with_slug(path: str, old: str, new: str) -> str:
    """Put a new slug in the place of the old; behind the path where a permalink names no slug."""
    head, found, tail = path.rpartition(old)
    return f"{head}{new}{tail}" if found else f"{path.rstrip('/')}-{new.rsplit('-', 1)[1]}/"


def further_addresses(
    claims: Iterable[Claim], placements: Mapping[str, Placement], holder: Holder
) -> dict[str, str]:
    """Addresses that should lead to a post, with its key; never one that is a post's own path.

    An address that two posts deserve goes to the one whose file name tells it, then to the first
    by key.
    """
    given = {placement.path for placement in placements.values()}
    ranked = sorted(
        (rank, claim.key, address)
        for claim in claims
        for rank, address in enumerate(claim.further)
        if address not in given
    )
    leading: dict[str, str] = {}
    for _, key, address in ranked:
        if address not in leading and holder(address) is None:
            leading[address] = key
    return leading
