import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts.search.tokens import fold, folded

_TRICKY = st.text(
    st.sampled_from(
        "サーバーﾃﾞﾊﾟｶ゙か\u3099が゛㈱㍿ﬁＡaİΣς\u0301\u0308\u200b\u3000 \n한ᄒ\u1161\u11abＸ、。-"
    )
)


def _original(text: str, part: str) -> str:
    passage = folded(text)
    start = passage.text.index(part)
    first, last = passage.original_span(start, start + len(part))
    return text[first:last]


@pytest.mark.parametrize(
    ("text", "part", "original"),
    [
        ("東京のﾃﾞｰﾀ基盤", "データ", "ﾃﾞｰﾀ"),
        ("東京のﾃﾞｰﾀ基盤", "デ", "ﾃﾞ"),
        ("大手㈱の話", "(株)", "㈱"),
        ("大手㈱の話", "株", "㈱"),
        ("ＡＷＳの料金", "aws", "ＡＷＳ"),
        ("新しいサーバーが", "サーバ", "サーバー"),
        ("新しいサーバーが", "が", "が"),
        ("か\u3099く", "が", "か\u3099"),
        ("a \n\n b", " b", " \n\n b"),
        ("データ\u200bベース", "タベ", "タ\u200bベ"),
    ],
)
def test_a_folded_span_leads_to_the_whole_of_what_was_written(text, part, original):
    assert _original(text, part) == original


@given(_TRICKY | st.text(st.characters(exclude_categories=())))
def test_the_text_is_that_of_fold_and_the_spans_follow_one_another(text):
    passage = folded(text)
    assert passage.text == fold(text)
    assert len(passage.starts) == len(passage.ends) == len(passage.text)
    assert list(passage.starts) == sorted(passage.starts)
    assert list(passage.ends) == sorted(passage.ends)
    assert all(start < end for start, end in zip(passage.starts, passage.ends, strict=True))


@pytest.mark.parametrize(("start", "end"), [(0, 0), (-1, 1), (0, 4), (2, 1)])
def test_a_span_outside_of_the_text_is_refused(start, end):
    with pytest.raises(ValueError, match="no span"):
        folded("abc").original_span(start, end)
