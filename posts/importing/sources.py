"""Finding what there is to import: a site folder, a folder of Markdown files, or one file."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from posts.errors import FrontMatterError, NoPostsError, SourceError
from posts.frontmatter import HTML_SUFFIXES
from posts.importing.report import Rejected, Remark
from posts.importing.sites.site_config import CONFIG_NAME, SiteConfig, read_site_config
from posts.messages import Message

MARKDOWN_SUFFIXES = (".md", ".markdown", ".mkd", ".mkdn", ".mdown")
#: Looked at as well, so that each is refused by name and not passed over in silence.
REFUSED_SUFFIXES = (".rst",)
#: Taken from a folder that holds no Markdown file: what some tools leave behind.
TEXT_SUFFIXES = (".txt",)
POST_FOLDERS = ("_posts", "_drafts")
#: A site may be of fixed pages only.
_PAGES = "_pages"

#: Files about the folder, not of the publication; they are named in the report and left out.
ABOUT_THE_FOLDER = frozenset(
    name.casefold()
    for name in ("README.md", "CLAUDE.md", "AGENTS.md", "CONTRIBUTING.md", "CHANGELOG.md")
)

#: More is no article but a mistake; reading stops here so that memory stays bounded.
LARGEST_FILE = 20 * 1024 * 1024
#: The longest body that is rendered, with its head, has fewer bytes in any encoding.
LARGEST_ARTICLE = 8 * 1024 * 1024


@dataclass(frozen=True)
class SourceFile:
    """One file to import.

    ``name`` is its path relative to its site, for people to read. ``key`` is the same in NFC, with
    the site's name before it: the identity by which a later import finds the post again, from
    whichever system the files come. A part of an export has a file that lasts
    as long as the import, the export's name with its own number behind it, and the line of the
    export on which it begins.
    """

    path: Path
    name: str
    key: str
    is_part: bool = False
    first_line: int = 1

    @property
    def size(self) -> int:
        """The bytes of the file, 0 where nobody can tell."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0

    def line_in_source(self, line: int | None) -> int | None:
        """The line of the source that is ``line`` in this file."""
        return None if line is None else line + self.first_line - 1


@dataclass(frozen=True)
class Site:
    """A place to import from.

    ``root`` is the folder in which its assets are looked for, ``name`` stands before the keys of
    its files. Where ``is_whole``, a file that is not in ``files`` is not there any more.
    ``exports`` names the exports of other systems in its folder, each a site of its own.
    ``export`` is the dialect of an export of another system, else ""; then ``pages`` are its pages,
    and ``remarks`` and ``rejected`` what is to be told of its other items.
    """

    root: Path
    name: str
    config: SiteConfig
    files: tuple[SourceFile, ...]
    passed_over: tuple[str, ...] = ()
    is_whole: bool = True
    exports: tuple[str, ...] = ()
    export: str = ""
    pages: tuple[SourceFile, ...] = ()
    remarks: tuple[Remark, ...] = ()
    rejected: tuple[Rejected, ...] = ()

    @property
    def is_refused(self) -> bool:
        """Whether there is nothing here but a refusal."""
        return bool(self.rejected) and not (self.files or self.pages)


def open_site(source: Path) -> Site:
    """Find the posts of ``source``: a site folder, a folder of Markdown files, or one file.

    A file inside a site's ``_posts`` belongs to that site, so that it is the same post whether it
    comes alone or with the others. Raises SourceError when there is nothing to import.
    """
    source = Path(os.path.abspath(source))
    if source.is_dir():
        return _open_folder(source)
    if not source.exists():
        raise SourceError(
            Message(
                "{source} does not exist; name a site folder (with _posts/), a "
                "folder of Markdown files, or one file",
                source=source,
            )
        )
    root = _site_of(source)
    config = read_site_config(root)
    name = _site_name(root, config)
    return Site(root, name, config, _as_source_files(root, name, [source]), is_whole=False)


def _open_folder(root: Path) -> Site:
    if root.name in POST_FOLDERS:
        site = _open_folder(root.parent)
        files = tuple(file for file in site.files if root in file.path.parents)
        return replace(site, files=files, passed_over=(), is_whole=False)
    config = read_site_config(root)
    found = list(files_below(root, MARKDOWN_SUFFIXES + REFUSED_SUFFIXES)) or list(
        files_below(root, TEXT_SUFFIXES)
    )
    posts = [path for path in found if _in_post_folder(path.relative_to(root))]
    posts += [
        path for path in files_below(root, HTML_SUFFIXES) if _in_post_folder(path.relative_to(root))
    ]
    if not posts and not (root / CONFIG_NAME).exists():
        posts = [path for path in found if path.name.casefold() not in ABOUT_THE_FOLDER]
    if not posts and not (root / _PAGES).is_dir():
        raise NoPostsError(
            Message(
                "{root} holds no posts: looked for {folders} folders, and for "
                "files ending in {suffixes}",
                root=root,
                folders=" and ".join(POST_FOLDERS),
                suffixes=", ".join((*MARKDOWN_SUFFIXES, *TEXT_SUFFIXES)),
            )
        )
    taken = set(posts)
    passed_over = tuple(
        printable(str(path.relative_to(root))) for path in found if path not in taken
    )
    name = _site_name(root, config)
    return Site(root, name, config, _as_source_files(root, name, posts), passed_over)


def _site_name(root: Path, config: SiteConfig) -> str:
    return config.host or root.name


def files_below(root: Path, suffixes: tuple[str, ...]) -> Iterator[Path]:
    """Files of these suffixes below ``root``, in the order of their names; no hidden folders.

    Folders are not followed through symbolic links, so a loop of them does no harm.
    """
    for folder, names, files in os.walk(root, followlinks=False):
        names[:] = sorted(name for name in names if name[0] != "." and name != "node_modules")
        for name in sorted(files):
            if name[0] != "." and name.casefold().endswith(suffixes):
                yield Path(folder, name)


def _in_post_folder(relative: Path) -> bool:
    return any(part in POST_FOLDERS for part in relative.parts[:-1])


def _site_of(file: Path) -> Path:
    for folder in file.parents:
        if folder.name in POST_FOLDERS:
            return folder.parent
    return file.parent


def _as_source_files(root: Path, site_name: str, paths: Sequence[Path]) -> tuple[SourceFile, ...]:
    return tuple(
        SourceFile(path, name, f"{site_name}/{unicodedata.normalize('NFC', name)}")
        for path in paths
        for name in [printable(path.relative_to(root).as_posix())]
    )


def printable(name: str) -> str:
    """A file's name for the report; bytes that are no UTF-8 are shown as such."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def leads_out(path: Path, root: Path) -> bool:
    """Whether ``path`` lies outside of ``root``, which has no links in it, once links are followed.

    A loop of links leads nowhere, and so not out.
    """
    return not Path(os.path.realpath(path)).is_relative_to(root)


def read_bytes(path: Path, largest: int = LARGEST_FILE) -> bytes:
    """Read a regular file of at most ``largest`` bytes.

    Raises FrontMatterError for what is no regular file (a pipe would never end), what may not be
    read, and what is larger.
    """
    try:
        # Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise FrontMatterError(
                    Message("this is no regular file; only files can be imported")
                )
            if status.st_size > largest:
                raise FrontMatterError(
                    Message(
                        "the file has {size:,} bytes; more than {largest:,} is not "
                        "taken for an article: split it, or leave it out",
                        size=status.st_size,
                        largest=largest,
                    )
                )
            return file.read(largest)
    except OSError as error:
        raise FrontMatterError(
            Message("the file cannot be read: {fault}", fault=error.strerror)
        ) from error
