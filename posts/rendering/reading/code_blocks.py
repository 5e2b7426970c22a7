"""Code is taken out before any other rule looks: fences, and tags of Jekyll, Hexo and Hugo."""

from __future__ import annotations

import re
from dataclasses import dataclass

from posts.messages import Message
from posts.rendering.mathml import displayed_formula
from posts.rendering.reading.source import (
    Block,
    CodeBlock,
    ReadyHtml,
    SourceLine,
    Stash,
    quotes_and_indent,
    without_prefix,
)
from posts.rendering.rendered import Flavour, Note, RenderOptions

_LANGUAGE_AND_TITLE = re.compile(r"(?:diff +)?(?P<language>[\w#+.-]*):(?P<title>[^:/ ].*|/[^/].*)")
_NAMED = re.compile(
    r"(?:^|[\s{,])(?:title|filename)=(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s}\"',]+))"
)
_FILE_NAME = re.compile(r"[\w./-]*\.(?P<extension>\w+)")
_LANGUAGES_OF_EXTENSIONS = {"kt": "kotlin", "mjs": "js", "yml": "yaml"}
#: Nothing is drawn without scripts, so readers are told what the code is.
_DIAGRAM = "図（Mermaid）"

_URL = re.compile(r"https?://|/")
_OPTION = re.compile(r"[a-z_]+:\S+")


def language_and_title(info: str, options: RenderOptions) -> tuple[str, str]:  # noqa: PLR0911
    """Read what stands after an opening fence.

    ``js:app.js`` names language and file on Zenn and Qiita, and kramdown has no such names; Qiita
    takes a lone ``app.js`` for a file, Hexo all words after the language for a title. Elsewhere
    ``title="app.js"`` (Docusaurus, Hugo) or ``filename=`` names it.
    """
    named = None if options.as_kramdown else _NAMED.search(info)
    if named is not None:
        title = named["double"] or named["single"] or named["bare"] or ""
        return info[: named.start()].strip(" {,"), title.strip()
    if options.as_kramdown or info.startswith("{"):
        return info, ""
    if info == "mermaid":
        return info, _DIAGRAM
    match = _LANGUAGE_AND_TITLE.fullmatch(info)
    if match is not None:
        return "diff" if info.startswith("diff ") else match["language"], match["title"].strip()
    file_name = _FILE_NAME.fullmatch(info) if options.flavour == Flavour.QIITA else None
    if file_name is not None:
        extension = file_name["extension"]
        return _LANGUAGES_OF_EXTENSIONS.get(extension, extension), info
    if options.flavour == Flavour.HEXO:
        language, _, words = info.partition(" ")
        return language, _title(words)
    return info, ""


def language_and_title_of_tag(tag: str, arguments: str) -> tuple[str, str]:
    """Read the arguments of ``highlight`` (Jekyll, Hugo) or ``codeblock`` (Hexo)."""
    if tag == "highlight":
        words = arguments.split()
        return (words[0].strip("\"'") if words else ""), ""
    language = re.search(r"\blang:(\S+)", arguments)
    return (language[1] if language else ""), _title(arguments)


def _title(words: str) -> str:
    """Return the words before an address or an option such as ``mark:1``."""
    kept: list[str] = []
    for word in words.split():
        if _URL.match(word) or _OPTION.fullmatch(word):
            break
        kept.append(word)
    return " ".join(kept)


_LIQUID = r"\{%-?[ ]*(?P<tag>highlight|codeblock|code)(?P<arguments>(?:[ ][^%]*)?)%\}"
_SHORTCODE = r"\{\{[<%][ ]*highlight(?P<words>[ ][^<>]*)[%>]\}\}"
_OPENING_TAG = re.compile(rf"(?P<prefix>[ >]*)(?:{_LIQUID}|{_SHORTCODE})(?P<rest>.*)")
_END_OF_SHORTCODE = r"\{\{[<%][ ]*/[ ]*highlight[ ]*[%>]\}\}[ \t]*$"
_END_OF_LIQUID = r"\{{%-?[ ]*end{}[ ]*-?%\}}[ \t]*$"


@dataclass(frozen=True)
class _FoundCode:
    """``prefix`` stays before the placeholder; ``after`` is the index of the line that follows."""

    prefix: str
    block: Block
    after: int


_OPENING_FENCE = re.compile(
    r"(?P<prefix>[ >]*(?:(?:[-+*]|\d{1,9}\.|\d{1,3}\)) +)?)"
    r"(?P<fence>`{3,}(?=[^`]*$)|~{3,}|\$\$(?=[^$]*$))[ \t]*(?P<info>.*?)[ \t]*$"
)
_CLOSING = re.compile(r"[ >]*(?P<fence>`{3,}|~{3,})[ \t]*$")
_CLOSING_OF_MATH = re.compile(r"[^$]*(?P<fence>\$\$)[ \t]*$")
_LIST_ITEM = re.compile(r"[ >]*(?:[-+*]|\d{1,9}\.|\d{1,3}\)) ")
_DEEPEST_INDENT_OUTSIDE_LISTS = 3
_MATH_FENCE = "$$"


@dataclass(frozen=True)
class _OpeningFence:
    index: int
    prefix: str
    fence: str
    info: str


def take_out_code(
    lines: list[SourceLine], stash: Stash, options: RenderOptions, notes: list[Note]
) -> list[SourceLine]:
    """Put the code of ``lines`` into ``stash``; a line with its placeholder stays for each block.

    The placeholder keeps the indentation, quotation and list marker of the opening fence. A fence
    that is never closed stays text, as in kramdown, and is noted. Formulas between ``$$`` are taken
    out where the flavour has them.
    """
    return _CodeTaker(lines, stash, options, notes).take_all()


