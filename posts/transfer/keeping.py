"""Which files are taken over as they are: by the operator's patterns, or by what they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from fnmatch import fnmatchcase

from posts.errors import SourceError
from posts.messages import Message

#: A static file that begins like this is a template of the old site's generator.
FRONT_MATTER = re.compile(rb"\A(?:\xef\xbb\xbf)?---[ \t]*\r?\n")

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


def _anything(name: str, content: bytes) -> bool:
    return True


#: What is kept where the operator names nothing; a file must also hold what such files hold.
_DEFAULTS: tuple[tuple[str, Callable[[str, bytes], bool]], ...] = (
    ("ads.txt", _anything),
    ("app-ads.txt", _anything),
    ("humans.txt", _anything),
    ("security.txt", _anything),
    (".well-known/security.txt", _anything),
    ("site.webmanifest", _anything),
    ("favicon.ico", _anything),
    ("*Auth.xml", _is_bing_proof),
    ("google*.html", _is_google_proof),
    ("*.txt", _is_index_now_key),
)


def check_patterns(patterns: Sequence[str]) -> None:
    """Raise SourceError for a pattern that leads out of the site's folder, or means nothing."""
    for pattern in patterns:
        parts = pattern.split("/")
        if not pattern or pattern.startswith("/") or ".." in parts or "\0" in pattern:
            raise SourceError(
                Message(
                    "--keep {pattern!r} is no pattern inside the site's folder; "
                    "write it relative to the folder, for example ads.txt or "
                    ".well-known/*",
                    pattern=pattern,
                )
            )


def may_be_kept(name: str, patterns: Sequence[str] | None) -> bool:
    """Whether a file of this name, relative to the site, may be kept; None means the defaults."""
    names = [pattern for pattern, _ in _DEFAULTS] if patterns is None else patterns
    return any(_matches(name, pattern) for pattern in names)


def holds_what_it_should(name: str, content: bytes, patterns: Sequence[str] | None) -> bool:
    """Whether a file that may be kept holds what its name promises; operators' patterns decide."""
    if patterns is not None:
        return True
    return any(_matches(name, pattern) and fits(name, content) for pattern, fits in _DEFAULTS)


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
