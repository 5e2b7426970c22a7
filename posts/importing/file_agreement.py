"""Whether a changed file says what an edited post says by now: then there is no conflict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from django.contrib.auth.models import User
from django.db import transaction

from posts import addresses
from posts.errors import AddressError
from posts.frontmatter import Document
from posts.importing.address_assignment import assign_addresses, wanted_address
from posts.importing.article_files import ParsedFile, ReadOptions
from posts.importing.path_register import PathRegister
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
class AgreementCheck:
    """Compares the files of one site with the posts that came from them."""

    site: Site
    options: ReadOptions
    permalink: str

    def agreement(self, file: ParsedFile, post: Post) -> Agreement | None:
        """The agreement of a file with its post, or None where they differ.

        Nothing is said of relations: which articles a file names is only known once all are read.
        """
        document = file.document
        agrees = (
            facts_of_document(document, post.path, self._around()) == facts_of_post(post)
            and self._asks_for_its_address(file, post)
            and _has_its_aliases(document, post)
        )
        bodiless = replace(file, document=replace(document, body=""))
        return Agreement(post.pk, bodiless) if agrees else None

    def _around(self) -> Surroundings:
        config, options = self.site.config, self.options
        return Surroundings(config.author, options.rendering, config.host, self._has_picture)

    def _has_picture(self, path: str) -> bool:
        there = Path(self.site.root, path.lstrip("/")).is_file()
        return there or Image.objects.filter(path=path).exists()

    def _asks_for_its_address(self, file: ParsedFile, post: Post) -> bool:
        document, source = file.document, file.source
        if post.status != Status.PUBLISHED:
            return not document.slug or addresses.slugify(document.slug) == post.slug
        zone = self.options.zone
        try:
            # The name of an export tells nothing of its items.
            name = "" if source.is_part else source.name
            wanted = wanted_address(source.key, document, name, self.permalink, zone)
        except AddressError:
            return False
        assigned = assign_addresses([wanted], PathRegister().holder)[source.key]
        return (assigned.path, assigned.slug) == (post.path, post.slug)


def names_its_relations(agreement: Agreement, stems: Mapping[str, str]) -> bool:
    """Whether the file also names the articles beside its post; ``stems`` are ``keys_by_stem``."""
    post = Post.objects.get(pk=agreement.post_id)
    named = related_references(agreement.file.document.fields)
    return named == related_references(post.front_matter) or are_related(post, named, stems)


def record_agreements(
    agreements: Sequence[Agreement], site: str, *, now: datetime, by: User | None
) -> None:
    """Remember files of a site as those that their posts came from.

    Nothing that readers see changes.
    """
    source_site = SourceSite.objects.get(name=site) if agreements else None
    for agreement in agreements:
        file = agreement.file
        with transaction.atomic():
            post = Post.objects.select_for_update().get(pk=agreement.post_id)
            post.source_hash, post.source_name = file.sha256, file.source.name
            post.source_site = source_site
            remember_source(post, file.document, file.original)
            record_agreement(post, note=file.source.name, by=by, now=now)


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
