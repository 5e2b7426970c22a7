"""What a reader of a dialect is given: one file's text and where it stood."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, tzinfo
from enum import IntEnum
from functools import cached_property

from posts.frontmatter.cleaning import clean, fold
from posts.frontmatter.filenames import bundle_folder, name_parts
from posts.frontmatter.notations.fences import YAML_FENCE, end_of_block, opening_fence

_KEY = re.compile(
    r"^[\"']?([A-Za-z_][\w-]*)[\"']?[ \t]*[:=]|^\[+[ \t]*([A-Za-z_]\w*)", re.MULTILINE
)


class Fit(IntEnum):
    """How well a reader's dialect fits a file: the higher, the surer.

    ``FORM``: the notation of its head is the dialect's; ``KEYS``: it has keys that only this
    dialect has; ``PLACE``: it stands, or is written, as only this dialect's files are.
    """

    NO = 0
    ANYTHING = 1
    FORM = 2
    KEYS = 3
    PLACE = 4


@dataclass(frozen=True)
class Source:
    """``name`` is the path inside the site, in NFC; ``zone`` counts for dates that name none."""

    text: str
    name: str
    zone: tzinfo

    @cached_property
    def fence(self) -> str:
        """The fence that opens the head, or ""."""
        return opening_fence(self.text)

    @property
    def has_yaml(self) -> bool:
        """Whether the file opens with ``---``."""
        return self.fence == YAML_FENCE

    @cached_property
    def keys(self) -> frozenset[str]:
        """The names, in lower case, that begin a line of the fenced head; cheap, not exact."""
        if not self.fence:
            return frozenset()
        head = self.text[: end_of_block(self.text, self.fence)]
        found = _KEY.findall(head.replace("\r", "\n"))
        return frozenset((key or table).lower() for key, table in found)

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders of ``name``, from the site's own down."""
        return tuple(self.name.split("/")[:-1])

    def date_in_name(self) -> datetime | None:
        """Return midnight, in ``zone``, of the day in the file's name, or in its bundle's."""
        day = name_parts(bundle_folder(self.name) or self.name).date
        return None if day is None else datetime.combine(day, time(), tzinfo=self.zone)

    def title_in_name(self) -> str:
        """Return the title that the file's name offers, never empty."""
        return fold(clean(name_parts(bundle_folder(self.name) or self.name).slug)) or "無題"
