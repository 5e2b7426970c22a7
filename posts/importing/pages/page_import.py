"""The pages of a site become fixed pages, by the rules by which files become articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from posts.errors import AddressError
from posts.importing.address_assignment import AssignedAddress
from posts.importing.article_files import (
    ArticleFile,
    OpenedFile,
    ParsedFile,
    open_file,
    open_page,
    read_article,
)
from posts.importing.changed_files import FileChanges, FileKind, find_changes
from posts.importing.file_agreement import record_agreements
from posts.importing.import_context import ImportContext
from posts.importing.import_plan import ImportPlan, PathRegister
from posts.importing.pages.page_facts import page_agrees, page_content
from posts.importing.pictures import StoredPicture
from posts.importing.post_writer import PostWriter, in_write_batches
from posts.importing.report import Rejected, Remark
from posts.importing.sources import SourceFile
from posts.messages import Message
from posts.models import Alias, AliasStatus, Post, PostKind, Status
from posts.workflow import Redirect, own_hosts, parse_redirect, record_redirects

#: Reads what a file says of its page.
ParsePage = Callable[[OpenedFile], ParsedFile]


def find_page_changes(
    context: ImportContext, sources: Sequence[SourceFile], parse: ParsePage
) -> FileChanges:
    """Read the head of each page among ``sources`` that is new or changed."""
    open_one = open_file if context.site.export else open_page
    agrees = partial(page_agrees, site=context.rules.reading.rendering)
    kind = FileKind(PostKind.PAGE, open_one, parse, agrees, context.report.pages)
    return find_changes(context, sources, kind)


def import_pages(context: ImportContext, changes: FileChanges, parse: ParsePage) -> dict[str, str]:
    """Write new and changed pages, with the redirects that their files name.

    Returns the names of the files that were to be written, by their source keys.
    """
    record_agreements(context, changes.agreeing)
    plan = _plan(context, changes.heads)
    writer = PageWriter(context, plan, context.report.pages)
    read = partial(read_article, parse=parse, site=context.rules.reading.rendering)
    files = [head.source for head in plan.heads.values()]
    for batch in in_write_batches(context.pool.each(read, files)):
        writer.write(batch)
    # Now that the pages are there, to which they may lead.
    writer.write_redirects(
        (head.source.name, head.document.permalink, head.document.redirect_to)
        for head in changes.heads.values()
        if head.document.redirect_to
    )
    return {file.key: file.name for file in files}


def _plan(context: ImportContext, heads: Mapping[str, ParsedFile]) -> ImportPlan:
    """Give each page the address that its file names, where nobody else has it."""
    register = PathRegister()
    register.look_up(head.document.permalink for head in heads.values())
    given: dict[str, str] = {}
    planned: dict[str, ParsedFile] = {}
    for key, head in heads.items():
        name, path = head.source.name, head.document.permalink
        holder = given.get(path) or register.holder(path)
        if head.document.redirect_to:
            continue
        if holder in (None, key):
            given[path], planned[key] = key, head
        elif holder == PathRegister.THE_SITE:
            message = Message("is left out: the site makes a page of its own at {path}", path=path)
            context.report.notes.append(Remark(name, None, message))
        else:
            reason = Message(
                "{holder} has the address {path}; give the page another permalink",
                holder=holder,
                path=path,
            )
            context.report.rejected.append(Rejected(name, None, reason))
    addresses = {key: AssignedAddress("", path) for path, key in given.items()}
    return ImportPlan(planned, addresses)


class PageWriter(PostWriter):
    """Writes the pages of one site, and the redirects that their files name."""

    kind = PostKind.PAGE

    def _is_wanted(self, article: ArticleFile) -> bool:
        if article.rendered.text or article.rendered.images:
            return True
        message = Message("is left out: its text is empty, its layout or a template made it")
        self._report.notes.append(Remark(article.source.name, None, message))
        return False

    def _content(self, article: ArticleFile) -> Mapping[str, Any]:
        return page_content(article.document, self._context.rules.reading.rendering)

    def _place(self, post: Post, article: ArticleFile) -> None:
        post.status = Status.DRAFT if article.document.draft else Status.PUBLISHED
        if not article.document.draft:
            # A page tells readers no date; this one says since when they may see it.
            post.published_at = post.published_at or self._context.now

    def _set_cover(self, post: Post, picture: StoredPicture | None) -> None:
        """Leave it to the desk: a page's file names none."""

    def _remark(self, article: ArticleFile) -> None:
        name = article.source.name
        self._report.notes += [Remark(name, None, note) for note in article.document.notes]
        super()._remark(article)

    def _write_aliases(self, posts: Sequence[Post], articles: Sequence[ArticleFile]) -> None:
        # Within the transaction: a page that a second run finds unchanged names none again.
        self.write_redirects(
            (article.source.name, alias, str(post.path))
            for post, article in zip(posts, articles, strict=True)
            for alias in article.document.aliases
        )

    def write_redirects(self, told: Iterable[tuple[str, str, str]]) -> None:
        """Write redirects (the file's name, old and new address) where no alias stands yet."""
        hosts = own_hosts() | {self._site.config.host}
        made: dict[str, tuple[str, Redirect]] = {}
        for name, old, new in told:
            try:
                redirect = parse_redirect(old, new, AliasStatus.PERMANENT, hosts)
            except AddressError as error:
                message = Message("a redirect is left out: {error}", error=error)
                self._report.notes.append(Remark(name, None, message))
            else:
                made.setdefault(redirect.path, (name, redirect))
        there = set(Alias.objects.filter(path__in=list(made)).values_list("path", flat=True))
        new_ones = [redirect for path, (_, redirect) in made.items() if path not in there]
        outcome = record_redirects(new_ones, now=self._context.now)
        self._report.aliases += outcome.written
        for redirect, fault in outcome.refused:
            message = Message(
                "the redirect of {path} is left out: {reason}",
                path=redirect.path,
                reason=fault.value,
            )
            self._report.notes.append(Remark(made[redirect.path][0], None, message))
