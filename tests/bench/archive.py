"""A large archive made from a small one: every copy with names and words of its own."""

from __future__ import annotations

import re
from pathlib import Path

_TITLE = re.compile(r'^title: "?(.*?)"?$', re.MULTILINE)
_DAY = re.compile(r"^(\d{4})-(\d\d)-(\d\d)-")


def write_large_archive(small: Path, large: Path, posts: int) -> None:
    """Write ``posts`` posts into ``large`` (a new folder), made from those of ``small``.

    The first round is the small archive itself; later rounds differ in file name, title and a
    paragraph in each section, so that no two texts are alike. Pictures are linked, not copied.
    """
    (large / "_posts").mkdir(parents=True)
    (large / "_config.yml").write_bytes((small / "_config.yml").read_bytes())
    (large / "assets").symlink_to(small / "assets")
    originals = sorted((small / "_posts").glob("*.md"))
    for number in range(posts):
        original = originals[number % len(originals)]
        round_number = number // len(originals)
        text = original.read_text(encoding="utf-8")
        name = original.name
        if round_number:
            name = _DAY.sub(rf"\g<0>r{round_number}-", name)
            text = _another(text, round_number, number)
        (large / "_posts" / name).write_text(text, encoding="utf-8")


def _another(text: str, round_number: int, number: int) -> str:
    text = _TITLE.sub(rf'title: "\1（第{round_number}稿）"', text, count=1)
    mark = f"第{number}号の取材班は、第{round_number}稿でこの節を改めて確かめました。"
    return text.replace("\n## ", f"\n{mark}\n\n## ")
