import gzip
import json

import pytest

from posts.errors import OldSiteError
from posts.verification.reference import AddressKind, read_reference

TREE = {
    "format": 1,
    "site": {"url": "https://Old.example"},
    "posts": {
        "/2026/04/01/%E6%98%A5/": {
            "title": "“春”", "body_html": "<p>本 文</p>", "images": ["/a.png", "/b.png"],
            "missing_images": ["/b.png"],
        }
    },
    "shadowed": [
        {"url": "/2026/04/02/x/", "source": "_posts/2026-04-01-x.md", "title": "影", "winner": "y"}
    ],
    "redirects": [{"from": "/r/", "to": "/s/"}],
    "pages": [{"url": "/page2/"}, {"url": "/about/"}, {"url": "/category/a/"}, {"url": "/r/"}],
    "assets": ["/a.png", "/paper.pdf"],
    "feeds": {"/feed.xml": [{"guid": "g", "link": "/l/"}]},
    "dead_links": {"/d/": 3},
}  # fmt: skip


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_each_known_address_is_read_once_with_its_kind(tmp_path, pack):
    path = tmp_path / "reference.json"
    path.write_bytes(pack(json.dumps(TREE).encode()))
    old = read_reference(path)
    assert old.host == "old.example"
    assert [(address.path, address.kind) for address in old.addresses] == [
        ("/2026/04/01/春/", AddressKind.POST),
        ("/2026/04/02/x/", AddressKind.SHADOWED),
        ("/r/", AddressKind.REDIRECT),
        ("/feed.xml", AddressKind.FEED),
        ("/page2/", AddressKind.LIST),
        ("/about/", AddressKind.PAGE),
        ("/category/a/", AddressKind.CATEGORY),
        ("/a.png", AddressKind.IMAGE),
        ("/paper.pdf", AddressKind.FILE),
        ("/d/", AddressKind.DEAD),
    ]
    post, shadowed = old.addresses[:2]
    assert (post.title, post.text, post.images) == ('"春"', "本文", ("/a.png",))
    assert shadowed.target == "/2026/04/01/x/"


def test_a_flat_mapping_is_a_reference_too(tmp_path):
    path = tmp_path / "flat.json"
    path.write_text(json.dumps({"/a/": {"title": "題", "text": "本文"}}))
    (post,) = read_reference(path).addresses
    assert (post.path, post.title, post.text) == ("/a/", "題", "本文")


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"\x1f\x8bx", b'{"format": 1}', b'{"a": 1}'])
def test_what_is_no_reference_is_refused_with_a_sentence(tmp_path, data):
    path = tmp_path / "x.json"
    path.write_bytes(data)
    with pytest.raises(OldSiteError, match="x.json"):
        read_reference(path)
