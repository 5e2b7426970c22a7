import pytest
from django.core.management import call_command

from posts.models import SearchDocument
from tests.posts.search.indexed_posts import write

pytestmark = pytest.mark.django_db


def test_indexing_says_how_many_and_a_right_index_is_called_so(capsys):
    write("記事")
    call_command("reindex_posts")
    call_command("reindex_posts", "--check")
    assert capsys.readouterr().out == "1 posts indexed\nthe index is right\n"


def test_a_planted_fault_is_named_and_nothing_is_changed(capsys):
    post = write("記事")
    SearchDocument.objects.update(text="別の文")
    with pytest.raises(SystemExit) as stopped:
        call_command("reindex_posts", "--check")
    assert stopped.value.code == 1
    assert f"post {post.pk}: its words are not those of the post" in capsys.readouterr().err
    assert SearchDocument.objects.get().text == "別の文"


def test_of_many_faults_the_first_are_named(capsys):
    for number in range(23):
        write(f"記事{number}")
    SearchDocument.objects.all().delete()
    with pytest.raises(SystemExit):
        call_command("reindex_posts", "--check")
    assert "… and 3 more" in capsys.readouterr().err
