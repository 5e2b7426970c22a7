"""Redirects become aliases: those of an operator's table, and those that pages name."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from posts.errors import AddressError, FrontMatterError, SourceError
from posts.importing.file_access import read_bytes
from posts.importing.report import Rejected, Report
from posts.messages import Message
from posts.models import AliasStatus
from posts.workflow import Redirect, own_hosts, parse_redirect, record_redirects

#: The name of the table in an export.
REDIRECTS_NAME = "redirects.csv"

#: Its columns. A status is one of AliasStatus; the new address of what is gone is empty.
COLUMNS = ("old", "new", "status")

_STATUSES = tuple(map(str, AliasStatus.values))
#: With what the first cell of a header line begins.
_HEADERS = (COLUMNS[0], "from", "source", "旧")


@dataclass(frozen=True)
class RedirectRow:
    """One row; ``new`` is "" and ``status`` 410 where the address is gone. Lines count from 1."""

    line: int
    old: str
    new: str
    status: int


def read_rows(data: bytes, name: str) -> tuple[list[RedirectRow], list[Rejected]]:
    """Read a CSV file in UTF-8, with or without a mark and a header line.

    A row without a status is a permanent redirect. Rows that cannot be read are in the second
    value, with their line; ``name`` is what the report calls the file.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return [], [
            Rejected(name, line, Message("the table is not in UTF-8; save it again as UTF-8"))
        ]
    rows: list[RedirectRow] = []
    rejected: list[Rejected] = []
    for line, cells in _lines(text):
        row = cells if isinstance(cells, str) else _row(line, cells)
        if isinstance(row, str):
            rejected.append(Rejected(name, line, row))
        elif row is not None:
            rows.append(row)
    return rows, rejected


def _lines(text: str) -> Iterator[tuple[int, list[str] | str]]:
    """Each row's first line with its cells, or with the fault that keeps it from being read."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    is_first = True
    while True:
        line = reader.line_num + 1
        try:
            cells = [cell.strip() for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error as error:
            yield line, Message("the row cannot be read as CSV: {error}", error=error)
            continue
        if any(cells) and not (is_first and cells[0].casefold().startswith(_HEADERS)):
            yield line, cells
        is_first = is_first and not any(cells)


def _row(line: int, cells: list[str]) -> RedirectRow | str:
    old, new, status, *more = [*cells, "", "", ""]
    if any(more):
        return Message("the row has more than three columns; put quotation marks around a comma")
    status = status or "301"
    if status not in _STATUSES:
        return Message(
            "the status is {status!r}; write 301, 302 or 410, or leave it empty", status=status[:20]
        )
    if not old:
        return Message("the old address is missing")
    return RedirectRow(line, old, new, int(status))


def read_table(path: Path) -> bytes:
    """Read the file at ``path``. Raises SourceError where it cannot be read."""
    try:
        return read_bytes(path)
    except FrontMatterError as error:
        raise SourceError("--redirects {path}: {reason}", path=path, reason=error.reason) from error


def import_redirects(
    name: str, table: bytes, hosts: Collection[str], report: Report, *, now: datetime
) -> None:
    """Write the redirects of a CSV file, which the report calls ``name``.

    Each row that cannot be is rejected by its line. ``hosts`` are those of the old sites, whose
    full URLs mean paths of this one.
    """
    rows, rejected = read_rows(table, name)
    redirects, faults = _made(rows, own_hosts() | set(hosts))
    outcome = record_redirects([redirect for _, redirect in redirects], now=now)
    lines = {redirect.path: line for line, redirect in redirects}
    faults += [(lines[redirect.path], fault.value) for redirect, fault in outcome.refused]
    rejected += [Rejected(name, line, reason) for line, reason in faults]
    report.rejected += sorted(rejected, key=lambda row: row.line or 0)
    report.aliases += outcome.written


def _made(
    rows: Sequence[RedirectRow], hosts: Collection[str]
) -> tuple[list[tuple[int, Redirect]], list[tuple[int, str]]]:
    """Redirects with their lines, and the lines that give none with the reason."""
    made: dict[str, tuple[int, Redirect]] = {}
    faults: list[tuple[int, str]] = []
    for row in rows:
        try:
            redirect = parse_redirect(row.old, row.new, AliasStatus(row.status), hosts)
        except AddressError as error:
            faults.append((row.line, str(error)))
            continue
        first, before = made.setdefault(redirect.path, (row.line, redirect))
        if before != redirect:
            faults.append(
                (row.line, Message("line {first} redirects this address already", first=first))
            )
    return list(made.values()), faults
