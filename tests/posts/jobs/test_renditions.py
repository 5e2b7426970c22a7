"""Copies are made of what waits for them, shown to readers, and swept away when they are stale."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from posts.jobs import renditions
from posts.jobs.renditions import mark_waiting, render_waiting
from posts.models import Edition, Image, Post, RenditionState
from posts.workflow import Edit, discard_renditions, record_edit
from tests import factories
from tests.drawn import drawn

pytestmark = pytest.mark.django_db


def render() -> Counter[RenditionState]:
    return render_waiting(lambda done, total: None, workers=1)


def picture(path: str = "/assets/工場.png", data: bytes | None = None) -> Image:
    return factories.make_image(path, data or drawn(600, 400), width=600, height=400)


def names(image: Image) -> set[str]:
    image.refresh_from_db()
    return {str(copy["name"]) for copy in image.renditions}


def test_copies_lie_in_the_store_and_the_row_names_them():
    image = picture()
    assert render() == {RenditionState.READY: 1}
    assert names(image)
    assert all(default_storage.exists(name) for name in names(image))
    assert image.rendition_state == RenditionState.READY


def test_a_second_time_nothing_is_left_to_do():
    image = picture()
    render()
    before = names(image)
    assert render() == {}
    assert names(image) == before


def test_made_again_of_the_same_file_they_are_the_same_files():
    image = picture()
    render()
    before = names(image)
    assert mark_waiting() == 1
    image.refresh_from_db()
    assert image.as_it_is().sources
    render()
    assert names(image) == before


def test_readers_get_the_copies_as_soon_as_they_are_there(client):
    image = picture()
    post = record_edit(
        Edit(factories.make_post(body="![工場](/assets/工場.png)", cover=image), (), ()),
        now=factories.MORNING,
    )
    page = client.get(post.get_absolute_url()).content.decode()
    assert "<picture>" not in page
    assert 'src="/assets/%E5%B7%A5%E5%A0%B4.png" width="600" height="400"' in page
    edition = Edition.objects.current()
    render()
    assert Edition.objects.current() > edition
    page = client.get(post.get_absolute_url()).content.decode()
    assert page.count("<picture>") == 2
    assert 'src="/assets/%E5%B7%A5%E5%A0%B4.png" width="1008" height="529"' not in page
    assert all(f"/{name} " in page for name in names(image))


def test_relative_and_percent_encoded_references_are_found_too():
    picture()
    now = factories.MORNING
    bodies = ["![a](../../../../assets/工場.png)", "![b](/assets/%E5%B7%A5%E5%A0%B4.png)"]
    posts = [record_edit(Edit(factories.make_post(body=body), (), ()), now=now) for body in bodies]
    page = factories.make_page(body_html='<p><img alt="c" src="/assets/工場.png"></p>')
    render()
    page.refresh_from_db()
    stored = [Post.objects.get(pk=post.pk).body_html for post in posts]
    assert all("<picture>" in html for html in (*stored, page.body_html))


@pytest.mark.parametrize(
    ("path", "data", "state"),
    [
        ("/a.svg", b"<svg/>", RenditionState.ORIGINAL),
        ("/a.png", b"no picture", RenditionState.BROKEN),
        ("/a.jpg", drawn(kind="JPEG")[:300], RenditionState.BROKEN),
        ("/a.jpg", drawn(kind="PNG"), RenditionState.READY),
        ("/icon.png", drawn(16, 16), RenditionState.ORIGINAL),
    ],
)
def test_what_a_file_is_decides_and_not_its_name(path, data, state):
    image = factories.make_image(path, data)
    assert render() == {state: 1}
    image.refresh_from_db()
    assert image.rendition_state == state


def test_a_lost_file_is_told(media_root: Path):
    image = picture()
    (media_root / "assets/工場.png").unlink()
    assert render() == {RenditionState.MISSING: 1}
    image.refresh_from_db()
    assert not image.can_be_shown


def test_a_post_whose_cover_is_lost_is_shown_without_it(client):
    post = factories.make_post(cover=picture())
    Image.objects.update(rendition_state=RenditionState.MISSING)
    for address in (post.get_absolute_url(), "/"):
        assert "/assets/" not in client.get(address).content.decode()


def test_copies_of_a_file_that_was_replaced_meanwhile_are_left_out(monkeypatch):
    image = picture()

    def replaced(image: Image, made: object) -> list[object]:
        Image.objects.filter(pk=image.pk).update(sha256="f" * 64)
        return []

    monkeypatch.setattr(renditions, "store", replaced)
    render()
    image.refresh_from_db()
    assert image.rendition_state == RenditionState.WAITING


def test_a_replaced_picture_is_shown_without_the_old_copies():
    image = picture()
    page = factories.make_page(body_html='<p><img alt="c" src="/assets/工場.png"></p>')
    render()
    image.refresh_from_db()
    discard_renditions([image])
    page.refresh_from_db()
    image.refresh_from_db()
    assert "<picture>" not in page.body_html
    assert (image.renditions, image.rendition_state) == ([], RenditionState.WAITING)


def test_stale_copies_go_after_a_day():
    image = picture()
    render()
    image.refresh_from_db()
    stale = default_storage.save(f"_pictures/{image.pk}/old.avif", ContentFile(b"old"))
    assert renditions.sweep(image, timezone.now()) == 0
    assert renditions.sweep(image, timezone.now() + timedelta(days=2)) == 1
    assert not default_storage.exists(stale)
    assert all(default_storage.exists(name) for name in names(image))


def test_a_picture_that_never_had_copies_has_nothing_to_sweep():
    assert renditions.sweep(picture(), datetime(2026, 1, 1, tzinfo=UTC)) == 0
