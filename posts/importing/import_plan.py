"""Before anything is written: which files are new or changed, and which address each asks for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from operator import attrgetter
from pathlib import Path

from django.db.models import OuterRef, Subquery

from posts.batches import PER_STATEMENT, in_batches_by_weight
from posts.errors import AddressError, FrontMatterError
from posts.importing.address_assignment import (
    AssignedAddress,
    WantedAddress,
    assign_addresses,
    further_addresses,
    wanted_address,
)
from posts.importing.article_files import (
    OpenedFile,
    ParsedFile,
    SiteRules,
    difference,
    open_file,
    parse_file,
)
from posts.importing.containers.source_keys import declared_key
from posts.importing.file_access import leads_out, printable
from posts.importing.file_agreement import Agreement, AgreementCheck, names_its_relations
from posts.importing.import_context import ImportContext
from posts.importing.path_register import PathRegister
from posts.importing.relations import keys_by_stem, related_fields
from posts.importing.report import Collision, Conflict, Rejected, Remark, Report
from posts.importing.sources import Site, SourceFile
from posts.importing.workers import WorkerPool
from posts.messages import Message
from posts.models import Post, Relation, Revision, RevisionKind

#: Files are opened and looked up together until they have so many bytes.
_BYTES_AT_ONCE = 8 * 1024 * 1024


@dataclass(frozen=True)
class ImportedPost:
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
        return self.is_in_conflict or self.turned or self.name != source.name

    @property
    def is_in_conflict(self) -> bool:
        """Whether a changed file that says something else may not just overwrite the post."""
        return self.edited or self.merged


@dataclass(frozen=True)
class ImportPlan:
    """The files that are to be written, with the address of each and those that lead to it.

    ``agreeing`` are changed files that say what their posts, edited here, say by now. ``files``
    are all files of the site, by the keys that they turned out to have.
    """

    heads: Mapping[str, ParsedFile]
    addresses: Mapping[str, AssignedAddress]
    aliases: Mapping[str, list[str]]
    agreeing: tuple[Agreement, ...]
    files: tuple[SourceFile, ...]


def plan_import(context: ImportContext) -> ImportPlan:
    """Read the head of every new or changed file and give it its address.

    Unchanged, rejected and conflicting files are counted in the report.
    """
    site, rules, report, pool = context.site, context.rules, context.report, context.pool
    files = _Files(site, report)
    changed = list(_changed_files(files, rules, report, pool))
    if site.is_whole:
        _report_disappeared(site.name, files.sources, report)
    heads, agreeing = _settled(changed, files, rules, report)
    wanted = _wanted_addresses(heads, rules, report)
    register = PathRegister()
    register.look_up(path for each in wanted for path in (each.path, *each.further))
    assigned = assign_addresses(wanted, register.holder)
    aliases: dict[str, list[str]] = {}
    for address, key in further_addresses(wanted, assigned, register.holder).items():
        aliases.setdefault(key, []).append(address)
    _report_collisions(wanted, assigned, report)
    return ImportPlan(heads, assigned, aliases, tuple(agreeing), tuple(files.sources))


@dataclass
class _Files:
    """The files of one site, each opened once.

    ``sources`` are all of them, by the keys that they turned out to have; ``known`` are the posts
    of those that came with an earlier import.
    """

    site: Site
    report: Report
    sources: list[SourceFile] = field(default_factory=list)
    known: dict[str, ImportedPost] = field(default_factory=dict)

    def changed(self) -> Iterator[OpenedFile]:
        """The files that are new or changed; the others are counted."""
        size = attrgetter("size")
        turned = _turned_posts()
        for batch in in_batches_by_weight(self._opened(), PER_STATEMENT, size, _BYTES_AT_ONCE):
            self.known |= _known_files([file.source.key for file in batch], turned)
            for file in batch:
                before = self.known.get(file.source.key)
                if before and before.sha256 == file.sha256:
                    self.report.unchanged += 1
                else:
                    yield file

    def _opened(self) -> Iterator[OpenedFile]:
        """The files that can be read, and found again by their names; the others are rejected."""
        root = self.site.root.resolve()
        keys: set[str] = set()
        for source in self.site.files:
            try:
                file = _opened_file(source, root, keys, declares=not self.site.export)
            except FrontMatterError as error:
                self.report.rejected.append(Rejected(source.name, error.line, error.reason))
                self.sources.append(source)
            else:
                keys.add(file.source.key)
                self.sources.append(file.source)
                yield file


def _opened_file(
    source: SourceFile, root: Path, keys: Collection[str], *, declares: bool
) -> OpenedFile:
    """Open a file below ``root`` under the key that it declares, unless ``keys`` have it already.

    Raises FrontMatterError where it cannot be read, or not be found again by its name.
    """
    if printable(str(source.path)) != str(source.path):
        raise FrontMatterError(Message("its name is no UTF-8; rename it"))
    if not source.is_part and leads_out(source.path, root):
        raise FrontMatterError(Message("a link that leads out of the site's folder"))
    file = open_file(source)
    key = declared_key(file.data) if declares else None
    if key and key not in keys:
        return replace(file, source=replace(source, key=key))
    if source.key in keys:
        raise FrontMatterError(
            Message("its name is that of another file, written in other characters; rename it")
        )
    return file


def _turned_posts() -> set[int]:
    """The posts beside which an article stood that was merged into another one."""
    rows = Relation.objects.filter(target__absorbed__isnull=False)
    return set(rows.values_list("post", flat=True))


def _known_files(keys: Sequence[str], turned: Collection[int]) -> dict[str, ImportedPost]:
    last_change = Revision.objects.filter(post=OuterRef("pk")).order_by("-number").values("kind")
    rows = Post.articles.filter(source_key__in=keys).annotate(last=Subquery(last_change[:1]))
    columns = ("source_key", "pk", "source_hash", "path", "last", "merge", "source_name")
    return {
        str(key): ImportedPost(
            post_id=pk,
            sha256=sha256,
            path=path,
            edited=last != RevisionKind.IMPORT,
            merged=merge is not None,
            turned=pk in turned,
            name=name,
        )
        for key, pk, sha256, path, last, merge, name in rows.values_list(*columns)
    }


@dataclass(frozen=True)
class _ChangedFile:
    """A changed file without its words.

    ``agreement`` is there where it says what its post, edited here, says by now; ``diff`` where
    the two are in conflict.
    """

    head: ParsedFile
    before: ImportedPost | None
    agreement: Agreement | None = None
    diff: str = ""


def _changed_files(
    files: _Files, rules: SiteRules, report: Report, pool: WorkerPool
) -> Iterator[_ChangedFile]:
    """Parse what is new or changed, and compare it with the posts that were edited here."""
    check = AgreementCheck(files.site, rules.reading, rules.permalink)
    refused: list[Rejected] = []
    for file in pool.each(partial(parse_file, options=rules.reading), files.changed()):
        if isinstance(file, Rejected):
            refused.append(file)
            continue
        before = files.known.get(file.source.key)
        if before is None or not before.may_agree(file.source):
            yield _ChangedFile(_head_of(file), before)
            continue
        post = Post.objects.select_related("category", "cover", "series").get(pk=before.post_id)
        agreement = check.agreement(file, post)
        diff = _difference(post, file, pool) if before.is_in_conflict and not agreement else ""
        yield _ChangedFile(_head_of(file), before, agreement, diff)
    report.rejected += refused


def _head_of(file: ParsedFile) -> ParsedFile:
    """What must be known of every file before any address is given."""
    head = file.without_words()
    return replace(
        head, document=replace(head.document, fields=related_fields(head.document.fields))
    )


def _difference(post: Post, file: ParsedFile, pool: WorkerPool) -> str:
    """What the file would change in the post, or why that cannot be told."""
    compare = partial(difference, (post.title, post.body))
    try:
        return pool.one(compare, (file.document.title, file.document.body))
    except FrontMatterError as error:
        return f"({error.reason})"


def _settled(
    changed: Sequence[_ChangedFile], files: _Files, rules: SiteRules, report: Report
) -> tuple[dict[str, ParsedFile], list[Agreement]]:
    """The heads of the files that are to be written, and the files that agree with their posts."""
    heads: dict[str, ParsedFile] = {}
    agreeing: list[Agreement] = []
    may_agree = any(file.agreement for file in changed)
    stems = keys_by_stem(files.site.name, files.sources) if may_agree else {}
    for file in changed:
        source, before = file.head.source, file.before
        if file.agreement and names_its_relations(file.agreement, stems):
            agreeing.append(file.agreement)
            report.unchanged += 1
            continue
        if before and before.is_in_conflict:
            overwritten = rules.overwrite and not before.merged
            kept = "file" if overwritten else "edit"
            report.conflicts.append(Conflict(source.name, before.path or "", kept, file.diff))
            if not overwritten:
                continue
        heads[source.key] = file.head
    return heads, agreeing


def _report_disappeared(site: str, files: Sequence[SourceFile], report: Report) -> None:
    """List the posts whose file a whole site does not hold any more."""
    there = {file.key for file in files}
    rows = Post.articles.filter(source_key__startswith=f"{site}/").order_by("source_key")
    for key, path in rows.values_list("source_key", "path").iterator():
        if key not in there:
            report.disappeared.append(path or str(key))


def _wanted_addresses(
    heads: dict[str, ParsedFile], rules: SiteRules, report: Report
) -> list[WantedAddress]:
    """The addresses that the heads ask for; heads that can have none are taken out of ``heads``."""
    wanted = []
    for key, head in list(heads.items()):
        document, source = head.document, head.source
        report.notes += [Remark(source.name, None, note) for note in document.notes]
        if document.draft or document.date is None:
            continue
        # The name of an export tells nothing of its items.
        name = "" if source.is_part else source.name
        try:
            address = wanted_address(key, document, name, rules.permalink, rules.zone)
        except AddressError as error:
            report.rejected.append(Rejected(source.name, None, str(error)))
            del heads[key]
            continue
        wanted.append(address)
    return wanted


def _report_collisions(
    wanted: list[WantedAddress], assigned: Mapping[str, AssignedAddress], report: Report
) -> None:
    for each in wanted:
        given = assigned[each.key]
        if given.owner:
            report.collisions.append(Collision(each.key, each.path, given.owner, given.path))
