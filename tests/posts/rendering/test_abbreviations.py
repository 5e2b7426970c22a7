"""Abbreviations end where ASCII letters end."""

from posts.rendering import render


def test_an_abbreviation_is_found_between_japanese_letters():
    html = render("次はNHKの発表。NHKS は別。`NHK`\n\n*[NHK]: 日本放送協会").html
    assert html.count("<abbr") == 1
    assert '次は<abbr title="日本放送協会">NHK</abbr>の発表' in html


def test_the_longest_abbreviation_wins():
    html = render("HTML5とHTML\n\n*[HTML]: 甲\n*[HTML5]: 乙").html
    assert '<abbr title="乙">HTML5</abbr>と<abbr title="甲">HTML</abbr>' in html
