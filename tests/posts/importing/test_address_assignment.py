from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from posts.errors import AddressError
from posts.frontmatter import Document
from posts.importing.address_assignment import (
    WantedAddress,
    assign_addresses,
    further_addresses,
    wanted_address,
)

TOKYO = ZoneInfo("Asia/Tokyo")
PATTERN = "/:year/:month/:day/:title/"
EVENING_IN_LONDON = datetime(2026, 4, 1, 20, 0, tzinfo=UTC)  # the morning of 2 April in Tokyo


def document(**changes) -> Document:
    facts = {"title": "題名", "date": EVENING_IN_LONDON, **changes}
    return Document(dialect="jekyll", head="", body="", body_line=1, fields={}, **facts)


def asking(name: str, **changes) -> WantedAddress:
    return wanted_address(name, document(**changes), name, PATTERN, TOKYO)


def nobody(path: str) -> str | None:
    return None


def test_the_day_of_an_address_is_the_day_in_the_sites_zone():
    assert asking("2026-04-01-chip.md").path == "/2026/04/02/chip/"


def test_the_slug_is_the_front_matters_before_the_file_names():
    assert asking("2026-04-01-chip.md", slug="半導体").path == "/2026/04/02/半導体/"


def test_the_slug_is_never_made_from_the_title():
    assert asking("2026-04-01-a.md", title="別の題名").path == "/2026/04/02/a/"


def test_a_trailing_hyphen_of_the_file_name_goes_but_its_address_still_leads_to_the_post():
    trimmed = asking("2026-04-01-chip-.md")
    assert trimmed.path == "/2026/04/02/chip/"
    assert "/2026/04/01/chip-/" in trimmed.further
    assert "/2026/04/02/chip-/" in trimmed.further


def test_a_permalink_of_the_file_wins_over_the_pattern():
    assert asking("2026-04-01-chip.md", permalink="/special/").path == "/special/"


def test_a_name_without_letters_can_have_no_address():
    with pytest.raises(AddressError, match="slug"):
        asking("2026-04-01-／.md")


def test_a_permalink_that_climbs_out_of_the_site_is_refused():
    with pytest.raises(AddressError, match=r"\.\."):
        asking("2026-04-01-chip.md", permalink="/../../etc/")


def test_of_two_files_for_one_address_the_one_whose_name_tells_the_day_owns_it():
    evening = asking("2026-04-01-chip.md")
    morning = asking("2026-04-02-chip.md", date=datetime(2026, 4, 2, 0, 0, tzinfo=UTC))
    assert evening.path == morning.path
    assigned = assign_addresses([evening, morning], nobody)
    assert assigned[morning.key].path == "/2026/04/02/chip/"
    assert assigned[evening.key].path == "/2026/04/01/chip/"
    assert assigned[evening.key].owner == morning.key


def test_a_file_whose_own_day_is_taken_too_gets_a_number():
    evening = asking("2026-04-01-chip.md")
    holders = {"/2026/04/02/chip/": "x", "/2026/04/01/chip/": "y", "/2026/04/02/chip-2/": "z"}
    assigned = assign_addresses([evening], holders.get)
    assert assigned[evening.key].path == "/2026/04/02/chip-3/"
    assert assigned[evening.key].slug == "chip-3"


def test_an_address_that_a_post_holds_already_is_never_given_away():
    newcomer = asking("2026-04-02-chip.md", date=datetime(2026, 4, 2, 0, 0, tzinfo=UTC))
    assigned = assign_addresses([newcomer], {"/2026/04/02/chip/": "post 7"}.get)
    assert assigned[newcomer.key].path == "/2026/04/02/chip-2/"
    assert assigned[newcomer.key].owner == "post 7"


def test_who_asks_again_gets_what_it_has():
    evening = asking("2026-04-01-chip.md")
    holders = {"/2026/04/02/chip/": "x", "/2026/04/01/chip/": evening.key}
    assert assign_addresses([evening], holders.get)[evening.key].path == "/2026/04/01/chip/"


def test_every_file_gets_an_address_of_its_own_in_whatever_order_they_come():
    wanted = [
        asking(f"{name}/2026-04-0{day}-chip.md") for name in ("a", "b", "c") for day in (1, 2)
    ]
    forward = assign_addresses(wanted, nobody)
    assert assign_addresses(wanted[::-1], nobody) == forward
    assert len({address.path for address in forward.values()}) == len(wanted)


def test_a_permalink_that_names_no_slug_gets_its_number_at_the_end():
    first, second = (asking(f"{name}.md", permalink="/special/") for name in ("a", "b"))
    assigned = assign_addresses([first, second], nobody)
    assert assigned[second.key].path == "/special-2/"


def test_an_alias_never_stands_over_the_address_of_another_post():
    evening = asking("2026-04-01-chip.md")
    rival = asking("2026-04-01-x.md", permalink="/2026/04/01/chip/")
    assigned = assign_addresses([evening, rival], nobody)
    assert "/2026/04/01/chip/" not in further_addresses([evening, rival], assigned, nobody)


def test_the_address_of_the_file_names_day_leads_to_the_post():
    evening = asking("2026-04-01-chip.md")
    assigned = assign_addresses([evening], nobody)
    assert further_addresses([evening], assigned, nobody) == {"/2026/04/01/chip/": evening.key}
