"""The bytes of a file that became a post: how its text becomes them again."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from posts.frontmatter.encoding import Encoding, encode, encoding_of


@dataclass(frozen=True)
class Original:
    """How the decoded text of a file becomes its bytes again.

    ``packed`` holds the bytes themselves, compressed, where encoding the text does not give them;
    else it is None.
    """

    encoding: Encoding
    packed: bytes | None = None


def original_of(data: bytes, text: str, codec: str) -> Original:
    """Tell how ``text``, read from ``data`` as ``codec``, becomes ``data`` again."""
    encoding = encoding_of(data, text, codec)
    if encoding is None:
        return Original(Encoding(codec), zlib.compress(data))
    return Original(encoding)


def bytes_of(text: str, original: Original) -> bytes:
    """The bytes of an unchanged file.

    Raises UnicodeEncodeError where the text does not fit the encoding and no bytes were kept.
    """
    if original.packed is not None:
        return zlib.decompress(original.packed)
    return encode(text, original.encoding)
