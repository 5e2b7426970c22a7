"""The posts of one site on their way out: names, addresses, then file by file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from zoneinfo import ZoneInfo

from posts import addresses
from posts.errors import ExportError, FrontMatterError
from posts.exporting.addressing_keys import PublishedAddress, addressing_keys
from posts.exporting.export_folder import Destination
from posts.exporting.export_report import ExportReport
from posts.exporting.exported_sites import ExportedSite
from posts.exporting.post_files import PostFiles, came_from_a_file
from posts.exporting.relations import FileStems
from posts.frontmatter.notations.yaml_writing import Written
from posts.models import Alias, AliasStatus, Markup, Post, Publication, Status
from posts.workflow import is_reserved

#: Posts read at once; the bound that keeps memory from growing with the archive.
_AT_ONCE = 100

#: Bytes of a file name that its slug may take; file systems allow 255 for the whole name.
_LONGEST_SLUG = 200


def _key(pk: int | None, source_key: str | None) -> str:
    """What an import ranks posts by that want the same address: their files, then what is new."""
    return source_key or f"\uffff{pk}"


class PostExport:
    """Writes the posts of one site."""

    def __init__(
        self,
        site: ExportedSite,
        destination: Destination,
        report: ExportReport,
        taken: dict[str, str],
    ) -> None:
        self._site, self._destination, self._report = site, destination, report
        #: Path -> key of the post that an import of the sites before this one gives it.
        self._taken = taken
        self._names: dict[int, str] = {}
        self._files = PostFiles(site.zone, site.around)
        self._stems = FileStems({})

    def run(self, tell: Callable[[], None]) -> None:
        """Work out names and addresses, then write post by post."""
        self._give_names()
        self._stems = FileStems(self._names)
        needed = self._addressing()
        for post in self._all_posts():
            self._write_post(post, needed.get(_key(post.pk, post.source_key), {}))
            tell()

    def _all_posts(self) -> Iterator[Post]:
        related = ("bylines__author", "taggings__tag", "relations")
        yield from self._site.posts.prefetch_related(*related).iterator(chunk_size=_AT_ONCE)

    def _give_names(self) -> None:
        fields = ("source_name", "slug", "published_at", "status", "markup")
        posts = list(self._site.posts.select_related(None).only(*fields))
        in_folders = self._site.keeps_posts_in_folders()
        self._names = {post.pk: post.source_name for post in posts if self._keeps_its_name(post)}
        names = Counter(self._names.values())
        for post in posts:
            if post.pk not in self._names:
                name = wanted = new_file_name(post, self._site.zone, in_folders=in_folders)
                while names[name]:
                    names[wanted] += 1
                    stem, dot, suffix = wanted.rpartition(".")
                    name = f"{stem}-{names[wanted]}{dot}{suffix}"
                names[name] += 1
                self._names[post.pk] = name

    def _keeps_its_name(self, post: Post) -> bool:
        # A file among the drafts is a draft, whatever it says.
        is_shown = post.status == Status.PUBLISHED
        among_drafts = "_drafts" in post.source_name.split("/")[:-1]
        return came_from_a_file(post) and not (is_shown and among_drafts)

    def _addressing(self) -> dict[str, dict[str, Written]]:
        published = list(self._published())
        pattern = self._site.source.permalink if self._site.source else ""
        pattern = pattern or Publication.objects.current().permalink
        needed = addressing_keys(published, pattern, self._site.zone, self._holder)
        self._taken |= {address.path: address.key for address in published}
        return needed

    def _published(self) -> Iterator[PublishedAddress]:
        aliases = self._aliases()
        for post in self._all_posts():
            if post.status == Status.PUBLISHED and post.path:
                key, name = _key(post.pk, post.source_key), self._names[post.pk]
                try:
                    document = self._files.document(post, name)
                except FrontMatterError:
                    # Named when its file is written.
                    continue
                head = replace(document, body="", fields={})
                yield PublishedAddress(key, name, head, post.slug, post.path, aliases.get(key, ()))

    def _aliases(self) -> dict[str, tuple[str, ...]]:
        """The old addresses that lead to each post for good; the table has the others."""
        rows = Alias.objects.filter(post__in=self._site.posts, status=AliasStatus.PERMANENT)
        aliases: dict[str, tuple[str, ...]] = {}
        for pk, source_key, path in (
            rows.order_by("path").values_list("post_id", "post__source_key", "path").iterator()
        ):
            key = _key(pk, source_key)
            aliases[key] = (*aliases.get(key, ()), path)
        return aliases

    def _holder(self, path: str) -> str | None:
        return self._taken.get(path) or ("a page" if is_reserved(path) else None)

    def _write_post(self, post: Post, addressing: dict[str, Written]) -> None:
        name = self._names[post.pk]
        try:
            fields = post.front_matter if came_from_a_file(post) else {}
            relations = self._stems.relations_to_tell(post, fields)
            file = self._files.file(post, name, addressing, relations)
            self._destination.write(self._site.folder + name, file.data)
        except (ExportError, FrontMatterError) as error:
            self._report.fail(name, error)
        else:
            self._report.count(name, file, had_a_file=came_from_a_file(post))


def new_file_name(post: Post, zone: ZoneInfo, *, in_folders: bool) -> str:
    """The name of a post's first file: ``_posts/YYYY-MM-DD-slug.md``, ``_drafts/slug.md``.

    HTML ends in ``.html``. Where the site keeps its files in no such folders, the name alone.
    """
    slug = addresses.slugify(post.slug) or f"post-{post.pk}"
    slug = slug.encode()[:_LONGEST_SLUG].decode(errors="ignore")
    suffix = ".html" if post.markup == Markup.HTML else ".md"
    if post.published_at is None:
        return f"_drafts/{slug}{suffix}" if in_folders else f"{slug}{suffix}"
    day = post.published_at.astimezone(zone).date()
    is_draft = post.status in (Status.DRAFT, Status.REVIEW)
    folder = ("_drafts/" if is_draft else "_posts/") if in_folders else ""
    return f"{folder}{day:%Y-%m-%d}-{slug}{suffix}"
