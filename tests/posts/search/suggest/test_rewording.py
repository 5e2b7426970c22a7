"""Other wordings of queries that find nothing: what comes first, and what is never done."""

from __future__ import annotations

import pytest

from posts.models import Word
from posts.search.suggest.rewording import Rewording, rewordings
from posts.search.tokens import fold

pytestmark = pytest.mark.django_db


def know(**posts: int) -> None:
    Word.objects.bulk_create(
        Word(spelling=word, folded=fold(word), posts=count) for word, count in posts.items()
    )


def wordings(
    text: str, found: tuple[str, ...] = (), *, finds_some: bool = False
) -> list[Rewording]:
    return list(rewordings(text, lambda words: int(words in found), finds_some=finds_some))


def test_each_wording_is_broader_than_the_one_before():
    know(AI=100, 工場=40, 電池=10)
    texts = [one.text for one in wordings("電池のAI工場はどこ")]
    assert texts[0] == "電池 AI工場"
    assert texts.index("電池 AI 工場") < texts.index("電池 工場")
    assert texts[-1] == "電池"


def test_a_word_that_no_article_has_is_left_out_first():
    know(工場=40, 電池=10)
    fewer = [one for one in wordings("電池 工場 ほげほげ") if one.left_out]
    assert (fewer[0].text, fewer[0].left_out) == ("電池 工場", ("ほげほげ",))


def test_words_that_stand_everywhere_are_no_answer_alone():
    know(AI=100, 電池=10)
    assert "AI" not in {one.text for one in wordings("ほげほげ AI")}


def test_what_finds_something_loses_no_word():
    know(工場=40, 電池=10)
    texts = [one.text for one in wordings("電池の工場の数", finds_some=True)]
    assert texts
    assert all("電池" in text and "工場" in text for text in texts)


def test_related_words_are_looked_for_as_well():
    know(AI=100)
    assert "AI 嘘 OR うそ OR ハルシネーション OR 偽情報 OR 誤情報" in {
        one.text for one in wordings("なぜAIは嘘をつくのか")
    }


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("チャットGTP", "チャットGPT"),
        ("seiseiAI", "生成AI"),
        ("割合い", "割合"),
        ("jidouunten", "自動運転"),
    ],
)
def test_a_clear_slip_is_mended_also_in_a_part_of_a_word(typed, meant):
    know(GPT=9, GDP=8, 割合=5, AI=100)
    first = wordings(typed, (meant,))[0]
    assert (first.text, first.corrected) == (meant, ((typed, meant),))


def test_a_slip_that_may_be_several_words_is_not_mended():
    know(半導体=9, 半導木=8)
    assert all(not one.corrected for one in wordings("半導本"))


def test_a_number_is_no_slip():
    know(llama3=9, alibaba=90)
    assert all(not one.corrected for one in wordings("llama4"))


@pytest.mark.parametrize(
    "text", ["電池 OR 工場", '"電池の工場は"', "tag:電池", "なぜ", "", "の " * 50]
)
def test_some_queries_have_no_other_wording(text):
    assert wordings(text) == []


def test_filters_phrases_and_exclusions_stay():
    first = wordings('電池の工場は -東京 tag:製造 "全 固体"')[0]
    assert first.text == '電池 工場 -東京 tag:製造 "全 固体"'


def test_a_month_alone_is_taken_for_the_time_of_publication():
    (only,) = wordings("2026年3月")
    assert (only.text, only.has_words) == ("after:2026年3月 before:2026年3月", False)
