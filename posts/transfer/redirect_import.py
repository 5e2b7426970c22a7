"""Redirects become aliases: those of an operator's table, and those that pages name."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from posts.errors import AddressError, FrontMatterError, SourceError
from posts.messages import Message
from posts.models import AliasStatus
from posts.transfer.redirect_rows import RedirectRow, read_rows
from posts.transfer.report import Rejected, Report
from posts.transfer.sources import read_bytes
from posts.workflow import Redirect, make_redirect, own_hosts, record_redirects


@dataclass(frozen=True)
class RedirectTable:
    """The bytes of a CSV file and the name by which the report calls it."""

    name: str
    data: bytes


def open_table(path: Path) -> RedirectTable:
    """Read the file at ``path``. Raises SourceError where it cannot be read."""
    try:
        return RedirectTable(path.name, read_bytes(path))
    except FrontMatterError as error:
        raise SourceError(
            Message("--redirects {path}: {reason}", path=path, reason=error.reason)
        ) from error


def import_redirects(
    table: RedirectTable, hosts: Collection[str], report: Report, *, now: datetime
) -> None:
    """Write the redirects of a table; each row that cannot be is rejected by its line.

    ``hosts`` are those of the old sites, whose full URLs mean paths of this one.
    """
    rows, rejected = read_rows(table.data, table.name)
    redirects, faults = _made(rows, own_hosts() | set(hosts))
    outcome = record_redirects([redirect for _, redirect in redirects], now=now)
    lines = {redirect.path: line for line, redirect in redirects}
    faults += [(lines[each.redirect.path], each.fault.value) for each in outcome.refused]
    rejected += [Rejected(table.name, line, reason) for line, reason in faults]
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
            redirect = make_redirect(row.old, row.new, AliasStatus(row.status), hosts)
        except AddressError as error:
            faults.append((row.line, str(error)))
            continue
        first, before = made.setdefault(redirect.path, (row.line, redirect))
        if before != redirect:
            faults.append(
                (row.line, Message("line {first} redirects this address already", first=first))
            )
    return list(made.values()), faults
