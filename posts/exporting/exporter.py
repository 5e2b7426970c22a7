"""The archive becomes files again: under the names that they came from, unchanged ones exactly."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Collection, Iterable
from html import unescape
from pathlib import Path
from zoneinfo import ZoneInfo

from posts.errors import ExportError
from posts.exporting.export_folder import Destination, Rehearsal
from posts.exporting.export_report import ExportReport, Unwritten
from posts.exporting.posts import PostExport
from posts.exporting.redirects import redirect_table
from posts.exporting.site_files import SiteFilesExport
from posts.exporting.site_parts import Part, parts_of_export
from posts.exporting.site_side import SiteSide, side_of
from posts.importing.pictures import picture_paths
from posts.importing.redirects import REDIRECTS_NAME
from posts.messages import Message
from posts.models import Image, Post

#: What HTML of our own making names a picture by; ``srcset`` holds several.
_REFERENCE = re.compile(r"""\b(?:src|href|poster|srcset)=(?:"([^"]*)"|'([^']*)')""")
_AT_ONCE = 100


def pictures_of(part: Part, known: Collection[str], host: str) -> set[str]:
    """The addresses of the pictures, among ``known``, that a part's posts and pages show."""
    used: set[str] = set()
    posts = part.posts.select_related(None).select_related("cover")
    posts = posts.only("path", "body_html", "cover__path")
    for post in posts.iterator(chunk_size=_AT_ONCE):
        used |= _shown_by(post, host)
        if post.cover:
            used.add(post.cover.path)
    for page in part.pages.only("path", "body_html").iterator(chunk_size=_AT_ONCE):
        used |= _shown_by(page, host)
    return used.intersection(known)


def _shown_by(item: Post, host: str) -> set[str]:
    named = _REFERENCE.findall(item.body_html)
    references = _each(unescape(one or other) for one, other in named)
    found, _ = picture_paths(references, item.path or "/", host)
    return set(found.values())


def _each(values: Iterable[str]) -> list[str]:
    return [
        reference
        for value in values
        for reference in (value, *(part.split()[0] for part in value.split(",") if part.strip()))
    ]


__all__ = ["ExportReport", "Progress", "Unwritten", "export_posts", "rehearse_export"]

#: Told after each post how many of how many are written.
Progress = Callable[[int, int], None]


def export_posts(folder: Path, *, zone: ZoneInfo, progress: Progress) -> ExportReport:
    """Write all posts, pages, pictures, kept files, redirects and configurations into ``folder``.

    ``zone`` counts for what was written here. Raises ExportError where the folder is none, or holds
    something else than an earlier export; faults of single files are in the report.
    """
    return _export(Destination(folder), zone, progress)


def rehearse_export(folder: Path, *, zone: ZoneInfo, progress: Progress) -> ExportReport:
    """Say what ``export_posts`` would do, and write nothing; raises as it does."""
    return _export(Rehearsal(folder), zone, progress)


def _export(destination: Destination, zone: ZoneInfo, progress: Progress) -> ExportReport:
    started = time.monotonic()
    report = ExportReport()
    total = Post.objects.count()
    parts = list(parts_of_export(zone))
    sides = [side_of(part) for part in parts]
    taken: dict[str, str] = {}

    def tell() -> None:
        progress(report.written, total)

    for side in sides:
        PostExport(side, destination, report, taken).run(tell)
        SiteFilesExport(side, destination, report).run(tell)
    _write_pictures(sides, destination, report)
    _write_redirects(destination, report)
    report.removed = destination.finish()
    report.seconds = round(time.monotonic() - started, 3)
    return report


def _write_pictures(sides: list[SiteSide], destination: Destination, report: ExportReport) -> None:
    """Write each picture to the sites that show it, and what nobody shows to the last one."""
    every = dict(Image.objects.values_list("path", "pk"))
    shown = [pictures_of(side.part, every.keys(), side.around.host) for side in sides]
    if len(sides) == 1:
        shown = [set(every)]
    shown[-1] |= every.keys() - set().union(*shown)
    for side, paths in zip(sides, shown, strict=True):
        for path in sorted(paths):
            _write_picture(side.part, every[path], destination, report)


def _write_picture(part: Part, pk: int, destination: Destination, report: ExportReport) -> None:
    image = Image.objects.get(pk=pk)
    name = part.folder + image.path.lstrip("/")
    try:
        with image.file.storage.open(image.original or str(image.file.name)) as file:
            destination.write(name, file.read())
    except (ExportError, OSError) as error:
        report.fail(name, error)
    else:
        report.pictures += 1


def _write_redirects(destination: Destination, report: ExportReport) -> None:
    table = redirect_table()
    if table.data:
        destination.write(REDIRECTS_NAME, table.data)
        report.redirects = table.rows
        note = Message("an import takes it with --redirects {name}", name=REDIRECTS_NAME)
        report.notes.append(Unwritten(REDIRECTS_NAME, note))
    if table.unsaid:
        reason = Message("lead to posts that are not published, which no file gives an address")
        report.notes.append(Unwritten(f"{table.unsaid} old addresses", reason))