class _CodeTaker:
    """Walks through the lines; remembers what is never closed, or n openings cost n * n."""

    def __init__(
        self, lines: list[SourceLine], stash: Stash, options: RenderOptions, notes: list[Note]
    ) -> None:
        self._lines, self._stash, self._options, self._notes = lines, stash, options, notes
        self._shortest_unclosed: dict[tuple[str, int], int] = {}
        self._tags_never_closed: set[str] = set()

    def take_all(self) -> list[SourceLine]:
        kept: list[SourceLine] = []
        in_list = False
        index = 0
        while index < len(self._lines):
            line = self._lines[index]
            in_list = _is_in_list(line.text, in_list)
            found = self._tagged(index, in_list) or self._fenced(index, in_list)
            if found is not None:
                line = SourceLine(line.number, found.prefix + self._stash.put(found.block))
            kept.append(line)
            index = found.after if found is not None else index + 1
        return kept

    def _tagged(self, index: int, in_list: bool) -> _FoundCode | None:
        """Return the code that a tag on line ``index`` opens, if a later one closes it.

        Tags may stand anywhere, but too far in, what stands for them would be code itself.
        """
        text = self._lines[index].text
        match = _OPENING_TAG.match(text) if "{%" in text or "{{" in text else None
        if match is None or (match["tag"] == "code" and self._options.flavour != Flavour.HEXO):
            return None
        tag = match["tag"] or "shortcode"
        arguments = match["arguments"] or match["words"] or ""
        source, after = self._before_closing_tag(tag, index, match["rest"])
        if source is None:
            return None
        quotes, indent = quotes_and_indent(match["prefix"])
        inner = [without_prefix(line, quotes, indent) for line in source]
        name = "highlight" if tag == "shortcode" else tag
        language, title = language_and_title_of_tag(name, arguments.rstrip("-"))
        block = CodeBlock(language, "\n".join(inner).strip("\n"), title)
        return _FoundCode(match["prefix"] if in_list or quotes else "", block, after)

    def _before_closing_tag(self, tag: str, index: int, rest: str) -> tuple[list[str] | None, int]:
        if tag in self._tags_never_closed:
            return None, index
        end = re.compile(_END_OF_SHORTCODE if tag == "shortcode" else _END_OF_LIQUID.format(tag))
        source: list[str] = []
        for after in range(index, len(self._lines)):
            text = rest if after == index else self._lines[after].text
            closing = end.search(text)
            source.append(text[: closing.start()] if closing else text)
            if closing:
                return source, after + 1
        self._tags_never_closed.add(tag)
        return None, index

    def _fenced(self, index: int, in_list: bool) -> _FoundCode | None:
        opening = self._opening(index, in_list)
        if opening is None:
            return None
        end = self._closing(opening)
        if end is None:
            self._leave_open(self._lines[index], opening)
            return None
        return _FoundCode(opening.prefix, self._block(opening, end), end + 1)

    def _opening(self, index: int, in_list: bool) -> _OpeningFence | None:
        text = self._lines[index].text
        may_hold_math = self._options.has_math and _MATH_FENCE in text
        if "```" not in text and "~~~" not in text and not may_hold_math:
            return None
        match = _OPENING_FENCE.match(text.expandtabs(4) if "\t" in text else text)
        if match is None or (match["fence"] == _MATH_FENCE and not self._options.has_math):
            return None
        if not in_list and quotes_and_indent(match["prefix"])[1] > _DEEPEST_INDENT_OUTSIDE_LISTS:
            return None
        return _OpeningFence(index, match["prefix"], match["fence"], match["info"])

    def _closing(self, opening: _OpeningFence) -> int | None:
        """Return the index of the line that closes the fence."""
        length = len(opening.fence)
        quotes = opening.prefix.count(">")
        key = (opening.fence[0], quotes)
        closing = _CLOSING_OF_MATH if opening.fence == _MATH_FENCE else _CLOSING
        if length >= self._shortest_unclosed.get(key, length + 1):
            return None
        for index in range(opening.index + 1, len(self._lines)):
            text = self._lines[index].text
            if quotes and not text.lstrip().startswith(">"):
                return None
            match = closing.match(text)
            if match and match["fence"][0] == key[0] and len(match["fence"]) >= length:
                return index
        if not quotes:
            self._shortest_unclosed[key] = length
        return None

    def _block(self, opening: _OpeningFence, end: int) -> Block:
        quotes, indent = quotes_and_indent(opening.prefix)
        inner = (line.text for line in self._lines[opening.index + 1 : end])
        source = "\n".join(without_prefix(text, quotes, indent) for text in inner)
        if opening.fence == _MATH_FENCE:
            last = without_prefix(self._lines[end].text, quotes, indent).rstrip().removesuffix("$$")
            tex = "\n".join(filter(str.strip, [opening.info, source, last]))
            return ReadyHtml(displayed_formula(tex))
        if opening.info == "math" and self._options.has_math:
            return ReadyHtml(displayed_formula(source))
        language, title = language_and_title(opening.info, self._options)
        return CodeBlock(language, source, title)

    def _leave_open(self, line: SourceLine, opening: _OpeningFence) -> None:
        if opening.fence == _MATH_FENCE:
            return
        told = Message("A code fence is opened here and never closed.")
        self._notes.append(Note(line.number, told))
        line.text = line.text.replace(opening.fence, "\\" + "\\".join(opening.fence), 1)


def _is_in_list(text: str, in_list: bool) -> bool:
    if not text.strip():
        return in_list
    return bool(_LIST_ITEM.match(text)) or (in_list and text.startswith((" ", "\t")))
