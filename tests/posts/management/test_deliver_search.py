import pytest
from django.core.management import CommandError, call_command

from posts.models import SearchChange
from tests.posts.search.indexed_posts import write
from tests.posts.search.memory_engine import select

pytestmark = pytest.mark.django_db


@pytest.fixture
def engine(settings, monkeypatch):
    return select(settings, monkeypatch)


def test_what_waits_is_delivered_and_its_lag_told(engine, capsys):
    post = write("瓦版")
    with pytest.raises(SystemExit) as waits:
        call_command("deliver_search", lag=True)
    assert waits.value.code == 1
    assert "1 posts wait" in capsys.readouterr().out
    call_command("deliver_search")
    assert "1 posts delivered" in capsys.readouterr().out
    call_command("deliver_search", lag=True)
    assert "0 posts wait" in capsys.readouterr().out
    assert "瓦版" in engine.tokens[post.pk]


def test_an_engine_that_cannot_take_it_is_named(engine):
    write("瓦版")
    engine.is_broken = True
    for command in ("deliver_search", "reindex_posts"):
        with pytest.raises(CommandError, match="out of order") as failed:
            call_command(command)
        assert failed.value.returncode == 1


def test_indexing_all_anew_fills_the_engine(engine, capsys):
    post = write("瓦版")
    SearchChange.objects.all().delete()
    call_command("reindex_posts")
    assert "the search engine knows them all" in capsys.readouterr().out
    assert engine.tokens.keys() == {post.pk}


def test_the_database_needs_no_delivery():
    with pytest.raises(CommandError, match="never behind") as misused:
        call_command("deliver_search")
    assert misused.value.returncode == 2
