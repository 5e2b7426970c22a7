"""Posts become files again: under the names that they came from, unchanged ones byte for byte."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from posts.categories.models import Category
from posts.errors import ExportError, FrontMatterError
from posts.frontmatter.yaml_scalars import Written
from posts.models import Alias, Image, Post, Publication, SourceSite, Status
from posts.transfer.destination import Destination
from posts.transfer.readdressing import Standing, addressing_keys
from posts.transfer.restoring import Restorer, came_from_a_file
from posts.transfer.site_config import CONFIG_NAME
from posts.transfer.site_files import config_text, new_file_name
from posts.workflow import belongs_to_a_page

#: Told after each post how many of how many are written.
Progress = Callable[[int, int], None]
#: Posts read at once; the bound that keeps memory from growing with the archive.
_AT_ONCE = 100


@dataclass(frozen=True)
class Unwritten:
    """Something that could not be written, or not in full; ``name`` is a file or a post's title."""

    name: str
    reason: str


@dataclass
class ExportReport:
    """What came of an export. ``untouched`` files are those that they came from, byte for byte."""

    untouched: int = 0
    changed: int = 0
    new: int = 0
    pictures: int = 0
    removed: int = 0
    failures: list[Unwritten] = field(default_factory=list)
    notes: list[Unwritten] = field(default_factory=list)
    seconds: float = 0.0


def export_posts(folder: Path, *, zone: ZoneInfo, progress: Progress) -> ExportReport:
    """Write all posts, their pictures and the sites' configuration into ``folder``.

    ``zone`` counts for posts that were written here. Raises ExportError where the folder is none,
    or holds something else than an earlier export; faults of single files are in the report.
    """
    started = time.monotonic()
    destination = Destination(folder)
    report = ExportReport()
    total = Post.objects.count()
    taken: dict[str, str] = {}
    for part in _parts(zone):
        _PartExport(part, destination, report, taken).run(
            lambda: progress(report.untouched + report.changed + report.new, total)
        )
    gone = Alias.objects.filter(post=None).count()
    if gone:
        reason = "stand in no file, as they lead to no post"
        report.notes.append(Unwritten(f"{gone} redirects and addresses that are gone", reason))
    report.removed = destination.finish()
    report.seconds = round(time.monotonic() - started, 3)
    return report


@dataclass(frozen=True)
class _Part:
    """The posts that make one site; ``folder`` is "" or ends in a slash."""

    site: SourceSite | None
    folder: str
    posts: QuerySet[Post]
    zone: ZoneInfo
    pictures: tuple[str, ...] | None = None


def _parts(zone: ZoneInfo) -> Iterator[_Part]:
    """One part a site; what was written here goes to the only site, else makes one of its own."""
    posts = Post.objects.select_related("category", "cover", "source_site").order_by("pk")
    sites = list(SourceSite.objects.filter(posts__isnull=False).distinct())
    if len(sites) == 1:
        yield _Part(sites[0], "", posts, ZoneInfo(sites[0].zone))
        return
    for site in sites:
        folder = _folder_name(site.name) + "/"
        yield _Part(site, folder, posts.filter(source_site=site), ZoneInfo(site.zone))
    written_here = posts.filter(source_site=None)
    if not sites or written_here.exists():
        host = urlsplit(Publication.objects.current().base_url).hostname or "kawaraban"
        yield _Part(None, f"{_folder_name(host)}-new/" if sites else "", written_here, zone)


def _key(pk: int | None, source_key: str | None) -> str:
    """What an import ranks posts by that want the same address: their files, then what is new."""
    return source_key or f"\uffff{pk}"


def _folder_name(name: str) -> str:
    return name.replace("/", "_").replace("\0", "").lstrip(".") or "site"


