"""What a reader of a dialect is given: one file's text and where it stood."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, tzinfo

from posts.frontmatter.cleaning import clean, fold
from posts.frontmatter.filenames import name_parts


@dataclass(frozen=True)
class Source:
    """``name`` is the path inside the site; ``zone`` counts for dates that name none."""

    text: str
    name: str
    zone: tzinfo

    def date_in_name(self) -> datetime | None:
        """Return midnight, in ``zone``, of the day in the file's name."""
        day = name_parts(self.name).date
        return None if day is None else datetime.combine(day, time(), tzinfo=self.zone)

    def title_in_name(self) -> str:
        """Return the title that the file's name offers, never empty."""
        return fold(clean(name_parts(self.name).slug)) or "無題"
