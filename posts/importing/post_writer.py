"""Articles that were read become posts, a batch in a transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import transaction

from posts import addresses
from posts.batches import in_batches_by_weight
from posts.importing.article_files import ArticleFile
from posts.importing.feed_guids import exported_guid
from posts.importing.import_context import ImportContext
from posts.importing.import_plan import ImportPlan
from posts.importing.pictures import StoredPicture, picture_paths
from posts.importing.post_facts import content_told_by
from posts.importing.report import MissingImage, Rejected, Remark, Tally
from posts.importing.source_sites import remember_source
from posts.messages import Message
from posts.models import (
    CONTENT,
    Post,
    PostKind,
    RevisionKind,
    RowField,
    RowsField,
    SourceSite,
    Status,
)
from posts.workflow import Edit, add_aliases, get_or_create_named, record_edits

#: Posts a transaction: large enough that commits do not count, small enough to lose little.
BATCH = 100
#: Characters of HTML and Markdown after which a batch ends, so that its memory is bounded.
CHARACTERS_OF_A_BATCH = 8_000_000


class NamedRows:
    """Authors, categories, tags, series that this run has met, so that each is asked for once."""

    #: The content fields that have rows of other models, which an import makes by their names.
    FIELDS = tuple(
        field for field in CONTENT if isinstance(field, RowField) and field.known_by == "name"
    )

    def __init__(self) -> None:
        self._rows: dict[str, dict[str, Any]] = {field.name: {} for field in self.FIELDS}

    def learn(self, contents: Sequence[Mapping[str, Any]]) -> None:
        """Find or make all that these contents name."""
        for field in self.FIELDS:
            rows = self._rows[field.name]
            names = {name for content in contents for name in _names(content.get(field.name, ""))}
            rows |= get_or_create_named(field.column.related_model, sorted(names - rows.keys()))

    def value(self, field: RowField, content: Mapping[str, Any]) -> Any:
        """The value of a field of a post with this content, which was learned."""
        names = _names(content[field.name])
        return field.value_of([self._rows[field.name][name] for name in names])


def _names(told: str | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(filter(None, (told,))) if isinstance(told, str) else told


class PostWriter:
    """Writes the articles of one site."""

    kind = PostKind.ARTICLE

    def __init__(self, context: ImportContext, plan: ImportPlan, tally: Tally) -> None:
        self._context, self._plan, self._tally = context, plan, tally
        self._site, self._report = context.site, context.report
        self._rows = NamedRows()
        #: How many covers are but cards with the headline in them.
        self.cards = 0
        self._source_site = SourceSite.objects.filter(name=context.site.name).first()

    def write(self, results: Sequence[ArticleFile | Rejected]) -> list[int]:
        """Save a batch: posts, bylines, tags, pictures, aliases, revisions; all or nothing.

        Returns the primary keys of the posts.
        """
        self._report.rejected += [each for each in results if isinstance(each, Rejected)]
        articles = [
            each for each in results if isinstance(each, ArticleFile) and self._is_wanted(each)
        ]
        contents = [self._content(article) for article in articles]
        with transaction.atomic():
            self._rows.learn(contents)
            keys = [article.source.key for article in articles]
            present = {post.source_key: post for post in Post.objects.filter(source_key__in=keys)}
            edits = [
                self._edit(article, content, present.get(article.source.key))
                for article, content in zip(articles, contents, strict=True)
            ]
            self._take_pictures([edit.post for edit in edits], articles)
            record_edits(edits, now=self._context.now, is_part=True)
            self._write_aliases([edit.post for edit in edits], articles)
        self._tally.updated += len(present)
        self._tally.created += len(articles) - len(present)
        return [edit.post.pk for edit in edits]

    def _is_wanted(self, article: ArticleFile) -> bool:
        return True

    def _content(self, article: ArticleFile) -> Mapping[str, Any]:
        """What a file says of its post, by content field; rows by their names."""
        rendering = self._context.rules.reading.rendering
        return content_told_by(article.document, rendering, self._site.config.author)

    def _edit(self, article: ArticleFile, content: Mapping[str, Any], present: Post | None) -> Edit:
        post = present or Post(kind=self.kind, source_key=article.source.key)
        in_order: dict[str, Any] = {"tags": (), "authors": ()}
        for field in CONTENT:
            if field.name not in content:
                continue
            if isinstance(field, RowsField):
                in_order[field.name] = self._rows.value(field, content)
            elif isinstance(field, RowField):
                setattr(post, field.name, self._rows.value(field, content))
            else:
                setattr(post, field.name, content[field.name])
        self._place(post, article)
        self._remember(post, article)
        self._remark(article)
        return Edit(
            post=post,
            **in_order,
            rendered=article.rendered,
            body_entry=article.body_entry,
            kind=RevisionKind.IMPORT,
            note=article.source.name[:500],
            by=self._context.by,
        )

    def _place(self, post: Post, article: ArticleFile) -> None:
        """Set where the post lives, and whether readers see it."""
        document = article.document
        assigned = self._plan.addresses.get(article.source.key)
        post.status = Status.PUBLISHED if assigned else Status.DRAFT
        if assigned:
            post.slug, post.path = assigned.slug, assigned.path
        elif document.slug:
            post.slug = addresses.slugify(document.slug)
        post.guid = post.guid or exported_guid(document)

    def _remember(self, post: Post, article: ArticleFile) -> None:
        """Set what is remembered of the post's file."""
        source = article.source
        post.source_hash = self._plan.heads[source.key].sha256
        post.source_site, post.source_name = self._source_site, source.name
        remember_source(post, article.document, article.original)

    def _take_pictures(self, posts: Sequence[Post], articles: Sequence[ArticleFile]) -> None:
        """Take over the covers and the bodies' pictures, and set the covers."""
        wanted = [self._pictures_of(*pair) for pair in zip(posts, articles, strict=True)]
        taken = self._context.media.take(address for found in wanted for address in found.values())
        for post, article, found in zip(posts, articles, wanted, strict=True):
            for address in dict.fromkeys(found.values()):
                picture = taken[address]
                if picture is None:
                    self._report.missing_images.append(MissingImage(article.source.name, address))
                elif picture.remark:
                    self._report.notes.append(Remark(article.source.name, None, picture.remark))
            self._set_cover(post, taken.get(found.get(article.document.image, "")))

    def _set_cover(self, post: Post, picture: StoredPicture | None) -> None:
        post.cover = picture.image if picture else None
        self.cards += picture is not None and picture.image.is_card

    def _pictures_of(self, post: Post, article: ArticleFile) -> dict[str, str]:
        """The addresses on this site of the pictures that an article names, by its own words."""
        references = [*filter(None, [article.document.image]), *article.rendered.images]
        found, odd = picture_paths(references, post.path or "/", self._site.config.host)
        self._report.notes += [Remark(article.source.name, None, message) for message in odd]
        return found

    def _remark(self, article: ArticleFile) -> None:
        first_line = article.document.body_line
        self._report.notes += [
            Remark(article.source.name, first_line + note.line - 1, note.message)
            for note in article.rendered.notes
        ]
        if len(article.document.categories) > 1:
            message = Message("has several categories; the first is kept, the others became tags")
            self._report.notes.append(Remark(article.source.name, None, message))

    def _write_aliases(self, posts: Sequence[Post], articles: Sequence[ArticleFile]) -> None:
        wanted = {
            address: post
            for post in posts
            for address in self._plan.aliases.get(post.source_key or "", [])
        }
        self._report.aliases += add_aliases(wanted, now=self._context.now)


def in_write_batches(
    results: Iterable[ArticleFile | Rejected],
) -> Iterator[list[ArticleFile | Rejected]]:
    """Cut what was read into batches that are written together."""
    return in_batches_by_weight(results, BATCH, _weight, CHARACTERS_OF_A_BATCH)


def _weight(result: ArticleFile | Rejected) -> int:
    if isinstance(result, Rejected):
        return 0
    return len(result.document.body) + len(result.rendered.html)
