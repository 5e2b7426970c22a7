"""Tables of redirects, row by row."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from posts.categories.models import Category
from posts.errors import SourceError
from posts.importing.redirects import RedirectRow, import_redirects, read_rows
from posts.importing.report import Report
from posts.models import Alias, Post
from tests.posts.importing.conftest import NOW, RunImport, article


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


pytestmark = pytest.mark.django_db


@pytest.fixture
def run_table(write, run_import: RunImport, tmp_path):
    """Import one post, one page, and a table of redirects."""
    write("_posts/2026-04-01-a.md", article(categories="AI導入戦略"))
    write("about.md", "---\ntitle: x\n---\n本文\n")

    def run(text: str, **changes: object) -> Report:
        table = tmp_path / "redirects.csv"
        table.write_text(text, encoding="utf-8")
        return run_import(redirects=table, **changes)

    return run


def test_rows_become_aliases(run_table, client):
    before = run_table("").aliases
    report = run_table(
        "old,new,status\n/a/,/about/,301\n/b/,https://example.com/x,302\n/c/,,410\n"
        "/d/,/2026/04/01/a/\nhttps://old.example/e/,/about,\n"
    )
    assert (report.rejected, report.aliases - before) == ([], 5)
    assert Alias.objects.get(path="/d/").post == Post.articles.get()
    told = [client.get(path) for path in ("/a/", "/b/", "/c/", "/d/", "/e/")]
    assert [(each.status_code, each.headers.get("Location")) for each in told] == [
        (301, "/about/"),
        (302, "https://example.com/x"),
        (410, None),
        (301, "/2026/04/01/a/"),
        (301, "/about/"),
    ]


def test_a_second_run_writes_nothing(run_table):
    run_table("/a/,/about/\n")
    assert run_table("/a/,/about/\n").aliases == 0


def test_a_category_that_is_no_more_leads_to_another(run_table, client):
    run_table("")
    Category.objects.update(slug="strategy")
    run_table("/category/投資分析/,/category/strategy/\n")
    assert client.get("/category/投資分析/")["Location"] == "/category/strategy/"


def test_feeds_under_old_names_lead_to_the_feed(run_table, client):
    run_table("/feeds/latest.xml,/feed.xml\n/rss.xml,/feed.xml\n/index.xml,/feed.xml\n")
    for old in ("/feeds/latest.xml", "/rss.xml", "/index.xml"):
        assert client.get(old)["Location"] == "/feed.xml"


@pytest.mark.parametrize("old", ["/feeds/latest.xml", "/category/x/atom.xml", "/tags/x/feed.json"])
def test_a_feed_that_never_was_one_here_leads_to_the_feed(old, run_table, client):
    run_table(f"{old},/feed.xml\n")
    assert client.get(old)["Location"] == "/feed.xml"


def test_a_feed_that_is_one_here_is_not_led_elsewhere(run_table):
    run_table("")
    slug = Category.objects.get().slug
    report = run_table(f"/feeds/{slug}.xml,/feed.xml\n")
    assert len(report.rejected) == 1


def test_redirects_in_a_row_lead_straight_to_the_end(run_table):
    run_table("/a/,/b/\n/b/,/c/,302\n/c/,/about/\n")
    page = Post.pages.get()
    for path in ("/a/", "/b/", "/c/"):
        assert Alias.objects.get(path=path).post == page
    assert Alias.objects.get(path="/a/").status == 302


@pytest.mark.parametrize(
    ("row", "word"),
    [
        ("/2026/04/01/a/,/about/", "a post lives at this address"),
        ("/about/,/x/", "a page of the site answers"),
        ("/tags/,/x/", "a page of the site answers"),
        ("/feed.xml,/x/", "a page of the site answers"),
        ("/x/,/x", "leads back"),
        ("/x/,/gone/", "is gone itself"),
        ("/x/,", "new address is missing"),
        ("/x/,/y/,410", "leads nowhere"),
        ("/x/?p=1,/y/", "query"),
        ("/a/../b/,/y/", "'..'"),
        ("https://evil.example/x/,/y/", "on another site"),
        ("/x/,javascript:alert(1)", "neither a path"),
        ("/x/,//evil.example/", "neither a path"),
        ("/x/,https://user@evil.example/", "no full URL"),
        ("/x/,y/", "must begin with a slash"),
        ('/x/,"/y/\nSet-Cookie: a=b"', "cannot hold"),
        ("/x/,https://example.com:99999/", "no address"),
    ],
)
def test_a_row_that_cannot_be_is_rejected_by_its_line(run_table, row, word):
    report = run_table(f"old,new\n/gone/,,410\n{row}\n")
    (rejected,) = report.rejected
    assert (rejected.path, rejected.line) == ("redirects.csv", 3)
    assert word in rejected.reason
    assert Post.pages.count() == Post.articles.count() == 1


def test_redirects_in_a_circle_are_rejected_all(run_table):
    report = run_table("/a/,/b/\n/b/,/c/\n/c/,/a/\n/d/,/a/\n")
    assert [row.line for row in report.rejected] == [1, 2, 3, 4]
    assert not Alias.objects.filter(path__in=["/a/", "/b/", "/c/", "/d/"]).exists()


def test_of_two_rows_for_one_address_the_second_is_rejected(run_table):
    report = run_table("/a/,/about/\n/%61,/tags/\n/a/,/about/\n")
    assert [(row.line, row.reason) for row in report.rejected] == [
        (2, "line 1 redirects this address already")
    ]
    assert Alias.objects.get(path="/a/").post == Post.pages.get()


def test_links_to_a_redirected_address_are_not_dead(write, run_table):
    write("_posts/2026-04-02-b.md", article(date="2026-04-02", body="[x](/old/) [y](/gone/)"))
    report = run_table("/old/,/about/\n/gone/,,410\n")
    assert [row.link for row in report.dead_links] == ["/gone/"]


def test_a_dry_run_of_a_table_changes_nothing(run_table):
    report = run_table("/a/,/about/\n/b/,x\n", dry_run=True)
    assert [row.line for row in report.rejected] == [2]
    assert not Alias.objects.exists()


def test_a_table_that_is_not_there_stops_before_anything_is_written(run_table, run_import, site):
    with pytest.raises(SourceError, match="--redirects"):
        run_import(redirects=site / "nowhere.csv")
    assert not Post.objects.exists()


ADDRESSES = st.one_of(
    st.sampled_from(["/a/", "/b/", "/c", "/d/", "/tags/", "https://example.com/", "/e/?x#y", ""]),
    st.text(max_size=12),
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(ADDRESSES, ADDRESSES, st.sampled_from(["", "302", "410"])), max_size=8))
def test_whatever_a_table_says_no_redirect_leads_to_another(cells):
    table = io.StringIO(newline="")
    csv.writer(table).writerows(cells)
    data = table.getvalue().encode("utf-8", "surrogatepass")
    import_redirects("r.csv", data, (), Report(), now=NOW)
    paths = set(Alias.objects.values_list("path", flat=True))
    for address in Alias.objects.values_list("address", flat=True):
        assert address.partition("?")[0].partition("#")[0].rstrip("/") + "/" not in paths
