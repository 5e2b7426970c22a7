import pytest

from posts.admin.post.search import posts_holding, spellings
from posts.models import Post


def test_a_word_is_tried_in_each_width_once():
    assert spellings("量子") == ["量子"]
    assert spellings("ａｉ") == ["ａｉ", "ai", "ＡＩ"]
    assert spellings("AI") == ["AI", "ＡＩ", "ａｉ"]


@pytest.mark.django_db
def test_a_long_query_stays_a_small_question():
    sql = str(Post.objects.filter(posts_holding("長い語 " * 5_000)).query)

    assert sql.count("LIKE") < 100
