"""Exports of WordPress and Ghost, unpacked: one small file an item, so that each is a source."""

from __future__ import annotations

import mmap
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from posts.errors import FrontMatterError, NoPostsError
from posts.frontmatter.containers import ghost, wordpress
from posts.frontmatter.containers.export_parts import ExportFacts, ExportPart
from posts.frontmatter.containers.ghost_parts import GhostExport, is_ghost
from posts.frontmatter.containers.wxr_parts import WxrExport, is_wxr
from posts.importing.file_access import files_below
from posts.importing.report import Rejected, Remark
from posts.importing.sites.generator_configs import CategoryConfig, SiteConfig
from posts.importing.sites.site_config import find_config, read_config
from posts.importing.sources import Site, SourceFile, open_site
from posts.messages import Message

EXPORT_SUFFIXES = (".xml", ".json")
_DIALECTS = (wordpress.NAME, ghost.NAME)
#: JSON is read as a whole; memory takes about five times its size.
LARGEST_JSON = 256 * 1024 * 1024
_BEGINNING = 4096


@contextmanager
def opened_sites(sources: Sequence[Path], dialect: str | None) -> Iterator[list[Site]]:
    """Find what there is to import, exports among it; their items last as long as the block.

    ``dialect`` is the one that the operator asked for. Raises SourceError as ``open_site`` does.
    """
    with tempfile.TemporaryDirectory(prefix="kawaraban-export-") as folder:
        opening = _Opening(Path(folder), dialect)
        sites = [site for source in sources for site in opening.sites(source.absolute())]
        yield _merged(sites)


def _merged(sites: Sequence[Site]) -> list[Site]:
    """One site for several exports of one site, because large ones come in parts."""
    merged: dict[str, Site] = {}
    others: list[Site] = []
    for site in sites:
        first = merged.get(site.name)
        if not site.export:
            others.append(site)
        elif first is None:
            merged[site.name] = site
        else:
            merged[site.name] = replace(
                first,
                files=_each_once((*first.files, *site.files)),
                pages=_each_once((*first.pages, *site.pages)),
                remarks=(*first.remarks, *site.remarks),
                rejected=(*first.rejected, *site.rejected),
            )
    return [*others, *merged.values()]


def _each_once(files: Sequence[SourceFile]) -> tuple[SourceFile, ...]:
    return tuple({file.key: file for file in files}.values())


@dataclass(frozen=True)
class _Opening:
    """``folder`` is where items are written."""

    folder: Path
    dialect: str | None

    def sites(self, source: Path) -> Iterator[Site]:
        """The sites of one source: a folder with the exports in it, an export, or a file."""
        if source.is_dir():
            yield from self._sites_of_folder(source)
            return
        kind = self._kind_of(source)
        if not kind and self.dialect in _DIALECTS and source.is_file():
            kind = self.dialect
        if kind:
            yield self._site(source, kind, source.name)
        elif self.dialect is None and source.suffix.lower() in EXPORT_SUFFIXES and source.exists():
            fault = Message(
                "this is no export of WordPress (WXR) or Ghost (JSON); export it again there, or "
                "name the dialect with --dialect"
            )
            yield _refused(source, fault)
        else:
            yield open_site(source)

    def _sites_of_folder(self, root: Path) -> Iterator[Site]:
        exports = [
            (path, kind)
            for path in files_below(root, EXPORT_SUFFIXES)
            # A link that leads out of the folder is no part of it.
            if path.resolve().is_relative_to(root.resolve()) and (kind := self._kind_of(path))
        ]
        try:
            names = tuple(path.relative_to(root).as_posix() for path, _ in exports)
            yield replace(open_site(root), exports=names)
        except NoPostsError:
            if not exports:
                raise
        for path, kind in exports:
            yield self._site(path, kind, path.relative_to(root).as_posix())

    def _kind_of(self, path: Path) -> str:
        """The dialect of an export, told by its content; "" for all other files."""
        if self.dialect not in (None, *_DIALECTS) or not path.is_file():
            return ""
        try:
            with path.open("rb") as file:
                beginning = file.read(_BEGINNING)
                if is_wxr(beginning):
                    return wordpress.NAME
                if not beginning.lstrip().startswith((b"{", b"\xef\xbb\xbf")):
                    return ""
                with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
                    return ghost.NAME if is_ghost(data) else ""
        except OSError:
            return ""

    def _site(self, path: Path, kind: str, name: str) -> Site:
        try:
            with _opened_export(path, kind) as export:
                return self._unpacked(export, kind, path, name)
        except FrontMatterError as error:
            return _refused(path, error.reason, error.line)
        except (OSError, ValueError) as error:
            # An empty file cannot be mapped.
            fault = Message("the file cannot be read: {fault}", fault=error)
            return _refused(path, fault)

    def _unpacked(self, export: WxrExport | GhostExport, kind: str, path: Path, name: str) -> Site:
        """The site of an export, which the report calls ``name``, each item a file of its own."""
        facts = export.facts
        site_name = _site_name(kind, facts, path)
        files: dict[bool, list[SourceFile]] = {True: [], False: []}
        remarks: list[Remark] = []
        rejected: list[Rejected] = []
        for part in export.parts():
            part_name = f"{name}#{part.number}"
            if part.fault:
                rejected.append(Rejected(part_name, part.line, part.fault))
            elif part.left_out:
                remarks.append(Remark(part_name, part.line, part.left_out))
            else:
                key, line = f"{site_name}/{part.number}", part.line or 1
                source = SourceFile(self._written(part), part_name, key, True, line)
                files[part.is_page].append(source)
        if not (files[True] or files[False] or rejected):
            rejected.append(Rejected(name, None, Message("the export holds no articles")))
        notes = [Remark(name, None, note) for note in export.notes]
        categories = (CategoryConfig(*category) for category in facts.categories if category[0])
        return Site(
            path.parent,
            site_name,
            SiteConfig(facts.title, facts.tagline, url=facts.url, categories=tuple(categories)),
            tuple(files[False]),
            export=kind,
            pages=tuple(files[True]),
            remarks=(*notes, *remarks),
            rejected=tuple(rejected),
        )

    def _written(self, part: ExportPart) -> Path:
        descriptor, path = tempfile.mkstemp(dir=self.folder)
        with open(descriptor, "wb") as file:
            file.write(part.data)
        return Path(path)


@contextmanager
def _opened_export(path: Path, kind: str) -> Iterator[WxrExport | GhostExport]:
    with path.open("rb") as file:
        if kind == wordpress.NAME:
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
                yield WxrExport(mapped)
            return
        data = file.read(LARGEST_JSON + 1)
    if len(data) > LARGEST_JSON:
        raise FrontMatterError(
            "the export has more than {largest:,} bytes, which do not fit into memory; export "
            "it in parts",
            largest=LARGEST_JSON,
        )
    yield GhostExport.of(data)


def _site_name(kind: str, facts: ExportFacts, path: Path) -> str:
    """What stands before the keys: of the site itself, since names of exports carry the day."""
    parts = urlsplit(facts.url)
    place = f"{parts.netloc.lower()}{parts.path.rstrip('/')}" if parts.netloc else ""
    told = place or read_config(find_config(path.parent)).host or facts.title or path.parent.name
    return unicodedata.normalize("NFC", f"{kind}:{told}")[:300]


def _refused(path: Path, reason: str, line: int | None = None) -> Site:
    """A source of which nothing can be taken."""
    rejected = (Rejected(path.name, line, reason),)
    return Site(path.parent, path.parent.name, SiteConfig(), (), is_whole=False, rejected=rejected)