class _PartExport:
    """One site on its way out."""

    def __init__(
        self, part: _Part, destination: Destination, report: ExportReport, taken: dict[str, str]
    ) -> None:
        self._part, self._destination, self._report = part, destination, report
        #: Path -> key of the post that an import of the parts before this one gives it.
        self._taken = taken
        self._names: dict[int, str] = {}
        host = urlsplit(Publication.objects.current().base_url).netloc
        pictures = frozenset(Image.objects.values_list("path", flat=True))
        name = part.site.name if part.site else host
        self._restorer = Restorer(part.site, part.zone, name, pictures)

    def run(self, tell: Callable[[], None]) -> None:
        """Work out names and addresses, then write post by post, pictures and configuration."""
        self._give_names()
        needed = self._addressing()
        for post in self._all_posts():
            self._write_post(post, needed.get(_key(post.pk, post.source_key), {}))
            tell()
        self._write_pictures()
        self._write_config()

    def _all_posts(self) -> Iterator[Post]:
        related = ("bylines__author", "taggings__tag")
        yield from self._part.posts.prefetch_related(*related).iterator(chunk_size=_AT_ONCE)

    def _give_names(self) -> None:
        fields = ("source_name", "slug", "published_at", "status")
        posts = list(self._part.posts.select_related(None).only(*fields))
        in_folders = (
            not self._part.site
            or bool(self._part.site.config_name)
            or any(post.source_name.startswith(("_posts/", "_drafts/")) for post in posts)
        )
        self._names = {post.pk: post.source_name for post in posts if self._keeps_its_name(post)}
        names = Counter(self._names.values())
        for post in posts:
            if post.pk not in self._names:
                name = wanted = new_file_name(post, self._part.zone, in_folders=in_folders)
                while names[name]:
                    names[wanted] += 1
                    name = f"{wanted.removesuffix('.md')}-{names[wanted]}.md"
                names[name] += 1
                self._names[post.pk] = name

    def _keeps_its_name(self, post: Post) -> bool:
        # A file among the drafts is a draft, whatever it says.
        is_shown = post.status == Status.PUBLISHED
        among_drafts = "_drafts" in post.source_name.split("/")[:-1]
        return came_from_a_file(post) and not (is_shown and among_drafts)

    def _addressing(self) -> dict[str, dict[str, Written]]:
        standings = []
        for post in self._all_posts():
            if post.status == Status.PUBLISHED and post.path:
                try:
                    document = self._restorer.document(post, self._names[post.pk])
                except FrontMatterError:
                    # Named when its file is written.
                    continue
                key, name = _key(post.pk, post.source_key), self._names[post.pk]
                head = replace(document, body="", fields={})
                standings.append(Standing(key, name, head, post.slug, post.path, ()))
        aliases = self._aliases()
        standings = [
            replace(standing, aliases=aliases.get(standing.key, ())) for standing in standings
        ]
        pattern = self._part.site.permalink if self._part.site else ""
        pattern = pattern or Publication.objects.current().permalink
        needed = addressing_keys(standings, pattern, self._part.zone, self._holder)
        self._taken |= {standing.path: standing.key for standing in standings}
        return needed

    def _aliases(self) -> dict[str, tuple[str, ...]]:
        rows = Alias.objects.filter(post__in=self._part.posts).order_by("path")
        aliases: dict[str, tuple[str, ...]] = {}
        for pk, source_key, path in rows.values_list(
            "post_id", "post__source_key", "path"
        ).iterator():
            key = _key(pk, source_key)
            aliases[key] = (*aliases.get(key, ()), path)
        return aliases

    def _holder(self, path: str) -> str | None:
        return self._taken.get(path) or ("a page" if belongs_to_a_page(path) else None)

    def _write_post(self, post: Post, addressing: dict[str, Written]) -> None:
        name = self._names[post.pk]
        report = self._report
        try:
            file = self._restorer.file(post, name, addressing)
            self._destination.write(self._part.folder + name, file.data)
        except (ExportError, FrontMatterError) as error:
            report.failures.append(Unwritten(name, str(error)))
            return
        report.notes += [Unwritten(name, reason) for reason in file.unsaid]
        if not came_from_a_file(post):
            report.new += 1
        elif file.is_original:
            report.untouched += 1
        else:
            report.changed += 1

    def _write_pictures(self) -> None:
        """All pictures go to each site, as nothing tells whose they are."""
        for image in Image.objects.order_by("pk").iterator(chunk_size=_AT_ONCE):
            name = self._part.folder + image.path.lstrip("/")
            try:
                with image.file.storage.open(str(image.file.name)) as file:
                    self._destination.write(name, file.read())
            except (ExportError, OSError) as error:
                self._report.failures.append(Unwritten(name, str(error)))
            else:
                self._report.pictures += 1

    def _write_config(self) -> None:
        site = self._part.site
        if site is not None:
            if site.config is not None and site.config_name:
                self._destination.write(self._part.folder + site.config_name, bytes(site.config))
            return
        text = config_text(
            Publication.objects.current(), list(Category.objects.all()), self._part.zone
        )
        self._destination.write(self._part.folder + CONFIG_NAME, text.encode())
