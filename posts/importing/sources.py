"""Finding what there is to import: a site folder, a folder of Markdown files, or one file."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from posts.errors import FrontMatterError, NoPostsError, SourceError
from posts.frontmatter import HTML_SUFFIXES
from posts.frontmatter.containers import ghost, wordpress
from posts.frontmatter.notations.fences import opening_fence, split_at_fences
from posts.frontmatter.notations.yaml_block import parse_yaml
from posts.importing.file_access import files_below, printable
from posts.importing.report import Rejected, Remark
from posts.importing.sites.generator_configs import SiteConfig
from posts.importing.sites.site_config import CONFIG_NAME, ConfigFile, find_config, read_config

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


@dataclass(frozen=True)
class Site:
    """A place to import from.

    ``root`` is the folder in which its assets are looked for, ``name`` stands before the keys of
    its files. ``config`` is what its ``config_file`` says, if it has one. Where ``is_whole``, a
    file that is not in ``files`` is not there any more. ``exports`` names the exports of other
    systems in its folder, each a site of its own. ``export`` is the dialect of an export of another
    system, else ""; then ``pages`` are its pages, and ``remarks`` and ``rejected`` what is to be
    told of its other items.
    """

    root: Path
    name: str
    config: SiteConfig
    files: tuple[SourceFile, ...]
    config_file: ConfigFile | None = None
    passed_over: tuple[str, ...] = ()
    is_whole: bool = True
    exports: tuple[str, ...] = ()
    export: str = ""
    pages: tuple[SourceFile, ...] = ()
    remarks: tuple[Remark, ...] = ()
    rejected: tuple[Rejected, ...] = ()


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
            "{source} does not exist; name a site folder (with _posts/), a folder of Markdown "
            "files, or one file",
            source=source,
        )
    return _site(_root_of(source), [source], is_whole=False)


def _open_folder(root: Path) -> Site:
    if root.name in POST_FOLDERS:
        site = _open_folder(root.parent)
        files = tuple(file for file in site.files if root in file.path.parents)
        return replace(site, files=files, passed_over=(), is_whole=False)
    found = list(files_below(root, MARKDOWN_SUFFIXES + REFUSED_SUFFIXES)) or list(
        files_below(root, TEXT_SUFFIXES)
    )
    posts = [path for path in found if _in_post_folder(path, root)]
    posts += [path for path in files_below(root, HTML_SUFFIXES) if _in_post_folder(path, root)]
    if not posts and not (root / CONFIG_NAME).exists():
        posts = [path for path in found if path.name.casefold() not in ABOUT_THE_FOLDER]
    if not posts and not (root / _PAGES).is_dir():
        raise NoPostsError(
            "{root} holds no posts: looked for {folders} folders, and for files ending in "
            "{suffixes}",
            root=root,
            folders=" and ".join(POST_FOLDERS),
            suffixes=", ".join((*MARKDOWN_SUFFIXES, *TEXT_SUFFIXES)),
        )
    others = set(found).difference(posts)
    passed_over = [printable(str(path.relative_to(root))) for path in found if path in others]
    return _site(root, posts, passed_over=passed_over)


def _site(
    root: Path, paths: Sequence[Path], *, passed_over: Sequence[str] = (), is_whole: bool = True
) -> Site:
    config_file = find_config(root)
    config = read_config(config_file)
    name = config.host or root.name
    files = tuple(_source_file(path, root, name) for path in paths)
    return Site(root, name, config, files, config_file, tuple(passed_over), is_whole)


def _source_file(path: Path, root: Path, site_name: str) -> SourceFile:
    name = printable(path.relative_to(root).as_posix())
    return SourceFile(path, name, f"{site_name}/{unicodedata.normalize('NFC', name)}")


def _in_post_folder(path: Path, root: Path) -> bool:
    return any(part in POST_FOLDERS for part in path.relative_to(root).parts[:-1])


def _root_of(file: Path) -> Path:
    for folder in file.parents:
        if folder.name in POST_FOLDERS:
            return folder.parent
    return file.parent


#: The key of a file's head that has the source key of its post.
DECLARING_KEY = "kawaraban_source"

_LINE = re.compile(rf"^{DECLARING_KEY}:[^\r\n]*", re.MULTILINE)
#: An export's dialect, its site, and the number of the item.
_KEY_OF_AN_EXPORT = re.compile(
    rf"(?:{wordpress.NAME}|{ghost.NAME}):.{{1,300}}/[A-Za-z0-9_-]{{1,80}}"
)


def declared_key(data: bytes) -> str | None:
    """The source key that a file of these bytes declares as its own, None where it does not."""
    if DECLARING_KEY.encode() not in data:
        return None
    try:
        text = data.decode("utf-8-sig")
        line = opening_fence(text) == "---" and _LINE.search(split_at_fences(text).block)
        key = parse_yaml(line[0], 1).fields[DECLARING_KEY] if line else None
    except (FrontMatterError, UnicodeDecodeError):
        # Whoever reads the file in full names the fault.
        return None
    return key if isinstance(key, str) and _KEY_OF_AN_EXPORT.fullmatch(key) else None
