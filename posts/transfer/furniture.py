"""What a site's folder holds beside its posts: pages, files to keep, and what stays private."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from posts.transfer.keeping import FRONT_MATTER, may_be_kept
from posts.transfer.media import PICTURE_SUFFIXES
from posts.transfer.page_addresses import PagePlace
from posts.transfer.page_rules import PageRules
from posts.transfer.site_config import CONFIG_NAME
from posts.transfer.sources import MARKDOWN_SUFFIXES, POST_FOLDERS

PAGE_SUFFIXES = (*MARKDOWN_SUFFIXES, ".html", ".htm")
#: Folders of pages that stand at the site's root, although their name begins with ``_``.
_PAGES = "_pages"

_NEVER_IN_ROOT = ("docs", "scripts")
_NEVER_ANYWHERE = ("node_modules", "vendor")
_SOURCES = (
    "*.py", "*.rb", "*.sh", "requirements*.txt", "Gemfile*", "package*.json", "CLAUDE.md",
    "AGENTS.md", "README*", "SECURITY.md", "LICENSE*", "CONTRIBUTING*", "CHANGELOG*", "Makefile",
    "Dockerfile*", "Rakefile", "*.gemspec", "*.lock", "*.yml", "*.yaml", "*.toml",
)  # fmt: skip
#: Files that this site makes itself, under the address at which the old site had them.
MADE_HERE = frozenset(("robots.txt", "sitemap.xml", "feed.xml", "llms.txt"))


@dataclass(frozen=True)
class PageFile:
    """A file that Jekyll makes a page of; ``kind`` is its type in ``defaults:``."""

    path: Path
    name: str
    place: PagePlace
    kind: str = "pages"


@dataclass
class Furniture:
    """``left_out`` has a reason for each name; ``kept`` are candidates, not yet read."""

    pages: list[PageFile] = field(default_factory=list)
    kept: list[tuple[Path, str]] = field(default_factory=list)
    left_out: dict[str, str] = field(default_factory=dict)
    further: Counter[str] = field(default_factory=Counter)


def find_furniture(root: Path, rules: PageRules, keep: Sequence[str] | None) -> Furniture:
    """Sort every file below ``root`` that is no post. Nothing outside of ``root`` is looked at."""
    found = Furniture()
    sorting = _Sorting(root.resolve(), rules, keep, found)
    for path, name in sorting.walk():
        sorting.sort(path, name)
    return found


@dataclass(frozen=True)
class _Sorting:
    root: Path
    rules: PageRules
    keep: Sequence[str] | None
    found: Furniture

    def walk(self) -> Iterator[tuple[Path, str]]:
        """The files with their names relative to the site, in order; refused folders are named."""
        for folder, folders, files in os.walk(self.root, followlinks=False):
            inside = Path(folder).relative_to(self.root).as_posix()
            prefix = "" if inside == "." else f"{inside}/"
            folders[:] = [each for each in sorted(folders) if self._enters(f"{prefix}{each}")]
            for name in sorted(files):
                yield Path(folder, name), f"{prefix}{name}"

    def _enters(self, name: str) -> bool:
        base = name.rpartition("/")[2]
        if base in POST_FOLDERS:
            return False
        reason = self._against_folder(name, base)
        if reason:
            self.found.left_out[printable(f"{name}/")] = reason
        return not reason

    def _against_folder(self, name: str, base: str) -> str:
        if (self.root / name).is_symlink():
            return "a symbolic link; folders are not followed through links"
        if base in _NEVER_ANYWHERE or name in _NEVER_IN_ROOT:
            return "a folder of sources and tools, which is never published"
        if self.rules.excludes(name, is_folder=True):
            return f"excluded by {CONFIG_NAME}"
        if base.startswith(".") and name != ".well-known" and name not in self.rules.include:
            return "a hidden folder, which is never published"
        if base.startswith("_") and not self._is_of_pages(name):
            return "a folder of the old site's generator, which is never published"
        return ""

    def _is_of_pages(self, name: str) -> bool:
        return (
            name in (_PAGES, self.rules.collections_folder)
            or name in self.rules.include
            or self._collection_of(f"{name}/") != ""
        )

    def _collection_of(self, name: str) -> str:
        """The collection whose folder holds ``name``, or ""."""
        inside = name
        if self.rules.collections_folder:
            inside = name.removeprefix(f"{self.rules.collections_folder}/")
        first, slash, _ = inside.partition("/")
        label = first.removeprefix("_")
        return label if slash and first != label and label in self.rules.collections else ""

    def sort(self, path: Path, name: str) -> None:
        """Put one file where it belongs."""
        if name == CONFIG_NAME:
            return
        reason = self._against_file(path, name)
        if reason:
            self.found.left_out[printable(name)] = reason
        elif name in MADE_HERE:
            self.found.left_out[name] = "this site makes its own"
        elif name.lower().endswith(PAGE_SUFFIXES) and _begins_with_front_matter(path):
            self.found.pages.append(self._page(path, name))
        elif may_be_kept(name, self.keep):
            self.found.kept.append((path, name))
        elif name.lower().endswith(PAGE_SUFFIXES):
            self.found.left_out[printable(name)] = "no page: it has no front matter"
        elif PurePosixPath(name).suffix.lower() not in PICTURE_SUFFIXES:
            self.found.further[
                f"{name.partition('/')[0]}/" if "/" in name else printable(name)
            ] += 1

    def _against_file(self, path: Path, name: str) -> str:
        base = name.rpartition("/")[2]
        if printable(name) != name:
            return "its name is no UTF-8; rename it"
        if not path.resolve().is_relative_to(self.root):
            return "a link that leads out of the site's folder"
        if self.rules.excludes(name, is_folder=False):
            return f"excluded by {CONFIG_NAME}"
        if base.startswith((".", "_", "#", "~")) and not name.startswith(".well-known/"):
            return "a hidden file, which is never published"
        if any(fnmatchcase(base.lower(), pattern.lower()) for pattern in _SOURCES):
            return "a source file, which is never published"
        if base.lower().endswith(".js") and not name.startswith("assets/"):
            return "a script, which is never published"
        return ""

    def _page(self, path: Path, name: str) -> PageFile:
        collection = self._collection_of(name)
        if collection:
            inside = name.partition(f"_{collection}/")[2]
            return PageFile(path, name, PagePlace(inside, collection), collection)
        standing = name
        if _PAGES not in self.rules.include:
            standing = name.removeprefix(f"{_PAGES}/")
        return PageFile(path, name, PagePlace(standing))


def printable(name: str) -> str:
    """A file's name for the report; bytes that are no UTF-8 are shown as such."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _begins_with_front_matter(path: Path) -> bool:
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return FRONT_MATTER.match(file.read(200)) is not None
    except OSError:
        return False
