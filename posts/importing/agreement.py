"""Whether a changed file says what an edited post says by now: then there is no conflict."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path

from posts import addresses
from posts.errors import AddressError, FrontMatterError
from posts.frontmatter import Document
from posts.frontmatter.encodings.encoding import Encoding
from posts.importing.address_assignment import claim_address, place
from posts.importing.article_files import (
    Original,
    ReadOptions,
    Refusal,
    TextFile,
    original_of,
    read_text,
)
from posts.importing.path_register import PathRegister
from posts.importing.post_facts import Surroundings, facts_of_document, facts_of_post
from posts.importing.relations import are_there, stems_of, wishes_of
from posts.importing.sources import Site, SourceFile, read_bytes
from posts.importing.workers import Readers
from posts.models import Alias, Image, Post, Status


@dataclass(frozen=True)
class Agreement:
    """A file and the post that says the same; ``document`` has no body here."""

    post_id: int
    source: SourceFile
    sha256: str
    document: Document
    original: Original


@dataclass(frozen=True)
class Comparison:
    """Compares the files of one site with the posts that came from them."""

    site: Site
    options: ReadOptions
    permalink: str
    readers: Readers

    def agreement(self, source: SourceFile, post_id: int) -> Agreement | None:
        """The agreement of a file with its post, or None where they differ."""
        try:
            text = self.readers.one(partial(read_text, options=self.options), source)
        except FrontMatterError:
            # Whoever reads it next names the fault.
            return None
        post = Post.objects.select_related("category", "cover", "series").get(pk=post_id)
        if isinstance(text, Refusal) or not self._says_the_same(text, post):
            return None
        document = text.document
        original = Original(Encoding("utf-8"))
        if not source.is_part:
            data = read_bytes(source.path)
            original = original_of(data, document.head + document.body, text.codec)
        return Agreement(post_id, source, text.sha256, replace(document, body=""), original)

    def _says_the_same(self, text: TextFile, post: Post) -> bool:
        document = text.document
        return (
            facts_of_document(document, post.path, self._around()) == facts_of_post(post)
            and self._has_its_relations(document, post)
            and self._asks_for_its_address(text, post)
            and _has_its_aliases(document, post)
        )

    def _around(self) -> Surroundings:
        config, options = self.site.config, self.options
        return Surroundings(config.author, options.rendering, config.host, self._has_picture)

    def _has_picture(self, path: str) -> bool:
        there = Path(self.site.root, path.lstrip("/")).is_file()
        return there or Image.objects.filter(path=path).exists()

    def _has_its_relations(self, document: Document, post: Post) -> bool:
        wishes = wishes_of(document.fields)
        return wishes == wishes_of(post.front_matter) or are_there(post, wishes, self._stems)

    @cached_property
    def _stems(self) -> dict[str, str]:
        return stems_of(self.site.name, self.site.files)

    def _asks_for_its_address(self, text: TextFile, post: Post) -> bool:
        document, source = text.document, text.source
        if post.status != Status.PUBLISHED:
            return not document.slug or addresses.slugify(document.slug) == post.slug
        zone = self.options.zone
        try:
            # The name of an export tells nothing of its items.
            name = "" if source.is_part else source.name
            claim = claim_address(source.key, document, name, self.permalink, zone)
        except AddressError:
            return False
        placement = place([claim], PathRegister().holder)[source.key]
        return (placement.path, placement.slug) == (post.path, post.slug)


def _has_its_aliases(document: Document, post: Post) -> bool:
    """Whether every old address that the file names is known already."""
    wanted = set()
    for address in document.aliases:
        try:
            wanted.add(addresses.normalize_path(address))
        except AddressError:
            continue
    wanted.discard(str(post.path))
    return Alias.objects.filter(path__in=wanted).count() == len(wanted)
