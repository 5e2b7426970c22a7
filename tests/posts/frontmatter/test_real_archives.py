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
from posts.frontmatter.encodings.detection import ENOUGH, count_japanese
from posts.frontmatter.encodings.japanese_codecs import DECODERS

TOKYO = ZoneInfo("Asia/Tokyo")
TO_WINDOWS = str.maketrans("〜‖−¢£¬", "～∥－￠￡￢")
SHARED = Path(__file__).resolve().parents[4] / "shared"


def real(folder: str) -> Path:
    path = SHARED / folder
    if not path.is_dir():
        pytest.skip(f"the real input is not here: no folder {folder} beside the repository")
    return path


def reading(path: Path, name: str) -> Document:
    return read(decode(path.read_bytes()).text, name=name, zone=TOKYO)


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


DIALECT_OF_CORPUS = {
    "hexo-docs-ja": "hexo",
    "hugo-haaaru44": "hugo",
    "jekyll-ruby-lang-ja": "jekyll",
    "pelican-daizutabi": "pelican",
    "pelican-st-2d": "pelican",
    "qiita-P-manBrown": "qiita",
    "qiita-c-yan-plain": "qiita",
    "toml-zola-yukimemi": "zola",
    "zenn-mryhryki": "zenn",
    "zenn-suwa-sh": "zenn",
}


@pytest.mark.parametrize("corpus", DIALECT_OF_CORPUS)
def test_every_file_of_a_real_site_is_read_in_its_dialect(corpus):
    folder = real("dialects") / corpus
    for path in sorted(folder.rglob("*.md")):
        document = reading(path, path.relative_to(folder).as_posix())
        assert document.head + document.body == decode(path.read_bytes()).text
        expected = "plain" if path.name == "README.md" else DIALECT_OF_CORPUS[corpus]
        assert document.dialect == expected, path
        assert not [note for note in document.notes if "--dialect" in note]


def test_restructured_text_of_a_real_site_is_refused_and_says_so():
    paths = sorted((real("dialects") / "pelican-rst-yus4ku").rglob("*.rst"))
    assert len(paths) == 13
    for path in paths:
        for name in (path.name, "renamed.txt"):
            with pytest.raises(FrontMatterError, match="reStructuredText"):
                reading(path, name)


@pytest.mark.parametrize("encoding", ["cp932", "euc_jp", "iso2022_jp", "utf-16-le"])
def test_a_real_japanese_text_is_never_read_in_a_wrong_encoding(encoding):
    for path in sorted(real("dialects").rglob("*.md")):
        text = path.read_text("utf-8-sig")
        data = text.translate(TO_WINDOWS if encoding == "cp932" else {}).encode(encoding, "replace")
        expected = DECODERS[encoding](data) if encoding in DECODERS else data.decode(encoding)
        if count_japanese(expected) < ENOUGH or "\ue0b0" in expected:
            continue
        decoded = decode(data)
        assert (decoded.text, decoded.doubt) == (expected, ""), path
