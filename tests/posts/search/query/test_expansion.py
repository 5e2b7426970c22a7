import pytest

from posts.search.query import expand, parse
from posts.search.query.expansion import MOST_ALTERNATIVES

GROUPS = (
    ("引っ越し", "引越し", "引越"),
    ("NVIDIA", "エヌビディア"),
    ("コンピュータ", "コンピューター"),
    ("LLM", "大規模言語モデル"),
)


def _alternatives(typed: str) -> tuple[str, ...]:
    (term,) = expand(parse(typed), GROUPS).terms
    return term.alternatives


def test_a_word_is_looked_for_in_every_spelling_its_own_first():
    assert _alternatives("引越し") == ("引越し", "引っ越し", "引越")
    assert _alternatives("エヌビディア") == ("エヌビディア", "nvidia", "nvidias")


def test_spellings_count_inside_longer_words():
    assert _alternatives("引越し業者") == ("引越し業者", "引っ越し業者", "引越業者")
    assert _alternatives("コンピュータービジョン") == (
        "コンピュータービジョン",
        "コンピュータビジョン",
    )


def test_names_in_latin_letters_are_known_at_their_edges_only():
    assert _alternatives("nvidiax") == ("nvidiax", "nvidiaxs")
    assert "エヌビディア製" in _alternatives("NVIDIA製")


def test_english_words_of_three_letters_are_looked_for_in_the_plural():
    assert _alternatives("GPU") == ("gpu", "gpus")
    assert _alternatives("GPUs") == ("gpus", "gpu")
    assert _alternatives("AI") == ("ai",)
    assert _alternatives("2026") == ("2026",)
    assert _alternatives("大規模言語モデル") == ("大規模言語モデル", "llm", "llms")


@pytest.mark.parametrize("text", ["GPT5", "GPT-5", "ＧＰＴ－５"])
def test_a_name_and_its_version_are_one_however_they_are_joined(text):
    assert set(_alternatives(text)) >= {"gpt5", "gpt-5", "gpt 5"}


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("llama4", "llama 4"),
        ("Gemini2.5", "gemini 2.5"),
        ("GPT4o", "gpt-4o"),
        ("新GPT5", "新gpt-5"),
    ],
)
def test_versions_are_numbers_with_points_and_letters(text, other):
    assert other in _alternatives(text)


@pytest.mark.parametrize("text", ["G7", "2026", "3D", "GPT5の", "東京2020"])
def test_what_is_no_name_with_a_version_has_no_other_ways(text):
    assert len(_alternatives(text)) == 1


def test_phrases_stay_as_they_are_quoted():
    assert _alternatives("「引越し」") == ("引越し",)


def test_excluded_words_are_excluded_in_every_spelling():
    (term,) = expand(parse("AI -引越"), GROUPS).excluded
    assert term.alternatives == ("引越", "引っ越し", "引越し")


def test_there_is_an_end_to_alternatives():
    assert len(_alternatives("引越しLLM" * 20)) == MOST_ALTERNATIVES


def test_without_groups_nothing_is_added():
    assert expand(parse("引越し"), ()) == parse("引越し")


def test_spellings_that_fold_to_nothing_are_passed_over():
    (term,) = expand(parse("引越し"), (("\u200b", "\0", "引越し"),)).terms
    assert term.alternatives == ("引越し",)
