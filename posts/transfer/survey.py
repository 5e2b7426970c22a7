"""Before anything is written: which files are new or changed, and which address each asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from django.db.models import OuterRef, Subquery

from posts.errors import AddressError, FrontMatterError
from posts.frontmatter import Document
from posts.models import Post, Revision, RevisionKind
from posts.transfer.chunks import in_chunks
from posts.transfer.differences import difference
from posts.transfer.paths import CHUNK, PathRegister
from posts.transfer.placing import Claim, Placement, claim_address, further_addresses, place
from posts.transfer.reading import Head, ReadOptions, Refusal, digest, read_document
from posts.transfer.report import Collision, Conflict, Rejected, Remark, Report
from posts.transfer.sources import Site, read_bytes


@dataclass(frozen=True)
class Known:
    """What the database knows of a file from an earlier import.

    ``edited`` is true when somebody changed the post here since then.
    """

    post_id: int
    sha256: str
    path: str | None
    edited: bool


@dataclass(frozen=True)
class Survey:
    """The files that are to be written, with the address of each and those that lead to it."""

    heads: Mapping[str, Head]
    placements: Mapping[str, Placement]
    aliases: Mapping[str, list[str]]
    known: Mapping[str, Known]


@dataclass(frozen=True)
class SiteRules:
    """How this site's files are read and how its addresses are made."""

    reading: ReadOptions
    zone: ZoneInfo
    permalink: str
    overwrite: bool


def survey_site(site: Site, rules: SiteRules, report: Report) -> Survey:
    """Read the head of every new or changed file and give it its address.

    Unchanged, rejected and conflicting files are counted in ``report``.
    """
    known = _known_files(site)
    if site.is_whole:
        _report_disappeared(site, report)
    heads = _changed_heads(site, rules, known, report)
    claims = _claims(heads, rules, report)
    register = PathRegister()
    register.look_up(path for claim in claims for path in (claim.path, *claim.further))
    placements = place(claims, register.holder)
    aliases: dict[str, list[str]] = {}
    for address, key in further_addresses(claims, placements, register.holder).items():
        aliases.setdefault(key, []).append(address)
    _report_collisions(claims, placements, report)
    return Survey(heads, placements, aliases, known)


def _known_files(site: Site) -> dict[str, Known]:
    last_change = Revision.objects.filter(post=OuterRef("pk")).order_by("-number").values("kind")
    known = {}
    for chunk in in_chunks((file.key for file in site.files), CHUNK):
        rows = Post.objects.filter(source_key__in=chunk).annotate(last=Subquery(last_change[:1]))
        for key, pk, sha256, path, last in rows.values_list(
            "source_key", "pk", "source_hash", "path", "last"
        ):
            known[str(key)] = Known(pk, sha256, path, last != RevisionKind.IMPORT)
    return known


def _changed_heads(
    site: Site, rules: SiteRules, known: Mapping[str, Known], report: Report
) -> dict[str, Head]:
    heads: dict[str, Head] = {}
    for source in site.files:
        before = known.get(source.key)
        try:
            data = read_bytes(source.path)
        except FrontMatterError as error:
            report.rejected.append(Rejected(source.name, error.line, error.reason))
            continue
        if before and before.sha256 == digest(data):
            report.unchanged += 1
            continue
        document = read_document(source, data, rules.reading)
        if isinstance(document, Refusal):
            report.rejected.append(Rejected(source.name, document.line, document.reason))
            continue
        if before and before.edited:
            kept = "file" if rules.overwrite else "edit"
            diff = _difference(before.post_id, document)
            report.conflicts.append(Conflict(source.name, before.path or "", kept, diff))
            if not rules.overwrite:
                continue
        heads[source.key] = Head(source, digest(data), replace(document, body=""))
    return heads


def _difference(post_id: int, document: Document) -> str:
    """What the file would change in the post."""
    post = Post.objects.only("title", "body").get(pk=post_id)
    return difference((post.title, post.body), (document.title, document.body))


def _report_disappeared(site: Site, report: Report) -> None:
    """List the posts whose file a whole site does not hold any more."""
    there = {file.key for file in site.files}
    rows = Post.objects.filter(source_key__startswith=f"{site.name}/").order_by("source_key")
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
        try:
            claim = claim_address(key, document, source.name, rules.permalink, rules.zone)
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
