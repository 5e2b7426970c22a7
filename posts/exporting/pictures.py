"""The pictures of an export: each goes to the sites that show it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from html import unescape

from posts.errors import ExportError
from posts.exporting.export_folder import Destination
from posts.exporting.export_report import ExportReport
from posts.exporting.exported_sites import ExportedSite
from posts.importing.pictures import picture_paths
from posts.models import Image, Post

#: What HTML of our own making names a picture by; ``srcset`` holds several.
_REFERENCE = re.compile(r"""\b(?:src|href|poster|srcset)=(?:"([^"]*)"|'([^']*)')""")
_AT_ONCE = 100


def write_pictures(
    sites: Sequence[ExportedSite], destination: Destination, report: ExportReport
) -> None:
    """Write each picture to the sites that show it, and what nobody shows to the last one."""
    every = dict(Image.objects.values_list("path", "pk"))
    shown = [_pictures_of(site, every.keys()) for site in sites]
    if len(sites) == 1:
        shown = [set(every)]
    shown[-1] |= every.keys() - set().union(*shown)
    for site, paths in zip(sites, shown, strict=True):
        for path in sorted(paths):
            _write_picture(site, every[path], destination, report)


def _write_picture(
    site: ExportedSite, pk: int, destination: Destination, report: ExportReport
) -> None:
    image = Image.objects.get(pk=pk)
    name = site.folder + image.path.lstrip("/")
    try:
        with image.file.storage.open(image.original or str(image.file.name)) as file:
            destination.write(name, file.read())
    except (ExportError, OSError) as error:
        report.fail(name, error)
    else:
        report.pictures += 1


def _pictures_of(site: ExportedSite, known: Collection[str]) -> set[str]:
    """The addresses of the pictures, among ``known``, that a site's posts and pages show."""
    used: set[str] = set()
    for posts in (site.posts, site.pages):
        with_covers = posts.select_related(None).select_related("cover")
        shown = with_covers.only("path", "body_html", "cover__path")
        for post in shown.iterator(chunk_size=_AT_ONCE):
            used |= _shown_by(post, site.around.host)
            if post.cover:
                used.add(post.cover.path)
    return used.intersection(known)


def _shown_by(post: Post, host: str) -> set[str]:
    named = _REFERENCE.findall(post.body_html)
    references = _each_reference(unescape(one or other) for one, other in named)
    found, _ = picture_paths(references, post.path or "/", host)
    return set(found.values())


def _each_reference(values: Iterable[str]) -> list[str]:
    return [
        reference
        for value in values
        for reference in (value, *(part.split()[0] for part in value.split(",") if part.strip()))
    ]
