"""Link cards name the host and load nothing."""

import pytest

from posts.rendering import Note, render, sanitize_html
from posts.rendering.finishing.sanitizing import sanitize
from posts.rendering.link_cards import address_of_embed, frames_as_cards, link_card


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


@pytest.mark.parametrize(
    "frame",
    [
        '<iframe width="560" src="https://www.youtube.com/embed/aB3-_5678yz"></iframe>',
        "<IFRAME SRC='//www.youtube.com/embed/aB3-_5678yz'>ご覧になれません</IFRAME>",
        "<p> <iframe\nsrc=https://www.youtube.com/embed/aB3-_5678yz\n></iframe> </p>",
    ],
)
def test_a_frame_becomes_a_card(frame):
    rendered = sanitize_html(frame)
    assert rendered.html == (
        '<p class="link-card youtube"><a rel="noopener" '
        'href="https://www.youtube.com/watch?v=aB3-_5678yz"><strong>YouTubeの動画</strong> '
        "<span>www.youtube.com/watch?v=aB3-_5678yz</span></a></p>"
    )
    assert rendered.notes == ()
    assert rendered.links == ("https://www.youtube.com/watch?v=aB3-_5678yz",)


def test_a_frame_within_markdown_becomes_a_card():
    html = render(
        '前。\n\n<iframe src="https://a.example/map?x=1&amp;y=2" title="地図"></iframe>'
    ).html
    assert (
        '<a rel="noopener" href="https://a.example/map?x=1&amp;y=2"><strong>地図</strong>' in html
    )
    assert "iframe" not in html


@pytest.mark.parametrize(
    "frame",
    [
        '<iframe src="https://a.example/count" width="1" height="1"></iframe>',
        '<iframe src="javascript:alert(1)"></iframe>',
        '<iframe srcdoc="<p>x</p>"></iframe>',
        '<iframe src="/local/"></iframe>',
    ],
)
def test_a_frame_that_nobody_could_see_or_that_leads_nowhere_is_removed_and_noted(frame):
    rendered = sanitize_html(f"<p>前</p>\n{frame}")
    assert rendered.html == "<p>前</p>"
    assert rendered.notes == (Note(2, "<iframe> cannot be shown and was removed."),)


def test_lines_keep_their_numbers():
    rendered = sanitize_html("<iframe\n src='https://a.example/'></iframe>\n<script>x()</script>")
    assert [note.line for note in rendered.notes] == [3]


def test_a_line_break_in_an_address_makes_no_more_lines():
    frame = '<iframe src="https://a.example/x%0Ay">\n\n</iframe>'
    assert frames_as_cards(frame).count("\n") == 2


def test_an_embed_of_wordpress_becomes_a_card():
    html = sanitize_html(
        '<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\n'
        "https://youtu.be/aB3-_5678yz\n</div></figure>"
    ).html
    assert 'class="link-card youtube"' in html


def test_frames_in_code_are_code():
    source = '<iframe src="https://a.example/"></iframe>'
    assert "link-card" not in render(f"```html\n{source}\n```\n\n`{source}`").html


def test_a_title_is_text():
    html = sanitize_html(
        "<iframe src='https://a.example/' title='&lt;img src=x onerror=alert(1)>'></iframe>"
    ).html
    assert "<img" not in html
