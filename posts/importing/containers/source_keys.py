"""Articles and pages out of WordPress and Ghost that went through an export: who they are.

They have no file whose name could say it, so that their file declares it by a key.
"""

from __future__ import annotations

import re

from posts.errors import FrontMatterError
from posts.frontmatter.containers import ghost, wordpress
from posts.frontmatter.notations.fences import opening_fence, split_at_fences
from posts.frontmatter.notations.yaml_block import parse_yaml

#: The key of a file's head that has the source key of its post.
DECLARING_KEY = "kawaraban_source"

_LINE = re.compile(rf"^{DECLARING_KEY}:[^\r\n]*", re.MULTILINE)
#: An export's dialect, its site, and the number of the item.
_KEY_OF_AN_EXPORT = re.compile(
    rf"(?:{wordpress.NAME}|{ghost.NAME}):.{{1,300}}/[A-Za-z0-9_-]{{1,80}}"
)


def declared_key(data: bytes) -> str | None:
    """The source key that a file of these bytes declares as its own, None where it does not."""
    if DECLARING_KEY.encode() not in data:
        return None
    try:
        line = _LINE.search(_block_of(data))
        key = parse_yaml(line[0], 1).fields[DECLARING_KEY] if line else None
    except (FrontMatterError, UnicodeDecodeError):
        # Whoever reads the file in full names the fault.
        return None
    return key if isinstance(key, str) and _KEY_OF_AN_EXPORT.fullmatch(key) else None


def _block_of(data: bytes) -> str:
    text = data.decode("utf-8-sig")
    return split_at_fences(text).block if opening_fence(text) == "---" else ""
