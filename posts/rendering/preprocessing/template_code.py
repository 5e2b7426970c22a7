"""Code between tags of Jekyll, Hexo or Hugo: ``{% highlight ruby %}`` … ``{% endhighlight %}``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from posts.rendering.preprocessing.code_titles import language_and_title_of_tag
from posts.rendering.preprocessing.lines import Line, quotes_and_indent, without_prefix
from posts.rendering.preprocessing.stash import CodeBlock
from posts.rendering.rendered import Flavour, RenderOptions

_LIQUID = r"\{%-?[ ]*(?P<tag>highlight|codeblock|code)(?P<arguments>(?:[ ][^%]*)?)%\}"
_SHORTCODE = r"\{\{[<%][ ]*highlight(?P<words>[ ][^<>]*)[%>]\}\}"
_OPENING = re.compile(rf"(?P<prefix>[ >]*)(?:{_LIQUID}|{_SHORTCODE})(?P<rest>.*)")
_END_OF_SHORTCODE = re.compile(r"\{\{[<%][ ]*/[ ]*highlight[ ]*[%>]\}\}[ \t]*$")


@dataclass(frozen=True)
class TaggedCode:
    """Code found between tags; ``after`` is the index of the line after the closing one."""

    prefix: str
    block: CodeBlock
    after: int


class TaggedCodeFinder:
    """Looks for code between tags in ``lines``; remembers which tags are never closed."""

    def __init__(self, lines: list[Line], options: RenderOptions) -> None:
        self._lines = lines
        self._takes_code_tag = options.flavour == Flavour.HEXO
        self._never_closed: set[str] = set()

    def find(self, index: int) -> TaggedCode | None:
        """Return the code that a tag on line ``index`` opens, if a later one closes it."""
        text = self._lines[index].text
        if "{%" not in text and "{{" not in text:
            return None
        match = _OPENING.match(text)
        if match is None or (match["tag"] == "code" and not self._takes_code_tag):
            return None
        tag = match["tag"] or "shortcode"
        arguments = match["arguments"] or match["words"] or ""
        source, after = self._source(tag, index, match["rest"])
        if source is None:
            return None
        quotes, indent = quotes_and_indent(match["prefix"])
        inner = [without_prefix(line, quotes, indent) for line in source]
        name = "highlight" if tag == "shortcode" else tag
        language, title = language_and_title_of_tag(name, arguments.rstrip("-"))
        block = CodeBlock(language, "\n".join(inner).strip("\n"), title)
        return TaggedCode(match["prefix"], block, after)

    def _source(self, tag: str, index: int, rest: str) -> tuple[list[str] | None, int]:
        if tag in self._never_closed:
            return None, index
        end = _END_OF_SHORTCODE if tag == "shortcode" else _end_of(tag)
        source: list[str] = []
        for after in range(index, len(self._lines)):
            text = rest if after == index else self._lines[after].text
            closing = end.search(text)
            source.append(text[: closing.start()] if closing else text)
            if closing:
                return source, after + 1
        self._never_closed.add(tag)
        return None, index


def _end_of(tag: str) -> re.Pattern[str]:
    return re.compile(rf"\{{%-?[ ]*end{tag}[ ]*-?%\}}[ \t]*$")
