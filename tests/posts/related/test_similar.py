"""What there already is on a story."""

from __future__ import annotations

import pytest

from posts.models import Post, Status
from posts.related.similar import (
    MOST_SHOWN,
    Degree,
    Similar,
    Story,
    shared_words,
    similar_to,
    similar_to_post,
    telling_words,
)
from posts.related.weights import Vector
from posts.search.tokens.terms import term_counts, term_hash
from posts.workflow import Edit, record_edit
from tests import factories

pytestmark = pytest.mark.django_db


def save(title: str, body: str, **changes) -> Post:
    post = factories.make_post(title=title, body=body, excerpt="", **changes)
    return record_edit(Edit(post, (), ()), now=factories.MORNING)


@pytest.fixture
def archive() -> dict[str, Post]:
    return {
        "plant": save("熊本の半導体工場が稼働", "熊本県の半導体工場が稼働した。技術者を募る。"),
        "draft": save(
            "半導体工場の技術者が足りない",
            "半導体の技術者は熊本県で足りない。",
            status=Status.DRAFT,
            path=None,
        ),
        "wind": save("洋上風力の入札", "洋上風力の入札が秋田県で始まった。"),
        "cars": save("自動運転の実験", "自動運転のバスが公道を走った。"),
    }


def posts_of(found: list[Similar]) -> list[Post]:
    return [similar.post for similar in found]


def test_a_working_headline_finds_articles_and_drafts_on_the_same(archive):
    found = similar_to(Story("熊本に半導体工場", ""))
    assert posts_of(found) == [archive["plant"], archive["draft"]]
    assert found[0].words[:1] == ("半導体工場",)
    assert found[0].nearness > found[1].nearness > 0.1


def test_part_of_a_compound_is_enough(archive):
    assert posts_of(similar_to(Story("風力発電", ""))) == [archive["wind"]]


def test_notes_tell_as_much_as_the_headline_and_in_any_width(archive):
    assert posts_of(similar_to(Story("", "バスの自動運転"))) == [archive["cars"]]
    save("ＧＰＴの話", "ＧＰＴを使う。")
    assert [each.post.title for each in similar_to(Story("gpt", ""))] == ["ＧＰＴの話"]


def test_a_paraphrase_is_nearly_the_same(archive):
    found = similar_to(Story("半導体工場が熊本で稼働", "熊本県の半導体工場で技術者を募る。"))
    assert found[0].post == archive["plant"]
    assert found[0].degree is Degree.SAME
    assert found[1].degree is not Degree.SAME


def test_a_story_is_not_similar_to_its_own_post(archive):
    plant = archive["plant"]
    assert posts_of(similar_to_post(plant)) == [archive["draft"]]
    assert plant not in posts_of(similar_to(Story(plant.title, plant.body, plant.pk)))


@pytest.mark.parametrize("headline", ["", "   ", "！？…", "これはそれ", "\x00\ud800", "野球選手権"])
def test_what_nobody_wrote_about_finds_nothing(archive, headline):
    assert similar_to(Story(headline, "")) == []


def test_a_post_that_was_never_saved_by_the_newsroom_has_none():
    assert similar_to_post(factories.make_post()) == []


def test_a_list_is_short_and_costs_five_queries(django_assert_max_num_queries):
    for number in range(MOST_SHOWN + 4):
        save(f"全固体電池 {number}", "全固体電池の話。")
    with django_assert_max_num_queries(5):
        assert len(similar_to(Story("全固体電池", ""))) == MOST_SHOWN


def vector(*weights: tuple[str, float]) -> Vector:
    return {term_hash(term): weight for text, weight in weights for term in term_counts(text)}


ONE = vector(("電池", 0.5), ("半導体", 0.2), ("gpt", 0.9), ("工場", 0.3))


def test_the_heaviest_word_of_both_comes_first_as_the_one_writes_it():
    other = vector(("電池", 0.5), ("半導体", 0.1), ("gpt", 0.4))
    words = telling_words(["ＧＰＴ", "電池", "半導体", "工場"], ONE)
    assert shared_words(words, ONE, other) == ["ＧＰＴ", "電池", "半導体"]


def test_a_word_counts_only_as_a_whole():
    assert shared_words(telling_words(["半導体"], ONE), ONE, vector(("半導", 0.9))) == []
    assert telling_words(["半導体工場", "の", ""], ONE) == {}


def test_a_word_inside_another_is_said_once():
    both = vector(("半導体工場", 0.4))
    words = telling_words(["半導体", "半導体工場", "工場"], both)
    assert shared_words(words, both, both) == ["半導体工場"]
