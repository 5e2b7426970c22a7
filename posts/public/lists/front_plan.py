"""Which article stands where on the front page: what editors chose, then what is newest.

Pure: keys come in and keys go out; ``posts.public.lists.front`` asks the database and shows it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

#: Articles at the head of the page, the lead among them.
HEAD = 5

#: Articles in the section of a category, and sections that come by themselves.
OF_A_SECTION = 3
MOST_SECTIONS = 4

#: The newest articles of a category from which those of its section are taken.
OF_A_CATEGORY = HEAD + OF_A_SECTION

#: Articles below the sections, at least.
_BELOW = 8

#: Among so many of the newest articles one with a picture is looked for.
_LOOKED_THROUGH = 30


@dataclass(frozen=True)
class FrontCandidates:
    """What there is to show, newest first, each by its key.

    ``pinned`` are those that editors set at the head, in their order. ``newest`` are the newest
    articles with their categories. ``chosen`` has the categories that editors chose for the page,
    in their order, each with its newest articles; where it is empty, categories come by themselves.
    ``pictured`` are those whose cover can stand large.
    """

    pinned: Sequence[int]
    newest: Sequence[tuple[int, int | None]]
    chosen: Mapping[int, Sequence[int]]
    pictured: Set[int] = frozenset()


@dataclass(frozen=True)
class FrontPlan:
    """What is shown where: the lead first in ``head``, ``sections`` by their category, the rest."""

    head: tuple[int, ...]
    sections: tuple[tuple[int, tuple[int, ...]], ...]
    rest: tuple[int, ...]

    @property
    def keys(self) -> tuple[int, ...]:
        """Every article of the page in the order of the page, each once."""
        inner = (key for _, keys in self.sections for key in keys)
        return (*self.head, *inner, *self.rest)


def first_page_size(size: int, chosen: int) -> int:
    """How many of the newest articles the front page shows, so that its second page goes on there.

    ``size`` are the articles of a page of a list, ``chosen`` the categories that editors chose.
    Whatever stands above, some articles are left for the list below.
    """
    return max(size, HEAD + OF_A_SECTION * (chosen or MOST_SECTIONS) + _BELOW)


def plan_front(newsroom: FrontCandidates, size: int) -> FrontPlan:
    """Give every article its place; none has two.

    The ``size`` newest articles are all on the page.
    """
    newest = [key for key, _ in newsroom.newest]
    head = _head(newsroom, newest)
    shown = set(head)
    sections = []
    for category, keys in (newsroom.chosen or _liveliest(newsroom, shown)).items():
        free = [key for key in keys if key not in shown]
        of_section = _carried_by_a_picture(free, newsroom.pictured)
        if of_section:
            sections.append((category, of_section))
            shown.update(of_section)
    rest = tuple(key for key in newest[:size] if key not in shown)
    return FrontPlan(head, tuple(sections), rest)


def _head(newsroom: FrontCandidates, newest: Sequence[int]) -> tuple[int, ...]:
    """What editors pinned, then the newest.

    Where none of the pinned has a picture, the newest article with one comes first of the others:
    it leads, or stands beside a pinned lead.
    """
    pinned = newsroom.pinned[:HEAD]
    first: list[int] = []
    if newsroom.pictured.isdisjoint(pinned):
        first = [key for key in newest[:_LOOKED_THROUGH] if key in newsroom.pictured][:1]
    return tuple(dict.fromkeys([*pinned, *first, *newest]))[:HEAD]


def _carried_by_a_picture(keys: Sequence[int], pictured: Set[int]) -> tuple[int, ...]:
    """The articles of a section: the newest of those with a picture, then the newest."""
    first = [key for key in keys[:OF_A_CATEGORY] if key in pictured][:1]
    return tuple(dict.fromkeys([*first, *keys]))[:OF_A_SECTION]


def _liveliest(newsroom: FrontCandidates, shown: set[int]) -> dict[int, list[int]]:
    """The categories with most of the newest articles, where they can fill a section.

    One category alone needs no section: it would be the whole page.
    """
    articles: dict[int, list[int]] = {}
    for key, category in newsroom.newest:
        if category is not None:
            articles.setdefault(category, []).append(key)
    if len(articles) < 2:
        return {}
    counts = Counter({category: len(keys) for category, keys in articles.items()})
    full = [
        category
        for category, _ in counts.most_common()
        if len([key for key in articles[category] if key not in shown]) >= OF_A_SECTION
    ]
    return {category: articles[category] for category in full[:MOST_SECTIONS]}
