"""Before anything is written: which files are new or changed, and which address each asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from zoneinfo import ZoneInfo

from django.db.models import OuterRef, Subquery

from posts.batches import in_batches
from posts.errors import AddressError, FrontMatterError
from posts.importing.address_assignment import (
    Claim,
    Placement,
    claim_address,
    further_addresses,
    place,
)
from posts.importing.agreement import Agreement, Comparison
from posts.importing.article_files import (
    Head,
    ReadOptions,
    Refusal,
    article_bytes,
    difference_from,
    digest,
    read_head,
)
from posts.importing.path_register import PathRegister
from posts.importing.relations import wishing_fields
from posts.importing.report import Collision, Conflict, Rejected, Remark, Report
from posts.importing.sources import Site, SourceFile, leads_out, printable
from posts.importing.workers import Readers
from posts.messages import Message
from posts.models import Post, Relation, Revision, RevisionKind


@dataclass(frozen=True)
class Known:
    """What the database knows of a file from an earlier import.

    ``edited`` is true when somebody changed the post here since then, ``merged`` when it was merged
    into another one: then no file brings it back, ``turned`` when an article beside it was.
    ``name`` is that of the file it came from.
    """

    post_id: int
    sha256: str
    path: str | None
    edited: bool
    merged: bool
    turned: bool
    name: str

    def may_agree(self, source: SourceFile) -> bool:
        """Whether the post may say what a changed file says although it never came from that."""
        return self.edited or self.merged or self.turned or self.name != source.name


@dataclass(frozen=True)
class Survey:
    """The files that are to be written, with the address of each and those that lead to it.

    ``agreeing`` are changed files that say what their posts, edited here, say by now.
    """

    heads: Mapping[str, Head]
    placements: Mapping[str, Placement]
    aliases: Mapping[str, list[str]]
    known: Mapping[str, Known]
    agreeing: tuple[Agreement, ...]


@dataclass(frozen=True)
class SiteRules:
    """How this site's files are read and how its addresses are made."""

    reading: ReadOptions
    zone: ZoneInfo
    permalink: str
    overwrite: bool


def survey_site(site: Site, rules: SiteRules, report: Report, readers: Readers) -> Survey:
    """Read the head of every new or changed file and give it its address.

    Unchanged, rejected and conflicting files are counted in ``report``.
    """
    known = _known_files(site)
    if site.is_whole:
        _report_disappeared(site, report)
    heads, agreeing = _changed_heads(site, rules, known, report, readers)
    claims = _claims(heads, rules, report)
    register = PathRegister()
    register.look_up(path for claim in claims for path in (claim.path, *claim.further))
    placements = place(claims, register.holder)
    aliases: dict[str, list[str]] = {}
    for address, key in further_addresses(claims, placements, register.holder).items():
        aliases.setdefault(key, []).append(address)
    _report_collisions(claims, placements, report)
    return Survey(heads, placements, aliases, known, tuple(agreeing))


def _known_files(site: Site) -> dict[str, Known]:
    last_change = Revision.objects.filter(post=OuterRef("pk")).order_by("-number").values("kind")
    turned = set(
        Relation.objects.filter(target__absorbed__isnull=False).values_list("post", flat=True)
    )
    known = {}
    for some in in_batches(file.key for file in site.files):
        rows = Post.articles.filter(source_key__in=some).annotate(last=Subquery(last_change[:1]))
        for key, pk, sha256, path, last, merge, name in rows.values_list(
            "source_key", "pk", "source_hash", "path", "last", "merge", "source_name"
        ):
            edited = last != RevisionKind.IMPORT
            is_merged, is_turned = merge is not None, pk in turned
            known[str(key)] = Known(pk, sha256, path, edited, is_merged, is_turned, name)
    return known


