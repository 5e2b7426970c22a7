"""Finding what there is to import: a site folder, a folder of Markdown files, or one file."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from posts.errors import FrontMatterError, SourceError
from posts.transfer.site_config import CONFIG_NAME, SiteConfig, read_site_config

MARKDOWN_SUFFIXES = (".md", ".markdown", ".mkd", ".mkdn", ".mdown")
#: Looked at as well, so that each is refused by name and not passed over in silence.
REFUSED_SUFFIXES = (".rst",)
#: Taken from a folder that holds no Markdown file: what some tools leave behind.
TEXT_SUFFIXES = (".txt",)
POST_FOLDERS = ("_posts", "_drafts")

#: Files about the folder, not of the publication; they are named in the report and left out.
ABOUT_THE_FOLDER = frozenset(
    name.casefold()
    for name in ("README.md", "CLAUDE.md", "AGENTS.md", "CONTRIBUTING.md", "CHANGELOG.md")
)

#: More is no article but a mistake; reading stops here so that memory stays bounded.
LARGEST_FILE = 20 * 1024 * 1024


@dataclass(frozen=True)
class SourceFile:
    """One file to import.

    ``name`` is its path relative to its site, ``key`` the same with the site's name before it: the
    identity by which a later import finds the post again.
    """

    path: Path
    name: str
    key: str


@dataclass(frozen=True)
class Site:
    """A place to import from.

    ``root`` is the folder in which its assets are looked for, ``name`` stands before the keys of
    its files. Where ``is_whole``, a file that is not in ``files`` is not there any more.
    """

    root: Path
    name: str
    config: SiteConfig
    files: tuple[SourceFile, ...]
    passed_over: tuple[str, ...] = ()
    is_whole: bool = True


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
            f"{source} does not exist; name a site folder (with _posts/), a folder of Markdown "
            "files, or one file"
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
    found = list(_walk(root, MARKDOWN_SUFFIXES + REFUSED_SUFFIXES)) or list(
        _walk(root, TEXT_SUFFIXES)
    )
    posts = [path for path in found if _in_post_folder(path.relative_to(root))]
    if not posts and not (root / CONFIG_NAME).exists():
        posts = [path for path in found if path.name.casefold() not in ABOUT_THE_FOLDER]
    if not posts:
        raise SourceError(
            f"{root} holds no posts: looked for {' and '.join(POST_FOLDERS)} folders, and for "
            f"files ending in {', '.join((*MARKDOWN_SUFFIXES, *TEXT_SUFFIXES))}"
        )
    taken = set(posts)
    passed_over = tuple(str(path.relative_to(root)) for path in found if path not in taken)
    name = _site_name(root, config)
    return Site(root, name, config, _as_source_files(root, name, posts), passed_over)


def _site_name(root: Path, config: SiteConfig) -> str:
    return config.host or root.name


def _walk(root: Path, suffixes: tuple[str, ...]) -> Iterator[Path]:
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
        SourceFile(path, name, f"{site_name}/{name}")
        for path in paths
        for name in [path.relative_to(root).as_posix()]
    )


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
                raise FrontMatterError("this is no regular file; only files can be imported")
            if status.st_size > largest:
                raise FrontMatterError(
                    f"the file has {status.st_size:,} bytes; more than {largest:,} is not taken "
                    "for an article: split it, or leave it out"
                )
            return file.read(largest)
    except OSError as error:
        raise FrontMatterError(f"the file cannot be read: {error.strerror}") from error
