"""Articles and pages out of WordPress and Ghost that went through an export: who they are.

They have no file that could tell it by its name, so that their file tells it by a key.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from posts.errors import FrontMatterError
from posts.frontmatter.exports import ghost, wordpress
from posts.frontmatter.notations.fences import opening_fence, split_at_fences
from posts.frontmatter.notations.yaml_block import parse_yaml
from posts.importing.sources import LARGEST_ARTICLE, SourceFile, read_bytes

#: The key of a file's head that has the source key of its post.
TOLD_KEY = "kawaraban_source"

_LINE = re.compile(rf"^{TOLD_KEY}:[^\r\n]*", re.MULTILINE)
#: An export's dialect, its site, and the number of the item.
_KEY_OF_AN_EXPORT = re.compile(
    rf"(?:{wordpress.NAME}|{ghost.NAME}):.{{1,300}}/[A-Za-z0-9_-]{{1,80}}"
)


def with_told_keys(files: Sequence[SourceFile]) -> tuple[SourceFile, ...]:
    """Give files that tell whose they are that key; of two that tell the same, the first has it."""
    taken: set[str] = set()
    keyed = []
    for file in files:
        key = _told_key(file)
        keyed.append(file if key in taken else replace(file, key=key))
        taken.add(key)
    return tuple(keyed)


def _told_key(file: SourceFile) -> str:
    try:
        data = read_bytes(file.path, LARGEST_ARTICLE)
        line = _LINE.search(_block_of(data)) if TOLD_KEY.encode() in data else None
        told = parse_yaml(line[0], 1).fields[TOLD_KEY] if line else None
    except (FrontMatterError, UnicodeDecodeError):
        # Whoever reads the file in full names the fault.
        return file.key
    return told if isinstance(told, str) and _KEY_OF_AN_EXPORT.fullmatch(told) else file.key


def _block_of(data: bytes) -> str:
    text = data.decode("utf-8-sig")
    return split_at_fences(text).block if opening_fence(text) == "---" else ""
