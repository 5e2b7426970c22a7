"""Files that are taken over as they are: which may be, and how they are handed to the workflow."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from fnmatch import fnmatchcase
from hashlib import sha256
from pathlib import Path

from posts import addresses
from posts.errors import AddressError, FrontMatterError, SourceError
from posts.importing.article_files import FRONT_MATTER
from posts.importing.file_access import read_bytes
from posts.importing.import_context import ImportContext
from posts.importing.import_plan import PathRegister
from posts.importing.report import Remark
from posts.messages import Message
from posts.models import Image, KeptFile
from posts.workflow import FileToKeep, keep_file

_GOOGLE = re.compile(r"google[0-9a-f]{16}\.html")
_INDEX_NOW = re.compile(r"[0-9a-f]{32}\.txt")
_BING = re.compile(
    rb"\s*(?:<\?xml[^>]{0,100}\?>)?\s*<users>\s*<user>[0-9A-Za-z]{8,64}</user>\s*</users>\s*"
)
_LONGEST_PROOF = 1024


def _is_google_proof(name: str, content: bytes) -> bool:
    expected = f"google-site-verification: {name}".encode()
    return bool(_GOOGLE.fullmatch(name)) and content.strip() == expected


def _is_index_now_key(name: str, content: bytes) -> bool:
    key = name.removesuffix(".txt").encode()
    return bool(_INDEX_NOW.fullmatch(name)) and content.strip() == key


def _is_bing_proof(name: str, content: bytes) -> bool:
    return len(content) <= _LONGEST_PROOF and bool(_BING.fullmatch(content))


#: What is kept where the operator names nothing.
_WELL_KNOWN = (
    "ads.txt",
    "app-ads.txt",
    "humans.txt",
    "security.txt",
    ".well-known/security.txt",
    "site.webmanifest",
    "favicon.ico",
)
#: As well, by their patterns; such a file must also hold what it should.
_PROOFS: dict[str, Callable[[str, bytes], bool]] = {
    "*Auth.xml": _is_bing_proof,
    "google*.html": _is_google_proof,
    "*.txt": _is_index_now_key,
}


def check_patterns(patterns: Sequence[str]) -> None:
    """Raise SourceError for a pattern that leads out of the site's folder, or means nothing."""
    for pattern in patterns:
        parts = pattern.split("/")
        if not pattern or pattern.startswith("/") or ".." in parts or "\0" in pattern:
            raise SourceError(
                "--keep {pattern!r} is no pattern inside the site's folder; write it relative to "
                "the folder, for example ads.txt or .well-known/*",
                pattern=pattern,
            )


def may_be_kept(name: str, patterns: Sequence[str] | None) -> bool:
    """Whether a file of this name, relative to the site, may be kept; None means the defaults."""
    wanted = (*_WELL_KNOWN, *_PROOFS) if patterns is None else patterns
    return any(_matches(name, pattern) for pattern in wanted)


def holds_what_it_should(name: str, content: bytes, patterns: Sequence[str] | None) -> bool:
    """Whether a file that may be kept holds what its name promises; operators' patterns decide."""
    if patterns is not None or name in _WELL_KNOWN:
        return True
    return any(_matches(name, pattern) and fits(name, content) for pattern, fits in _PROOFS.items())


def _matches(name: str, pattern: str) -> bool:
    """Match folder by folder; ``**`` stands for any number of folders."""
    return _match_parts(name.split("/"), pattern.split("/"))


def _match_parts(names: list[str], patterns: list[str]) -> bool:
    if not patterns:
        return not names
    if patterns[0] == "**":
        return any(_match_parts(names[skip:], patterns[1:]) for skip in range(len(names) + 1))
    return (
        bool(names) and fnmatchcase(names[0], patterns[0]) and _match_parts(names[1:], patterns[1:])
    )


def keep_files(context: ImportContext, files: Mapping[str, Path]) -> None:
    """Keep those of ``files`` (by their names inside the site) that may be kept."""
    register = PathRegister()
    for name, path in files.items():
        reason = _keep_one(context, path, name, register)
        if reason:
            message = Message("is not kept: {reason}", reason=reason)
            context.report.notes.append(Remark(name, None, message))


def _keep_one(context: ImportContext, path: Path, name: str, register: PathRegister) -> str:
    """Keep one file, or return the reason why not."""
    try:
        address = addresses.normalize_file_path(f"/{name}")
        content = read_bytes(path)
        holder = register.holder(addresses.normalize_path(address))
    except (AddressError, FrontMatterError) as error:
        return str(error)
    if FRONT_MATTER.match(content):
        return Message("it has front matter, so it is a template of the old site's generator")
    if not holds_what_it_should(name, content, context.options.keep):
        return Message(
            "it does not hold what a file of this name should; --keep takes it all the same"
        )
    if holder:
        return Message("{holder} answers at {address}", holder=holder, address=address)
    return _write(context, FileToKeep(address, content, f"{context.site.name}/{name}"))


def _write(context: ImportContext, file: FileToKeep) -> str:
    tally = context.report.kept_files
    if Image.objects.filter(path=file.path).exists():
        return Message("a picture answers at {path}", path=file.path)
    present = KeptFile.objects.filter(path=file.path).first()
    if present and present.sha256 == sha256(file.content).hexdigest():
        tally.unchanged += 1
        return ""
    if present and not present.source_key:
        return Message("it was replaced at the desk, and stays what it is there")
    keep_file(file, now=context.now, writing=not context.options.dry_run)
    if present:
        tally.updated += 1
    else:
        tally.created += 1
    return ""
