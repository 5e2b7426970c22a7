"""Addresses in the text that are links without any sign, as on Zenn and Qiita."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor
from markdown.util import ETX, AtomicString

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
