from posts.models import Edition, Publication
from tests.factories import make_publication

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
