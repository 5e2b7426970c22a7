"""HTML that authors wrote by hand."""

import pytest

from posts.errors import RenderingError
from posts.rendering import Note, sanitize_html


def test_a_fragment_keeps_what_an_article_may_hold():
    rendered = sanitize_html('<h2 onclick="x()">沿革</h2>\n<p><a href="/about/">会社</a></p>\n')
    assert rendered.html == '<h2 id="沿革">沿革</h2>\n<p><a href="/about/">会社</a></p>'
    assert (rendered.text, rendered.links) == ("沿革\n会社", ("/about/",))


def test_of_a_whole_document_only_the_body_is_taken():
    rendered = sanitize_html(
        "<!doctype html><html><head><title>題</title></head>"
        '<BODY class="landing"><p>本文</p></body></html>'
    )
    assert rendered.html == "<p>本文</p>"


def test_what_readers_will_miss_is_noted_with_its_line_once():
    rendered = sanitize_html(
        "<p>a</p>\n<script>x()</script>\n<script>y()</script>\n<FORM><input></FORM>"
    )
    assert rendered.html == "<p>a</p>"
    assert rendered.notes == (
        Note(2, "<script> cannot be shown and was removed."),
        Note(4, "<form> cannot be shown and was removed."),
    )


def test_template_tags_go_even_over_several_lines_and_lines_keep_their_numbers():
    rendered = sanitize_html("{% assign a =\n  b %}\n<p>{{ page.title }}本文</p>\n{% if a %}")
    assert rendered.html == "<p>本文</p>"
    assert [(note.line, note.message) for note in rendered.notes] == [
        (1, "The template tag {% assign a = b %} was removed."),
        (3, "The template tag {{ page.title }} was removed."),
        (4, "The template tag {% if a %} was removed."),
    ]


@pytest.mark.parametrize(
    "html", ["<p>" * 20_001, "<b" * 10_000, "あ" * 500_001], ids=["tags", "open", "long"]
)
def test_a_body_that_would_keep_the_sanitiser_busy_is_refused(html):
    with pytest.raises(RenderingError):
        sanitize_html(html)


def test_very_many_template_tags_are_removed_at_once():
    assert sanitize_html("{{a}}" * 90_000).html == ""
