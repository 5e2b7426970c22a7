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


FILM = "https://www.youtube.com/watch?v=aB3-_5678yz"


@pytest.mark.parametrize(
    ("url", "told"),
    [
        (FILM, FILM),
        ("https://youtu.be/aB3-_5678yz", FILM),
        ("https://youtu.be/aB3-_5678yz?t=30", f"{FILM}&amp;t=30s"),
        ("https://m.youtube.com/shorts/aB3-_5678yz", FILM),
        ("//www.youtube.com/embed/aB3-_5678yz", FILM),
        ("https://www.youtube-nocookie.com/embed/aB3-_5678yz?start=90&rel=0", f"{FILM}&amp;t=90s"),
    ],
)
def test_a_film_has_one_address_whatever_form_it_was_given_in(url, told):
    card = link_card(url)
    assert card.startswith(f'<p class="link-card youtube"><a href="{told}">')
    assert "<strong>YouTubeの動画</strong>" in card


@pytest.mark.parametrize(
    "url",
    [
        "https://www.youtube.com/@channel",
        "https://www.youtube.com/embed/videoseries?list=PL1",
        "https://www.youtube.com/watch?v=a%22onload=",
        "https://youtube.com.evil.example/watch?v=aB3-_5678yz",
        "https://[::1/watch?v=aB3-_5678yz",
    ],
)
def test_what_is_no_film_is_a_card_like_any_other(url):
    assert 'class="link-card"' in link_card(url, "youtube")


@pytest.mark.parametrize("host", ["x.com", "twitter.com", "mobile.twitter.com"])
def test_a_post_on_x_is_told_by_its_address(host):
    card = link_card(f"https://{host}/kawaraban/status/1")
    assert 'class="link-card x"' in card
    assert "<strong>Xの投稿</strong>" in card
    assert 'class="link-card"' in link_card(f"https://{host}/kawaraban")


def test_a_title_stands_in_place_of_the_host():
    assert "<strong>&lt;瓦版&gt;</strong> <span>a.example/b</span>" in link_card(
        "https://a.example/b", title="<瓦版>"
    )


def test_only_known_services_name_a_class():
    assert 'class="link-card vimeo"' in link_card("https://vimeo.com/1", "vimeo")
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
