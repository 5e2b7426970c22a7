"""Whether a changed file says what an edited post says by now: then there is no conflict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from posts import addresses
from posts.errors import AddressError
from posts.frontmatter import Document
from posts.importing.address_assignment import assign_addresses, paths_of
from posts.importing.article_files import ParsedFile, SiteRules
from posts.importing.import_context import ImportContext
from posts.importing.import_plan import PathRegister, wanted_by_file
from posts.importing.post_facts import Surroundings, facts_of_document, facts_of_post
from posts.importing.relations import are_related, related_references
from posts.importing.source_sites import remember_source
from posts.importing.sources import Site
from posts.models import Alias, Image, Post, SourceSite, Status
from posts.workflow import record_agreement


@dataclass(frozen=True)
class Agreement:
    """A file and the post that says the same; the document of ``file`` has no body here."""

    post_id: int
    file: ParsedFile


@dataclass(frozen=True)
class ArticleComparison:
    """Compares the files of one site with the articles that came from them."""

    site: Site
    rules: SiteRules

    def agrees(self, file: ParsedFile, post: Post) -> bool:
        """Whether a file says what its article says, but for its relations."""
        config, rendering = self.site.config, self.rules.reading.rendering
        around = Surroundings(config.author, rendering, config.host, self._has_picture)
        return (
            facts_of_document(file.document, post.path, around) == facts_of_post(post)
            and self._asks_for_its_address(file, post)
            and _has_its_aliases(file.document, post)
        )

    def _has_picture(self, path: str) -> bool:
        there = Path(self.site.root, path.lstrip("/")).is_file()
        return there or Image.objects.filter(path=path).exists()

    def _asks_for_its_address(self, file: ParsedFile, post: Post) -> bool:
        document = file.document
        if post.status != Status.PUBLISHED:
            return not document.slug or addresses.slugify(document.slug) == post.slug
        try:
            wanted = wanted_by_file(file, self.rules)
        except AddressError:
            return False
        assigned = assign_addresses([wanted], PathRegister().holder)[file.source.key]
        return (assigned.path, assigned.slug) == (post.path, post.slug)


def names_its_relations(agreement: Agreement, stems: Mapping[str, str]) -> bool:
    """Whether the file also names the articles beside its post; ``stems`` are ``keys_by_stem``."""
    post = Post.objects.get(pk=agreement.post_id)
    named = related_references(agreement.file.document.fields)
    return named == related_references(post.front_matter) or are_related(post, named, stems)


def record_agreements(context: ImportContext, agreements: Sequence[Agreement]) -> None:
    """Remember files of a site as those that their posts came from.

    Nothing that readers see changes.
    """
    source_site = SourceSite.objects.get(name=context.site.name) if agreements else None
    for agreement in agreements:
        file = agreement.file
        with transaction.atomic():
            post = Post.objects.select_for_update().get(pk=agreement.post_id)
            post.source_hash, post.source_name = file.sha256, file.source.name
            post.source_site = source_site
            remember_source(post, file.document, file.original)
            record_agreement(post, note=file.source.name, by=context.by, now=context.now)


def _has_its_aliases(document: Document, post: Post) -> bool:
    """Whether every old address that the file names is known already."""
    wanted = {*paths_of(document.aliases)} - {post.path}
    return Alias.objects.filter(path__in=wanted).count() == len(wanted)
