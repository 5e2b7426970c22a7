"""Where else an author can be found."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from posts.authors.models import validate_links
from posts.authors.profile_links import LONGEST_LINK, MOST_LINKS, fault_of_link, links_in


def test_known_sites_are_named_and_others_by_their_host():
    text = "https://x.com/aoki\nhttps://www.github.com/aoki\n\n https://www.example.com/a \n"
    assert [link.label for link in links_in(text)] == ["X", "GitHub", "example.com"]


def test_a_site_whose_name_only_ends_like_a_known_one_keeps_its_own():
    assert [link.label for link in links_in("https://notx.com/")] == ["notx.com"]


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/", "javascript:alert(1)", "https://user:pw@example.com/",
        "https://localhost/", 'https://example.com/"><script>', "https://[::1", "https://a.b:x/",
        f"https://example.com/{'a' * LONGEST_LINK}", "例.jp",
    ],
)  # fmt: skip
def test_what_is_no_safe_address_is_refused_and_never_shown(url):
    assert fault_of_link(url)
    assert links_in(url) == []
    with pytest.raises(ValidationError):
        validate_links(url)


def test_each_link_is_shown_once_and_not_too_many():
    text = "\n".join(["https://example.com/"] * 3)
    assert len(links_in(text)) == 1
    many = "\n".join(f"https://example.com/{number}" for number in range(MOST_LINKS + 1))
    assert len(links_in(many)) == MOST_LINKS
    with pytest.raises(ValidationError):
        validate_links(many)


@given(st.text(max_size=400))
def test_only_https_addresses_come_out_of_any_text(text):
    assert all(link.url.lower().startswith("https://") for link in links_in(text))
