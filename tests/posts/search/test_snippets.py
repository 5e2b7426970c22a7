from hypothesis import given
from hypothesis import strategies as st

from posts.rendering.own_text import own_text_first
from posts.search.index_entries import body_entry, unmarked
from posts.search.query import expand, parse
from posts.search.snippets import LENGTH, marked, snippet
from posts.search.tokens import fold


def _terms(typed: str):
    return expand(parse(typed), (("エヌビディア", "NVIDIA"),)).terms


def _shown(original: str, typed: str) -> str:
    found = snippet(original, fold(original), _terms(typed))
    text = "".join(f"[{part.text}]" if part.is_marked else part.text for part in found.parts)
    return ("…" if found.is_cut_before else "") + text + ("…" if found.is_cut_after else "")


def test_marks_are_exact_on_the_original_text():
    assert _shown("大手㈱のﾃﾞｰﾀ基盤", "(株) データ") == "大手[㈱]の[ﾃﾞｰﾀ]基盤"
    assert _shown("ＡＷＳのサーバーが", "aws サーバ") == "[ＡＷＳ]の[サーバー]が"
    assert _shown("GPT-4oとGPT‐4", "gpt-4") == "GPT-4oと[GPT‐4]"


def test_other_spellings_are_marked_too():
    assert _shown("NVIDIAのGPU", "エヌビディア") == "[NVIDIA]のGPU"


def test_overlapping_hits_are_one_mark():
    assert _shown("生成AIとは", "生成AI AI") == "[生成AI]とは"


def test_the_passage_with_the_most_different_terms_is_shown_from_its_sentence():
    text = "京都の話。" + "間の文章です。" * 40 + "ここで京都と観光を語る。" + "残り。" * 60
    shown = _shown(text, "京都 観光")
    assert shown.startswith("…ここで[京都]と[観光]を語る。")
    assert shown.endswith("…")
    assert len(shown) <= LENGTH + len("……[][]")


def test_a_whole_word_is_preferred_to_a_piece_of_another():
    text = "東京都の話です。" + "間の文章です。" * 40 + "京都の話です。" + "残り。" * 60
    assert _shown(text, "京都").startswith("…[京都]の話です。")


def test_where_nothing_is_found_the_beginning_is_shown():
    assert _shown("短い本文。", "京都") == "短い本文。"
    assert _shown("", "京都") == ""


def test_places_hold_where_folding_shortens_and_lengthens_a_long_text():
    text = "㈱㈱㈱㍿。\n\n\n" * 300 + "メモリーとサーバー。" * 300 + "そして京都。" + "ﾃﾞｰﾀ。" * 300
    assert "[京都]" in _shown(text, "京都")


def test_a_title_is_marked_as_a_whole():
    parts = marked("㈱Ａの「京都」案内", _terms("京都"))
    assert [(part.text, part.is_marked) for part in parts] == [
        ("㈱Ａの「", False),
        ("京都", True),
        ("」案内", False),
    ]


@given(
    st.text(st.sampled_from("京都ﾃﾞｰﾀサーバー㈱ aＡI\n。\u3000\u200bか\u3099"), max_size=400),
    st.sampled_from(["京都", "データ ai", "サーバー", "(株)", "が"]),
)
def test_a_snippet_is_a_passage_of_the_original_and_its_marks_are_hits(text, typed):
    found = snippet(text, fold(text), _terms(typed))
    assert "".join(part.text for part in found.parts) in text
    wanted = [spelling for term in _terms(typed) for spelling in term.alternatives]
    for part in found.parts:
        if part.is_marked:
            assert any(spelling in fold(part.text) for spelling in wanted)


def test_no_passage_is_taken_from_what_is_not_the_articles_own_text():
    body = body_entry(
        own_text_first(
            f"<p>{'電池の話です。' * 9}</p><h3>あわせて読みたい</h3>"
            '<ul><li><a href="/a/">京都の工場</a></li></ul>'
        )
    )
    found = snippet(body.readable, unmarked(body.text), _terms("京都"))
    assert not any(part.is_marked for part in found.parts)
    assert found.parts[0].text.startswith("電池の話です。")
