from posts.admin.difflines import passages
from posts.admin.textdiff import compare


def shown(old: str, new: str) -> list[tuple[bool, list[str]]]:
    return [
        (
            passage.folded,
            ["".join(segment.text for segment in line.segments) for line in passage.lines],
        )
        for passage in passages(compare(old, new))
    ]


def test_lines_far_from_a_change_are_folded_away():
    old = "一行目。\n二行目。\n三行目。\n四行目。\n五行目。"

    assert shown(old, old.replace("五行目", "その五行目")) == [
        (True, ["一行目。", "二行目。", "三行目。"]),
        (False, ["四行目。", "その五行目。"]),
    ]


def test_an_added_line_break_is_shown_by_a_sign():
    assert shown("雨。風。", "雨。\n風。") == [(False, ["雨。↵", "風。"])]


def test_equal_texts_are_folded_as_a_whole():
    assert shown("同じ。\n文。", "同じ。\n文。") == [(True, ["同じ。", "文。"])]
