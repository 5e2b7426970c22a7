"""The proof must be able to fail: each test serves a site that is broken in one way."""

import pytest

from posts.importing.feed_items import FeedItem
from posts.verification.client import Client
from posts.verification.ledger import LedgerRow, Verdict
from posts.verification.reference import AddressKind, OldAddress
from posts.verification.verifier import replay
from tests.posts.verification.conftest import Answers, Serve, page

POST = OldAddress("/a/", AddressKind.POST, title="題", text="本文です。", images=("/a.png",))
WHOLE: Answers = {"/a/": (200, "text/html", page()), "/a.png": (200, "image/png", "x")}


def ask(serve: Serve, old: OldAddress, **changes: tuple[int, str, str]) -> LedgerRow:
    answers = {**WHOLE, **dict(changes.items())}
    with Client(serve(answers), frozenset({"old.example"})) as client:
        (row,) = replay([old], client, threads=2, tell=lambda done: None)
    return row


def test_the_same_article_at_the_same_address_is_the_same(serve):
    row = ask(serve, POST)
    assert (row.verdict, row.status, row.title, row.detail) == (Verdict.SAME, 200, "題", "")
    assert len(row.text_hash) == 64


BROKEN: dict[str, tuple[Answers, Verdict]] = {
    "another title": ({"/a/": (200, "text/html", page(title="別の題"))}, Verdict.CHANGED_TITLE),
    "another text": ({"/a/": (200, "text/html", page(text="本文でした。"))}, Verdict.CHANGED_TEXT),
    "no text": ({"/a/": (200, "text/html", page(text=""))}, Verdict.CHANGED_TEXT),
    "a lost address": ({"/a/": (404, "text/html", "")}, Verdict.MISSING),
    "a lost cover": ({"/a.png": (404, "text/html", "")}, Verdict.LOST_IMAGE),
    "a page in place of a cover": ({"/a.png": (200, "text/html", "x")}, Verdict.LOST_IMAGE),
    "a lost picture in the text": (
        {"/a/": (200, "text/html", page(images="<img src=b.png>"))}, Verdict.LOST_IMAGE,
    ),
    "a fault": ({"/a/": (500, "text/html", "")}, Verdict.FAULT),
    "a loop": ({"/a/": (301, "/b/", ""), "/b/": (301, "/a/", "")}, Verdict.LOOP),
    "a redirect to itself": ({"/a/": (301, "/a/", "")}, Verdict.LOOP),
    "a redirect to nothing": ({"/a/": (301, "/b/", "")}, Verdict.MISSING),
    "a redirect for now": (
        {"/a/": (302, "/b/", ""), "/b/": (200, "text/html", page())}, Verdict.MOVED_FOR_NOW,
    ),
    "a redirect to the front page": (
        {"/a/": (301, "/", ""), "/": (200, "text/html", "<h1>表紙</h1>")}, Verdict.SOFT_404,
    ),
    "a redirect to another article": (
        {"/a/": (301, "/b/", ""), "/b/": (200, "text/html", page(title="別"))},
        Verdict.CHANGED_TITLE,
    ),
    "a chain of redirects": (
        {
            "/a/": (301, "/b/", ""),
            "/b/": (301, "/c/", ""),
            "/c/": (200, "text/html", page()),
        },
        Verdict.CHAIN,
    ),
    "200 for everything": ({"/a/": (200, "text/html", "<h1>ない</h1>")}, Verdict.SOFT_404),
    "the canonical address of another": (
        {"/a/": (200, "text/html", page(head="<link rel=canonical href=https://old.example/b/>"))},
        Verdict.WRONG_CANONICAL,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_article_is_found(name, serve):
    answers, verdict = BROKEN[name]
    row = ask(serve, POST, **answers)
    assert row.verdict == verdict
    assert not row.is_explained


def test_a_site_that_answers_nothing_is_a_fault():
    (row,) = replay([POST], Client("http://127.0.0.1:9"), threads=1, tell=lambda done: None)
    assert (row.verdict, row.status) == (Verdict.FAULT, 0)


def test_an_article_that_moved_for_good_is_well(serve):
    row = ask(serve, POST, **{"/a/": (301, "/新/", ""), "/新/": (200, "text/html", page())})
    assert (row.verdict, row.status, row.location) == (Verdict.MOVED, 301, "/新/")


def test_gone_is_an_answer(serve):
    assert ask(serve, POST, **{"/a/": (410, "text/html", "")}).verdict == Verdict.GONE


def test_a_dead_link_may_live_again_or_stay_dead_also_where_all_answers_are_200(serve):
    dead = OldAddress("/d/", AddressKind.DEAD)
    assert ask(serve, dead).verdict == Verdict.STILL_DEAD
    assert ask(serve, dead, **{"/d/": (301, "/a/", "")}).verdict == Verdict.HEALED
    assert ask(serve, dead, **{"*": (200, "text/html", "ない")}).verdict == Verdict.STILL_DEAD


def test_a_page_that_says_what_every_address_says_is_lost(serve):
    old = OldAddress("/about/", AddressKind.PAGE)
    empty = (200, "text/html", "<h1>お探しのページ</h1>")
    assert ask(serve, old, **{"/about/": empty, "*": empty}).verdict == Verdict.SOFT_404
    assert ask(serve, old, **{"/about/": empty}).verdict == Verdict.SAME


def test_a_fixed_page_keeps_its_title(serve):
    old = OldAddress("/about/", AddressKind.PAGE, title="会社概要")
    same, other = (200, "text/html", "<h1>会社概要</h1>"), (200, "text/html", "<h1>概要</h1>")
    assert ask(serve, old, **{"/about/": same}).verdict == Verdict.SAME
    assert ask(serve, old, **{"/about/": other}).verdict == Verdict.CHANGED_TITLE


def test_a_redirect_must_lead_where_it_led(serve):
    old = OldAddress("/r/", AddressKind.REDIRECT, target="/a/")
    assert ask(serve, old, **{"/r/": (301, "/a/", "")}).verdict == Verdict.MOVED
    wrong = {"/r/": (301, "/c/", ""), "/c/": (200, "text/html", page())}
    assert ask(serve, old, **wrong).verdict == Verdict.WRONG_TARGET


def test_an_image_and_a_file_must_be_there(serve):
    image, file = OldAddress("/x.png", AddressKind.IMAGE), OldAddress("/ads.txt", AddressKind.FILE)
    assert ask(serve, image).verdict == Verdict.LOST_IMAGE
    assert ask(serve, file).verdict == Verdict.MISSING
    assert ask(serve, image, **{"/x.png": (200, "image/png", "x")}).verdict == Verdict.SAME
    assert ask(serve, file, **{"/ads.txt": (200, "text/plain", "x")}).verdict == Verdict.SAME


def _feed(*items: tuple[str, str]) -> tuple[int, str, str]:
    inner = "".join(f"<item><link>{link}</link><guid>{guid}</guid></item>" for guid, link in items)
    return 200, "application/rss+xml", f"<rss><channel>{inner}</channel></rss>"


def test_a_feed_keeps_the_identity_of_the_items_that_it_still_has(serve):
    link = "https://old.example/a/"
    old = OldAddress(
        "/feed.xml", AddressKind.FEED, items=(FeedItem("one", link), FeedItem("two", "/b/"))
    )
    new_and_old = _feed(("new", "/n/"), ("one", link))
    assert ask(serve, old, **{"/feed.xml": new_and_old}).verdict == Verdict.SAME
    assert ask(serve, old, **{"/feed.xml": _feed(("x", link))}).verdict == Verdict.CHANGED_GUID
    bare = (200, "application/rss+xml", f"<rss><item><link>{link}</link></item></rss>")
    assert ask(serve, old, **{"/feed.xml": bare}).verdict == Verdict.CHANGED_GUID
    permanent = OldAddress("/feed.xml", AddressKind.FEED, items=(FeedItem(link, link),))
    assert ask(serve, permanent, **{"/feed.xml": bare}).verdict == Verdict.CHANGED_GUID


def test_an_item_leaves_a_feed_only_when_a_newer_one_pushes_it_out(serve):
    items = tuple(FeedItem(name, f"/{name}/") for name in ("three", "two", "one"))
    old = OldAddress("/feed.xml", AddressKind.FEED, items=items)

    def verdict(*names: str) -> Verdict:
        feed = _feed(*((name, f"/{name}/") for name in names))
        return ask(serve, old, **{"/feed.xml": feed}).verdict

    assert verdict("five", "four", "three") == Verdict.SAME
    assert verdict("four", "three", "two", "one") == Verdict.SAME
    assert verdict("three", "two") == Verdict.LOST_ITEM
    assert verdict("four", "three", "one") == Verdict.LOST_ITEM
    assert verdict("x", "y", "z") == Verdict.LOST_ITEM
    assert verdict() == Verdict.LOST_ITEM


OTHERS: dict[str, OldAddress] = {
    "a fixed page": OldAddress("/about/", AddressKind.PAGE, title="会社概要"),
    "a page of a list": OldAddress("/page2/", AddressKind.LIST),
    "a category": OldAddress("/category/ai/", AddressKind.CATEGORY),
    "a feed": OldAddress("/feeds/ai.xml", AddressKind.FEED),
    "a picture": OldAddress("/x.png", AddressKind.IMAGE),
    "a root file": OldAddress("/ads.txt", AddressKind.FILE),
    "a redirect": OldAddress("/r/", AddressKind.REDIRECT, target="/a/"),
}
FAULTS: dict[str, Answers] = {
    "is lost": {},
    "is a fault": {"*": (500, "text/html", "")},
    "leads to what is lost": {"*": (301, "/lost/", ""), "/lost/": (404, "text/html", "")},
    "leads on twice": {
        "*": (301, "/b/", ""), "/b/": (301, "/c/", ""), "/c/": (200, "text/html", page()),
    },
    "leads in a circle": {"*": (301, "/b/", ""), "/b/": (301, "/c/", ""), "/c/": (301, "/b/", "")},
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", OTHERS)
def test_every_kind_of_address_that_is_broken_needs_an_explanation(name, fault, serve):
    assert not ask(serve, OTHERS[name], **FAULTS[fault]).is_explained


def test_a_post_that_was_hidden_behind_another_must_be_somewhere(serve):
    old = OldAddress("/a/", AddressKind.SHADOWED, title="隠れた題", target="/0/")
    hidden = (200, "text/html", page(title="隠れた題"))
    assert ask(serve, old).verdict == Verdict.MISSING
    assert ask(serve, old, **{"/0/": hidden}).verdict == Verdict.HEALED
    assert ask(serve, old, **{"/a-2/": hidden}).verdict == Verdict.HEALED
