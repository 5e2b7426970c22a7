"""Before any article is written: who holds which path, and which address each article gets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from posts.batches import in_batches
from posts.errors import AddressError
from posts.importing.address_assignment import (
    AssignedAddress,
    WantedAddress,
    assign_addresses,
    further_addresses,
    wanted_address,
)
from posts.importing.article_files import ParsedFile, SiteRules
from posts.importing.import_context import ImportContext
from posts.importing.report import Collision, Rejected, Remark
from posts.messages import Message
from posts.models import Post, PostKind
from posts.workflow import is_reserved


class PathRegister:
    """Remembers who holds a path; asks the database once for each path."""

    #: The holder of a path at which a route of the site's own answers.
    THE_SITE = Message("a page of the site")

    def __init__(self) -> None:
        self._holders: dict[str, str | None] = {}

    def look_up(self, paths: Iterable[str]) -> None:
        """Ask for many paths at once, so that ``holder`` has them at hand."""
        new = [path for path in dict.fromkeys(paths) if path not in self._holders]
        self._holders.update((path, self.THE_SITE if is_reserved(path) else None) for path in new)
        for some in in_batches(new):
            rows = Post.objects.filter(path__in=some).values_list(
                "path", "source_key", "kind", "pk"
            )
            for path, key, kind, pk in rows:
                # What was written here has no key: any word that is no key will do.
                own = Message("post {pk}", pk=pk)
                own = own if kind == PostKind.ARTICLE else Message("fixed page {pk}", pk=pk)
                self._holders[str(path)] = key or own

    def holder(self, path: str) -> str | None:
        """The key of the post or page that holds ``path``, or None."""
        if path not in self._holders:
            self.look_up([path])
        return self._holders[path]


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
            # A draft has no address.
            if not document.draft and document.date is not None:
                wanted.append(wanted_by_file(head, context.rules))
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
    context.report.collisions += [
        Collision(each.key, each.path, given.owner, given.path)
        for each in wanted
        if (given := assigned[each.key]).owner
    ]
    return ImportPlan(planned, assigned, aliases)


def wanted_by_file(file: ParsedFile, rules: SiteRules) -> WantedAddress:
    """The address that a file of a site asks for. Raises AddressError."""
    source = file.source
    # The name of an export tells nothing of its items.
    name = "" if source.is_part else source.name
    zone = rules.reading.zone
    return wanted_address(source.key, file.document, name, rules.permalink, zone)
