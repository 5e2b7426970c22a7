from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from posts.errors import ExportError
from posts.exporting.export_folder import MARKER, Destination, DryRunDestination


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/../../x", "", "a\0b", MARKER])
def test_nothing_is_written_outside_the_folder(tmp_path, name):
    destination = Destination(tmp_path / "out")
    with pytest.raises(ExportError, match="no path below"):
        destination.write(name, b"x")


def test_a_symbolic_link_inside_the_folder_is_not_followed(tmp_path):
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    elsewhere.mkdir()
    destination = Destination(out)
    (out / "_posts").symlink_to(elsewhere)
    with pytest.raises(ExportError, match="symbolic link"):
        destination.write("_posts/a.md", b"x")
    (out / "b.md").symlink_to(elsewhere / "b.md")
    destination.write("b.md", b"x")
    assert list(elsewhere.iterdir()) == []
    assert (out / "b.md").read_bytes() == b"x"


def test_a_file_is_never_written_twice_in_one_export(tmp_path):
    destination = Destination(tmp_path / "out")
    destination.write("a.md", b"x")
    with pytest.raises(ExportError, match="twice"):
        destination.write("a.md", b"y")


def test_a_name_that_the_file_system_refuses_is_named_and_leaves_no_rest(tmp_path):
    destination = Destination(tmp_path / "out")
    with pytest.raises(ExportError, match="cannot be written"):
        destination.write("あ" * 300 + ".md", b"x")
    assert [path.name for path in (tmp_path / "out").iterdir()] == [MARKER]


def test_a_folder_with_other_things_and_a_damaged_marker_are_refused(tmp_path):
    (tmp_path / "x").write_text("x")
    with pytest.raises(ExportError, match="not empty"):
        Destination(tmp_path)
    (tmp_path / MARKER).write_text("[]")
    with pytest.raises(ExportError, match="damaged"):
        Destination(tmp_path)


def test_a_folder_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "x").write_text("x")
    with pytest.raises(ExportError, match="cannot be written to"):
        Destination(tmp_path / "x")


def test_a_rehearsal_refuses_what_an_export_refuses_and_writes_nothing(tmp_path):
    out = tmp_path / "new" / "out"
    rehearsal = DryRunDestination(out)
    rehearsal.write("a.md", b"x")
    with pytest.raises(ExportError, match="twice"):
        rehearsal.write("a.md", b"y")
    with pytest.raises(ExportError, match="no path below"):
        rehearsal.write("../a.md", b"y")
    assert (rehearsal.finish(), list(tmp_path.iterdir())) == (0, [])
    (tmp_path / "file").write_text("x")
    for folder, fault in ((tmp_path, "not empty"), (tmp_path / "file" / "x", "cannot be written")):
        with pytest.raises(ExportError, match=fault):
            DryRunDestination(folder)


def test_a_rehearsal_counts_stale_files_and_leaves_them(tmp_path):
    earlier = Destination(tmp_path)
    earlier.write("a.md", b"x")
    earlier.finish()
    assert DryRunDestination(tmp_path).finish() == 1
    assert (tmp_path / "a.md").exists()


def test_an_export_that_was_cut_off_leaves_no_half_file_and_can_be_done_again(
    tmp_path, monkeypatch
):
    out = tmp_path / "out"
    destination = Destination(out)
    destination.write("a.md", b"x")

    def cut_off(source: object, target: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("posts.exporting.export_folder.os.replace", cut_off)
    with pytest.raises(KeyboardInterrupt):
        destination.write("b.md", b"y")
    monkeypatch.undo()
    assert {path.name for path in out.iterdir()} == {MARKER, "a.md"}
    again = Destination(out)
    again.write("a.md", b"x")
    assert again.finish() == 0


@pytest.mark.django_db
def test_a_folder_that_cannot_be_used_is_misuse(tmp_path: Path):
    (tmp_path / "x").write_text("x")
    with pytest.raises(CommandError, match="not empty") as error:
        call_command("export_posts", tmp_path)
    assert error.value.returncode == 2
