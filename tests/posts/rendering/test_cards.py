"""Link cards name the host and load nothing."""

import pytest

from posts.rendering.cards import address_of_embed, link_card
from posts.rendering.sanitizing import sanitize


def test_a_card_passes_the_sanitiser_as_it_is():
    card = link_card("https://example.com/a?b=1&c=<2>", "youtube")
    assert sanitize(card)[0] == card


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://example.com", "<strong>example.com</strong></a>"),
        ("https://example.com/", "<strong>example.com</strong></a>"),
        ("HTTPS://Example.COM/A", "<strong>example.com</strong> <span>/A</span>"),
        ("https://example.com/%E7%93%A6", "<span>/瓦</span>"),
        ("https://example.com/%3Cb%3E", "<span>/&lt;b&gt;</span>"),
        ("https://bank.example@evil.example/", "<strong>evil.example</strong>"),
    ],
)
def test_the_words_of_a_card(url, words):
    assert words in link_card(url)


def test_only_known_services_name_a_class():
    assert 'class="link-card youtube"' in link_card("https://a.example/", "youtube")
    assert 'class="link-card"' in link_card("https://a.example/", "card")


@pytest.mark.parametrize(
    ("service", "value", "address"),
    [
        ("card", "https://a.example/", "https://a.example/"),
        ("youtube", "https://youtu.be/abc", "https://youtu.be/abc"),
        ("youtube", "abc", "https://www.youtube.com/watch?v=abc"),
        ("speakerdeck", "0f1?slide=3", "https://speakerdeck.com/player/0f1?slide=3"),
        ("card", "abc", None),
        ("youtube", "a b", None),
        ("card", "javascript:alert(1)", None),
        ("card", "//a.example/", None),
    ],
)
def test_the_address_of_an_embed(service, value, address):
    assert address_of_embed(service, value) == address
