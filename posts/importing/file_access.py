"""Files on the disk of the operator: which there are, how they are named, and their bytes."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path

from posts.errors import FrontMatterError
from posts.messages import Message

#: More is no article but a mistake; reading stops here so that memory stays bounded.
LARGEST_FILE = 20 * 1024 * 1024
#: The longest body that is rendered, with its head, has fewer bytes in any encoding.
LARGEST_ARTICLE = 8 * 1024 * 1024


def files_below(root: Path, suffixes: tuple[str, ...]) -> Iterator[Path]:
    """Files of these suffixes below ``root``, in the order of their names; no hidden folders.

    Folders are not followed through symbolic links, so a loop of them does no harm.
    """
    for folder, names, files in os.walk(root, followlinks=False):
        names[:] = sorted(name for name in names if name[0] != "." and name != "node_modules")
        for name in sorted(files):
            if name[0] != "." and name.casefold().endswith(suffixes):
                yield Path(folder, name)


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
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise FrontMatterError(
                    Message("this is no regular file; only files can be imported")
                )
            return read_at_most(largest, file)
    except OSError as error:
        raise FrontMatterError("the file cannot be read: {fault}", fault=error.strerror) from error


def read_at_most(largest: int, file: BufferedReader) -> bytes:
    """The bytes of an opened file. Raises FrontMatterError for more than ``largest``."""
    size = os.fstat(file.fileno()).st_size
    if size > largest:
        raise FrontMatterError(
            "the file has {size:,} bytes; more than {largest:,} is not taken for an "
            "article: split it, or leave it out",
            size=size,
            largest=largest,
        )
    return file.read(largest)
