"""The pages of a Jekyll site become fixed pages, by the rules by which files become posts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from zlib import compress

from django.db import transaction
from django.db.models import Q

from posts.batches import in_batches
from posts.errors import AddressError, FrontMatterError, RenderingError
from posts.importing.article_files import (
    OpenedFile,
    ParsedFile,
    difference,
    open_file,
    parse_file,
    render_body,
    rendering_of,
)
from posts.importing.file_access import read_bytes
from posts.importing.import_context import ImportContext
from posts.importing.pages.page_facts import facts_of_page, facts_of_page_text
from posts.importing.pages.page_texts import PageSource, PageText
from posts.importing.path_register import PathRegister
from posts.importing.pictures import picture_paths
from posts.importing.report import Conflict, MissingImage, Rejected, Remark
from posts.messages import Message
from posts.models import Alias, AliasStatus, Markup, Post, PostKind, RevisionKind, Status
from posts.rendering import Rendered, RenderOptions
from posts.workflow import (
    Edit,
    Redirect,
    own_hosts,
    parse_redirect,
    record_agreement,
    record_edits,
    record_redirects,
)

#: Pages a transaction.
_BATCH = 100


@dataclass
class PageImport:
    """The pages of one site on their way in."""

    context: ImportContext
    _register: PathRegister = field(default_factory=PathRegister, init=False)
    _given: dict[str, str] = field(default_factory=dict, init=False)
    _redirects: list[tuple[str, str, str]] = field(default_factory=list, init=False)

    def run(self, pages: Sequence[PageSource]) -> list[Post]:
        """Write new and changed pages, with the redirects that they name; return the pages."""
        known = {str(page.source_key): page for page in self._known(pages)}
        written: list[Post] = []
        for batch in in_batches(pages, _BATCH):
            edits = [edit for page in batch if (edit := self._edit(page, known))]
            # Together, because a page that a second run finds unchanged names no redirects again.
            with transaction.atomic():
                self._write(edits)
                self._write_redirects()
            written += [edit.post for edit in edits]
        self._report_disappeared(known, pages)
        return written

    def _known(self, pages: Sequence[PageSource]) -> Sequence[Post]:
        told = [page.file.key for page in pages if not self._is_named_for(page.file.key)]
        of_the_site = Q(source_key__startswith=f"{self.context.site.name}/")
        known = Post.pages.filter(of_the_site | Q(source_key__in=told))
        return list(known.order_by("path", "pk"))

    def _is_named_for(self, key: str) -> bool:
        return key.startswith(f"{self.context.site.name}/")

    def _edit(self, page: PageSource, known: dict[str, Post]) -> Edit | None:
        """The page that this file asks for; None where there is nothing to write."""
        source = page.file
        present = known.get(source.key)
        try:
            file = open_file(source)
            if present and present.source_hash == file.sha256:
                self.context.report.pages.unchanged += 1
                return None
            text = page.read(self._parsed(file, page.dialect))
            if text.document.redirect_to:
                self._redirects.append((source.name, text.path, text.document.redirect_to))
                return None
            if not self._has_a_place(text) or self._stays_as_edited(present, text):
                return None
            rendered = self._rendered(text)
        except FrontMatterError as error:
            self.context.report.rejected.append(Rejected(source.name, error.line, error.reason))
            return None
        except (AddressError, RenderingError) as error:
            self.context.report.rejected.append(Rejected(source.name, None, str(error)))
            return None
        return self._filled(present or _new_page(source.key), text, rendered)

    def _parsed(self, file: OpenedFile, dialect: str | None) -> ParsedFile:
        options = replace(self.context.rules.reading, dialect=dialect)
        return self.context.pool.one(partial(parse_file, options=options), file)

    def _rendered(self, text: PageText) -> Rendered:
        options = rendering_of(text.document, self.context.rules.reading.rendering)
        return self.context.pool.one(
            partial(render_body, options=options, is_html=text.is_html), text.body
        )

    def _has_a_place(self, text: PageText) -> bool:
        name, path = text.source.name, text.path
        holder = self._given.get(path) or self._register.holder(path)
        if holder in (None, text.source.key):
            self._given[path] = text.source.key
            return True
        if holder == PathRegister.THE_SITE:
            message = Message("is left out: the site makes a page of its own at {path}", path=path)
            self.context.report.notes.append(Remark(name, None, message))
        else:
            reason = Message(
                "{holder} has the address {path}; give the page another permalink",
                holder=holder,
                path=path,
            )
            self.context.report.rejected.append(Rejected(name, None, reason))
        return False

    def _stays_as_edited(self, present: Post | None, text: PageText) -> bool:
        if present is None:
            return False
        came_otherwise = present.source_bytes is None or text.source.is_part
        was_edited = _was_edited_here(present)
        if not (came_otherwise or was_edited):
            return False
        if self._agrees(present, text):
            return True
        if not was_edited:
            return False
        kept = "file" if self.context.rules.overwrite else "edit"
        compare = partial(difference, (present.title, present.body))
        diff = self.context.pool.one(compare, (text.document.title, text.body))
        self.context.report.conflicts.append(
            Conflict(text.source.name, str(present.path), kept, diff)
        )
        return not self.context.rules.overwrite

    def _agrees(self, present: Post, text: PageText) -> bool:
        """Whether the file says what the page, edited here, says by now; then it is remembered."""
        told = facts_of_page_text(text, self.context.rules.reading.rendering)
        if told != facts_of_page(present) or text.body != present.body:
            return False
        _remember_source(present, text)
        record_agreement(present, note=text.source.name, by=self.context.by, now=self.context.now)
        self.context.report.pages.unchanged += 1
        return True

    def _filled(self, page: Post, text: PageText, rendered: Rendered) -> Edit | None:
        document, name = text.document, text.source.name
        if not rendered.text and not rendered.images:
            message = Message("is left out: its text is empty, its layout or a template made it")
            self.context.report.notes.append(Remark(name, None, message))
            return None
        _fill(
            page,
            text,
            rendering_of(document, self.context.rules.reading.rendering),
            self.context.now,
        )
        self.context.report.notes += [Remark(name, None, note) for note in text.notes]
        self.context.report.notes += [
            Remark(name, document.body_line + note.line - 1, note.message)
            for note in rendered.notes
        ]
        self._redirects += [(name, alias, text.path) for alias in document.aliases]
        self._take_pictures(name, text, rendered)
        return Edit(
            page, (), (), rendered, kind=RevisionKind.IMPORT, note=name[:500], by=self.context.by
        )

    def _take_pictures(self, name: str, text: PageText, rendered: Rendered) -> None:
        found, odd = picture_paths(rendered.images, text.path, self.context.site.config.host)
        self.context.report.notes += [Remark(name, None, message) for message in odd]
        for address, picture in self.context.media.take(found.values()).items():
            if picture is None:
                self.context.report.missing_images.append(MissingImage(name, address))

    def _write(self, edits: Sequence[Edit]) -> None:
        created = sum(edit.post.pk is None for edit in edits)
        record_edits(edits, now=self.context.now)
        self.context.report.pages.created += created
        self.context.report.pages.updated += len(edits) - created

    def _write_redirects(self) -> None:
        """Write the redirects that pages name, where no alias stands yet."""
        if not self._redirects:
            return
        hosts = own_hosts() | {self.context.site.config.host}
        made: dict[str, tuple[str, Redirect]] = {}
        for name, old, new in self._redirects:
            try:
                redirect = parse_redirect(old, new, AliasStatus.PERMANENT, hosts)
            except AddressError as error:
                self.context.report.notes.append(
                    Remark(name, None, Message("a redirect is left out: {error}", error=error))
                )
                continue
            made.setdefault(redirect.path, (name, redirect))
        self._redirects.clear()
        there = set(Alias.objects.filter(path__in=list(made)).values_list("path", flat=True))
        new_ones = [redirect for path, (_, redirect) in made.items() if path not in there]
        outcome = record_redirects(new_ones, now=self.context.now)
        self.context.report.aliases += outcome.written
        for redirect, fault in outcome.refused:
            message = Message(
                "the redirect of {path} is left out: {reason}",
                path=redirect.path,
                reason=fault.value,
            )
            self.context.report.notes.append(Remark(made[redirect.path][0], None, message))

    def _report_disappeared(self, known: dict[str, Post], pages: Sequence[PageSource]) -> None:
        there = {page.file.key for page in pages}
        self.context.report.disappeared += [
            str(page.path) for key, page in known.items() if key not in there
        ]


def _new_page(source_key: str) -> Post:
    return Post(kind=PostKind.PAGE, source_key=source_key)


def _was_edited_here(page: Post) -> bool:
    """Whether somebody changed the page here since the last import that wrote it."""
    last = page.revisions.order_by("-number").values_list("kind", flat=True).first()
    return last != RevisionKind.IMPORT


def _fill(page: Post, text: PageText, options: RenderOptions, now: datetime) -> None:
    document = text.document
    page.title, page.path, page.body = document.title[:500], text.path, text.body
    page.markup = Markup.HTML if text.is_html else Markup.MARKDOWN
    page.description = document.description
    page.noindex, page.in_sitemap = document.noindex, text.in_sitemap
    page.status = Status.PUBLISHED if text.published else Status.DRAFT
    if text.published:
        # A page tells readers no date; this one says since when they may see it.
        page.published_at = page.published_at or now
    _remember_source(page, text)
    page.typography, page.as_kramdown = options.typography, options.as_kramdown
    page.hard_breaks = options.hard_breaks


def _remember_source(page: Post, text: PageText) -> None:
    """Set on ``page`` what its file was; its bytes as they are, for a body is not all its text."""
    page.source_hash, page.source_encoding = text.sha256, text.codec
    page.source_bytes = None if text.source.is_part else compress(read_bytes(text.source.path))
    page.front_matter = dict(text.document.fields)
    page.front_matter_text = text.document.head
