"""The operator's command for lighter copies: what it says, and with which status it ends."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from posts.models import Image, RenditionState
from tests import factories
from tests.drawn import drawn

pytestmark = pytest.mark.django_db


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("render_images", *arguments, stdout=out)
    return out.getvalue()


def test_it_renders_what_waits_and_only_that():
    factories.make_image("/a.png", drawn())
    factories.make_image("/a.svg", b"<svg/>")
    assert said() == "1 rendered, 1 stay as they are, 0 faulty\n"
    assert said() == "0 rendered, 0 stay as they are, 0 faulty\n"
    assert said("--again", "--workers", "2") == "1 rendered, 1 stay as they are, 0 faulty\n"


def test_faulty_pictures_are_named_and_make_the_status_1():
    factories.make_image("/b.png", b"no picture")
    out, err = StringIO(), StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("render_images", stdout=out, stderr=err)
    assert ended.value.code == 1
    assert err.getvalue() == "broken /b.png\n"
    assert Image.objects.get().rendition_state == RenditionState.BROKEN


def test_no_workers_are_misuse():
    with pytest.raises(CommandError):
        said("--workers", "0")
