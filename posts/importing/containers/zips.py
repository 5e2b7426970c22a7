"""Unpacking an uploaded .zip: all of it is checked before the first byte is written."""

from __future__ import annotations

import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from posts.errors import SourceError

_END = struct.Struct("<4s4H2LH")
_END_SIGN = b"PK\x05\x06"
_LOCATOR = struct.Struct("<4sLQL")
_LOCATOR_SIGN = b"PK\x06\x07"
_END64 = struct.Struct("<4sQ2H2L4Q")
_END64_SIGN = b"PK\x06\x06"
_LONGEST_COMMENT = 65_535


def directory_size(file: BinaryIO) -> int | None:
    """The bytes of the table of contents, the largest that any of its ends declares.

    None where the file has no such end, and so is no .zip.
    """
    length = file.seek(0, 2)
    start = max(0, length - _END.size - _LONGEST_COMMENT)
    file.seek(start)
    tail = file.read()
    sizes = []
    at = tail.find(_END_SIGN)
    while at >= 0:
        if at + _END.size <= len(tail):
            sizes.append(_END.unpack_from(tail, at)[5])
            sizes += _sizes_of_64_bits(file, start + at)
        at = tail.find(_END_SIGN, at + 1)
    return max((size for size in sizes if size != 0xFFFFFFFF), default=None)


def _sizes_of_64_bits(file: BinaryIO, end: int) -> list[int]:
    if end < _LOCATOR.size:
        return []
    file.seek(end - _LOCATOR.size)
    sign, _, offset, _ = _LOCATOR.unpack(file.read(_LOCATOR.size))
    if sign != _LOCATOR_SIGN:
        return []
    sizes = []
    # Readers look where the locator points, or right before it; a crafted file can differ there.
    for place in (offset, end - _LOCATOR.size - _END64.size):
        if 0 <= place <= end - _END64.size:
            file.seek(place)
            fields = _END64.unpack(file.read(_END64.size))
            if fields[0] == _END64_SIGN:
                sizes.append(fields[8])
    return sizes


#: Bounds of what is unpacked. A newsroom's archive with pictures is some hundred megabytes; text is
#: packed to a fifth, seldom to a fiftieth, and a bomb to a thousandth and less.
MOST_ENTRIES = 100_000
LARGEST_TOTAL = 4 * 1024**3
LARGEST_DIRECTORY = 16 * 1024**2
MOST_TIMES_LARGER = 100
#: Below this many bytes, how well something is packed says nothing.
_TOO_SMALL_TO_JUDGE = 10 * 1024**2

_LONGEST_PART = 255
_LONGEST_NAME = 1000
_ENCRYPTED, _NAME_IS_UTF8 = 0x1, 0x800
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DRIVE = re.compile(r"[A-Za-z]:")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_CHUNK = 1024**2

#: What systems add to an archive without being asked.
_JUNK = frozenset({"__MACOSX", ".DS_Store", "Thumbs.db"})


_DAMAGED = "zipファイルが壊れています。作り直してから、もう一度選んでください。"
#: What the standard library raises; a name that claims to be UTF-8 is the UnicodeDecodeError.
_SIGNS_OF_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    UnicodeDecodeError,
)


@dataclass(frozen=True)
class ZipEntry:
    """One file of an archive under its real name: relative, with ``/``, in NFC."""

    name: str
    info: zipfile.ZipInfo


def unpack(archive: Path, into: Path, name: str) -> Path:
    """Unpack ``archive`` below the empty folder ``into`` and return the folder of the site.

    Where all files lie in one top folder, that one is the site; else a folder called ``name``.
    Archives within it stay packed. Raises SourceError, in words for the desk, for what is no .zip,
    is damaged, or holds anything that has no place in a newsroom's archive.
    """
    try:
        with archive.open("rb") as file:
            _check_directory(file)
            with zipfile.ZipFile(file) as packed:
                entries = checked_entries(packed.infolist(), archive.stat().st_size)
                top = _top_folder(entries)
                root = into / (top or name)
                root.mkdir(parents=True, exist_ok=True)
                for entry in entries:
                    _write(packed, entry, (into if top else root) / entry.name)
    except _SIGNS_OF_DAMAGE as error:
        raise SourceError(_DAMAGED) from error
    return root


def checked_entries(infos: Sequence[zipfile.ZipInfo], packed_size: int) -> list[ZipEntry]:
    """The files among ``infos``, without folders and what systems add; ``packed_size`` in bytes.

    Raises SourceError as ``unpack`` does.
    """
    if len(infos) > MOST_ENTRIES:
        raise SourceError(
            f"zipファイルの中身が多すぎます（{len(infos):,}件）。"
            f"{MOST_ENTRIES:,}件までに分けてください。"
        )
    _check_sizes(infos, packed_size)
    entries = []
    for name, info in zip(names_of(infos), infos, strict=True):
        _check_name(name)
        _check_kind(name, info)
        parts = PurePosixPath(name).parts
        if not name.endswith("/") and not _JUNK.intersection(parts):
            entries.append(ZipEntry(unicodedata.normalize("NFC", name), info))
    _check_places([entry.name for entry in entries])
    return entries


