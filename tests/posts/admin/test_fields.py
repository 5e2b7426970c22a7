import pytest

from posts.admin.fields import join_names, known_spelling, split_names


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", ()),
        ("、、 ,\n", ()),
        ("半導体", ("半導体",)),
        ("半導体、AI", ("半導体", "AI")),
        ("半導体, AI，量子\r\n光", ("半導体", "AI", "量子", "光")),
        ("AI、ａｉ、Ai", ("AI",)),
        ("光、AI、光", ("光", "AI")),
        ("  Visual   Studio　Code ", ("Visual Studio Code",)),
    ],
)
def test_names_are_split_and_each_stands_once(typed, names):
    assert split_names(typed) == names


def test_joined_names_are_split_into_the_same():
    assert split_names(join_names(["半導体", "C++", "AI"])) == ("半導体", "C++", "AI")


def test_a_name_is_known_whatever_its_case_and_width():
    assert known_spelling("ｐｏｓｔｇｒｅｓｑｌ", ["AI", "PostgreSQL"]) == "PostgreSQL"


def test_the_spelling_to_the_letter_goes_first():
    assert known_spelling("ai", ["AI", "ai"]) == "ai"


def test_a_new_name_is_not_known():
    assert known_spelling("光", ["量子"]) is None
