"""Tables of redirects, row by row."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts.transfer.redirect_rows import RedirectRow, read_rows


def rows(text: str) -> list[RedirectRow]:
    found, rejected = read_rows(text.encode(), "r.csv")
    assert rejected == []
    return found


def faults(data: bytes | str) -> list[tuple[int | None, str]]:
    content = data.encode() if isinstance(data, str) else data
    _, rejected = read_rows(content, "r.csv")
    assert all(row.path == "r.csv" for row in rejected)
    return [(row.line, row.reason) for row in rejected]


@pytest.mark.parametrize(
    "text",
    [
        "/old/,/new/,301\n",
        "old,new,status\n/old/,/new/,301\n",
        "\ufeffOld,New,Status\r\n/old/,/new/,301\r\n",
        "/old/,/new/\n",
        " /old/ , /new/ ,\n\n",
        '"/old/","/new/","301"',
    ],
)
def test_a_table_may_have_a_mark_a_header_and_no_status(text):
    (row,) = rows(text)
    assert (row.old, row.new, row.status) == ("/old/", "/new/", 301)


def test_each_row_knows_its_line():
    text = 'old,new\n/a/,/b/\n\n/c/,"/d\n/"\n/e/,,410\n'
    assert [(row.line, row.old, row.status) for row in rows(text)] == [
        (2, "/a/", 301),
        (4, "/c/", 301),
        (6, "/e/", 410),
    ]


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("/a/,/b/,404\n", 1, "301, 302 or 410"),
        ("/a/,/b/,\n,/c/\n", 2, "old address is missing"),
        ("/a/,/b/,301,x\n", 1, "more than three columns"),
        ('/a/,"/b/\n', 1, "cannot be read as CSV"),
        ('/a/,"b"c\n', 1, "cannot be read as CSV"),
    ],
)
def test_a_bad_row_is_named_by_its_line(text, line, word):
    ((found, reason),) = faults(text)
    assert (found, word in reason) == (line, True)


def test_a_bad_row_does_not_keep_the_others_from_being_read():
    found, rejected = read_rows(b"/a/,/b/\n/c/,/d/,999\n/e/,/f/\n", "r.csv")
    assert ([row.old for row in found], [row.line for row in rejected]) == (["/a/", "/e/"], [2])


def test_a_table_in_another_encoding_is_refused_with_the_line():
    ((line, reason),) = faults("/a/,/b/\n/投資/,/c/\n".encode("cp932"))
    assert (line, "UTF-8" in reason) == (2, True)


CELLS = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)


@given(st.lists(st.tuples(CELLS, CELLS, st.sampled_from(["", "301", "302", "410"])), max_size=8))
def test_what_a_spreadsheet_writes_is_read_back(cells):
    table = io.StringIO(newline="")
    csv.writer(table).writerow(("old", "new", "status"))
    csv.writer(table).writerows(cells)
    found, rejected = read_rows(table.getvalue().encode(), "r.csv")
    wanted = [
        (old.strip(), new.strip(), int(status or "301"))
        for old, new, status in cells
        if old.strip()
    ]
    assert [(row.old, row.new, row.status) for row in found] == wanted
    assert all("old address is missing" in row.reason for row in rejected)


@given(st.binary(max_size=200))
def test_no_bytes_are_an_error(data):
    found, rejected = read_rows(data, "r.csv")
    assert all(row.line >= 1 for row in found)
    assert all(row.line for row in rejected)
