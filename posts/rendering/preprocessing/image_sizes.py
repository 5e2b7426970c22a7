"""Image sizes as Zenn writes them: ``![](a.png =300x)`` is 300 pixels wide."""

from __future__ import annotations

import re

from posts.rendering.preprocessing.code_spans import outside_code, replace_outside_code

_SIZED_IMAGE = outside_code(
    r"(?P<image>!\[[^\[\]]*\]\([^\s()]+) =(?P<width>\d{0,4})x(?P<height>\d{0,4})\)"
)


def write_image_sizes(text: str) -> str:
    """Return one line of text with the sizes of its images as attribute lists."""
    if " =" not in text or "![" not in text:
        return text
    return replace_outside_code(_SIZED_IMAGE, text, _with_attributes)


def _with_attributes(match: re.Match[str]) -> str:
    sizes = [f'{name}="{match[name]}"' for name in ("width", "height") if match[name]]
    return f"{match['image']})" + (f"{{: {' '.join(sizes)}}}" if sizes else "")
