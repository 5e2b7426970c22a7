"""Signs inside a line: abbreviations, kramdown's attribute lists, bare addresses, formulas."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.abbr import AbbrExtension, AbbrTreeprocessor
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.inlinepatterns import InlineProcessor
from markdown.util import ETX, STX, AtomicString

from posts.japanese import CJK
from posts.rendering.mathml import inline_formula


class AbbreviationExtension(AbbrExtension):
    """Python-Markdown's abbreviations, ended by ASCII letters and digits only, as in kramdown."""

    def extendMarkdown(self, md: Markdown) -> None:
        super().extendMarkdown(md)
        known = self.abbrs  # type: ignore[attr-defined]  # set by AbbrExtension.__init__
        md.treeprocessors.register(_AbbreviationProcessor(md, known), "abbr", 7)


class _AbbreviationProcessor(AbbrTreeprocessor):
    def run(self, root: Element) -> Element | None:
        if self.abbrs:
            longest_first = sorted(map(re.escape, self.abbrs), key=len, reverse=True)
            alternatives = "|".join(longest_first)
            self.RE = re.compile(rf"(?<![A-Za-z0-9_])(?:{alternatives})(?![A-Za-z0-9_])")
            self.iter_element(root)
        return None


class KramdownAttributes(AttrListTreeprocessor):
    """Python-Markdown's attribute lists with kramdown's signs."""

    BASE_RE = r"\{:[ ]*([^\}\n ][^\n}]*)[ ]*\}"  # type: ignore[misc]
    HEADER_RE = re.compile(r"[ ]+\{(?::[ ]*|(?=#))([^\}\n ][^\n}]*)[ ]*\}[ ]*$")  # type: ignore[misc]
    BLOCK_RE = re.compile(rf"\n[ ]*{BASE_RE}[ ]*$")  # type: ignore[misc]
    INLINE_RE = re.compile(rf"^{BASE_RE}")  # type: ignore[misc]


#: ASCII only: Japanese goes on after an address without a blank. Not right after a tag.
BARE_URL = rf"(?<![A-Za-z0-9_/{ETX}])https?://[!#-;=?-Z_a-z~%]+"

_PUNCTUATION = ".,:;!?'*_~"


class BareUrlProcessor(InlineProcessor):
    """Makes a link of an address, without the punctuation after it."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]  # as all of Python-Markdown's own processors do
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        url = _without_punctuation(m[0])
        if url.endswith("//"):
            return None, None, None
        link = Element("a", {"href": url})
        link.text = AtomicString(url)
        return link, m.start(0), m.start(0) + len(url)


def _without_punctuation(url: str) -> str:
    url = url.rstrip(_PUNCTUATION)
    while url.endswith(")") and url.count(")") > url.count("("):
        url = url[:-1].rstrip(_PUNCTUATION)
    return url


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
