"""How the site's own style sheets, scripts and pictures are stored for the server."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any

from django.contrib.staticfiles.storage import StaticFilesStorage
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]

#: The sheets that are stored whole, with their parts in place of the imports.
BUNDLES = ("css/site.css",)

_IMPORT = re.compile(r'^@import "([^"]+)"( print)?;\n', re.MULTILINE)

_Paths = dict[str, tuple[Storage, str]]


class BundledStylesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # has no types
    """Hashed and compressed files, and each style sheet whole.

    A sheet is written in parts of one subject each, which ``@import`` puts together; a browser
    would ask for one after the other. What is stored has the parts in place of the imports.
    """

    def post_process(self, paths: _Paths, dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """Put the parts in their place, then go on as the classes above do."""
        if not dry_run:
            paths = paths | {
                name: self._bundled(name, *paths[name]) for name in BUNDLES if name in paths
            }
        yield from super().post_process(paths, dry_run, **options)

    def _bundled(self, name: str, source: Storage, path: str) -> tuple[StaticFilesStorage, str]:
        # Not from the copy: after an earlier run that holds old parts in place of the imports.
        folder = posixpath.dirname(name)
        bundled = _IMPORT.sub(lambda part: self._part(folder, part), _text(source, path))
        self.delete(name)
        self.save(name, ContentFile(bundled.encode()))
        return self, name

    def _part(self, folder: str, part: re.Match[str]) -> str:
        text = _text(self, posixpath.join(folder, part[1]))
        return f"@media print {{\n{text}}}\n" if part[2] else text


def _text(storage: Storage, name: str) -> str:
    with storage.open(name) as file:
        return str(file.read(), "utf-8")
