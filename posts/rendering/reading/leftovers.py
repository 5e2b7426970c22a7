"""What tools left in a text: tags of Liquid, Jinja and Hugo, and conflict markers of git."""

from __future__ import annotations

import re
from collections.abc import Iterator

from posts.messages import Message
from posts.rendering.reading.inline_syntax import outside_code, replace_outside_code
from posts.rendering.reading.shortcodes import meaning_of
from posts.rendering.reading.source import LineKind, ReadyHtml, SourceLine, Stash
from posts.rendering.rendered import Note, RenderOptions

#: Stands for ``{`` where tags are text, until all rules are through; no author can write it.
_BRACE_OF_TEXT = "\x1a"

_EDGE = outside_code(r"\{%-?[ ]*(?P<end>end)?(?P<name>raw|comment)[ ]*-?%\}")


def read_template_regions(lines: list[SourceLine], notes: list[Note]) -> list[SourceLine]:
    """Return ``lines`` without comments, and with the braces of raw regions disguised.

    A region that is never closed is none: its opening is left to be removed like other tags.
    """
    if not any("{%" in line.text for line in lines):
        return lines
    text = "\n".join(line.text for line in lines)
    parts: list[str] = []
    end = 0
    for opening, closing in _regions(text):
        inner = text[opening.end() : closing.start()]
        if opening["name"] == "comment":
            number = lines[text.count("\n", 0, opening.start())].number
            told = Message("A comment of the old site's template was left out.")
            notes.append(Note(number, told))
            inner = "\n" * inner.count("\n")
        parts += [text[end : opening.start()], inner.replace("{", _BRACE_OF_TEXT)]
        end = closing.end()
    read = "".join([*parts, text[end:]]).split("\n")
    for line, changed in zip(lines, read, strict=True):
        line.text = changed
    return lines


def show_braces(text: str) -> str:
    """Return ``text`` with the braces that were disguised."""
    return text.replace(_BRACE_OF_TEXT, "{")


def _regions(text: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    edges = [match for match in _EDGE.finditer(text) if not match["code"]]
    last_end = {match["name"]: match.start() for match in edges if match["end"]}
    opening: re.Match[str] | None = None
    for match in edges:
        if opening is None:
            if not match["end"] and last_end.get(match["name"], -1) > match.start():
                opening = match
        elif match["end"] and match["name"] == opening["name"]:
            yield opening, match
            opening = None


#: Lines over which one tag may go on.
LONGEST_TAG = 20

_TAG = re.compile(r"\{%(?:[^%{]|%(?!\})|\{(?!%))*%\}|\{\{[^{}]*\}\}")
_TAG_OR_CODE = outside_code(
    rf"\[(?P<words>[^\[\]]*)\]\( *(?P<target>{_TAG.pattern}) *\)|{_TAG.pattern}"
)
_OPENED_TAG = re.compile(r"(?:\{%-? *\w|\{\{[<%])(?:(?![%>]\}).)*$")
_END_OF_TAG = re.compile(r"[%>]\}")


def remove_template_tags(
    lines: list[SourceLine], stash: Stash, notes: list[Note]
) -> list[SourceLine]:
    """Return ``lines`` without template tags outside code; a line of nothing else becomes blank.

    Tags that show something, such as ``{{< figure >}}``, are replaced by it. Of a link whose
    address is a tag, the words stay.
    """
    if not any("{%" in line.text or "{{" in line.text for line in lines):
        return lines
    for line in _with_whole_tags(lines):
        if line.kind is not LineKind.VERBATIM and _may_hold_tags(line.text):
            _remove_from(line, stash, notes)
    return lines


def without_template_tags(html: str, notes: list[Note]) -> str:
    """Return ``html`` without template tags, wherever they stand and over however many lines."""
    kept: list[str] = []
    line, end = 1, 0
    for match in _TAG.finditer(html) if _may_hold_tags(html) else ():
        before = html[end : match.start()]
        line += before.count("\n")
        shown = " ".join(match[0].split())
        notes.append(_removed(line, shown))
        breaks = "\n" * match[0].count("\n")
        kept += [before, breaks]
        line, end = line + len(breaks), match.end()
    return "".join([*kept, html[end:]])


def _may_hold_tags(text: str) -> bool:
    return ("{%" in text and "%}" in text) or ("{{" in text and "}}" in text)


def _remove_from(line: SourceLine, stash: Stash, notes: list[Note]) -> None:
    alone = _TAG.fullmatch(line.text.strip()) if line.kind is LineKind.TEXT else None
    meaning = meaning_of(alone[0]) if alone else None
    if meaning is not None and meaning.block:
        line.text, line.kind = stash.put(ReadyHtml(meaning.block)), LineKind.MARKER
        return
    removed: list[str] = []
    text = replace_outside_code(_TAG_OR_CODE, line.text, lambda match: _shown(match, removed))
    notes.extend(_removed(line.number, tag) for tag in removed)
    if not text.strip():
        text, line.kind = "", LineKind.BLANK
    line.text = text


def _removed(line: int, tag: str) -> Note:
    return Note(line, Message("The template tag {tag} was removed.", tag=tag))


def _shown(match: re.Match[str], removed: list[str]) -> str:
    """Return what is shown in place of a tag, and remember the tag if that is not all it said."""
    if match["target"]:
        removed.append(match["target"])
        return match["words"]
    meaning = meaning_of(match[0])
    if meaning is None or meaning.inline[:1] not in ("!", "[", "<"):
        removed.append(match[0])
    return meaning.inline if meaning else ""


def _with_whole_tags(lines: list[SourceLine]) -> list[SourceLine]:
    """Join each tag that goes on over several lines on its first one; the others become blank."""
    index = 0
    while index < len(lines):
        line = lines[index]
        index += 1
        if line.kind is LineKind.VERBATIM or not _OPENED_TAG.search(line.text):
            continue
        following = lines[index : index + LONGEST_TAG]
        end = next((n for n, other in enumerate(following) if _END_OF_TAG.search(other.text)), None)
        if end is None or any(other.kind is LineKind.BLANK for other in following[: end + 1]):
            continue
        for other in following[: end + 1]:
            line.text = f"{line.text.rstrip()} {other.text.strip()}"
            other.text, other.kind = "", LineKind.BLANK
        index += end + 1
    return lines


_OURS = re.compile(r"<{7}(?: |$)")
_THEIRS = re.compile(r">{7}(?: |$)")


def mend_conflict_markers(
    lines: list[SourceLine], options: RenderOptions, notes: list[Note]
) -> list[SourceLine]:
    """Return ``lines`` with the label of each closing marker as a paragraph; both sides stay.

    It would be seven nested quotations, as kramdown has it. The opening marker is text. The middle
    one (``=======``) underlines a heading in every Markdown, and the published pages show it so.
    """
    mended: list[SourceLine] = []
    is_open = False
    for line in lines:
        is_ours, is_theirs = bool(_OURS.match(line.text)), bool(_THEIRS.match(line.text))
        if is_ours or (is_open and (is_theirs or line.text.rstrip() == "=======")):
            told = Message(
                "An unresolved conflict marker of git: {marker!r}. Both sides were kept.",
                marker=line.text.strip(),
            )
            notes.append(Note(line.number, told))
        if is_theirs and is_open and not options.as_kramdown:
            mended.append(SourceLine(line.number, ""))
            line.text = line.text.lstrip("> ")
        mended.append(line)
        is_open = is_ours or (is_open and not is_theirs)
    return mended
