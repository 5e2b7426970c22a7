"""The ledger of a migration: a row an address, with a verdict and, where needed, a reason."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from urllib.parse import unquote

from posts.errors import OldSiteError
from posts.verification.reference import AddressKind


class Verdict(StrEnum):
    """What became of an old address."""

    SAME = "same"
    MOVED = "moved by 301"
    HEALED = "healed"
    GONE = "gone as meant"
    STILL_DEAD = "dead before and now"
    CHANGED_TITLE = "changed title"
    CHANGED_TEXT = "changed text"
    WRONG_CANONICAL = "wrong canonical"
    LOST_IMAGE = "lost image"
    CHANGED_GUID = "changed GUID"
    LOST_ITEM = "lost feed item"
    WRONG_TARGET = "wrong target"
    MOVED_FOR_NOW = "moved, but not by 301"
    CHAIN = "redirect chain"
    SOFT_404 = "soft 404"
    LOOP = "redirect loop"
    MISSING = "missing"
    FAULT = "fault"


#: These need no explanation.
GOOD = frozenset((Verdict.SAME, Verdict.MOVED, Verdict.HEALED, Verdict.GONE, Verdict.STILL_DEAD))


@dataclass(frozen=True)
class LedgerRow:
    """One old address and what the new site said; "" where it said nothing.

    ``location`` is where redirects led, ``text_hash`` the SHA-256 of the folded text of the body,
    ``detail`` tells what differs, ``explanation`` is a person's.
    """

    path: str
    kind: AddressKind
    verdict: Verdict
    status: int
    location: str = ""
    title: str = ""
    canonical: str = ""
    text_hash: str = ""
    detail: str = ""
    explanation: str = ""

    @property
    def is_explained(self) -> bool:
        """Whether nobody has to look at this row any more."""
        return self.verdict in GOOD or bool(self.explanation)


def read_explanations(path: Path) -> dict[str, str]:
    """Read a CSV of ``old,reason``: a reason by the old address; a line of these names may lead.

    Raises OldSiteError where it cannot be read or a line has no reason.
    """
    reasons: dict[str, str] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for number, row in enumerate(csv.reader(file), start=1):
                if not row or row == ["old", "reason"]:
                    continue
                if len(row) != 2 or not row[1].strip():
                    raise OldSiteError(f"{path}, line {number}: write old,reason and give a reason")
                reasons[unquote(row[0].strip())] = row[1].strip()
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise OldSiteError(f"{path} cannot be read: {error}") from error
    return reasons


def explained(rows: Sequence[LedgerRow], reasons: Mapping[str, str]) -> list[LedgerRow]:
    """The rows with the reasons that a person gave."""
    return [replace(row, explanation=reasons.get(row.path, "")) for row in rows]


def counts(rows: Sequence[LedgerRow]) -> dict[str, int]:
    """How many rows have each verdict, in the order of verdicts."""
    found = Counter(row.verdict for row in rows)
    return {verdict.value: found[verdict] for verdict in Verdict if found[verdict]}


def as_json(rows: Sequence[LedgerRow], base_url: str) -> str:
    """The ledger as the text of a JSON file."""
    tree = {
        "base_url": base_url,
        "counts": counts(rows),
        "unexplained": sum(not row.is_explained for row in rows),
        "rows": [{**asdict(row), "is_explained": row.is_explained} for row in rows],
    }
    return json.dumps(tree, ensure_ascii=False, indent=1) + "\n"
