import pytest

from posts.models import Edition, Image, Publication
from tests.factories import make_image, make_publication

LIST = "/admin/posts/publication/"


def sent(**changes: object) -> dict[str, object]:
    values = {"title": "瓦版", "permalink": "/:year/:month/:day/:slug/", "page_size": 20}
    crawlers = dict.fromkeys(
        ("search_crawlers", "training_crawlers", "answering_crawlers"), "allow"
    )
    return {**values, **crawlers, "search_freshness": 5, **changes}


def test_the_list_leads_straight_to_the_form(as_chief):
    assert as_chief.get(LIST)["Location"] == f"{LIST}add/"
    make_publication()

    assert as_chief.get(LIST)["Location"] == f"{LIST}1/change/"


def test_there_is_one_publication(as_chief):
    as_chief.post(f"{LIST}add/", sent(title="はじめ"))
    assert as_chief.post(f"{LIST}add/", sent(title="ふたつめ")).status_code == 403

    assert Publication.objects.get().title == "はじめ"


def test_a_change_advances_the_edition(as_chief):
    make_publication()
    as_chief.post(f"{LIST}1/change/", sent(title="改題"))

    assert Publication.objects.get().title == "改題"
    assert Edition.objects.current() == 1


def test_the_publication_is_never_deleted(as_chief):
    make_publication()

    assert as_chief.post(f"{LIST}1/delete/", {"post": "yes"}).status_code == 403


def test_a_pattern_that_gives_all_posts_one_address_is_refused(as_chief):
    make_publication()
    response = as_chief.post(f"{LIST}1/change/", sent(permalink="/:year/"))

    assert "記事ごとに異なる部分" in response.content.decode()


def test_a_change_of_the_names_of_cards_leaves_what_editors_said_of_other_pictures(as_chief):
    make_publication(card_names="*-ogp.*")
    for path, is_card in (("/a-ogp.png", True), ("/b-ogp.png", False), ("/c-card.png", False)):
        make_image(path, is_card=is_card)
    make_image("/d.png", is_card=True)
    as_chief.post(f"{LIST}1/change/", sent(card_names="*-OGP.png\r\n*-card.*"))
    cards = Image.objects.filter(is_card=True).order_by("path").values_list("path", flat=True)
    assert list(cards) == ["/a-ogp.png", "/c-card.png", "/d.png"]


def test_without_names_no_picture_is_a_card_by_its_name(as_chief):
    make_publication(card_names="*-ogp.*")
    make_image("/a-ogp.png", is_card=True)
    as_chief.post(f"{LIST}1/change/", sent(card_names=""))
    assert not Image.objects.get().is_card


@pytest.mark.parametrize("colour", ["red", "#12345", "#12345g", "url(x)"])
def test_what_is_no_colour_is_refused(as_chief, colour):
    make_publication()
    response = as_chief.post(f"{LIST}1/change/", sent(accent=colour))
    assert "6桁の16進数" in response.content.decode()
    assert Publication.objects.get().accent == ""
