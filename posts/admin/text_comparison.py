"""What changed between two versions of a Japanese text, and how that is shown line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from itertools import groupby

#: Two sentences more alike than this (share of common letter pairs) are versions of each other.
ALIKE = 0.3

#: Sentences that are aligned at once; the table of likenesses grows with its square.
_MOST_SENTENCES = 120

_SENTENCE = re.compile(r"[^。！？!?\n]*(?:[。！？!?]+[」』）)】〉》]*\n*|\n+)|[^。！？!?\n]+")
_WORD = re.compile(
    r"[\u4e00-\u9fff\u3400-\u4dbf々〆]+|[\u3041-\u309f]+|[\u30a1-\u30ffｦ-ﾟ]+"
    r"|[A-Za-z]+|[Ａ-Ｚａ-ｚ]+|[0-9０-９]+|[ \t]+|.",
    re.DOTALL,
)


class Change(Enum):
    """Whether a piece of text stands in both versions, or in one of them only."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Segment:
    """A piece of text and what became of it."""

    change: Change
    text: str

    @property
    def removed(self) -> bool:
        return self.change is Change.REMOVED

    @property
    def added(self) -> bool:
        return self.change is Change.ADDED


def compare(old: str, new: str) -> tuple[Segment, ...]:
    """Say how ``old`` became ``new``, in the order of reading.

    The same and removed pieces together are ``old``, the same and added ones ``new``, to the
    letter. A paragraph that moved is shown as removed and added.
    """
    return compare_pieces(_SENTENCE.findall(old), _SENTENCE.findall(new))


def compare_pieces(old: Sequence[str], new: Sequence[str]) -> tuple[Segment, ...]:
    """Compare as ``compare`` does texts that are already in pieces, such as names in a row."""
    return tuple(_joined(_segments(old, new)))


def _segments(old: Sequence[str], new: Sequence[str]) -> Iterator[Segment]:
    matcher = SequenceMatcher(None, old, new)
    for operation, start, end, new_start, new_end in matcher.get_opcodes():
        if operation == "equal":
            yield Segment(Change.SAME, "".join(old[start:end]))
        else:
            for old_part, new_part in _in_parts(old[start:end], new[new_start:new_end]):
                yield from _aligned(old_part, new_part)


def _in_parts(
    old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    parts = -(-max(len(old), len(new)) // _MOST_SENTENCES)
    for part in range(parts):
        yield (
            old[part * len(old) // parts : (part + 1) * len(old) // parts],
            new[part * len(new) // parts : (part + 1) * len(new) // parts],
        )


def _aligned(old: Sequence[str], new: Sequence[str]) -> Iterator[Segment]:
    row = column = 0
    for old_index, new_index in [*_pairs(old, new), (len(old), len(new))]:
        yield Segment(Change.REMOVED, "".join(old[row:old_index]))
        yield Segment(Change.ADDED, "".join(new[column:new_index]))
        if old_index < len(old):
            yield from _compared_by_word(old[old_index], new[new_index])
        row, column = old_index + 1, new_index + 1


def _pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Which sentences belong together: the pairs, in order, whose likenesses add up to most."""
    old_letters, new_letters = [_letter_pairs(s) for s in old], [_letter_pairs(s) for s in new]
    alike = [[_likeness(left, right) for right in new_letters] for left in old_letters]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for row in reversed(range(len(old))):
        for column in reversed(range(len(new))):
            paired = alike[row][column] + best[row + 1][column + 1]
            apart = max(best[row + 1][column], best[row][column + 1])
            best[row][column] = max(apart, paired if alike[row][column] > ALIKE else 0.0)
    pairs = []
    row = column = 0
    while row < len(old) and column < len(new):
        if best[row][column] == best[row + 1][column]:
            row += 1
        elif best[row][column] == best[row][column + 1]:
            column += 1
        else:
            pairs.append((row, column))
            row, column = row + 1, column + 1
    return pairs


def _letter_pairs(sentence: str) -> frozenset[str]:
    letters = sentence.strip()
    return frozenset(letters[index : index + 2] for index in range(max(1, len(letters) - 1)))


def _likeness(left: frozenset[str], right: frozenset[str]) -> float:
    return 2 * len(left & right) / (len(left) + len(right))


def _compared_by_word(old: str, new: str) -> Iterator[Segment]:
    old_words, new_words = _WORD.findall(old), _WORD.findall(new)
    matcher = SequenceMatcher(None, old_words, new_words)
    for operation, start, end, new_start, new_end in matcher.get_opcodes():
        if operation == "equal":
            yield Segment(Change.SAME, "".join(old_words[start:end]))
        else:
            yield Segment(Change.REMOVED, "".join(old_words[start:end]))
            yield Segment(Change.ADDED, "".join(new_words[new_start:new_end]))


def _joined(segments: Iterable[Segment]) -> Iterator[Segment]:
    """Neighbours of one kind as one; what was removed stands before what was added in its place."""
    removed = added = same = ""
    for segment in segments:
        if segment.change is Change.SAME and segment.text:
            yield from _replaced(removed, added)
            removed = added = ""
            same += segment.text
        elif segment.text:
            yield from _unchanged(same)
            same = ""
            removed += segment.text if segment.removed else ""
            added += segment.text if segment.added else ""
    yield from _unchanged(same)
    yield from _replaced(removed, added)


def _unchanged(same: str) -> Iterator[Segment]:
    if same:
        yield Segment(Change.SAME, same)


def _replaced(removed: str, added: str) -> Iterator[Segment]:
    if removed:
        yield Segment(Change.REMOVED, removed)
    if added:
        yield Segment(Change.ADDED, added)


#: Lines without a change that stay in sight before and after one with a change.
CONTEXT = 1

#: A line break that was added or taken away is shown by this sign.
LINE_BREAK = "↵"


@dataclass(frozen=True)
class DiffLine:
    """One line of the text; ``changed`` when any piece of it is."""

    segments: tuple[Segment, ...]

    @property
    def changed(self) -> bool:
        return any(segment.change is not Change.SAME for segment in self.segments)


@dataclass(frozen=True)
class Hunk:
    """Lines that stand together, as in a diff; a ``folded`` one is far from every change."""

    lines: tuple[DiffLine, ...]
    folded: bool


def hunks(segments: Iterable[Segment]) -> list[Hunk]:
    """Lay a comparison out in hunks that are shown and hunks that are folded away."""
    lines = _lines(segments)
    near = {
        neighbour
        for index, line in enumerate(lines)
        if line.changed
        for neighbour in range(index - CONTEXT, index + CONTEXT + 1)
    }
    grouped = groupby(enumerate(lines), key=lambda numbered: numbered[0] not in near)
    return [
        Hunk(lines=tuple(line for _, line in numbered), folded=folded)
        for folded, numbered in grouped
    ]


def _lines(segments: Iterable[Segment]) -> list[DiffLine]:
    lines: list[list[Segment]] = [[]]
    for segment in segments:
        *complete, rest = segment.text.split("\n")
        sign = "" if segment.change is Change.SAME else LINE_BREAK
        for text in complete:
            lines[-1].append(Segment(segment.change, text + sign))
            lines.append([])
        lines[-1].append(Segment(segment.change, rest))
    return [DiffLine(tuple(segment for segment in line if segment.text)) for line in lines]
