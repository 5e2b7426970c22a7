"""Which files of a site are new or changed, and which say what was edited here by now."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from operator import attrgetter
from pathlib import Path

from django.db.models import OuterRef, Subquery

from posts.batches import PER_STATEMENT, in_batches_by_weight
from posts.errors import FrontMatterError
from posts.importing.article_files import OpenedFile, ParsedFile, difference
from posts.importing.file_access import leads_out, printable
from posts.importing.file_agreement import Agreement, names_its_relations
from posts.importing.import_context import ImportContext
from posts.importing.relations import keys_by_stem, related_fields
from posts.importing.report import Conflict, Rejected, Tally
from posts.importing.sources import SourceFile, declared_key
from posts.messages import Message
from posts.models import Post, PostKind, Relation, Revision, RevisionKind

#: Files are opened and looked up together until they have so many bytes.
_BYTES_AT_ONCE = 8 * 1024 * 1024


@dataclass(frozen=True)
class FileKind:
    """How the files of articles, or those of pages, are read, compared with posts, and counted.

    ``open`` gives None for a file that is none of them. ``parse`` must be picklable and know no
    Django. ``agrees`` says whether a file says what a post says, but for its relations: which
    articles it names is only known once all files are read.
    """

    kind: PostKind
    open: Callable[[SourceFile], OpenedFile | None]
    parse: Callable[[OpenedFile], ParsedFile]
    agrees: Callable[[ParsedFile, Post], bool]
    tally: Tally


@dataclass(frozen=True)
class FileChanges:
    """``heads`` are the files to be written, without their words, by key.

    ``agreeing`` are changed files that say what their posts, edited here, say by now. ``sources``
    are all files of the kind, by the keys that they turned out to have.
    """

    heads: dict[str, ParsedFile]
    agreeing: Sequence[Agreement]
    sources: Sequence[SourceFile]


def find_changes(
    context: ImportContext, sources: Sequence[SourceFile], kind: FileKind
) -> FileChanges:
    """Read the head of each file that is new or changed.

    Unchanged, rejected, conflicting and disappeared files are told in the report.
    """
    files = _OpenedFiles(context, sources, kind)
    changed = list(_changed_files(context, files, kind))
    _report_disappeared(context, files.sources, kind.kind)
    may_agree = any(file.agreement for file in changed)
    stems = keys_by_stem(context.site.name, files.sources) if may_agree else {}
    heads: dict[str, ParsedFile] = {}
    agreeing: list[Agreement] = []
    for file in changed:
        if file.agreement and names_its_relations(file.agreement, stems):
            agreeing.append(file.agreement)
            kind.tally.unchanged += 1
        elif _may_be_written(context, file):
            heads[file.head.source.key] = file.head
    return FileChanges(heads, agreeing, files.sources)


@dataclass(frozen=True)
class _ImportedPost:
    """What the database knows of a file from an earlier import.

    ``name`` is that of the file it came from. ``edited`` is true when somebody changed the post
    here since then, ``merged`` when it was merged into another one: then no file brings it back,
    ``turned`` when an article beside it was.
    """

    post_id: int
    sha256: str
    path: str | None
    name: str
    edited: bool
    merged: bool
    turned: bool

    @property
    def is_protected(self) -> bool:
        """Whether a changed file that says something else may not just overwrite the post."""
        return self.edited or self.merged

    def may_agree(self, source: SourceFile) -> bool:
        """Whether the post may say what a changed file says although it never came from that."""
        return self.is_protected or self.turned or self.name != source.name


@dataclass
class _OpenedFiles:
    """The files of one kind, each opened once.

    Filled while ``changed`` goes on: ``sources`` are those so far, by the keys that they turned out
    to have, and ``imported`` the posts of those that came with an earlier import.
    """

    context: ImportContext
    told: Sequence[SourceFile]
    kind: FileKind
    sources: list[SourceFile] = field(default_factory=list)
    imported: dict[str, _ImportedPost] = field(default_factory=dict)

    def changed(self) -> Iterator[OpenedFile]:
        """The files that are new or changed; the others are counted."""
        size = attrgetter("size")
        turned = _turned_posts()
        for batch in in_batches_by_weight(self._opened(), PER_STATEMENT, size, _BYTES_AT_ONCE):
            keys = [file.source.key for file in batch]
            self.imported |= _imported_posts(self.kind.kind, keys, turned)
            for file in batch:
                before = self.imported.get(file.source.key)
                if before and before.sha256 == file.sha256:
                    self.kind.tally.unchanged += 1
                else:
                    yield file

    def _opened(self) -> Iterator[OpenedFile]:
        """The files that can be read, and found again by their names; the others are rejected."""
        root = self.context.site.root.resolve()
        keys: set[str] = set()
        for source in self.told:
            try:
                file = self._open(source, root, keys)
            except FrontMatterError as error:
                rejected = Rejected(source.name, error.line, error.reason)
                self.context.report.rejected.append(rejected)
                self.sources.append(source)
            else:
                if file:
                    keys.add(file.source.key)
                    self.sources.append(file.source)
                    yield file

    def _open(self, source: SourceFile, root: Path, keys: Collection[str]) -> OpenedFile | None:
        """Open a file below ``root`` under the key that it declares, unless ``keys`` have it.

        Raises FrontMatterError where it cannot be read, or not be found again by its name.
        """
        if printable(str(source.path)) != str(source.path):
            raise FrontMatterError(Message("its name is no UTF-8; rename it"))
        if not source.is_part and leads_out(source.path, root):
            raise FrontMatterError(Message("a link that leads out of the site's folder"))
        file = self.kind.open(source)
        key = declared_key(file.data) if file and not self.context.site.export else None
        if file and key and key not in keys:
            return replace(file, source=replace(source, key=key))
        if file and source.key in keys:
            raise FrontMatterError(
                Message("its name is that of another file, written in other characters; rename it")
            )
        return file


def _turned_posts() -> set[int]:
    """The posts beside which an article stood that was merged into another one."""
    rows = Relation.objects.filter(target__absorbed__isnull=False)
    return set(rows.values_list("post", flat=True))


def _imported_posts(
    kind: PostKind, keys: Sequence[str], turned: Collection[int]
) -> Mapping[str, _ImportedPost]:
    last_change = Revision.objects.filter(post=OuterRef("pk")).order_by("-number").values("kind")
    posts = Post.objects.filter(kind=kind, source_key__in=keys)
    rows = posts.annotate(last=Subquery(last_change[:1]))
    columns = ("source_key", "pk", "source_hash", "path", "source_name", "last", "merge")
    return {
        str(key): _ImportedPost(
            pk, sha256, path, name, last != RevisionKind.IMPORT, merge is not None, pk in turned
        )
        for key, pk, sha256, path, name, last, merge in rows.values_list(*columns)
    }


@dataclass(frozen=True)
class _ChangedFile:
    """A changed file without its words.

    ``agreement`` is there where it says what its post says by now, ``diff`` where it may not just
    overwrite the post.
    """

    head: ParsedFile
    before: _ImportedPost | None
    agreement: Agreement | None
    diff: str


def _changed_files(
    context: ImportContext, files: _OpenedFiles, kind: FileKind
) -> Iterator[_ChangedFile]:
    """Parse what is new or changed, and compare it with the posts that were edited here."""
    refused: list[Rejected] = []
    for file in context.pool.each(kind.parse, files.changed()):
        if isinstance(file, Rejected):
            refused.append(file)
            continue
        before = files.imported.get(file.source.key)
        agreement, diff = None, ""
        if before is not None and before.may_agree(file.source):
            post = Post.objects.select_related("category", "cover", "series").get(pk=before.post_id)
            if kind.agrees(file, post):
                bodiless = replace(file, document=replace(file.document, body=""))
                agreement = Agreement(post.pk, bodiless)
            elif before.is_protected:
                diff = _difference(context, post, file)
        yield _ChangedFile(_head_of(file), before, agreement, diff)
    context.report.rejected += refused


def _head_of(file: ParsedFile) -> ParsedFile:
    """What must be known of every file before any address is given."""
    fields = related_fields(file.document.fields)
    # Without the texts, so that the heads of a large archive fit into memory.
    wordless = replace(file.document, body="", head="", excerpt="", description="", fields=fields)
    return replace(file, document=wordless)


def _difference(context: ImportContext, post: Post, file: ParsedFile) -> str:
    """What the file would change in the post, or why that cannot be told."""
    compare = partial(difference, (post.title, post.body))
    try:
        return context.pool.one(compare, (file.document.title, file.document.body))
    except FrontMatterError as error:
        return f"({error.reason})"


def _may_be_written(context: ImportContext, file: _ChangedFile) -> bool:
    """Whether a file may make its post say what it says; a conflict is told in the report."""
    before = file.before
    if before is None or not before.is_protected:
        return True
    overwrites = context.options.overwrite and not before.merged
    kept = "file" if overwrites else "edit"
    context.report.conflicts.append(
        Conflict(file.head.source.name, before.path or "", kept, file.diff)
    )
    return overwrites


def _report_disappeared(
    context: ImportContext, files: Sequence[SourceFile], kind: PostKind
) -> None:
    """List the posts whose file a whole site does not hold any more."""
    if not context.site.is_whole:
        return
    there = {file.key for file in files}
    posts = Post.objects.filter(kind=kind, source_key__startswith=f"{context.site.name}/")
    # Pages are known by their addresses, articles by their files.
    order = "path" if kind == PostKind.PAGE else "source_key"
    rows = posts.order_by(order, "pk").values_list("source_key", "path")
    context.report.disappeared += [
        path or str(key) for key, path in rows.iterator() if key not in there
    ]
