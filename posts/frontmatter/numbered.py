"""Names for the articles of one file: ``export.xml#42``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

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
