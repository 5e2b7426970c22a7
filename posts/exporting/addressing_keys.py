"""Which posts need a key of their own in their file so that an import gives them their address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from posts.errors import AddressError
from posts.exporting.post_files import with_addressing
from posts.frontmatter import Document
from posts.frontmatter.notations.yaml_writing import Written
from posts.importing.address_assignment import (
    AssignedAddress,
    PathHolder,
    WantedAddress,
    assign_addresses,
    further_addresses,
    wanted_address,
)

#: Each round can only take addresses from others once more; more rounds help nobody.
_ROUNDS = 5


@dataclass(frozen=True)
class PublishedAddress:
    """A published post with the address that it has; ``document`` needs no body."""

    key: str
    name: str
    document: Document
    slug: str
    path: str
    aliases: tuple[str, ...]


def addressing_keys(
    published: Sequence[PublishedAddress], pattern: str, zone: ZoneInfo, holder: PathHolder
) -> dict[str, dict[str, Written]]:
    """The keys, by fact, that each post's file needs for slug, permalink and old addresses.

    A fresh import of all these files is worked out; where it would give a post another address,
    the post gets its slug as a key, and where that is not enough, its path.
    """
    needed: dict[str, dict[str, Written]] = {}
    for _ in range(_ROUNDS):
        wanted = _wanted_addresses(published, needed, pattern, zone)
        if not _correct(published, needed, assign_addresses(wanted, holder)):
            break
    wanted = _wanted_addresses(published, needed, pattern, zone)
    leading = further_addresses(wanted, assign_addresses(wanted, holder), holder)
    for post in published:
        lost = [path for path in post.aliases if leading.get(path) != post.key]
        if lost:
            keys = needed.setdefault(post.key, {})
            keys["aliases"] = tuple(dict.fromkeys((*post.document.aliases, *lost)))
    return needed


def _wanted_addresses(
    published: Sequence[PublishedAddress],
    needed: Mapping[str, Mapping[str, Written]],
    pattern: str,
    zone: ZoneInfo,
) -> list[WantedAddress]:
    """What an import of the files with the keys that are ``needed`` would ask for."""
    wanted = []
    for post in published:
        document = with_addressing(post.document, needed.get(post.key, {}))
        try:
            wanted.append(wanted_address(post.key, document, post.name, pattern, zone))
        except AddressError:
            # Then the file needs its path told in full.
            continue
    return wanted


def _correct(
    published: Sequence[PublishedAddress],
    needed: dict[str, dict[str, Written]],
    assigned: Mapping[str, AssignedAddress],
) -> bool:
    """Add a key for each post that would get another address; whether any was added."""
    corrected = False
    for post in published:
        address = assigned.get(post.key)
        keys = needed.setdefault(post.key, {})
        if address and (address.path, address.slug) == (post.path, post.slug):
            continue
        if post.slug and "slug" not in keys:
            keys["slug"] = post.slug
        elif "permalink" not in keys:
            keys["permalink"] = post.path
        else:
            continue
        corrected = True
    return corrected
