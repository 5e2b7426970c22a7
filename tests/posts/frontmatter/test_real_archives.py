"""Real input of other people, which is not part of the repository."""

import gzip
import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from posts.addresses import PermalinkFacts, encode_path, expand_permalink, normalize_path, slugify
from posts.errors import FrontMatterError
from posts.frontmatter import Document, decode, name_parts, read

TOKYO = ZoneInfo("Asia/Tokyo")
SHARED = Path(__file__).resolve().parents[4] / "shared"


def real(folder: str) -> Path:
    path = SHARED / folder
    if not path.is_dir():
        pytest.skip(f"the real input is not here: no folder {folder} beside the repository")
    return path


def reading(path: Path, name: str) -> Document:
    return read(decode(path.read_bytes()), name=name, zone=TOKYO)


def test_every_post_of_the_archive_reads_as_jekyll_read_it():
    archive = real("archive")
    reference = json.loads(gzip.decompress((archive / "reference.json.gz").read_bytes()))
    pattern = reference["site"]["permalink"]
    for url, post in reference["posts"].items():
        document = reading(archive / post["source"], post["source"])
        assert document.title == post["title"]
        assert document.date == datetime.fromisoformat(post["date"])
        assert document.tags == tuple(post["tags"])
        assert document.categories == tuple(post["categories"])
        assert document.authors == (post["author"],)
        assert document.description == (post["description"] or "").strip()
        assert document.excerpt == (post["excerpt"] or "").strip()
        assert document.image == (post["cover"] or "")
        assert document.noindex == post["noindex"]
        assert document.in_sitemap == post["in_sitemap"]
        facts = PermalinkFacts(
            slug=slugify(name_parts(post["source"]).slug), date=document.date.astimezone(TOKYO)
        )
        assert expand_permalink(pattern, facts) == normalize_path(url)
        assert normalize_path(encode_path(normalize_path(url))) == normalize_path(url)


def test_the_posts_that_jekyll_hid_read_as_well():
    archive = real("archive")
    reference = json.loads(gzip.decompress((archive / "reference.json.gz").read_bytes()))
    for post in reference["shadowed"]:
        assert reading(archive / post["source"], post["source"]).title == post["title"]


def test_the_seed_gets_a_clean_title():
    titles = [reading(path, path.name).title for path in real("seed").glob("*.txt")]
    assert titles == ["OpenAIとAWSの380億ドル提携、その真意はどこにあるのか？"]


def test_every_file_of_the_dialects_gives_a_document_or_a_fault():
    dialects = real("dialects")
    documents, faults = 0, 0
    for path in sorted(dialects.rglob("*")):
        if not path.is_file():
            continue
        try:
            document = reading(path, path.relative_to(dialects).as_posix())
        except FrontMatterError:
            faults += 1
        else:
            assert document.head + document.body == decode(path.read_bytes())
            documents += 1
    assert documents > faults
