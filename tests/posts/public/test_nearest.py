"""How much an address looks like those that there are."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from posts.public.nearest import Candidate, nearest, parse_requested_name
from tests import factories


@pytest.mark.parametrize(
    ("path", "name", "month"),
    [
        ("/2025/11/04/chip-plant/", "chip-plant", (2025, 11)),
        ("/2025/11/04/chip-plant.html", "chip-plant", (2025, 11)),
        ("/blog/chip-plant/amp/", "chip-plant", None),
        ("/blog/Chip-Plant/index.php", "chip-plant", None),
        ("/2025/11/", "", (2025, 11)),
        ("/", "", None),
        ("/２０２５年の半導体/", "2025年の半導体", None),
    ],
)
def test_an_address_asks_for_the_name_at_its_end_and_the_month_before_it(path, name, month):
    asked = parse_requested_name(path)
    assert (asked.name, asked.month) == (name, month)


def test_a_slip_of_the_pen_is_nearer_than_another_name():
    known = [
        Candidate(1, "工場", "chip-factory"),
        Candidate(2, "工場", "chip-plant"),
        Candidate(3, "", "essay"),
    ]
    assert nearest("chip-plnat", known, 5)[0] == 2
    assert 3 not in nearest("chip-plnat", known, 5)


def test_a_name_that_stands_in_a_title_is_found():
    assert nearest("半導体工場", [Candidate(1, "熊本の半導体工場が稼働", "kumamoto")], 5) == [1]


@given(st.text(max_size=2000))
def test_any_address_can_be_read_and_compared(path):
    asked = parse_requested_name(path)
    assert len(asked.name) <= 1000
    assert len(nearest(asked.name, [Candidate(1, path, path)], 5)) <= 1


def near(client: Client, path: str) -> list[str]:
    response = client.get(path)
    assert response.status_code == 404
    return [each.title for each in response.context["nearest"]]


def make(slug: str, **changes: Any) -> None:
    factories.make_post(slug=slug, title=slug, path=f"/2025/11/04/{slug}/", **changes)


@pytest.mark.parametrize(
    "asked",
    [
        "/2025/11/04/quantum-chips-tokyo/",
        "/2025/11/05/quantum-chip-tokyo/",
        "/blog/quantum-chip-tokyo.html",
        "/quantum-chip-toky",
        "/2025/11/04/Quantum-Chip-Tokyo/amp/",
        "/tags/quantum-chip-tokyo/",
        "/category/quantum-chip-tokyo/page3/",
    ],
)
def test_a_mistyped_address_leads_to_the_article(client, asked):
    make("quantum-chip-tokyo", published_at=factories.LONG_AGO)
    for number in range(50):
        make(f"unrelated-{number}")
    assert near(client, asked)[0] == "quantum-chip-tokyo"


def test_five_are_named_at_most_and_each_once(client):
    for number in range(9):
        make(f"quantum-chip-{number}")
    found = near(client, "/quantum-chip/")
    assert len(found) == len(set(found)) == 5


@pytest.mark.parametrize("hidden", factories.HIDDEN)
def test_what_readers_may_not_see_is_never_named(client, hidden):
    make("quantum-chip", **factories.HIDDEN[hidden])
    factories.make_alias("/old/quantum-chip-1/", None)
    page = client.get("/old/quantum-chip-2/").content.decode()
    assert "quantum-chip</a>" not in page


def test_an_article_is_found_by_its_old_address_as_well(client):
    post = factories.make_post(title="移った記事", slug="new-name", published_at=factories.LONG_AGO)
    factories.make_alias("/old/battery-report/", post)
    for number in range(50):
        make(f"unrelated-{number}")
    assert near(client, "/old/battery-reports/") == ["移った記事"]


def test_an_alias_is_honoured_before_anything_is_guessed(client):
    post = factories.make_post(path="/2025/11/04/new/")
    factories.make_alias("/old/", post)
    assert client.get("/old/")["Location"] == "/2025/11/04/new/"


def test_who_asks_for_nothing_known_is_shown_the_newest(client):
    make("quantum-chip")
    response = client.get("/zzzz/")
    assert response.context["nearest"] == []
    assert [each.title for each in response.context["latest"]] == ["quantum-chip"]


ODD = [
    "/%00/", "/a%00b/c%00/", "/%ED%A0%80/", "/%ED%BF%BF%ED%A0%80name/", "/%ff%fe/", "/%/", "/%zz/",
    "/%25%25/", f"/{'a' * 10_000}/", f"/{'%E5%8D%8A' * 3_000}/", "/" * 10_000, f"/{'a/' * 5_000}",
    "/..%2f..%2fetc/passwd", "/%E2%80%AE/", "/%F0%9F%87%AF%F0%9F%87%B5/", "/a\\b/", "/%0d%0aSet:x/",
    "/2025/99/99/x/", "/0000/00/x/", "/9999/12/31/x/", "/1000/01/x/", "/'; DROP TABLE--/",
    "/%25_%25_%25/", "/_%25%5C/", "/.html", "/index.html/index.html/", "/page0/", "/page-1/",
    "/page1000000000/", "/pageabc/", "/series/%00/", "/series/page2/", "/tags/%ED%A0%80/",
    "/archive/0000/", "/archive/9999/12/", "/archive/1000/01/", "/archive/2025/11/page0/",
]  # fmt: skip


@pytest.mark.parametrize("path", ODD, ids=lambda path: path[:24])
@pytest.mark.parametrize("posts", [0, 2])
def test_odd_addresses_are_not_found_and_never_an_error(client, path, posts):
    for number in range(posts):
        factories.make_post(tags=[factories.make_tag(name=str(number))])
    assert client.get(path).status_code in (301, 404)


@given(st.binary(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_no_bytes_in_an_address_are_an_error(client, path):
    response = client.get("/" + quote(path, safe="/"))
    assert response.status_code in (200, 301, 404)
