"""What a site's folder holds beside its posts: pages, files to keep, and what stays private."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path, PurePosixPath

from posts.importing.file_access import leads_out, printable
from posts.importing.import_context import ImportContext
from posts.importing.kept_files import keep_files, may_be_kept
from posts.importing.pages.page_documents import parse_exported_page, parse_page
from posts.importing.pages.page_import import find_page_changes, import_pages
from posts.importing.pages.page_rules import PAGES_FOLDER, PageRules, collection_of, page_rules_of
from posts.importing.pictures import PICTURE_SUFFIXES
from posts.importing.redirects import REDIRECTS_NAME
from posts.importing.report import Remark
from posts.importing.sites.site_config import CONFIG_NAME
from posts.importing.sources import MARKDOWN_SUFFIXES, POST_FOLDERS, Site, SourceFile
from posts.messages import Message

PAGE_SUFFIXES = (*MARKDOWN_SUFFIXES, ".html", ".htm")

_NEVER_IN_ROOT = ("docs", "scripts")
_NEVER_ANYWHERE = ("node_modules", "vendor")
_SOURCES = (
    "*.py", "*.rb", "*.sh", "requirements*.txt", "Gemfile*", "package*.json", "CLAUDE.md",
    "AGENTS.md", "README*", "SECURITY.md", "LICENSE*", "CONTRIBUTING*", "CHANGELOG*", "Makefile",
    "Dockerfile*", "Rakefile", "*.gemspec", "*.lock", "*.yml", "*.yaml", "*.toml",
)  # fmt: skip
#: Files that this site makes itself, under the address at which the old site had them, and one
#: that is no file of the site.
_ANSWERED_OTHERWISE = {
    **dict.fromkeys(
        ("robots.txt", "sitemap.xml", "feed.xml", "llms.txt"), Message("this site makes its own")
    ),
    REDIRECTS_NAME: Message("a table of redirects, which --redirects takes over"),
}


@dataclass
class SiteFiles:
    """The files beside the posts of the site in ``root``, by their names inside it; sorted at once.

    ``may_be_pages`` are told by their endings, and are among the others as well until somebody has
    read how they begin. ``left_out`` has a reason for each name; ``kept`` are candidates, not yet
    read. Nothing outside of ``root``, which has no links in it, is looked at.
    """

    root: Path
    rules: PageRules
    keep: Sequence[str] | None
    may_be_pages: dict[str, Path] = field(default_factory=dict)
    kept: dict[str, Path] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)
    further: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        for folder, folders, files in os.walk(self.root, followlinks=False):
            inside = Path(folder).relative_to(self.root).as_posix()
            prefix = "" if inside == "." else f"{inside}/"
            folders[:] = [each for each in sorted(folders) if self._enters(f"{prefix}{each}")]
            for name in sorted(files):
                self._sort(Path(folder, name), f"{prefix}{name}")

    def remarks(self) -> Iterator[Remark]:
        """What is left out, each with the reason."""
        for name, reason in self.left_out.items():
            yield Remark(name, None, Message("is left out: {reason}", reason=reason))
        for name, count in sorted(self.further.items()):
            message = Message(
                "is left out: neither post, page nor picture; --keep takes it as it is"
            )
            if name.endswith("/"):
                message = Message(
                    "{count} files in this folder are left out, neither posts, pages nor "
                    "pictures; --keep takes them as they are",
                    count=count,
                )
            yield Remark(name, None, message)

    def pass_over(self, exports: Iterable[str]) -> None:
        """Leave out exports, which are imported item by item and hold drafts."""
        for name in exports:
            self.kept.pop(name, None)
            self.further.pop(name, None)

    def take_out(self, pages: Iterable[str]) -> None:
        """Count as neither kept nor left out what turned out to be pages."""
        for name in pages:
            self.kept.pop(name, None)
            self.left_out.pop(name, None)

    def _enters(self, name: str) -> bool:
        base = name.rpartition("/")[2]
        if base in POST_FOLDERS:
            return False
        reason = self._against_folder(name, base)
        if reason:
            self.left_out[printable(f"{name}/")] = reason
        return not reason

    def _against_folder(self, name: str, base: str) -> str:
        if (self.root / name).is_symlink():
            return Message("a symbolic link; folders are not followed through links")
        if base in _NEVER_ANYWHERE or name in _NEVER_IN_ROOT:
            return Message("a folder of sources and tools, which is never published")
        if self.rules.excludes(name, is_folder=True):
            return Message("excluded by {config}", config=CONFIG_NAME)
        if base.startswith(".") and name != ".well-known" and name not in self.rules.include:
            return Message("a hidden folder, which is never published")
        if base.startswith("_") and not self._is_of_pages(name):
            return Message("a folder of the old site's generator, which is never published")
        return ""

    def _is_of_pages(self, name: str) -> bool:
        return (
            name in (PAGES_FOLDER, self.rules.collections_folder)
            or name in self.rules.include
            or collection_of(f"{name}/", self.rules) != ""
        )

    def _sort(self, path: Path, name: str) -> None:
        if name == CONFIG_NAME:
            return
        reason = self._against_file(path, name)
        if reason:
            self.left_out[printable(name)] = reason
            return
        if may_be_page := name.lower().endswith(PAGE_SUFFIXES):
            self.may_be_pages[name] = path
        if may_be_kept(name, self.keep):
            self.kept[name] = path
        elif may_be_page:
            self.left_out[name] = Message("no page: it has no front matter")
        elif PurePosixPath(name).suffix.lower() not in PICTURE_SUFFIXES:
            self.further[f"{name.partition('/')[0]}/" if "/" in name else name] += 1

    def _against_file(self, path: Path, name: str) -> str:  # noqa: PLR0911 - one way out a case
        base = name.rpartition("/")[2]
        if printable(name) != name:
            return Message("its name is no UTF-8; rename it")
        if leads_out(path, self.root):
            return Message("a link that leads out of the site's folder")
        if self.rules.excludes(name, is_folder=False):
            return Message("excluded by {config}", config=CONFIG_NAME)
        if base.startswith((".", "_", "#", "~")) and not name.startswith(".well-known/"):
            return Message("a hidden file, which is never published")
        if is_named_as_a_source(base):
            return Message("a source file, which is never published")
        if base.lower().endswith(".js") and not name.startswith("assets/"):
            return Message("a script, which is never published")
        return _ANSWERED_OTHERWISE.get(name, "")


def is_named_as_a_source(base: str) -> bool:
    """Whether a file of this name, without folders, is one that is never published."""
    return any(fnmatchcase(base.lower(), pattern.lower()) for pattern in _SOURCES)


def import_site_files(context: ImportContext) -> dict[str, str]:
    """Import pages and files to keep, and name what is left out with the reason.

    Returns the names of the pages' files that were to be written, by their source keys.
    """
    site, reading, report = context.site, context.rules.reading, context.report
    if site.export:
        parse = partial(parse_exported_page, options=reading)
        if not site.pages:
            return {}
        return import_pages(context, find_page_changes(context, site.pages, parse), parse)
    if not _is_whole_jekyll_site(site):
        reason = Message("is no post of this site and is left out")
        report.notes += [Remark(name, None, reason) for name in site.passed_over]
        return {}
    rules = page_rules_of(site.config_file)
    found = SiteFiles(site.root.resolve(), rules, context.options.keep)
    found.pass_over(site.exports)
    sources = [
        SourceFile(path, name, f"{site.name}/{name}") for name, path in found.may_be_pages.items()
    ]
    parse = partial(parse_page, options=reading, rules=rules)
    changes = find_page_changes(context, sources, parse)
    found.take_out(file.name for file in changes.sources)
    report.notes += found.remarks()
    names = import_pages(context, changes, parse)
    keep_files(context, found.kept)
    return names


def _is_whole_jekyll_site(site: Site) -> bool:
    markers = (CONFIG_NAME, *POST_FOLDERS)
    return site.is_whole and any((site.root / marker).exists() for marker in markers)
