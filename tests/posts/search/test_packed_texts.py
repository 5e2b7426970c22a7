from hypothesis import example, given
from hypothesis import strategies as st

from posts.search.packed_texts import around, find, length, packed, times, unpacked

# Characters whose halves look like halves of others: む is U+3080, 〰 U+3030, ΰ U+03B0.
LOOKALIKES = st.text(st.sampled_from("む〰あ0々ΰ\u3030\u0330\u3003😀𠮷a"), max_size=40)
ANY = st.text(max_size=60)


@given(LOOKALIKES | ANY, LOOKALIKES | ANY)
@example("\u0330\u3000", "\u3003")
def test_a_passage_is_found_just_where_the_text_has_it(text, passage):
    assert (find(packed(text), packed(passage)) >= 0) == (passage in text)


@given(st.text(st.sampled_from("電力発半導体の"), max_size=40), st.sampled_from(["電力", "の"]))
def test_passages_are_counted_as_texts_count_them(text, passage):
    assert times(packed(text), packed(passage), 0) == text.count(passage)
    assert times(packed("の" + text), packed(passage), 2) == text.count(passage)


@given(ANY, ANY, ANY)
def test_the_neighbourhood_of_a_place_is_the_text_around_it(before, passage, behind):
    packed_text = packed(before + passage + behind)
    near, at = around(packed_text, len(packed(before)), 200)
    assert near == before + passage + behind
    assert near[at:] == passage + behind


@given(st.text())
def test_what_was_packed_is_unpacked(text):
    assert unpacked(packed(text)) == text
    assert length(packed(text)) == len(text.encode("utf-16-le", "surrogatepass")) // 2


def test_a_neighbourhood_may_begin_within_a_character_beyond_the_first_plane():
    near, at = around(packed("😀京都"), 4, 1)
    assert near[at:] == "京"
