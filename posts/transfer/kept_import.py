"""Files that stay what they are: read, looked at, and handed to the workflow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from posts import addresses
from posts.errors import AddressError, FrontMatterError
from posts.messages import Message
from posts.models import Image, KeptFile
from posts.transfer.keeping import FRONT_MATTER, holds_what_it_should
from posts.transfer.paths import PathRegister
from posts.transfer.report import Remark, Report
from posts.transfer.sources import read_bytes
from posts.workflow import FileToKeep, keep_file


@dataclass(frozen=True)
class Keeper:
    """Keeps the files of one site; ``patterns`` are the operator's, None for the defaults."""

    site_name: str
    patterns: Sequence[str] | None
    report: Report
    now: datetime
    writing: bool

    def keep(self, files: Iterable[tuple[Path, str]]) -> None:
        """Keep those of ``files`` (with their names inside the site) that may be kept."""
        register = PathRegister()
        for path, name in files:
            reason = self._keep_one(path, name, register)
            if reason:
                self.report.notes.append(
                    Remark(name, None, Message("is not kept: {reason}", reason=reason))
                )

    def _keep_one(self, path: Path, name: str, register: PathRegister) -> str:
        """Keep one file, or return the reason why not."""
        try:
            address = addresses.normalize_file_path(f"/{name}")
            content = read_bytes(path)
            holder = register.holder(addresses.normalize_path(address))
        except (AddressError, FrontMatterError) as error:
            return str(error)
        if FRONT_MATTER.match(content):
            return Message("it has front matter, so it is a template of the old site's generator")
        if not holds_what_it_should(name, content, self.patterns):
            return Message(
                "it does not hold what a file of this name should; --keep takes it all the same"
            )
        if holder:
            return Message("{holder} answers at {address}", holder=holder, address=address)
        return self._write(FileToKeep(address, content, f"{self.site_name}/{name}"))

    def _write(self, file: FileToKeep) -> str:
        if Image.objects.filter(path=file.path).exists():
            return Message("a picture answers at {path}", path=file.path)
        present = KeptFile.objects.filter(path=file.path).first()
        if present and present.sha256 == sha256(file.content).hexdigest():
            self.report.kept_files.unchanged += 1
            return ""
        if present and not present.source_key:
            return Message("it was replaced at the desk, and stays what it is there")
        keep_file(file, now=self.now, writing=self.writing)
        if present:
            self.report.kept_files.updated += 1
        else:
            self.report.kept_files.created += 1
        return ""
