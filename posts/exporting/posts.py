"""The posts of one site on their way out: names, addresses, then file by file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from posts.errors import ExportError, FrontMatterError
from posts.exporting.addressing_keys import PublishedAddress, addressing_keys
from posts.exporting.export_folder import Destination
from posts.exporting.export_report import ExportReport
from posts.exporting.post_files import Restorer, came_from_a_file
from posts.exporting.relations import FileStems
from posts.exporting.site_side import SiteSide, new_file_name
from posts.frontmatter.notations.yaml_writing import Written
from posts.models import Alias, AliasStatus, Post, Publication, Status
from posts.workflow import is_reserved

#: Posts read at once; the bound that keeps memory from growing with the archive.
_AT_ONCE = 100


def _key(pk: int | None, source_key: str | None) -> str:
    """What an import ranks posts by that want the same address: their files, then what is new."""
    return source_key or f"\uffff{pk}"


class PostExport:
    """Writes the posts of one site."""

    def __init__(
        self,
        side: SiteSide,
        destination: Destination,
        report: ExportReport,
        taken: dict[str, str],
    ) -> None:
        self._part, self._destination, self._report = side.part, destination, report
        #: Path -> key of the post that an import of the parts before this one gives it.
        self._taken = taken
        self._names: dict[int, str] = {}
        self._restorer = Restorer(side.part.zone, side.around)
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
        yield from self._part.posts.prefetch_related(*related).iterator(chunk_size=_AT_ONCE)

    def _give_names(self) -> None:
        fields = ("source_name", "slug", "published_at", "status", "markup")
        posts = list(self._part.posts.select_related(None).only(*fields))
        in_folders = self._part.keeps_posts_in_folders()
        self._names = {post.pk: post.source_name for post in posts if self._keeps_its_name(post)}
        names = Counter(self._names.values())
        for post in posts:
            if post.pk not in self._names:
                name = wanted = new_file_name(post, self._part.zone, in_folders=in_folders)
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
        published = []
        for post in self._all_posts():
            if post.status == Status.PUBLISHED and post.path:
                try:
                    document = self._restorer.document(post, self._names[post.pk])
                except FrontMatterError:
                    # Named when its file is written.
                    continue
                key, name = _key(post.pk, post.source_key), self._names[post.pk]
                head = replace(document, body="", fields={})
                published.append(PublishedAddress(key, name, head, post.slug, post.path, ()))
        aliases = self._aliases()
        published = [
            replace(address, aliases=aliases.get(address.key, ())) for address in published
        ]
        pattern = self._part.site.permalink if self._part.site else ""
        pattern = pattern or Publication.objects.current().permalink
        needed = addressing_keys(published, pattern, self._part.zone, self._holder)
        self._taken |= {address.path: address.key for address in published}
        return needed

    def _aliases(self) -> dict[str, tuple[str, ...]]:
        """The old addresses that lead to each post for good; the table has the others."""
        rows = Alias.objects.filter(post__in=self._part.posts, status=AliasStatus.PERMANENT)
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
            file = self._restorer.file(post, name, addressing, relations)
            self._destination.write(self._part.folder + name, file.data)
        except (ExportError, FrontMatterError) as error:
            self._report.fail(name, error)
        else:
            self._report.count(name, file, had_a_file=came_from_a_file(post))
