"""One article or page of an export that holds many, as a small export with a name of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from posts.frontmatter.document import Document

_LONGEST_NUMBER = 60


def give_names(
    file_name: str, documents: Sequence[Document], numbers: Sequence[str]
) -> tuple[Document, ...]:
    """Name each document after its file and the number that the export gives it.

    A number that is missing is the place in the file; of one that stands twice the later articles
    get a further number behind it.
    """
    seen: Counter[str] = Counter()
    named = []
    for place, (document, number) in enumerate(zip(documents, numbers, strict=True), start=1):
        suffix = number[:_LONGEST_NUMBER] or f"{place}"
        seen[suffix] += 1
        further = f"-{seen[suffix]}" if seen[suffix] > 1 else ""
        named.append(replace(document, name=f"{file_name}#{suffix}{further}"))
    return tuple(named)


#: Letters of an article's number in its export; Ghost's have 24.
_UNFIT = re.compile(r"[^A-Za-z0-9_-]")


@dataclass(frozen=True)
class ExportPart:
    """An item on its own: ``data`` is an export with this one item, the same in every export.

    ``number`` is the item's own id, unique in its export; ``line`` (from 1) is where the item
    begins, None where lines tell nothing. ``fault`` says why the item cannot be read, ``left_out``
    why it is passed over on purpose; both are "" for an article that is to be imported.
    """

    number: str
    data: bytes = b""
    line: int | None = None
    is_page: bool = False
    fault: str = ""
    left_out: str = ""


@dataclass(frozen=True)
class ExportFacts:
    """What an export says of its site; "" where it says nothing.

    ``categories`` are name, slug and description of each, in the order of the export.
    """

    title: str = ""
    tagline: str = ""
    url: str = ""
    categories: tuple[tuple[str, str, str], ...] = ()


class Numbers:
    """Gives each item of an export a number of its own."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()
        self._place = 0

    def give(self, told: str) -> str:
        """Return the number that the export tells, with a further one where it stood before.

        An item without a number gets its place among the items.
        """
        self._place += 1
        number = _UNFIT.sub("-", told.strip())[:_LONGEST_NUMBER] or f"place-{self._place}"
        self._seen[number] += 1
        return number if self._seen[number] == 1 else f"{number}-{self._seen[number]}"
