"""A headline set in one to four lines, broken between phrases, as large as it fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from posts.japanese import phrases

MOST_LINES = 4

#: Heights of letters in pixels, tried from the largest on.
SIZES = (88, 80, 72, 66, 60, 54, 48, 44)

#: Distance of two lines, as a share of the letter's height.
LEADING = 1.42

#: From so many lines on smaller letters look better than more lines.
_LINES_AT_SIZE = {88: 2, 80: 3, 72: 3}

#: Measures text at a size: (text, size) -> pixels.
Measure = Callable[[str, int], float]


@dataclass(frozen=True)
class SetHeadline:
    """Lines and the height of their letters in pixels."""

    lines: tuple[str, ...]
    size: int


def set_headline(text: str, width: int, height: int, measure: Measure) -> SetHeadline:
    """Break ``text`` into lines of at most ``width`` pixels that together fit ``height``.

    What does not fit at the smallest size ends with an ellipsis.
    """
    pieces = phrases(text)
    for size in SIZES:
        most = min(_LINES_AT_SIZE.get(size, MOST_LINES), int(height // (size * LEADING)))
        if measure(text, size) > most * width:
            continue
        lines = _wrapped(pieces, width, partial(_at_size, measure, size))
        if len(lines) <= most:
            return SetHeadline(_balanced(pieces, width, lines, measure, size), size)
    size = SIZES[-1]
    length = partial(_at_size, measure, size)
    lines = _wrapped(pieces, width, length)
    if len(lines) <= MOST_LINES:
        return SetHeadline(tuple(lines), size)
    last = _ending(lines[MOST_LINES - 1], width, length)
    return SetHeadline((*lines[: MOST_LINES - 1], last), size)


def _at_size(measure: Measure, size: int, line: str) -> float:
    return measure(line, size)


def _wrapped(pieces: Sequence[str], width: float, length: Callable[[str], float]) -> list[str]:
    lines = [""]
    for piece in pieces:
        if length((lines[-1] + piece).rstrip()) <= width:
            lines[-1] += piece
        elif length(piece.rstrip()) <= width:
            lines.append(piece)
        else:
            _break_anywhere(lines, piece, width, length)
    return [line.strip() for line in lines if line.strip()]


def _break_anywhere(
    lines: list[str], piece: str, width: float, length: Callable[[str], float]
) -> None:
    for letter in piece:
        if length(lines[-1] + letter) > width:
            lines.append("")
        lines[-1] += letter


def _balanced(
    pieces: Sequence[str], width: int, lines: list[str], measure: Measure, size: int
) -> tuple[str, ...]:
    """The same number of lines with the longest one as short as it can be."""
    shortest, longest = width // 2, width
    best = lines
    while longest - shortest > 8:
        middle = (shortest + longest) // 2
        tried = _wrapped(pieces, middle, partial(_at_size, measure, size))
        if len(tried) == len(lines) and not _breaks_a_phrase(pieces, middle, measure, size):
            best, longest = tried, middle
        else:
            shortest = middle
    return tuple(best)


def _breaks_a_phrase(pieces: Sequence[str], width: int, measure: Measure, size: int) -> bool:
    return any(measure(piece.rstrip(), size) > width for piece in pieces)


def _ending(line: str, width: float, length: Callable[[str], float]) -> str:
    while line and length(line + "…") > width:
        line = line[:-1]
    return line.rstrip("、。 ") + "…"
