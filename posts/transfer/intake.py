"""Articles that were read become posts, a batch in a transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from posts.authors.models import Author
from posts.categories.models import Category
from posts.frontmatter import Document
from posts.models import Alias, Image, Post, RevisionKind, SourceSite, Status
from posts.rendering import RenderOptions
from posts.tags.models import Tag
from posts.transfer.media import MediaStore, addresses_of
from posts.transfer.reading import Article, rendering_of
from posts.transfer.report import MissingImage, Remark, Report
from posts.transfer.source_sites import remember_original
from posts.transfer.sources import Site
from posts.transfer.survey import Survey
from posts.workflow import Edit, authors_named, categories_named, record_edits, tags_named, welcome


@dataclass
class Names:
    """Authors, categories and tags that this run has met, so that each is asked for once."""

    authors: dict[str, Author] = field(default_factory=dict)
    categories: dict[str, Category] = field(default_factory=dict)
    tags: dict[str, Tag] = field(default_factory=dict)

    def learn(self, documents: Sequence[Document], default_author: str) -> None:
        """Find or make all that these documents name."""
        authors = {name for document in documents for name in document.authors}
        categories = {name for document in documents for name in document.categories[:1]}
        tags = {name for document in documents for name in topics(document)}
        if default_author:
            authors.add(default_author)
        self.authors |= authors_named(sorted(authors - self.authors.keys()))
        self.categories |= categories_named(sorted(categories - self.categories.keys()))
        self.tags |= tags_named(sorted(tags - self.tags.keys()))


def topics(document: Document) -> tuple[str, ...]:
    """The tags of a document: its own, then the categories beyond the first, each once."""
    return tuple(dict.fromkeys((*document.tags, *document.categories[1:])))


class Intake:
    """Writes the batches of one site."""

    def __init__(
        self,
        site: Site,
        survey: Survey,
        report: Report,
        *,
        rendering: RenderOptions,
        media: MediaStore,
        now: datetime,
        by: User | None,
    ) -> None:
        self._site, self._survey, self._report = site, survey, report
        self._rendering, self._media = rendering, media
        self._now, self._by = now, by
        self._names = Names()
        self._source_site = SourceSite.objects.filter(name=site.name).first()

    def write(self, articles: Sequence[Article]) -> None:
        """Save a batch: posts, bylines, tags, pictures, aliases, revisions; all or nothing."""
        with transaction.atomic():
            self._names.learn([article.document for article in articles], self._site.config.author)
            keys = [article.source.key for article in articles]
            present = {post.source_key: post for post in Post.objects.filter(source_key__in=keys)}
            edits = [self._edit(article, present.get(article.source.key)) for article in articles]
            record_edits(edits, now=self._now)
            self._write_aliases([edit.post for edit in edits])
        self._report.updated += len(present)
        self._report.created += len(articles) - len(present)

    def _edit(self, article: Article, present: Post | None) -> Edit:
        document = article.document
        post = present or Post(source_key=article.source.key)
        self._fill(post, article)
        author_names = document.authors or tuple(filter(None, [self._site.config.author]))
        return Edit(
            post=post,
            tags=tuple(self._names.tags[name] for name in topics(document)),
            authors=tuple(self._names.authors[name] for name in author_names),
            rendered=article.rendered,
            kind=RevisionKind.IMPORT,
            note=article.source.name[:500],
            by=self._by,
        )

    def _fill(self, post: Post, article: Article) -> None:
        document, source = article.document, article.source
        placement = self._survey.placements.get(source.key)
        post.status = Status.PUBLISHED if placement else Status.DRAFT
        if placement:
            post.slug, post.path = placement.slug, placement.path
        post.title, post.body = document.title, document.body
        post.excerpt, post.description = document.excerpt, document.description
        post.category = next(
            (self._names.categories[name] for name in document.categories[:1]), None
        )
        post.published_at, post.updated_at = document.date, document.updated_at
        post.expires_at = document.expires_at
        post.canonical_url = document.canonical_url
        post.noindex, post.in_sitemap = document.noindex, document.in_sitemap
        post.front_matter, post.front_matter_text = dict(document.fields), document.head
        post.source_hash = self._survey.heads[source.key].sha256
        post.source_site, post.source_name = self._source_site, source.name
        remember_original(post, article)
        rendering = rendering_of(document, self._rendering)
        post.typography, post.hard_breaks = rendering.typography, rendering.hard_breaks
        post.as_kramdown, post.flavour = rendering.as_kramdown, rendering.flavour
        post.title_in_body = document.title_span is not None
        post.cover = self._take_pictures(post, article)
        self._remark(article)

    def _take_pictures(self, post: Post, article: Article) -> Image | None:
        """Take over the cover and the body's pictures; return the cover where there is one."""
        document, name = article.document, article.source.name
        references = [*filter(None, [document.image]), *article.rendered.images]
        found, odd = addresses_of(references, post.path or "/", self._site.config.host)
        self._report.notes += [Remark(name, None, message) for message in odd]
        taken = self._media.take(found.values())
        for address, picture in taken.items():
            if picture is None:
                self._report.missing_images.append(MissingImage(name, address))
            elif picture.remark:
                self._report.notes.append(Remark(name, None, picture.remark))
        cover = taken.get(found.get(document.image, ""))
        return cover.image if cover else None

    def _remark(self, article: Article) -> None:
        first_line = article.document.body_line
        self._report.notes += [
            Remark(article.source.name, first_line + note.line - 1, note.message)
            for note in article.rendered.notes
        ]
        if len(article.document.categories) > 1:
            message = "has several categories; the first is kept, the others became tags"
            self._report.notes.append(Remark(article.source.name, None, message))

    def _write_aliases(self, posts: Sequence[Post]) -> None:
        wanted = {
            address: post
            for post in posts
            for address in self._survey.aliases.get(post.source_key or "", [])
        }
        there = set(Alias.objects.filter(path__in=wanted).values_list("path", flat=True))
        new = [
            Alias(path=address, post=post, created_at=self._now)
            for address, post in wanted.items()
            if address not in there
        ]
        Alias.objects.bulk_create(new)
        welcome(alias.path for alias in new)
        self._report.aliases += len(new)
