import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts.frontmatter.titles import LONGEST_TITLE, clean_title, first_heading, top_heading


@pytest.mark.parametrize(
    ("given_title", "title"),
    [
        ("**円安の行方**", "円安の行方"),
        ("__円安の行方__", "円安の行方"),
        ('"円安の行方"', "円安の行方"),
        ("\u201c円安の行方\u201d", "円安の行方"),
        ("# 円安の行方", "円安の行方"),
        ('## **"円安の行方"**', "円安の行方"),
        ("** 円安の行方 **", "円安の行方"),
    ],
)
def test_marks_around_the_whole_title_are_taken_off_and_noted(given_title, title):
    assert clean_title(given_title) == (
        title,
        (f"the marks around the title were taken off: {given_title}",),
    )


@pytest.mark.parametrize(
    "title",
    [
        "**円安**と**株高**",
        '"A" と "B"',
        "円安の**行方**",
        "__init__",
        "#円安 # 株高",
        "C# の行方",
        "「円安」の行方",
        "**",
        '""',
        "# ",
    ],
)
def test_marks_inside_a_title_stay(title):
    assert clean_title(title) == (title.strip(), ())


def test_white_space_is_folded_and_an_ideographic_space_kept():
    assert clean_title(" 円安\n行方\tA  B\u3000\u3000C ")[0] == "円安行方 A B\u3000C"


def test_control_characters_are_removed_and_letters_composed():
    assert clean_title("\x07か\u3099\x00い\u202e円\ufeff")[0] == "がい円"


def test_a_long_title_is_cut_and_noted():
    title, notes = clean_title("円" * 501)
    assert title == "円" * LONGEST_TITLE
    assert notes == ("the title had 501 characters and was cut to 500",)


@pytest.mark.parametrize(
    ("body", "top", "first"),
    [
        ("本文\n\n# 題 #\n", "題", "題"),
        ("## 節\n\n# 題 {#id}\n", "題", "題"),
        ("## 節 ##\n", "", "節"),
        ("題\n===\n", "題", "題"),
        ("```\n# 注釈\n```\n# 題", "題", "題"),
        ("~~~~\n```\n# 注釈\n~~~\n~~~~\n## 節", "", "節"),
        ("```\n# 閉じない", "", ""),
        ("    # コード\n#題\n本文", "", ""),
        ("# C#\n", "C#", "C#"),
        ("\n===\n", "", ""),
    ],
)
def test_headings_outside_code_offer_a_title(body, top, first):
    found = [
        heading.text if heading else "" for heading in (top_heading(body), first_heading(body))
    ]
    assert found == [top, first]


@given(st.text())
def test_any_text_becomes_a_title_of_one_storable_line(text):
    title, _ = clean_title(text)
    assert title == " ".join(title.split(" "))
    assert "\n" not in title
    assert "\0" not in title
    assert len(title) <= LONGEST_TITLE
    title.encode()


@given(st.text(alphabet="#=`~ \n題{}"))
def test_a_heading_stands_where_it_says(body):
    heading = first_heading(body)
    assert heading is None or heading.text in body[heading.begin : heading.end]


@pytest.mark.parametrize(
    ("body", "place"),
    [("# 題\n本文", "# 題"), ("前\n\n# 題 #\r\n本文", "# 題 #"), ("題\n==\n本文", "題\n==")],
)
def test_a_heading_tells_its_place(body, place):
    heading = top_heading(body)
    assert heading is not None
    assert body[heading.begin : heading.end] == place
