"""Giving links in Markdown another destination: the destination alone, never any other letter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html import escape, unescape

#: What is shown as it stands: nothing in it is a link. A fence ends where its sign comes again.
_VERBATIM = re.compile(
    r"^(?P<indent>[ \t>]*)(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*?^[ \t>]*(?P=fence)[`~]*[ \t]*$|.*\Z)"
    r"|(?<![`\\])(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)"
    r"|<!--.*?(?:-->|\Z)"
    r"|<(?P<tag>pre|code|script|style|textarea)\b.*?(?:</(?P=tag)\s*>|\Z)"
    r"|\{%-?\s*(?P<block>highlight|raw)\b.*?(?:\{%-?\s*end(?P=block)\b.*?%\}|\Z)",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
_INDENTED = re.compile(r"(?: {4}| {0,3}\t)")
_LIST_OR_NOTE = re.compile(r" {0,3}(?:[-*+]|\d+[.)])[ \t]|\[\^[^\]]+\]:")

_BARE = r"(?:[^\s()<>\\]|\\.|\([^\s()]*\))+"
_DESTINATION = re.compile(
    rf"(?<=\]\()(?P<before>[ \t]*\n?[ \t]*)(?P<inline><[^<>\n]*>|{_BARE})(?=[\s)])"
    rf"|(?P<label>^ {{0,3}}\[(?!\^)[^\[\]\n]+\]:[ \t]*)(?P<defined><[^<>\n]*>|\S+)(?=[ \t]|$)"
    r"|<(?P<auto>https?://[^\s<>]+)>"
    r"|(?P<attribute><a\b[^<>]*?\bhref\s*=\s*)(?P<quote>[\"'])(?P<href>[^\"'<>\n]*)(?P=quote)",
    re.MULTILINE | re.IGNORECASE,
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
#: Letters that would end a destination before its end, as a URL writes them.
_NOT_BARE = str.maketrans({"(": "%28", ")": "%29", " ": "%20", "<": "%3C", ">": "%3E"})


def rewrite_links(markdown: str, targets: Mapping[str, str], base: str) -> str:
    """Return ``markdown`` whose links to a key of ``targets`` lead to its value instead.

    Links are those in ``](…)``, in a definition ``[label]: …``, in ``<https://…>`` and in the
    ``href`` of an ``<a>``; code and comments stay. ``base`` is the site's URL, for ``<…>``, which
    is a link only with a host.
    """

    def rewrite(match: re.Match[str]) -> str:
        if match["auto"]:
            new = targets.get(match["auto"])
            return match[0] if new is None else f"<{_absolute(new, base)}>"
        if match["href"] is not None:
            new = targets.get(unescape(match["href"]))
            quote = match["quote"]
            return match[0] if new is None else f"{match['attribute']}{quote}{escape(new)}{quote}"
        destination = match["inline"] or match["defined"]
        new = _target_of(destination, targets)
        before = match["before"] or match["label"] or ""
        return match[0] if new is None else f"{before}{_as_written(new, destination)}"

    if not targets:
        return markdown
    return "".join(_pieces(markdown, lambda text: _DESTINATION.sub(rewrite, text)))


def _target_of(destination: str, targets: Mapping[str, str]) -> str | None:
    bare = destination[1:-1] if destination.startswith("<") else destination
    spellings = (bare, _ESCAPED.sub(r"\1", bare), unescape(bare))
    return next((targets[spelling] for spelling in spellings if spelling in targets), None)


def _as_written(new: str, destination: str) -> str:
    safe = new.translate(_NOT_BARE)
    return f"<{safe}>" if destination.startswith("<") else safe


def _absolute(new: str, base: str) -> str:
    return f"{base.rstrip('/')}{new}" if new.startswith("/") else new


def _pieces(markdown: str, change: Callable[[str], str]) -> Iterator[str]:
    """The text in its order: prose changed, verbatim passages as they are."""
    for passage, is_code in _indented_apart(markdown):
        if is_code:
            yield passage
            continue
        at = 0
        for verbatim in _VERBATIM.finditer(passage):
            yield change(passage[at : verbatim.start()])
            yield verbatim[0]
            at = verbatim.end()
        yield change(passage[at:])


def _indented_apart(markdown: str) -> Iterator[tuple[str, bool]]:
    """Passages with whether they are code by indentation: after a blank line, and in no list."""
    fenced = _lines_within_fences(markdown)
    passage: list[str] = []
    in_code, after_blank, in_list = False, True, False
    for number, line in enumerate(markdown.splitlines(keepends=True)):
        blank = not line.strip()
        indented = bool(_INDENTED.match(line))
        if not blank and number not in fenced:
            if not indented:
                in_list = bool(_LIST_OR_NOTE.match(line)) or (in_list and not after_blank)
            is_code = indented and not in_list and (in_code or after_blank)
            if is_code != in_code:
                yield "".join(passage), in_code
                passage, in_code = [], is_code
        passage.append(line)
        after_blank = blank
    yield "".join(passage), in_code


def _lines_within_fences(markdown: str) -> set[int]:
    within: set[int] = set()
    for match in _VERBATIM.finditer(markdown):
        first = markdown.count("\n", 0, match.start())
        within.update(range(first, first + match[0].count("\n") + 1) if "\n" in match[0] else ())
    return within
