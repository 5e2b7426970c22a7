"""The real files of other sites render: no sign of theirs is left, no Japanese letter is lost."""

import html as entities
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from posts.rendering import Flavour, RenderOptions, render

DIALECTS = Path(__file__).resolve().parents[4] / "shared" / "dialects"
FLAVOURS = {"zenn": Flavour.ZENN, "qiita": Flavour.QIITA, "hexo": Flavour.HEXO}

_FRONT_MATTER = re.compile(r"(---|\+\+\+)\n.*?\n\1\n", re.DOTALL)
_JAPANESE = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]")
_NEVER_SHOWN = re.compile(r"<!--.*?-->|^\[[^\]^]+\]:[^\n]*$", re.DOTALL | re.MULTILINE)
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


def _letters_lost(body: str, html: str) -> str:
    """Return the Japanese letters of ``body`` that readers of ``html`` miss."""
    source = unicodedata.normalize("NFC", _NEVER_SHOWN.sub("", body))
    shown = entities.unescape(html)
    return "".join(
        (Counter(_JAPANESE.findall(source)) - Counter(_JAPANESE.findall(shown))).elements()
    )


@pytest.mark.slow
def test_every_file_renders_without_loss_and_shows_no_sign_of_its_dialect():
    left: list[tuple[str, str]] = []
    lost: list[str] = []
    for folder, body in bodies():
        flavour = FLAVOURS.get(folder.split("-")[0], Flavour.PLAIN)
        hard_breaks = flavour in (Flavour.ZENN, Flavour.QIITA)
        html = render(body, RenderOptions(flavour=flavour, hard_breaks=hard_breaks)).html
        lost += filter(None, [_letters_lost(body, html)])
        signs = re.findall(r":::|@\[|\{%|\{\{|```|\$\$|[\x00-\x08\x0e-\x1f]", _CODE.sub("", html))
        left += [(folder, sign) for sign in signs]
    assert left == []
    assert lost == []
