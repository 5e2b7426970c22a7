import io
import stat
import struct
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from posts.errors import SourceError
from posts.importing.containers import zips
from posts.importing.containers.zips import unpack

POST = b"---\ntitle: a\n---\n\nbody\n"


def zip_of(path: Path, *members: tuple[zipfile.ZipInfo | str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members:
            packed.writestr(name, data)
    return path


@pytest.fixture
def archive(tmp_path):
    return tmp_path / "archive.zip"


@pytest.fixture
def into(tmp_path):
    return tmp_path / "site"


def files_below(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def with_mode(name: str, mode: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, mode << 16
    return info


def test_the_one_top_folder_is_the_site(archive, into):
    root = unpack(zip_of(archive, ("blog/_posts/a.md", POST), ("blog/b.png", b"x")), into, "upload")
    assert root == into / "blog"
    assert files_below(root) == {"_posts/a.md", "b.png"}


@pytest.mark.parametrize("names", [("_posts/a.md", "_config.yml"), ("_posts/a.md",), ("a.md",)])
def test_an_archive_without_a_top_folder_is_a_site_under_its_own_name(archive, into, names):
    root = unpack(zip_of(archive, *((name, POST) for name in names)), into, "upload")
    assert root == into / "upload"
    assert files_below(root) == set(names)


def test_what_systems_add_and_empty_folders_are_left_out(archive, into):
    packed = zip_of(
        archive,
        ("blog/", b""),
        ("blog/a.md", POST),
        ("__MACOSX/blog/._a.md", b"x"),
        ("blog/.DS_Store", b"x"),
    )
    assert files_below(unpack(packed, into, "upload")) == {"a.md"}


def test_an_archive_within_the_archive_stays_packed(archive, into, tmp_path):
    inner = zip_of(tmp_path / "inner.zip", ("b.md", POST)).read_bytes()
    root = unpack(zip_of(archive, ("s/a.md", POST), ("s/inner.zip", inner)), into, "upload")
    assert files_below(root) == {"a.md", "inner.zip"}


@pytest.mark.parametrize("encoding", ["cp932", "utf-8"])
def test_japanese_names_are_read_in_the_encoding_that_made_them(archive, into, encoding):
    # 表 and ソ have a back-slash as their second byte in CP932.
    name = "記事/表計算ソフト.md"
    placeholder = "N" * len(name.encode(encoding))
    data = zip_of(archive, (placeholder, POST)).read_bytes()
    archive.write_bytes(data.replace(placeholder.encode(), name.encode(encoding)))
    assert files_below(unpack(archive, into, "x")) == {"表計算ソフト.md"}
    assert (into / "記事").is_dir()


def test_names_come_out_in_nfc(archive, into):
    unpack(zip_of(archive, ("s/か\u3099.md", POST)), into, "x")
    assert files_below(into) == {"s/が.md"}


def test_names_in_no_known_encoding_are_refused(archive, into):
    data = zip_of(archive, ("NN.md", POST)).read_bytes()
    archive.write_bytes(data.replace(b"NN.md", b"\x81\xff.md"))
    with pytest.raises(SourceError, match="ファイル名を読めません"):
        unpack(archive, into, "x")


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("../a.md", "フォルダーの外"),
        ("s/../../a.md", "フォルダーの外"),
        ("s//a.md", "フォルダーの外"),
        ("s/./a.md", "フォルダーの外"),
        ("/etc/a.md", "絶対パス"),
        ("C:/a.md", "絶対パス"),
        ("s\\a.md", "「\\\\」"),
        ("s/a\n.md", "制御文字"),
        ("s/a\x00.md", "制御文字"),
        ("s/" + "a" * 256, "長すぎ"),
        ("/".join(["a" * 100] * 20), "長すぎ"),
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(archive, into, name, fault):
    placeholder = "N" * len(name)
    data = zip_of(archive, (placeholder, POST)).read_bytes()
    archive.write_bytes(data.replace(placeholder.encode(), name.encode()))
    with pytest.raises(SourceError, match=fault):
        unpack(archive, into, "x")
    assert not into.exists()


@pytest.mark.parametrize(
    ("mode", "fault"),
    [
        (stat.S_IFLNK | 0o777, "シンボリックリンク"),
        (stat.S_IFIFO | 0o644, "通常のファイルではありません"),
        (stat.S_IFCHR | 0o644, "通常のファイルではありません"),
    ],
)
def test_what_is_no_plain_file_is_refused(archive, into, mode, fault):
    packed = zip_of(archive, ("s/a.md", POST), (with_mode("s/b.md", mode), b"/etc/passwd"))
    with pytest.raises(SourceError, match=fault):
        unpack(packed, into, "x")
    assert not into.exists()


def test_an_encrypted_entry_is_refused(archive, into):
    data = bytearray(zip_of(archive, ("s/a.md", POST)).read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    archive.write_bytes(data)
    with pytest.raises(SourceError, match="暗号化"):
        unpack(archive, into, "x")


def test_another_packing_than_the_usual_one_is_refused(archive, into):
    info = zipfile.ZipInfo("s/a.md")
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr(info, POST, zipfile.ZIP_LZMA)
    with pytest.raises(SourceError, match="圧縮方式"):
        unpack(archive, into, "x")


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("names", [("s/a.md", "s/a.md"), ("s/が.md", "s/か\u3099.md")])
def test_two_files_of_one_name_are_refused(archive, into, names):
    with pytest.raises(SourceError, match="同じ名前"):
        unpack(zip_of(archive, *((name, POST) for name in names)), into, "x")


def test_a_file_that_is_also_a_folder_is_refused(archive, into):
    with pytest.raises(SourceError, match="重なって"):
        unpack(zip_of(archive, ("s/a", POST), ("s/a/b.md", POST)), into, "x")


def test_what_swells_beyond_measure_is_refused_before_it_is_unpacked(archive, into):
    with pytest.raises(SourceError, match="zip爆弾"):
        unpack(zip_of(archive, ("s/a.md", b"0" * 30_000_000)), into, "x")
    assert not into.exists()


def test_a_total_beyond_the_limit_is_refused(archive, into, monkeypatch):
    monkeypatch.setattr(zips, "LARGEST_TOTAL", 10)
    with pytest.raises(SourceError, match="展開すると"):
        unpack(zip_of(archive, ("s/a.md", POST)), into, "x")


def test_entries_that_share_their_bytes_are_refused(archive, into):
    packed = zip_of(archive, ("s/a.md", bytes(range(256)) * 8))
    with zipfile.ZipFile(packed) as opened:
        info = opened.infolist()[0]
    with pytest.raises(SourceError, match="zip爆弾"):
        zips.checked_entries([info] * 50, packed.stat().st_size)


def test_too_many_entries_are_refused(archive, into, monkeypatch):
    monkeypatch.setattr(zips, "MOST_ENTRIES", 1)
    with pytest.raises(SourceError, match="多すぎます"):
        unpack(zip_of(archive, ("s/a.md", POST), ("s/b.md", POST)), into, "x")


@pytest.mark.parametrize("in_64_bits", [False, True])
def test_a_huge_table_of_contents_is_refused_unread(archive, into, in_64_bits):
    huge = 2**31
    end64 = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, huge, 0)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, 0, 1)
    size = 0xFFFFFFFF if in_64_bits else huge
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, size, 0, 0)
    archive.write_bytes((end64 + locator if in_64_bits else b"") + end)
    with pytest.raises(SourceError, match="多すぎます"):
        unpack(archive, into, "x")


def test_declared_sizes_that_lie_write_no_more_than_was_declared(archive, into):
    data = bytearray(zip_of(archive, ("s/a.md", b"0" * 100_000)).read_bytes())
    struct.pack_into("<L", data, data.index(b"PK\x01\x02") + 24, 10)
    archive.write_bytes(data)
    with pytest.raises(SourceError, match="壊れています"):
        unpack(archive, into, "x")
    assert (into / "s/a.md").stat().st_size <= 10


@pytest.mark.parametrize("content", [b"", b"PK", b"no archive at all", POST * 1000])
def test_what_is_no_zip_is_refused(archive, into, content):
    archive.write_bytes(content)
    with pytest.raises(SourceError, match="zipファイルではありません"):
        unpack(archive, into, "x")


def test_a_damaged_zip_is_refused_wherever_it_is_damaged(archive, into):
    whole = zip_of(archive, ("s/a.md", POST * 20), ("s/b.md", POST)).read_bytes()
    for place in range(0, len(whole), 3):
        damaged = bytearray(whole)
        damaged[place] ^= 0xFF
        archive.write_bytes(damaged)
        # Whatever comes of it, nothing but a SourceError may come out.
        with suppress(SourceError):
            unpack(archive, into / str(place), "x")
    assert files_below(into)


def test_a_zip_that_is_cut_off_is_refused(archive, into):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("s/a.md", POST * 100)
    archive.write_bytes(buffer.getvalue()[:-30])
    with pytest.raises(SourceError):
        unpack(archive, into, "x")
