"""The identities that articles had in an old feed."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from posts.frontmatter import Document
from posts.importing.feed_guids import AdoptedGuids, adopt_feed_guids, exported_guid
from posts.models import Post
from tests import factories

RSS = """<rss><channel>
<item><guid isPermaLink="false">https://old.example/?p=1</guid>
<link>https://old.example/2025/11/04/%E5%8D%8A/</link></item>
<item><guid>https://old.example/moved</guid><link>https://old.example/old/</link></item>
<item><guid>x</guid><link>https://old.example/nowhere/</link></item>
</channel></rss>"""


@pytest.mark.django_db
def test_the_articles_of_an_old_feed_keep_what_it_called_them():
    living = factories.make_post(path="/2025/11/04/半/")
    moved = factories.make_post()
    factories.make_alias("/old/", moved)
    assert adopt_feed_guids(RSS) == AdoptedGuids(2, ("https://old.example/nowhere/",))
    guids = dict(Post.objects.values_list("pk", "guid"))
    assert guids == {living.pk: "https://old.example/?p=1", moved.pk: "https://old.example/moved"}


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["", "<rss/>", "<item></item>", "<item><link>http://[</link>"])
def test_a_feed_that_tells_nothing_changes_nothing(text):
    post = factories.make_post(guid="kept")
    assert adopt_feed_guids(text).count == 0
    assert Post.objects.get(pk=post.pk).guid == "kept"


@pytest.mark.parametrize(
    ("dialect", "fields", "guid"),
    [
        ("wordpress", {"guid": " https://old.example/?p=1 "}, "https://old.example/?p=1"),
        ("ghost", {"id": "5f3e"}, "5f3e"),
        ("jekyll", {"guid": "x", "id": "y"}, ""),
        ("wordpress", {}, ""),
        ("wordpress", {"guid": ["x"]}, ""),
    ],
)
def test_an_export_tells_what_its_feed_said(dialect, fields, guid):
    document = Document(dialect, head="", body="", body_line=1, fields=fields, title="題")
    assert exported_guid(document) == guid


@pytest.mark.django_db
def test_the_command_tells_which_items_lead_nowhere(tmp_path, capsys):
    factories.make_post(path="/2025/11/04/半/")
    feed = tmp_path / "feed.xml"
    feed.write_text(RSS, encoding="utf-8")
    with pytest.raises(CommandError, match="2 items lead to no article") as caught:
        call_command("adopt_guids", str(feed))
    assert caught.value.returncode == 1
    assert "1 articles keep their GUID" in capsys.readouterr().out


@pytest.mark.django_db
def test_a_feed_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(CommandError, match="cannot be read") as caught:
        call_command("adopt_guids", str(tmp_path / "none.xml"))
    assert caught.value.returncode == 2
