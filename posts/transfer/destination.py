"""A folder that is written to, and nothing outside it."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from pathlib import Path, PurePosixPath

from posts.errors import ExportError

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
            self._earlier = self._read_marker()
        except OSError as error:
            raise ExportError(f"{folder} cannot be written to: {error.strerror}") from error
        self._root = self._root.resolve()

    def write(self, name: str, data: bytes) -> None:
        """Write ``data`` to the file ``name``, a path below the folder with ``/`` in it.

        Raises ExportError for a name that leads out of the folder, through a symbolic link, or to a
        file that this export already wrote, and where the file system refuses.
        """
        path = self._path(name)
        if name in self._written:
            raise ExportError(f"{name} would be written twice; give one of the posts another slug")
        temporary = path.with_name(f".{secrets.token_hex(8)}.part")
        try:
            self._make_folders(path.parent)
            try:
                temporary.write_bytes(data)
                os.replace(temporary, path)
            finally:
                temporary.unlink(missing_ok=True)
        except (OSError, ValueError) as error:
            raise ExportError(f"{name} cannot be written: {error}") from error
        self._written[name] = hashlib.sha256(data).hexdigest()

    def has(self, name: str) -> bool:
        """Whether this export wrote a file of this name."""
        return name in self._written

    def finish(self) -> int:
        """Take stale files of the earlier export away, leave the marker; return how many went."""
        removed = 0
        for name, digest in self._earlier.items():
            if name not in self._written and self._is_unchanged(name, digest):
                self._path(name).unlink()
                removed += 1
        marker = json.dumps({"files": self._written}, ensure_ascii=False, indent=1)
        (self._root / MARKER).write_text(marker + "\n", encoding="utf-8")
        return removed

    def _path(self, name: str) -> Path:
        parts = PurePosixPath(name).parts
        if not parts or name.startswith("/") or "\0" in name or ".." in parts or name == MARKER:
            raise ExportError(f"{name!r} is no path below the folder, and is left out")
        return self._root.joinpath(*parts)

    def _make_folders(self, folder: Path) -> None:
        path = self._root
        for part in folder.relative_to(self._root).parts:
            path = path / part
            if path.is_symlink():
                raise OSError(f"{path.name} is a symbolic link, which could lead elsewhere")
            path.mkdir(exist_ok=True)

    def _is_unchanged(self, name: str, digest: str) -> bool:
        path = self._path(name)
        if not path.is_file() or any(folder.is_symlink() for folder in (path, *path.parents)):
            return False
        return hashlib.sha256(path.read_bytes()).hexdigest() == digest

    def _read_marker(self) -> dict[str, str]:
        marker = self._root / MARKER
        if not marker.is_file() or marker.is_symlink():
            if any(self._root.iterdir()):
                raise ExportError(
                    f"{self._root} is not empty and no earlier export; name an empty folder"
                )
            # An export that is cut off has to be recognised as one.
            marker.write_text('{"files": {}}\n', encoding="utf-8")
            return {}
        try:
            files = json.loads(marker.read_text(encoding="utf-8"))["files"]
            return {str(name): str(digest) for name, digest in files.items()}
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ExportError(
                f"{marker} is damaged, so nobody knows what is old here; name an empty folder"
            ) from error