def _changed_heads(
    site: Site,
    rules: SiteRules,
    known: Mapping[str, Known],
    report: Report,
    readers: Readers,
) -> tuple[dict[str, Head], list[Agreement]]:
    """The heads of the files that are to be written, and the files that agree with their posts."""
    heads: dict[str, Head] = {}
    agreeing: list[Agreement] = []
    comparison = Comparison(site, rules.reading, rules.permalink, readers)
    named = _with_names_of_their_own(site, report)
    changed = [source for source in named if _is_new(source, known.get(source.key), report)]
    for head in readers.each(partial(read_head, options=rules.reading), changed):
        if isinstance(head, Refusal):
            report.rejected.append(Rejected(head.source.name, head.line, head.reason))
            continue
        source, before = head.source, known.get(head.source.key)
        may_agree = before is not None and before.may_agree(source)
        agreement = comparison.agreement(source, before.post_id) if before and may_agree else None
        if agreement:
            agreeing.append(agreement)
            report.unchanged += 1
            continue
        if before and (before.edited or before.merged):
            overwritten = rules.overwrite and not before.merged
            diff = _difference(before, source, rules, readers)
            kept = "file" if overwritten else "edit"
            report.conflicts.append(Conflict(source.name, before.path or "", kept, diff))
            if not overwritten:
                continue
        kept_fields = wishing_fields(head.document.fields)
        heads[source.key] = replace(head, document=replace(head.document, fields=kept_fields))
    return heads, agreeing


def _with_names_of_their_own(site: Site, report: Report) -> list[SourceFile]:
    """The files by whose names they can be found again; the others are rejected."""
    root = site.root.resolve()
    named: dict[str, SourceFile] = {}
    for source in site.files:
        if printable(str(source.path)) != str(source.path):
            reason = Message("its name is no UTF-8; rename it")
        elif not source.is_part and leads_out(source.path, root):
            reason = Message("a link that leads out of the site's folder")
        elif source.key in named:
            reason = Message(
                "its name is that of another file, written in other characters; rename it"
            )
        else:
            named[source.key] = source
            continue
        report.rejected.append(Rejected(source.name, None, reason))
    return list(named.values())


def _is_new(source: SourceFile, before: Known | None, report: Report) -> bool:
    """Whether a file is to be read; one that cannot be, or that is as it was, is counted."""
    try:
        data = article_bytes(source)
    except FrontMatterError as error:
        report.rejected.append(Rejected(source.name, error.line, error.reason))
        return False
    if before and before.sha256 == digest(data):
        report.unchanged += 1
        return False
    return True


def _difference(before: Known, source: SourceFile, rules: SiteRules, readers: Readers) -> str:
    """What the file would change in the post, or why that cannot be told."""
    post = Post.objects.only("title", "body").get(pk=before.post_id)
    compare = partial(difference_from, ours=(post.title, post.body), options=rules.reading)
    try:
        diff = readers.one(compare, source)
    except FrontMatterError as error:
        return f"({error.reason})"
    return diff if isinstance(diff, str) else f"({diff.reason})"


def _report_disappeared(site: Site, report: Report) -> None:
    """List the posts whose file a whole site does not hold any more."""
    there = {file.key for file in site.files}
    rows = Post.articles.filter(source_key__startswith=f"{site.name}/").order_by("source_key")
    for key, path in rows.values_list("source_key", "path").iterator():
        if key not in there:
            report.disappeared.append(path or str(key))


def _claims(heads: dict[str, Head], rules: SiteRules, report: Report) -> list[Claim]:
    """The addresses that the heads ask for; heads that can have none are taken out of ``heads``."""
    claims = []
    for key, head in list(heads.items()):
        document, source = head.document, head.source
        report.notes += [Remark(source.name, None, note) for note in document.notes]
        if document.draft or document.date is None:
            continue
        # The name of an export tells nothing of its items.
        name = "" if source.is_part else source.name
        try:
            claim = claim_address(key, document, name, rules.permalink, rules.zone)
        except AddressError as error:
            report.rejected.append(Rejected(source.name, None, str(error)))
            del heads[key]
            continue
        claims.append(claim)
    return claims


def _report_collisions(
    claims: list[Claim], placements: Mapping[str, Placement], report: Report
) -> None:
    for claim in claims:
        placement = placements[claim.key]
        if placement.owner:
            report.collisions.append(
                Collision(claim.key, claim.path, placement.owner, placement.path)
            )
