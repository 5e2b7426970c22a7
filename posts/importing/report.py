"""What came of an import, for people and for the tools that read it as JSON."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Rejected:
    """A file that was not taken; ``line`` counts from 1, None where the fault has no line."""

    path: str
    line: int | None
    reason: str


@dataclass(frozen=True)
class Collision:
    """A post that asked for an address that another post owns, and the one that it got."""

    path: str
    address: str
    owner: str
    given: str


@dataclass(frozen=True)
class DeadLink:
    """An internal link of a post that leads to no page of the site."""

    path: str
    link: str


@dataclass(frozen=True)
class MissingImage:
    """A picture that a post names and the source folder does not hold."""

    path: str
    image: str


@dataclass(frozen=True)
class Conflict:
    """A file that changed although its post was edited here.

    ``kept`` says which of them stands ("edit" or "file"), ``diff`` what the file would change.
    """

    path: str
    address: str
    kept: str
    diff: str


@dataclass(frozen=True)
class Remark:
    """Something that was mended or doubted; ``line`` counts from 1 within the file."""

    path: str
    line: int | None
    message: str


@dataclass
class Tally:
    """What came of files of one kind."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0


@dataclass
class Report(Tally):
    """Filled while the import runs; its JSON form is part of the contract (DESIGN.md section 4).

    Its own counts are those of articles. ``disappeared`` has the addresses of posts whose file is
    no longer there; nothing is deleted. ``stages`` has the seconds that each stage took;
    "rendering" is the time waited for readers.
    """

    conflicts: list[Conflict] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    collisions: list[Collision] = field(default_factory=list)
    aliases: int = 0
    dead_links: list[DeadLink] = field(default_factory=list)
    missing_images: list[MissingImage] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)
    seconds: float = 0.0
    disappeared: list[str] = field(default_factory=list)
    stages: dict[str, float] = field(default_factory=dict)
    pages: Tally = field(default_factory=Tally)
    kept_files: Tally = field(default_factory=Tally)

    @contextmanager
    def timing(self, stage: str) -> Iterator[None]:
        """Count the seconds of a block towards ``stage``."""
        started = time.monotonic()
        yield
        spent = time.monotonic() - started
        self.stages[stage] = round(self.stages.get(stage, 0.0) + spent, 3)

    def sentences(self) -> set[str]:
        """Every reason and remark of the report, each once."""
        reasons = {row.reason for row in self.rejected}
        return reasons | {remark.message for remark in self.notes}

    def as_dict(self) -> Mapping[str, Any]:
        """The report as plain values, in the order of the contract."""
        return asdict(self)

    def as_json(self) -> str:
        """The report as the text of a JSON file, Japanese readable."""
        return json.dumps(self.as_dict(), ensure_ascii=False, indent=2) + "\n"
