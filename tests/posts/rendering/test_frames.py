"""Windows onto other sites become links: nothing is loaded from there."""

import pytest

from posts.rendering import Note, render, sanitize_html


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
