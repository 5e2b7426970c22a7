"""Articles that were read become posts, a batch in a transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from posts import addresses
from posts.authors.models import Author
from posts.categories.models import Category
from posts.frontmatter import Document
from posts.importing.article_files import Article, rendering_of
from posts.importing.feed_guids import told_identity
from posts.importing.pictures import MediaStore, Taken, picture_paths
from posts.importing.report import MissingImage, Remark, Report
from posts.importing.source_sites import remember_source
from posts.importing.sources import Site
from posts.importing.survey import Survey
from posts.messages import Message
from posts.models import Markup, Post, RevisionKind, Series, SourceSite, Status
from posts.rendering import RenderOptions
from posts.tags.models import Tag
from posts.workflow import (
    Edit,
    add_aliases,
    get_or_create_authors,
    get_or_create_categories,
    get_or_create_series,
    get_or_create_tags,
    record_edits,
)


@dataclass
class Names:
    """Authors, categories, tags, series that this run has met, so that each is asked for once."""

    authors: dict[str, Author] = field(default_factory=dict)
    categories: dict[str, Category] = field(default_factory=dict)
    tags: dict[str, Tag] = field(default_factory=dict)
    series: dict[str, Series] = field(default_factory=dict)

    def learn(self, documents: Sequence[Document], default_author: str) -> None:
        """Find or make all that these documents name."""
        authors = {name for document in documents for name in document.authors}
        categories = {name for document in documents for name in document.categories[:1]}
        tags = {name for document in documents for name in topics(document)}
        series = {document.series for document in documents if document.series}
        if default_author:
            authors.add(default_author)
        self.authors |= get_or_create_authors(sorted(authors - self.authors.keys()))
        self.categories |= get_or_create_categories(sorted(categories - self.categories.keys()))
        self.tags |= get_or_create_tags(sorted(tags - self.tags.keys()))
        self.series |= get_or_create_series(sorted(series - self.series.keys()))


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
        #: The keys of the posts that were saved.
        self.saved: list[int] = []
        self._source_site = SourceSite.objects.filter(name=site.name).first()

    def write(self, articles: Sequence[Article]) -> None:
        """Save a batch: posts, bylines, tags, pictures, aliases, revisions; all or nothing."""
        with transaction.atomic():
            self._names.learn([article.document for article in articles], self._site.config.author)
            keys = [article.source.key for article in articles]
            present = {post.source_key: post for post in Post.objects.filter(source_key__in=keys)}
            edits = [self._edit(article, present.get(article.source.key)) for article in articles]
            self._take_pictures([edit.post for edit in edits], articles)
            record_edits(edits, now=self._now, is_part=True)
            self._write_aliases([edit.post for edit in edits])
        self.saved += [edit.post.pk for edit in edits]
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
            body_entry=article.body_entry,
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
        elif document.slug:
            post.slug = addresses.slugify(document.slug)
        post.title, post.body = document.title, document.body
        post.excerpt, post.description = document.excerpt, document.description
        post.category = next(
            (self._names.categories[name] for name in document.categories[:1]), None
        )
        post.series = self._names.series.get(document.series)
        post.series_position = document.series_position
        post.published_at, post.updated_at = document.date, document.updated_at
        post.expires_at = document.expires_at
        post.canonical_url = document.canonical_url
        post.disclosure = document.disclosure
        post.noindex, post.in_sitemap = document.noindex, document.in_sitemap
        post.source_hash = self._survey.heads[source.key].sha256
        post.source_site, post.source_name = self._source_site, source.name
        post.guid = post.guid or told_identity(document)
        remember_source(post, document, article.original)
        rendering = rendering_of(document, self._rendering)
        post.typography, post.hard_breaks = rendering.typography, rendering.hard_breaks
        post.as_kramdown, post.flavour = rendering.as_kramdown, rendering.flavour
        post.markup = Markup.HTML if document.is_html else Markup.MARKDOWN
        post.title_in_body = document.title_span is not None
        self._remark(article)

    def _take_pictures(self, posts: Sequence[Post], articles: Sequence[Article]) -> None:
        """Take over the covers and the bodies' pictures, and set the covers."""
        wanted = [self._pictures_of(*pair) for pair in zip(posts, articles, strict=True)]
        taken = self._media.take(address for found in wanted for address in found.values())
        for post, article, found in zip(posts, articles, wanted, strict=True):
            for address in dict.fromkeys(found.values()):
                self._report_picture(article.source.name, address, taken[address])
            cover = taken.get(found.get(article.document.image, ""))
            post.cover = cover.image if cover else None

    def _pictures_of(self, post: Post, article: Article) -> dict[str, str]:
        """The addresses on this site of the pictures that an article names, by its own words."""
        references = [*filter(None, [article.document.image]), *article.rendered.images]
        found, odd = picture_paths(references, post.path or "/", self._site.config.host)
        self._report.notes += [Remark(article.source.name, None, message) for message in odd]
        return found

    def _report_picture(self, name: str, address: str, picture: Taken | None) -> None:
        if picture is None:
            self._report.missing_images.append(MissingImage(name, address))
        elif picture.remark:
            self._report.notes.append(Remark(name, None, picture.remark))

    def _remark(self, article: Article) -> None:
        first_line = article.document.body_line
        self._report.notes += [
            Remark(article.source.name, first_line + note.line - 1, note.message)
            for note in article.rendered.notes
        ]
        if len(article.document.categories) > 1:
            message = Message("has several categories; the first is kept, the others became tags")
            self._report.notes.append(Remark(article.source.name, None, message))

    def _write_aliases(self, posts: Sequence[Post]) -> None:
        wanted = {
            address: post
            for post in posts
            for address in self._survey.aliases.get(post.source_key or "", [])
        }
        self._report.aliases += add_aliases(wanted, now=self._now)
