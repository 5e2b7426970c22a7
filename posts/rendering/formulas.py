"""Formulas in the text, ``$E = mc^2$`` on Zenn and Qiita: shown as written, like code."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor
from markdown.util import STX, AtomicString

from posts.japanese import CJK

_PART = rf"$\n{STX}{CJK}"

#: Sums of money are none: no blank inside the signs, no digit after them, no sentence between.
_SOURCE = rf"(?P<source>[^\s{_PART}](?:[^{_PART}]{{0,500}}[^\s\\{_PART}])?)"
FORMULA = rf"(?<![\\$A-Za-z0-9])\${_SOURCE}\$(?![$A-Za-z0-9])"

#: Qiita's second notation, in which signs of Markdown may stand; read before code is.
QUOTED_FORMULA = r"(?<![\\$A-Za-z0-9`])\$`(?P<source>[^`\n]{1,500})`\$"


class FormulaProcessor(InlineProcessor):
    """Makes code of a formula, with a class by which it can be known."""

    def handleMatch(  # type: ignore[override]  # as all of Python-Markdown's own processors do
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        code = Element("code", {"class": "math"})
        code.text = AtomicString(m["source"])
        return code, m.start(0), m.end(0)
