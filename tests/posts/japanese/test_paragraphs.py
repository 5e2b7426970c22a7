from posts.japanese import distinct_paragraphs, without_repeats


def test_a_repeated_paragraph_is_kept_once_where_it_stands_first():
    assert (
        without_repeats("一つ目。\n二つ目。\n一つ目。\n三つ目。") == "一つ目。\n二つ目。\n三つ目。"
    )


def test_paragraphs_that_differ_only_in_white_space_are_the_same():
    assert without_repeats("生成 AI の今\n生成AIの今 ") == "生成 AI の今"


def test_paragraphs_are_known_by_what_is_read_of_them():
    assert distinct_paragraphs("a b\n\u200bか\u3099") == {"ab": "a b", "が": "\u200bが"}


def test_a_text_without_repeats_stays():
    assert without_repeats("一つ目。\n二つ目。") == "一つ目。\n二つ目。"
