"""A table of redirects (``old,new,status``) as an operator writes it: read row by row, pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from posts.messages import Message
from posts.transfer.report import Rejected

#: The name of the table in an export.
REDIRECTS_NAME = "redirects.csv"

_STATUSES = ("301", "302", "410")
_HEADERS = ("old", "from", "source", "旧")


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
