"""A comparison as it is shown: line by line, with what did not change folded away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from posts.admin.textdiff import Change, Segment

#: Lines without a change that stay in sight before and after one with a change.
CONTEXT = 1

#: A line break that was added or taken away is shown by this sign.
LINE_BREAK = "↵"


@dataclass(frozen=True)
class Line:
    """One line of the text; ``changed`` when any piece of it is."""

    segments: tuple[Segment, ...]

    @property
    def changed(self) -> bool:
        return any(segment.change is not Change.SAME for segment in self.segments)


@dataclass(frozen=True)
class Passage:
    """Lines that stand together; a ``folded`` one is far from every change."""

    lines: tuple[Line, ...]
    folded: bool


def passages(segments: Iterable[Segment]) -> list[Passage]:
    """Lay a comparison out in passages that are shown and passages that are folded away."""
    lines = _lines(segments)
    near = {
        neighbour
        for index, line in enumerate(lines)
        if line.changed
        for neighbour in range(index - CONTEXT, index + CONTEXT + 1)
    }
    grouped = groupby(enumerate(lines), key=lambda numbered: numbered[0] not in near)
    return [
        Passage(lines=tuple(line for _, line in numbered), folded=folded)
        for folded, numbered in grouped
    ]


def _lines(segments: Iterable[Segment]) -> list[Line]:
    lines: list[list[Segment]] = [[]]
    for segment in segments:
        *complete, rest = segment.text.split("\n")
        sign = "" if segment.change is Change.SAME else LINE_BREAK
        for text in complete:
            lines[-1].append(Segment(segment.change, text + sign))
            lines.append([])
        lines[-1].append(Segment(segment.change, rest))
    return [Line(tuple(segment for segment in line if segment.text)) for line in lines]
