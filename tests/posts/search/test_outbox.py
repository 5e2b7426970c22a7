from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from posts.errors import SearchEngineError
from posts.models import SearchChange
from posts.search import outbox
from posts.workflow import delete_post
from tests.posts.search.indexed_posts import NOW, save, write
from tests.posts.search.memory_engine import select

pytestmark = pytest.mark.django_db


@pytest.fixture
def engine(monkeypatch, settings):
    return select(settings, monkeypatch)


def test_nothing_is_noted_while_the_database_answers():
    write("記事")
    assert not SearchChange.objects.exists()


def test_many_changes_of_a_post_are_told_once(engine):
    post = write("記事")
    save(post)
    save(post)
    assert outbox.lag().posts == 1
    assert outbox.deliver() == 1
    assert engine.told == [[post.pk]]
    assert outbox.deliver() == 0


def test_what_was_rolled_back_is_not_told(engine):
    with transaction.atomic():
        write("幻の記事")
        transaction.set_rollback(True)
    assert outbox.deliver() == 0
    assert engine.told == []


def test_what_is_gone_is_told_too(engine, admin_user):
    post = write("記事")
    key = post.pk
    outbox.deliver()
    delete_post(post, by=admin_user, now=NOW)
    outbox.deliver()
    assert engine.told == [[key], [key]]
    assert engine.tokens == {}


def test_what_an_engine_cannot_take_waits_and_is_told_later(engine):
    post = write("記事")
    engine.is_broken = True
    with pytest.raises(SearchEngineError):
        outbox.deliver()
    assert outbox.lag().posts == 1
    engine.is_broken = False
    assert outbox.deliver() == 1
    assert engine.told == [[post.pk]]


def test_more_than_fit_at_once_are_all_told(engine, monkeypatch):
    monkeypatch.setattr(outbox, "AT_ONCE", 2)
    keys = [write(f"記事{number}").pk for number in range(5)]
    assert outbox.deliver() == 5
    assert sorted(key for told in engine.told for key in told) == keys


def test_the_lag_is_the_age_of_the_oldest_change(engine):
    assert outbox.lag().age(timezone.now()) == timedelta(0)
    post = write("記事")
    SearchChange.objects.update(noted_at=NOW - timedelta(minutes=7))
    save(post)
    assert outbox.lag().age(NOW) == timedelta(minutes=7)


def test_what_others_deliver_during_a_refill_is_told_once_more(engine, admin_user, monkeypatch):
    posts = [write(title) for title in ("蒸気の話", "帆船の話", "汽船の話")]
    changes = outbox._changes

    def save_and_deliver_meanwhile(keys):
        told = changes(keys)
        monkeypatch.setattr(outbox, "_changes", changes)
        posts[0].title = "量子の話"
        save(posts[0])
        posts.append(write("号外の話"))
        delete_post(posts.pop(1), by=admin_user, now=NOW)
        outbox.deliver()
        return told

    monkeypatch.setattr(outbox, "_changes", save_and_deliver_meanwhile)
    outbox.refill()
    assert engine.tokens.keys() == {post.pk for post in posts}
    assert "量子" in engine.tokens[posts[0].pk]
    assert outbox.lag().posts == 0
