"""Formulas in the text, ``$E = mc^2$`` on Zenn and Qiita."""

from __future__ import annotations

import re

from markdown.inlinepatterns import InlineProcessor
from markdown.util import STX

from posts.japanese import CJK
from posts.rendering.mathml import inline_formula

_PART = rf"$\n{STX}{CJK}"

_WORDS = rf"\\(?:text|mathrm|mbox)\{{[^{{}}$\n{STX}]{{0,100}}\}}"

#: Sums of money are none: no blank inside the signs, no digit after them, no sentence between.
_SOURCE = rf"(?P<source>(?!\s)(?:{_WORDS}|[^{_PART}]){{1,500}}(?<![\s\\]))"
FORMULA = rf"(?<![\\$A-Za-z0-9])(?P<sign>\${{1,2}}){_SOURCE}(?P=sign)(?![$A-Za-z0-9])"

#: Qiita's second notation, in which signs of Markdown may stand; read before code is.
QUOTED_FORMULA = r"(?<![\\$A-Za-z0-9`])\$`(?P<source>[^`\n]{1,500})`\$"


class FormulaProcessor(InlineProcessor):
    """Sets a formula aside as MathML, or as code where it cannot be read."""

    def handleMatch(  # type: ignore[override]  # as all of Python-Markdown's own processors do
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        return self.md.htmlStash.store(inline_formula(m["source"])), m.start(0), m.end(0)
