import os

import pytest

from posts.errors import FrontMatterError
from posts.importing.file_access import read_bytes


def test_a_pipe_is_refused_and_does_not_wait(tmp_path):
    pipe = tmp_path / "pipe.md"
    os.mkfifo(pipe)
    with pytest.raises(FrontMatterError, match="no regular file"):
        read_bytes(pipe)


def test_a_folder_named_like_a_file_is_refused(tmp_path):
    with pytest.raises(FrontMatterError):
        read_bytes(tmp_path)


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path):
    file = tmp_path / "huge.md"
    with file.open("wb") as handle:
        handle.truncate(30 * 1024 * 1024)
    with pytest.raises(FrontMatterError, match="31,457,280 bytes"):
        read_bytes(file)
