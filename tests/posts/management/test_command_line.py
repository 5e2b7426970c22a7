import io
import sys

import pytest

from posts.management.command_line import progress, write_some


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_how_far_the_work_is(monkeypatch: pytest.MonkeyPatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress("posts") as tell:
        tell(3, 4)
        tell(4, 4)
    assert "4/4" in terminal.getvalue()
    assert "posts/s" in terminal.getvalue()


def test_a_pipe_is_told_nothing(monkeypatch: pytest.MonkeyPatch):
    pipe = io.StringIO()
    monkeypatch.setattr(sys, "stderr", pipe)
    with progress("posts") as tell:
        tell(1, None)
    assert pipe.getvalue() == ""


def test_of_a_long_list_the_beginning_is_written_and_how_much_more_there_is():
    written: list[str] = []
    write_some(written.append, ["a", "b", "c"], 2, more="more; see --report")
    assert written == ["a", "b", "… and 1 more; see --report"]
    written.clear()
    write_some(written.append, ["a", "b"], 2)
    assert written == ["a", "b"]
