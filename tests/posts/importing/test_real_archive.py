"""The addresses of a real archive, as Jekyll made them; see shared/notes/migration.md section 1."""

import gzip
import json
from pathlib import Path
from urllib.parse import unquote
from zoneinfo import ZoneInfo

import pytest

from posts.importing.address_assignment import AssignedAddress, assign_addresses, wanted_address
from posts.importing.article_files import ReadOptions, open_file, parse_file
from posts.importing.sources import open_site
from posts.rendering import RenderOptions

ARCHIVE = Path(__file__).resolve().parents[4] / "shared" / "archive"

pytestmark = pytest.mark.skipif(
    not ARCHIVE.exists(), reason="shared/archive is not beside the project"
)


@pytest.fixture(scope="module")
def reference():
    with gzip.open(ARCHIVE / "reference.json.gz", "rt", encoding="utf-8") as file:
        return json.load(file)


@pytest.fixture(scope="module")
def assigned() -> dict[str, AssignedAddress]:
    """The address of every file of the archive, by its path in the site."""
    site = open_site(ARCHIVE)
    zone = site.config.zone or ZoneInfo("UTC")
    options = ReadOptions(zone, "auto", None, RenderOptions())
    requests = []
    for source in site.files:
        head = parse_file(open_file(source), options)
        pattern = site.config.permalink
        requests.append(wanted_address(source.name, head.document, source.name, pattern, zone))
    return assign_addresses(requests, lambda path: None)


def test_every_address_of_the_old_site_belongs_to_the_post_that_jekyll_showed(assigned, reference):
    ours = {address.path: name for name, address in assigned.items()}
    theirs = {unquote(url): post["source"] for url, post in reference["posts"].items()}
    assert {url: ours.get(url) for url in theirs} == theirs


def test_every_post_that_jekyll_hid_has_an_address_of_its_own(assigned, reference):
    shown = {unquote(url) for url in reference["posts"]}
    for hidden in reference["shadowed"]:
        address = assigned[hidden["source"]]
        assert address.path not in shown
        assert address.owner == hidden["winner"]
    assert len({address.path for address in assigned.values()}) == len(assigned)
