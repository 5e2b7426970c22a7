import json
from zoneinfo import ZoneInfo

import pytest

from posts.errors import FrontMatterError
from posts.frontmatter import read
from posts.frontmatter.containers.export_parts import ExportFacts
from posts.frontmatter.containers.ghost_parts import GhostExport, is_ghost

TOKYO = ZoneInfo("Asia/Tokyo")
POST = {"id": "a1", "title": "題", "slug": "a", "html": "<p>本文</p>", "status": "published"}


def export(*posts: object, **tables: object) -> GhostExport:
    tree = {"db": [{"data": {"posts": list(posts), **tables}}]}
    return GhostExport.of(json.dumps(tree).encode())


def test_an_export_is_told_by_its_first_key_and_its_posts():
    assert is_ghost(b'{"db": [{"data": {"posts": []}}]}')
    assert is_ghost(b'\xef\xbb\xbf {"meta":{}, "data": {"posts": []}}')
    assert not is_ghost(b'{"data": {"rows": []}}')
    assert not is_ghost(b'{"name": "x", "posts": []}')


def test_each_part_is_an_export_with_its_tags_and_authors():
    parts = list(
        export(
            POST,
            {**POST, "id": "a2", "type": "page"},
            tags=[{"id": "t1", "name": "為替"}, {"id": "t2", "name": "別"}],
            posts_tags=[{"post_id": "a1", "tag_id": "t1"}, {"post_id": "a2", "tag_id": "t2"}],
            users=[{"id": "u1", "name": "花子", "email": "h@a.example", "password": "secret"}],
            posts_authors=[{"post_id": "a1", "author_id": "u1"}],
        ).parts()
    )
    documents = [read(part.data.decode(), name="a.json", zone=TOKYO) for part in parts]
    assert [(part.number, part.is_page) for part in parts] == [("a1", False), ("a2", True)]
    assert [document.tags for document in documents] == [("為替",), ("別",)]
    assert documents[0].authors == ("花子",)
    assert b"secret" not in parts[0].data


def test_a_part_stays_the_same_whatever_else_the_export_holds():
    (alone,) = export({**POST, "lexical": "{}"}).parts()
    first, _ = export(POST, {**POST, "id": "a2"}, settings=[]).parts()
    assert alone == first


def test_a_text_without_html_keeps_its_other_forms():
    (part,) = export({**POST, "html": None, "markdown": "**本文**"}).parts()
    assert read(part.data.decode(), name="a.json", zone=TOKYO).body == "**本文**"


def test_the_settings_tell_the_site():
    settings = [{"key": "title", "value": "新報"}, {"key": "description", "value": "毎朝"}, {}]
    assert export(POST, settings=settings).facts == ExportFacts("新報", "毎朝")


def test_ids_that_are_no_text_are_no_keys():
    parts = list(export({**POST, "id": [1]}, posts_tags=[{"post_id": {}, "tag_id": []}]).parts())
    assert [part.number for part in parts] == ["place-1"]


@pytest.mark.parametrize("text", ['{"db": [', '{"db": [{"data": {"posts": []}}]}', "[]"])
def test_broken_and_empty_exports_are_refused(text):
    with pytest.raises(FrontMatterError):
        GhostExport.of(text.encode())
