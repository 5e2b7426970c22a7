"""The real files of other sites render, and none of their signs is left in the text."""

import re
from pathlib import Path

import pytest

from posts.rendering import Flavour, RenderOptions, render

DIALECTS = Path(__file__).resolve().parents[4] / "shared" / "dialects"
FLAVOURS = {"zenn": Flavour.ZENN, "qiita": Flavour.QIITA, "hexo": Flavour.HEXO}

_FRONT_MATTER = re.compile(r"(---|\+\+\+)\n.*?\n\1\n", re.DOTALL)
_CODE = re.compile(r"<(pre|code)[ >].*?</\1>", re.DOTALL)


pytestmark = pytest.mark.skipif(
    not DIALECTS.exists(), reason="shared/dialects is not beside the project"
)


def bodies() -> list[tuple[str, str]]:
    return [
        (path.relative_to(DIALECTS).parts[0], _body(path))
        for path in sorted(DIALECTS.rglob("*.md"))
    ]


def _body(path: Path) -> str:
    text = path.read_text(encoding="utf-8-sig")
    head = _FRONT_MATTER.match(text)
    return text[head.end() :] if head else text


def test_every_file_renders_and_shows_no_sign_of_its_dialect():
    left = []
    for folder, body in bodies():
        flavour = FLAVOURS.get(folder.split("-")[0], Flavour.PLAIN)
        hard_breaks = flavour in (Flavour.ZENN, Flavour.QIITA)
        html = render(body, RenderOptions(flavour=flavour, hard_breaks=hard_breaks)).html
        signs = re.findall(r":::|@\[|\{%|\{\{|```|\$\$|[\x00-\x08\x0e-\x1f]", _CODE.sub("", html))
        left += [(folder, sign) for sign in signs]
    assert left == []
