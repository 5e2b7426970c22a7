"""What screen readers are told of footnotes."""

from posts.rendering import render, sanitize_html


def test_footnotes_have_roles_and_japanese_names():
    html = render("瓦版[^a]。\n\n[^a]: 読売とも。").html
    assert '<div class="footnote" role="doc-endnotes" aria-label="脚注">' in html
    sign = 'role="doc-noteref" aria-label="脚注1" href="#fn:a">1</a>'
    assert sign in html
    assert 'role="doc-backlink" aria-label="脚注1の本文に戻る">↩</a>' in html


def test_a_text_without_footnotes_stays():
    html = '<p class="footnotes">注はありません。</p>'
    assert sanitize_html(html).html == html


def test_no_author_writes_a_role():
    html = sanitize_html('<a class="footnote-ref" role="button" href="/a/">1</a>').html
    assert "role" not in html
