"""A folder that is written to, and nothing outside it."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from pathlib import Path, PurePosixPath

from posts.errors import ExportError
from posts.messages import Message

#: Lies in every exported folder: which files an export wrote, each with the hash of its content.
MARKER = ".kawaraban-export.json"


class Destination:
    """The folder of one export.

    Files are written whole or not at all. Those that an earlier export wrote, that nobody changed
    since and that this one does not write are taken away by ``finish``.
    """

    def __init__(self, folder: Path) -> None:
        """Make or reopen ``folder``.

        Raises ExportError where it is no folder, cannot be written to, or holds something that no
        export wrote.
        """
        self._root = folder.absolute()
        self._written: dict[str, str] = {}
        try:
            self._root.mkdir(parents=True, exist_ok=True)
            earlier = _files_of_an_export(self._root)
            if earlier is None:
                # An export that is cut off has to be recognised as one.
                self._mark()
        except OSError as error:
            raise _unwritable(folder, error) from error
        self._earlier = earlier or {}
        self._root = self._root.resolve()

    def write(self, name: str, data: bytes) -> None:
        """Write ``data`` to the file ``name``, a path below the folder with ``/`` in it.

        Raises ExportError for a name that leads out of the folder, through a symbolic link, or to a
        file that this export already wrote, and where the file system refuses.
        """
        path = self._path(name)
        if name in self._written:
            raise ExportError(
                "{name} would be written twice; give one of the posts another slug", name=name
            )
        try:
            self._put(path, data)
        except (OSError, ValueError) as error:
            raise ExportError(
                "{name} cannot be written: {fault}", name=name, fault=error
            ) from error
        self._written[name] = hashlib.sha256(data).hexdigest()

    def has(self, name: str) -> bool:
        """Whether this export wrote a file of this name."""
        return name in self._written

    def finish(self) -> int:
        """Take stale files of the earlier export away, leave the marker; return how many went.

        Raises ExportError where the file system refuses.
        """
        try:
            stale = [name for name in self._earlier if self._is_stale(name)]
            for name in stale:
                self._remove(self._path(name))
            self._mark()
        except OSError as error:
            raise ExportError(
                "{folder} cannot be tidied up: {fault}", folder=self._root, fault=error
            ) from error
        return len(stale)

    def _is_stale(self, name: str) -> bool:
        return name not in self._written and self._is_unchanged(name, self._earlier[name])

    def _mark(self) -> None:
        marker = json.dumps({"files": self._written}, ensure_ascii=False, indent=1)
        self._put(self._root / MARKER, (marker + "\n").encode())

    def _put(self, path: Path, data: bytes) -> None:
        """Write a file whole, or not at all."""
        temporary = path.with_name(f".{secrets.token_hex(8)}.part")
        self._make_folders(path.parent)
        try:
            temporary.write_bytes(data)
            os.replace(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)

    def _remove(self, path: Path) -> None:
        path.unlink()

    def _path(self, name: str) -> Path:
        parts = PurePosixPath(name).parts
        if not parts or name.startswith("/") or "\0" in name or ".." in parts or name == MARKER:
            raise ExportError("{name!r} is no path below the folder, and is left out", name=name)
        return self._root.joinpath(*parts)

    def _make_folders(self, folder: Path) -> None:
        path = self._root
        for part in folder.relative_to(self._root).parts:
            path = path / part
            if path.is_symlink():
                raise OSError(
                    Message("{name} is a symbolic link, which could lead elsewhere", name=path.name)
                )
            path.mkdir(exist_ok=True)

    def _is_unchanged(self, name: str, digest: str) -> bool:
        path = self._path(name)
        if not path.is_file() or any(folder.is_symlink() for folder in (path, *path.parents)):
            return False
        return hashlib.sha256(path.read_bytes()).hexdigest() == digest


class DryRunDestination(Destination):
    """The folder of an export that is only tried: the same refusals, and nothing is written."""

    def __init__(self, folder: Path) -> None:
        """Look at ``folder``; raises ExportError as an export would."""
        self._root = folder.absolute()
        self._written = {}
        try:
            there = self._root.exists()
            self._earlier = (_files_of_an_export(self._root) if there else None) or {}
        except OSError as error:
            raise _unwritable(folder, error) from error
        nearest = next(path for path in (self._root, *self._root.parents) if path.exists())
        if not nearest.is_dir() or not os.access(nearest, os.W_OK):
            raise ExportError(
                "{folder} cannot be written to: {nearest} allows no new files",
                folder=folder,
                nearest=nearest,
            )

    def _put(self, path: Path, data: bytes) -> None:
        """Leave the disk alone."""

    def _remove(self, path: Path) -> None:
        """Leave the disk alone."""


def _unwritable(folder: Path, error: OSError) -> ExportError:
    return ExportError(
        "{folder} cannot be written to: {fault}", folder=folder, fault=error.strerror
    )


def _files_of_an_export(root: Path) -> dict[str, str] | None:
    """The files that an earlier export wrote, with their hashes; None in an empty folder.

    Raises ExportError where the folder holds something else.
    """
    marker = root / MARKER
    if not marker.is_file() or marker.is_symlink():
        if any(root.iterdir()):
            raise ExportError(
                "{folder} is not empty and no earlier export; name an empty folder", folder=root
            )
        return None
    try:
        files = json.loads(marker.read_text(encoding="utf-8"))["files"]
        return {str(name): str(digest) for name, digest in files.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ExportError(
            "{marker} is damaged, so nobody knows what is old here; name an empty folder",
            marker=marker,
        ) from error
