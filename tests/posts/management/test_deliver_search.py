import pytest
from django.core.management import CommandError, call_command

from posts.models import Post, SearchChange
from posts.search.backends import selected
from posts.search.query import parse
from posts.search.requests import SearchRequest
from tests.posts.search.indexed_posts import NOW, write

pytestmark = pytest.mark.django_db
pytest.importorskip("tantivy", reason="tantivy is not installed")


@pytest.fixture
def tantivy(settings, tmp_path):
    settings.SEARCH_BACKEND, settings.SEARCH_DIR = "tantivy", str(tmp_path)


def found(text: str) -> int:
    return len(selected().search(SearchRequest(parse(text), NOW)).keys)


def test_what_waits_is_delivered_and_its_lag_told(tantivy, capsys):
    write("瓦版")
    with pytest.raises(SystemExit) as waits:
        call_command("deliver_search", lag=True)
    assert waits.value.code == 1
    assert "1 posts wait" in capsys.readouterr().out
    call_command("deliver_search")
    assert "1 posts delivered" in capsys.readouterr().out
    call_command("deliver_search", lag=True)
    assert "0 posts wait" in capsys.readouterr().out
    assert found("瓦版") == 1


def test_indexing_all_anew_fills_the_engine(tantivy, capsys):
    write("瓦版")
    SearchChange.objects.all().delete()
    call_command("reindex_posts")
    assert "the search engine knows them all" in capsys.readouterr().out
    assert found("瓦版") == Post.objects.count() == 1


def test_the_database_needs_no_delivery():
    with pytest.raises(CommandError, match="never behind") as misused:
        call_command("deliver_search")
    assert misused.value.returncode == 2
