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
    Claim,
    Holder,
    Placement,
    claim_address,
    further_addresses,
    place,
)

#: Each round can only take addresses from others once more; more rounds help nobody.
_ROUNDS = 5


@dataclass(frozen=True)
class Standing:
    """A published post with the address that it has; ``document`` needs no body."""

    key: str
    name: str
    document: Document
    slug: str
    path: str
    aliases: tuple[str, ...]


def addressing_keys(
    standings: Sequence[Standing], pattern: str, zone: ZoneInfo, holder: Holder
) -> dict[str, dict[str, Written]]:
    """The keys, by fact, that each post's file needs for slug, permalink and old addresses.

    A fresh import of all these files is worked out; where it would give a post another address,
    the post gets its slug as a key, and where that is not enough, its path.
    """
    needed: dict[str, dict[str, Written]] = {}
    for _ in range(_ROUNDS):
        claims = _claims(standings, needed, pattern, zone)
        placements = place(list(claims.values()), holder)
        if not _correct(standings, needed, placements):
            break
    claims = _claims(standings, needed, pattern, zone)
    placements = place(list(claims.values()), holder)
    leading = further_addresses(claims.values(), placements, holder)
    for standing in standings:
        lost = [path for path in standing.aliases if leading.get(path) != standing.key]
        if lost:
            told = needed.setdefault(standing.key, {})
            told["aliases"] = tuple(dict.fromkeys((*standing.document.aliases, *lost)))
    return needed


def _claims(
    standings: Sequence[Standing],
    needed: Mapping[str, Mapping[str, Written]],
    pattern: str,
    zone: ZoneInfo,
) -> dict[str, Claim]:
    claims = {}
    for standing in standings:
        document = with_addressing(standing.document, needed.get(standing.key, {}))
        try:
            claims[standing.key] = claim_address(
                standing.key, document, standing.name, pattern, zone
            )
        except AddressError:
            # Then the file needs its path told in full.
            continue
    return claims


def _correct(
    standings: Sequence[Standing],
    needed: dict[str, dict[str, Written]],
    placements: Mapping[str, Placement],
) -> bool:
    corrected = False
    for standing in standings:
        placement = placements.get(standing.key)
        told = needed.setdefault(standing.key, {})
        if placement and placement.path == standing.path and placement.slug == standing.slug:
            continue
        if standing.slug and "slug" not in told:
            told["slug"] = standing.slug
        elif "permalink" not in told:
            told["permalink"] = standing.path
        else:
            continue
        corrected = True
    return corrected
