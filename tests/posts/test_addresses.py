import unicodedata
from datetime import datetime
from urllib.parse import quote
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from posts.addresses import (
    LONGEST_PATH,
    LONGEST_SLUG,
    NAMED_PERMALINKS,
    PermalinkFacts,
    encode_path,
    expand_permalink,
    from_jekyll,
    normalize_path,
    resolve_reference,
    slugify,
)
from posts.errors import AddressError

FACTS = PermalinkFacts(
    slug="gpt-5の衝撃",
    date=datetime(2025, 11, 4, 9, 5, 7, tzinfo=ZoneInfo("Asia/Tokyo")),
    categories=("AI News", "技術", "ai news"),
)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("1-openaigpt-5", "1-openaigpt-5"),
        ("GPT-5無料化の戦略的影響", "GPT-5無料化の戦略的影響"),
        ("openai-125t-yen-investment-ai-", "openai-125t-yen-investment-ai"),
        ("a -- b", "a-b"),
        ("-a-", "a"),
        ("The _config.yml file", "The-_config.yml-file"),
        ("_a__b_", "_a__b_"),
        ("a._~!$&'()+,;=@b", "a._~!$&'()+,;=@b"),
        ("100%/50?x#y:z*", "100-50-x-y-z"),
        ("円安・株高「速報」", "円安-株高-速報"),
        ("ーマネー々", "ーマネー々"),
        ("〇と①と½とⅣ", "と-と-と"),
        ("٣と３", "٣と３"),
        ("カ\u3099イド", "ガイド"),
        ("हिन्दी", "हिन्दी"),
        ("a\u200bb", "a-b"),
        ("！？", ""),
        ("", ""),
    ],
)
def test_a_slug_follows_jekylls_pretty_rule(text, slug):
    assert slugify(text) == slug


@given(st.text())
def test_a_slug_is_a_slug_of_itself_and_fits(text):
    slug = slugify(text)
    assert slugify(slug) == slug
    assert len(slug) <= LONGEST_SLUG
    assert "/" not in slug


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("/:year/:month/:day/:slug/", "/2025/11/04/gpt-5の衝撃/"),
        ("/:year/:month/:day/:title", "/2025/11/04/gpt-5の衝撃/"),
        ("/:short_year:i_month:i_day/:title.html", "/25114/gpt-5の衝撃.html"),
        ("/:year_:month/:title:output_ext", "/2025_11/gpt-5の衝撃.html"),
        ("/:hour/:minute/:second/:title", "/09/05/07/gpt-5の衝撃/"),
        ("/:slugified_categories/:title/", "/ai-news/技術/gpt-5の衝撃/"),
        ("/:short_month/:long_month/:long_day/:w_day/", "/Nov/November/Tuesday/2/"),
        ("date", "/ai news/技術/2025/11/04/gpt-5の衝撃.html"),
        ("pretty", "/ai news/技術/2025/11/04/gpt-5の衝撃/"),
        ("ordinal", "/ai news/技術/2025/308/gpt-5の衝撃.html"),
        ("weekdate", "/ai news/技術/2025/W45/Tue/gpt-5の衝撃.html"),
        ("none", "/ai news/技術/gpt-5の衝撃.html"),
    ],
)
def test_a_permalink_pattern_is_filled(pattern, path):
    assert expand_permalink(pattern, FACTS) == path


@pytest.mark.parametrize(
    ("slug", "plain", "small"),
    [
        ("GPT-5無料化の戦略的影響", "gpt-5無料化の戦略的影響", "gpt-5無料化の戦略的影響"),
        ("The-_config.yml-file", "the-config-yml-file", "the-_config.yml-file"),
        ("a~b!c$d", "a-b-c-d", "a~b!c$d"),
    ],
)
def test_a_slug_can_be_plain_or_small(slug, plain, small):
    facts = PermalinkFacts(slug=slug, date=FACTS.date)
    assert expand_permalink("/:plain_slug/", facts) == f"/{plain}/"
    assert expand_permalink("/:small_slug/", facts) == f"/{small}/"
    assert expand_permalink("/:slug/", facts) == f"/{slug}/"


def test_the_slug_of_jekyll_is_the_plain_one_and_its_title_is_not():
    assert from_jekyll("/:year/:slug/") == "/:year/:plain_slug/"
    assert from_jekyll("/:slug_:day.html") == "/:plain_slug_:day.html"
    assert from_jekyll("/:slugified_categories/:title/") == "/:slugified_categories/:title/"
    assert from_jekyll("pretty") == "pretty"


def test_an_address_may_name_sections_and_the_headline():
    facts = PermalinkFacts(
        slug="a", date=FACTS.date, sections=("Posts", "深い 所"), title="GPT-5、無料に！"
    )
    assert expand_permalink("/:sections/:slug/", facts) == "/posts/深い-所/a/"
    assert expand_permalink("/:section/:headline/", facts) == "/posts/gpt-5-無料に/"
    with pytest.raises(AddressError, match="needs a slug"):
        expand_permalink("/:headline/", FACTS)