def names_of(infos: Sequence[zipfile.ZipInfo]) -> list[str]:
    """The names as they were given, in whichever of the two encodings the archive was made.

    Old programs of Windows write CP932, others UTF-8 without saying so; one archive has one of
    them. Raises SourceError where it is neither.
    """
    unmarked = [
        info.orig_filename.encode("cp437") for info in infos if not info.flag_bits & _NAME_IS_UTF8
    ]
    for encoding in ("utf-8", "cp932"):
        try:
            decoded = iter([name.decode(encoding) for name in unmarked])
        except UnicodeDecodeError:
            continue
        return [
            info.orig_filename if info.flag_bits & _NAME_IS_UTF8 else next(decoded)
            for info in infos
        ]
    raise SourceError(
        "zipファイルの中のファイル名を読めません（UTF-8でもシフトJISでもありません）。"
        "ファイル名をUTF-8にして作り直してください。"
    )


def _check_directory(file: BinaryIO) -> None:
    size = directory_size(file)
    if size is None:
        raise SourceError("zipファイルではありません。拡張子が .zip のファイルを選んでください。")
    if size > LARGEST_DIRECTORY:
        raise SourceError(
            f"zipファイルの中身が多すぎます。{MOST_ENTRIES:,}件までに分けてください。"
        )
    file.seek(0)


def _check_sizes(infos: Sequence[zipfile.ZipInfo], packed_size: int) -> None:
    if any(not 0 <= info.header_offset < packed_size for info in infos):
        raise SourceError(_DAMAGED)
    total = sum(info.file_size for info in infos)
    if total > LARGEST_TOTAL:
        raise SourceError(
            f"展開すると{total / 1024**3:.1f}GBになります。"
            f"{LARGEST_TOTAL // 1024**3}GBまでに分けてください。"
        )
    # Entries that share their packed bytes make a bomb of a small file.
    overlapping = sum(info.compress_size for info in infos) > packed_size
    swelling = total > _TOO_SMALL_TO_JUDGE and total > MOST_TIMES_LARGER * packed_size
    if overlapping or swelling:
        raise SourceError(
            "展開すると異常に大きくなるzipファイルです（いわゆるzip爆弾）。"
            "安全のため取り込みません。"
        )


def _check_name(name: str) -> None:
    parts = name.removesuffix("/").split("/")
    if name.startswith("/") or _DRIVE.match(name):
        fault = "絶対パスのファイル名です"
    elif "\\" in name:
        fault = "ファイル名に「\\」があります"
    elif not name or _CONTROL.search(name):
        fault = "ファイル名が空か、制御文字を含んでいます"
    elif any(part in ("", ".", "..") for part in parts):
        fault = "フォルダーの外を指すファイル名です"
    elif len(name) > _LONGEST_NAME or any(len(part.encode()) > _LONGEST_PART for part in parts):
        fault = "ファイル名が長すぎます"
    else:
        return
    raise SourceError(_refusal(fault, name))


def _check_kind(name: str, info: zipfile.ZipInfo) -> None:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if info.flag_bits & _ENCRYPTED:
        fault = "暗号化されています。パスワードなしで作り直してください"
    elif kind == stat.S_IFLNK:
        fault = "シンボリックリンクです。リンクではなく、ファイルそのものを入れてください"
    elif kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        fault = "通常のファイルではありません"
    elif info.compress_type not in _METHODS:
        fault = "対応していない圧縮方式です。標準の方式（Deflate）で作り直してください"
    else:
        return
    raise SourceError(_refusal(fault, name))


def _check_places(names: Sequence[str]) -> None:
    taken = set(names)
    if len(taken) < len(names):
        twice = next(name for name, count in Counter(names).items() if count > 1)
        raise SourceError(_refusal("同じ名前のファイルが二つあります", twice))
    for name in names:
        within = next((str(up) for up in PurePosixPath(name).parents if str(up) in taken), None)
        if within:
            raise SourceError(_refusal("ファイルとフォルダーの名前が重なっています", within))


def _refusal(fault: str, name: str) -> str:
    shown = _CONTROL.sub("�", name)
    shown = shown if len(shown) <= 100 else f"{shown[:100]}…"
    return f"{fault}：{shown}。このzipファイルは取り込みません。"


def _top_folder(entries: Sequence[ZipEntry]) -> str | None:
    """The one folder that all files lie in, unless it is the folder of the posts itself."""
    tops = {entry.name.partition("/")[0] for entry in entries}
    in_folders = all("/" in entry.name for entry in entries)
    top = tops.pop() if len(tops) == 1 and in_folders else None
    return None if top in ("_posts", "_drafts") else top


def _write(packed: zipfile.ZipFile, entry: ZipEntry, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # "x": nothing that exists is ever written over. Reading ends at the size that was checked.
    with packed.open(entry.info) as source, path.open("xb") as target:
        while chunk := source.read(_CHUNK):
            target.write(chunk)
