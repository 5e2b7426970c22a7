from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from posts.frontmatter import parse_yaml, read
from posts.frontmatter.cleaning import clean
from posts.frontmatter.notations.writing import replace_in_head, write_head

JST = timezone(timedelta(hours=9))
HEAD = """---
layout: post
title: "半導体の春" # 仮題
date: 2026-04-01 20:00:00 +0000
tags:
  - AI   # 主題
  - 'C++'

# ここから下は編集部の覚え書き
categories: ["解説"]
editor_note: |
  残すこと
  # これは本文
reading_time: 5
---
"""


def fields(head: str) -> dict[str, object]:
    return dict(parse_yaml(head.split("---\n")[1], 1).fields)


def test_nothing_to_replace_leaves_the_head_as_it_is():
    assert replace_in_head(HEAD, {}) == HEAD


def test_one_key_is_replaced_and_its_line_keeps_mark_and_comment():
    changed = replace_in_head(HEAD, {"title": "秋"})
    assert changed == HEAD.replace('"半導体の春"', '"秋"')


def test_each_kind_of_value_replaces_what_stood_there():
    changed = replace_in_head(
        HEAD,
        {
            "date": datetime(2026, 4, 2, 5, 0, tzinfo=JST),
            "tags": ("AI", "量子: 入門"),
            "categories": ("速報", "A, B"),
            "editor_note": "一行",
            "reading_time": None,
        },
    )
    assert (
        changed
        == """---
layout: post
title: "半導体の春" # 仮題
date: 2026-04-02 05:00:00 +0900
tags:
  - AI
  - "量子: 入門"

# ここから下は編集部の覚え書き
categories: ["速報", "A, B"]
editor_note: 一行
reading_time:
---
"""
    )


def test_new_keys_are_appended_in_their_order():
    changed = replace_in_head(HEAD, {"sitemap": False, "slug": "haru"})
    assert changed == HEAD.removesuffix("---\n") + "sitemap: false\nslug: haru\n---\n"


def test_a_list_that_becomes_empty_leaves_no_dash_behind():
    assert fields(replace_in_head(HEAD, {"tags": ()}))["tags"] == []


def test_a_key_without_a_value_gets_one():
    assert replace_in_head("---\ntitle:\nslug: # なし\n---\n", {"title": "題", "slug": "a"}) == (
        "---\ntitle: 題\nslug: a # なし\n---\n"
    )


def test_of_a_key_that_stands_twice_the_one_that_counts_is_replaced():
    head = "---\nimage: a.png\ntitle: x\nimage: b.png\n---\n"
    assert replace_in_head(head, {"image": "/c.png"}) == (
        '---\nimage: a.png\ntitle: x\nimage: "/c.png"\n---\n'
    )


def test_windows_line_ends_and_a_byte_order_mark_stay():
    head = "\ufeff---\r\ntitle: x\r\n---\r\n"
    assert replace_in_head(head, {"title": "秋", "slug": "z"}) == (
        "\ufeff---\r\ntitle: 秋\r\nslug: z\r\n---\r\n"
    )


@pytest.mark.parametrize(
    "block",
    [
        "{title: x, unknown: [1, 2]}\n",
        "base: &b x\ntitle: *b\nunknown: *b\n",
        "title: &t x\nu: *t\n",
    ],
)
def test_what_cannot_be_replaced_in_its_place_is_written_anew_without_loss(block):
    before = dict(parse_yaml(block, 1).fields)
    changed = fields(replace_in_head(f"---\n{block}---\n", {"title": "秋", "slug": "z"}))
    assert changed == {**before, "title": "秋", "slug": "z"}


def test_an_empty_block_and_no_head_at_all_take_keys():
    assert replace_in_head("---\n---\n", {"title": "x"}) == "---\ntitle: x\n---\n"
    assert replace_in_head("", {"title": "x"}) == "---\ntitle: x\n---\n"
    assert replace_in_head("\ufeff", {"title": "x"}) == "\ufeff---\ntitle: x\n---\n"


def test_a_head_that_only_closes_takes_keys_before_its_fence():
    assert replace_in_head("title: x\ntags:\n- a\n---\n", {"title": "秋", "slug": "z"}) == (
        "title: 秋\ntags:\n- a\nslug: z\n---\n"
    )


def test_toml_keys_are_replaced_at_the_top_and_in_the_tables_of_names():
    head = (
        '+++\ntitle = "x" # 仮題\ndate = 2026-04-01\n\n[taxonomies]\ntags = [\n  "a",\n  "b",\n]\n'
        "[extra]\nnote = 1\n+++\n"
    )
    changed = replace_in_head(
        head,
        {"title": 'y "z"', "date": datetime(2026, 4, 2, tzinfo=JST), "tags": ("c",), "draft": True},
    )
    assert changed == (
        '+++\ntitle = "y \\"z\\"" # 仮題\ndate = 2026-04-02T00:00:00+09:00\n\ndraft = true\n'
        '[taxonomies]\ntags = ["c"]\n[extra]\nnote = 1\n+++\n'
    )


def test_json_keeps_its_keys_in_their_order():
    assert replace_in_head('{\n  "title": "x",\n  "a": 1\n}\n', {"title": "y", "tags": ("c",)}) == (
        '{\n  "title": "y",\n  "a": 1,\n  "tags": [\n    "c"\n  ]\n}\n'
    )


def test_the_lines_of_a_pelican_head_are_replaced_whatever_the_case_of_the_key():
    assert replace_in_head(
        "Title: x\nTags: a, b\n\n", {"title": "y", "tags": ("c", "d"), "slug": "z"}
    ) == ("Title: y\nTags: c, d\nslug: z\n\n")


#: All that a database and a page can hold; the rest is cleaned away when a file is read.
TEXTS = st.text(st.characters(exclude_categories=["Cs"])).map(clean)
NAMES = TEXTS.filter(lambda text: text.strip())
STYLES = st.sampled_from(
    ["x", '"x"', "'x'", "|\n  x\n  y", ">-\n  x", "", "[x, y]", "\n  - x", "x # 覚え"]
)


@given(value=TEXTS, style=STYLES)
@example("yes", "x").via("a truth value in YAML 1.1")
@example("2026-01-01", "x").via("a date")
@example("1:30", "x").via("a number to the base of 60")
@example(" 頭の空白", "'x'").via("a leading blank")
@example("a: b #c", "x").via("signs that YAML keeps")
@example("一行目\n二行目\n", "|\n  x").via("two lines")
@example("🗞️", "x").via("an emoji")
@example("'\"\\", "'x'").via("quotation marks")
def test_any_text_is_read_back_as_it_was_given_and_its_neighbours_stay(value, style):
    head = f"---\nfirst: 前 # 注\ntitle: {style}\nlast: 後\n---\n"
    changed = replace_in_head(head, {"title": value, "new": value})
    assert fields(changed) == {"first": "前", "title": value, "last": "後", "new": value}
    assert changed.startswith("---\nfirst: 前 # 注\ntitle:")


@given(value=st.lists(NAMES).map(tuple), style=STYLES)
def test_any_list_of_names_is_read_back_as_it_was_given(value, style):
    head = f"---\ntags: {style}\nlast: 後\n---\n"
    assert fields(replace_in_head(head, {"tags": value})) == {"tags": list(value), "last": "後"}


@given(seconds=st.integers(-2_000_000_000, 7_000_000_000), micros=st.integers(0, 999_999))
def test_any_moment_is_read_back_to_the_microsecond(seconds, micros):
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds, microseconds=micros)
    text = write_head({"title": "x", "date": moment}) + "本文\n"
    assert read(text, name="x.md", zone=UTC).date == moment
