import threading

import pytest
from django.db import OperationalError

from posts.jobs import background


def test_it_beats_until_the_block_ends(monkeypatch):
    monkeypatch.setattr(background, "EVERY", 0.001)
    beats, enough = [], threading.Event()

    def beat():
        beats.append(1)
        if len(beats) == 3:
            enough.set()

    with background.heartbeat(beat):
        assert enough.wait(10)
    counted = len(beats)
    assert not [thread for thread in threading.enumerate() if thread.name == "heartbeat"]
    assert len(beats) == counted


def test_a_beat_that_finds_the_database_locked_is_left_out(monkeypatch):
    monkeypatch.setattr(background, "EVERY", 0.001)
    beats, enough = [], threading.Event()

    def beat():
        beats.append(1)
        if len(beats) == 1:
            raise OperationalError("database is locked")
        enough.set()

    with background.heartbeat(beat):
        assert enough.wait(10)


def test_it_ends_with_a_block_that_fails(monkeypatch):
    with pytest.raises(ValueError, match="x"), background.heartbeat(lambda: None):
        raise ValueError("x")
    assert not [thread for thread in threading.enumerate() if thread.name == "heartbeat"]