def test_a_category_that_no_address_can_hold_is_hyphened():
    facts = PermalinkFacts(slug="a", date=FACTS.date, categories=("C#", "100%25"))
    with pytest.raises(AddressError, match="twice"):
        expand_permalink("pretty", facts)
    facts = PermalinkFacts(slug="a", date=FACTS.date, categories=("C#", "100%"))
    assert expand_permalink("none", facts) == "/c-/100%/a.html"


def test_a_post_without_categories_has_no_empty_part():
    facts = PermalinkFacts(slug="a", date=FACTS.date)
    assert expand_permalink("pretty", facts) == "/2025/11/04/a/"


def test_an_unknown_placeholder_is_refused_and_the_known_ones_are_listed():
    with pytest.raises(AddressError, match=":author, which is not known; known are .*:year"):
        expand_permalink("/:author/:title/", FACTS)


@pytest.mark.parametrize("pattern", ["/:year/:slug/", "/:title.html", *NAMED_PERMALINKS])
def test_a_pattern_with_a_slug_needs_one(pattern):
    with pytest.raises(AddressError, match="needs a slug"):
        expand_permalink(pattern, PermalinkFacts(slug="", date=FACTS.date))


def test_a_slug_of_dots_is_refused():
    with pytest.raises(AddressError, match="'..'"):
        expand_permalink("/:slug/", PermalinkFacts(slug="..", date=FACTS.date))


@pytest.mark.parametrize(
    ("path", "plain"),
    [
        ("", "/"),
        ("/", "/"),
        ("a", "/a/"),
        ("//a///b", "/a/b/"),
        ("/2025/11/04/%E5%86%86%e5%ae%89", "/2025/11/04/円安/"),
        ("/" + unicodedata.normalize("NFD", "ガイド") + "/", "/ガイド/"),
        ("/" + quote(unicodedata.normalize("NFD", "ガイド")), "/ガイド/"),
        ("/gpt-4.5", "/gpt-4.5/"),
        ("/a/index.html", "/a/index.html"),
        ("/a.HTML/", "/a.HTML"),
        ("/a.php", "/a.php"),
        ("/.html", "/.html/"),
        ("/vue.js", "/vue.js/"),
        ("/ai%20news/a", "/ai news/a/"),
        ("/100%25/", "/100%/"),
        ("  /a/  ", "/a/"),
    ],
)
def test_a_path_has_one_spelling(path, plain):
    assert normalize_path(path) == plain


@pytest.mark.parametrize(
    "path",
    [
        "/../etc",
        "/a/%2e%2e/b",
        "/./a",
        "/a?b=c",
        "/a#b",
        "/a%3fb",
        "/a%23b",
        "/a\\b",
        "/a%00b",
        "/a\nb",
        "/a\u2028b",
        "/%ff",
        "/\ud800",
        "https://example.jp/a/",
        "/%2541/",
        "/" + "円" * LONGEST_PATH,
    ],
)
def test_what_an_address_cannot_hold_is_refused(path):
    with pytest.raises(AddressError):
        normalize_path(path)


def test_a_path_is_encoded_as_jekyll_encodes_it():
    assert encode_path("/2025/円安 a_b~(c)!$&'*+,;=:@-.html") == (
        "/2025/%E5%86%86%E5%AE%89%20a_b~(c)!$&'*+,;=:@-.html"
    )


@given(st.one_of(st.text(), st.text(alphabet="/.%25eE円が\u3099 aA?ahtml:")))
@example("/%2525")
@example("/=\u0338/")
def test_a_stored_path_is_the_spelling_of_itself_encoded_or_not(path):
    try:
        plain = normalize_path(path)
    except AddressError:
        return
    assert normalize_path(plain) == plain
    assert normalize_path(encode_path(plain)) == plain
    assert ".." not in plain.split("/")
    assert plain.startswith("/")
    assert not plain.startswith("//")
    assert encode_path(plain).isascii()


@pytest.mark.parametrize(
    ("reference", "path"),
    [
        ("/tags/AI/", "/tags/AI/"),
        ("../図.png", "/2025/11/図.png"),
        ("", "/2025/11/%E5%86%86/"),
        ("?page=2#end", "/2025/11/%E5%86%86/"),
        ("https://Example.jp/a%20b", "/a%20b"),
        ("//example.jp", ""),
        (" /a/ ", "/a/"),
        ("https://elsewhere.example/a/", None),
        ("mailto:desk@example.jp", None),
        ("javascript:alert(1)", None),
    ],
)
def test_a_reference_means_a_path_where_it_stays_on_the_site(reference, path):
    assert resolve_reference(reference, "/2025/11/円/", {"example.jp"}) == path


def test_a_reference_that_can_be_no_url_is_refused():
    with pytest.raises(AddressError, match="no address"):
        resolve_reference("http://[", "/", ())
