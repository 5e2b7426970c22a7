"""Addresses given through Liquid."""

from __future__ import annotations

import pytest

from posts.importing.pages.page_documents import resolve_addresses


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("{{ '/about/' | relative_url }}", "/about/"),
        ('{{ "about/" | absolute_url }}', "/about/"),
        ("{{- '/a/' | relative_url -}}", "/a/"),
        ("{{ site.baseurl }}/a/", "/a/"),
        ("{{ site.url }}{{ site.baseurl }}/a/", "/a/"),
        ("{{ site.url }} です", "{{ site.url }} です"),
        ("{{ page.title }}", "{{ page.title }}"),
        ("本文", "本文"),
    ],
)
def test_what_says_only_an_address_is_written_out(text, resolved):
    assert resolve_addresses(text) == resolved
