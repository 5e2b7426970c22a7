from datetime import timedelta

import pytest

from posts.admin.imports.import_report import MOST_ROWS, Cell, ReportLookup, counts_of, parts_of
from posts.importing.importer import close_run
from posts.importing.report import Collision, Rejected, Remark, Report
from posts.messages import Message
from posts.models import ImportRun, RunState
from tests.factories import MORNING, make_post

PLAIN = ReportLookup({}, {})
REPORT = Report(
    created=3,
    rejected=[Rejected("_posts/broken.md", 4, "前書きが閉じていません <b>")],
    collisions=[Collision("_posts/b.md", "/a/", "_posts/a.md", "/a-2/")],
    notes=[Remark("_posts/c.md", None, "直しました")],
)


@pytest.fixture
def run(db):
    return ImportRun.objects.create(
        source="/srv/archive",
        state=RunState.DONE,
        started_at=MORNING,
        finished_at=MORNING + timedelta(seconds=2.5),
        report=REPORT.as_dict(),
    )


def test_the_report_is_laid_out_in_tables_the_gravest_first():
    rejected, collisions, notes = parts_of(
        dict(REPORT.as_dict())
        | {
            "rejected": [{"path": "_posts/broken.md", "line": 4, "reason": "理由"}],
            "collisions": [{"path": "b", "address": "/a/", "owner": "a", "given": "/a-2/"}],
            "notes": [{"path": "c", "line": None, "message": "直しました"}],
        },
        PLAIN,
    )

    assert rejected.columns == ["ファイル", "行", "理由"]
    assert rejected.rows == [[Cell("_posts/broken.md"), Cell("4"), Cell("理由")]]
    assert collisions.columns == [
        "ファイル",
        "アドレス",
        "先に使っていた記事",
        "割り当てたアドレス",
    ]
    assert notes.rows == [[Cell("c"), Cell(""), Cell("直しました")]]


def test_a_conflict_has_its_diff_and_says_in_japanese_what_was_kept():
    (part,) = parts_of(
        {"conflicts": [{"path": "a", "address": "/a/", "kept": "edit", "diff": "-古\n+新"}]},
        PLAIN,
    )

    assert part.columns == ["ファイル", "アドレス", "残したもの", "違い"]
    assert part.rows[0][2:] == [Cell("ここでの編集"), Cell("-古\n+新", long=True)]


def test_posts_whose_file_disappeared_are_listed_by_address():
    (part,) = parts_of({"disappeared": ["/a/"]}, PLAIN)

    assert (part.columns, part.rows) == (["アドレス"], [[Cell("/a/")]])


def test_a_long_part_is_cut_and_its_whole_number_said():
    (part,) = parts_of({"notes": ["気になる"] * (MOST_ROWS + 1)}, PLAIN)

    assert (len(part.rows), part.total) == (MOST_ROWS, MOST_ROWS + 1)


def test_an_empty_report_counts_nothing():
    assert parts_of({}, PLAIN) == []
    assert {number for _, number in counts_of({})} == {0}


def test_the_report_is_read_on_its_page(as_chief, run):
    page = as_chief.get(f"/admin/posts/importrun/{run.pk}/change/").content.decode()

    for word in ("_posts/broken.md", "前書きが閉じていません &lt;b&gt;", "/a-2/", "直しました"):
        assert word in page


def test_the_list_counts_what_came_of_each_run(as_chief, run):
    page = as_chief.get("/admin/posts/importrun/").content.decode()

    assert "2.5秒" in page
    assert '<td class="field-created">3</td>' in page
    assert '<td class="field-rejected">1</td>' in page


@pytest.mark.parametrize("path", ["add/", "1/delete/"])
def test_a_run_is_never_made_or_deleted_by_hand(as_chief, run, path):
    assert as_chief.get(f"/admin/posts/importrun/{path}").status_code == 403


def test_a_run_is_never_changed_by_hand(as_chief, run):
    response = as_chief.post(f"/admin/posts/importrun/{run.pk}/change/", {"source": "x"})

    assert response.status_code == 403


def test_sentences_are_read_in_japanese_and_names_lead_to_their_posts():
    report = {"notes": [{"path": "_posts/a.md", "line": 1, "message": "the file tells no date"}]}
    lookup = ReportLookup(
        {"the file tells no date": "日付がありません。"}, {"_posts/a.md": "/admin/1/"}
    )

    (part,) = parts_of(report, lookup)

    assert part.rows == [
        [Cell("_posts/a.md", href="/admin/1/"), Cell("1"), Cell("日付がありません。")]
    ]


def test_a_report_is_searched_in_all_its_words():
    report = {"notes": [{"path": "a.md", "message": "一"}, {"path": "b.md", "message": "二"}]}

    (part,) = parts_of(report, ReportLookup({}, {}, "B.MD 二"))

    assert (part.total, part.rows) == (1, [[Cell("b.md"), Cell("二")]])


def test_a_run_keeps_the_japanese_of_its_report(db):
    told = Message("the key {key!r} stands twice; the last one counts", key="tags")
    run = ImportRun.objects.create(source="a", started_at=MORNING)

    close_run(run, Report(notes=[Remark("a.md", None, told)]), at=MORNING)

    run.refresh_from_db()
    assert run.report["notes"][0]["message"] == str(told)
    assert run.translations[told] == "項目「tags」が2回書かれています。後のほうを使いました。"


def test_a_post_of_the_report_is_opened_from_it(as_chief, run):
    post = make_post(path="/a-2/")

    page = as_chief.get(f"/admin/posts/importrun/{run.pk}/change/").content.decode()

    assert f'<a href="/admin/posts/post/{post.pk}/change/">/a-2/</a>' in page
