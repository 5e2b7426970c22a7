"""What the style guide fills its components with: sample text that is in no database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.utils.safestring import mark_safe

from posts.authors.models import Author
from posts.categories.models import Category
from posts.models import Image, Post, Series
from posts.public.article.related_links import RelatedLink
from posts.public.breadcrumbs import breadcrumbs_over
from posts.public.lists.counts import Month
from posts.public.lists.listing import Listing
from posts.public.lists.series import SeriesPart
from posts.public.nearest import NearArticle
from posts.rendering import headline_html
from posts.tags.models import Tag

#: When everything in the samples happened.
_THEN = datetime(2026, 11, 24, 0, 30, tzinfo=UTC)

_LONG = "量子誤り訂正が変えるデータセンター設計、1000量子ビット機とPostgreSQLの計測を読む"
_SHORT = "半導体工場の排熱で街を暖める"
_SUMMARY = (
    "工場の排熱を地域の暖房に回す試みが、三つの町で始まった。"
    "設備の設計から費用の分担までを現地で聞いた。"
)
_ADDRESS = "#components"


@dataclass(frozen=True)
class SampleStory:
    """What the template of a story in a list asks a post for."""

    title: str
    category: Category | None
    shown_cover: Image | None = None
    excerpt: str = _SUMMARY
    reading_minutes: int = 6
    published_at: datetime = _THEN

    @property
    def headline(self) -> str:
        """The title, broken by phrase; the function escapes it."""
        return mark_safe(headline_html(self.title))  # noqa: S308

    @property
    def cover(self) -> Image | None:
        return self.shown_cover

    def author_list(self) -> list[Author]:
        """The authors in the order of the byline."""
        return [_author()]

    def get_absolute_url(self) -> str:
        return _ADDRESS


def article(text: str) -> Post:
    """An article with the Markdown ``text``, not rendered yet and not to be saved."""
    return Post(title=_LONG, body=text, excerpt=_SUMMARY, published_at=_THEN)


def parts(cover: Image | None) -> dict[str, Any]:
    """The values that the components' templates ask for; ``cover`` stands where pictures stand."""
    category = Category(pk=0, name="半導体", slug="sample")
    previous, following = _post(_SHORT), _post(_LONG)
    series = Series(name="工場の街", slug="sample")
    return {
        "authors": [_author()],
        "tags": [Tag(name=name, slug="sample") for name in ("半導体", "データセンター", "LLM")],
        "stories": [
            SampleStory(_LONG, category, cover),
            SampleStory(_SHORT, category),
            SampleStory(_LONG, None),
        ],
        "lead_story": SampleStory(_SHORT, category),
        "part": SeriesPart(series, 2, 5, previous, following),
        "related": [
            RelatedLink(_SHORT, _ADDRESS, _THEN, "pillar"),
            RelatedLink(_LONG, _ADDRESS, _THEN, "suggested"),
        ],
        "nearest": [NearArticle(_SHORT, _ADDRESS, _THEN), NearArticle(_LONG, _ADDRESS, _THEN)],
        "listing": Listing("カテゴリー", "半導体", "", [], 3, 24, 480, "/archive/2026/"),
        "months": [Month(2026, month, 40 + month) for month in range(11, 5, -1)],
        "breadcrumbs": breadcrumbs_over(("半導体", _ADDRESS), (_SHORT, "")),
    }


def _post(title: str) -> Post:
    return Post(title=title, path="/sample/")


def _author() -> Author:
    return Author(
        name="水上千紘",
        slug="sample",
        role="編集委員・半導体担当",
        description="素材メーカーの研究職を経て記者に。工場と街の関係を取材している。",
        links="https://github.com/example\nhttps://x.com/example",
    )
