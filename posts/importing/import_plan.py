"""Before any article is written: which address each of them gets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from posts.errors import AddressError
from posts.importing.address_assignment import (
    AssignedAddress,
    WantedAddress,
    assign_addresses,
    further_addresses,
    wanted_address,
)
from posts.importing.article_files import ParsedFile
from posts.importing.import_context import ImportContext
from posts.importing.path_register import PathRegister
from posts.importing.report import Collision, Rejected, Remark, Report


@dataclass(frozen=True)
class ImportPlan:
    """The files that are to be written, by key, with the address that each gets.

    A file without an address becomes a draft. ``aliases`` are further addresses that lead to a
    post, by its key.
    """

    heads: Mapping[str, ParsedFile]
    addresses: Mapping[str, AssignedAddress]
    aliases: Mapping[str, list[str]] = field(default_factory=dict)


def plan_articles(context: ImportContext, heads: Mapping[str, ParsedFile]) -> ImportPlan:
    """Give each of these articles its address; one that can have none is rejected."""
    planned: dict[str, ParsedFile] = {}
    wanted: list[WantedAddress] = []
    for key, head in heads.items():
        name, document = head.source.name, head.document
        context.report.notes += [Remark(name, None, note) for note in document.notes]
        try:
            wanted += _wanted_addresses(context, key, head)
        except AddressError as error:
            context.report.rejected.append(Rejected(name, None, str(error)))
        else:
            planned[key] = head
    register = PathRegister()
    register.look_up(path for each in wanted for path in (each.path, *each.further))
    assigned = assign_addresses(wanted, register.holder)
    aliases: dict[str, list[str]] = {}
    for address, key in further_addresses(wanted, assigned, register.holder).items():
        aliases.setdefault(key, []).append(address)
    _report_collisions(wanted, assigned, context.report)
    return ImportPlan(planned, assigned, aliases)


def _wanted_addresses(context: ImportContext, key: str, head: ParsedFile) -> list[WantedAddress]:
    """The address that a file asks for; none for a draft. Raises AddressError."""
    document, source, rules = head.document, head.source, context.rules
    if document.draft or document.date is None:
        return []
    # The name of an export tells nothing of its items.
    name = "" if source.is_part else source.name
    return [wanted_address(key, document, name, rules.permalink, rules.zone)]


def _report_collisions(
    wanted: Sequence[WantedAddress], assigned: Mapping[str, AssignedAddress], report: Report
) -> None:
    for each in wanted:
        given = assigned[each.key]
        if given.owner:
            report.collisions.append(Collision(each.key, each.path, given.owner, given.path))
