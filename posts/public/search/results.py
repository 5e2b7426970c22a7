"""The posts of one page of results, each with the passage that answers the query."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.urls import reverse

from posts import addresses
from posts.authors.models import Author
from posts.categories.models import Category
from posts.models import Post, SearchDocument
from posts.public.search.names import Name, Named
from posts.search.database import Filing, filing_of
from posts.search.passages import Passages
from posts.search.query import Term
from posts.search.snippets import Part, Snippet, marked


@dataclass(frozen=True)
class Kicker:
    """The category above a headline."""

    name: str
    url: str


@dataclass(frozen=True)
class Result:
    """A post that was found: its headline and a passage of its text, with the hits marked.

    ``url`` is percent-encoded. ``is_pinned`` says that editors put it first for this very query.
    """

    title: str
    url: str
    published_at: datetime
    reading_minutes: int
    category: Kicker | None
    authors: tuple[str, ...]
    headline: tuple[Part, ...]
    passage: Snippet
    is_pinned: bool


@dataclass(frozen=True)
class Found:
    """The posts of one page of results, read but not named yet: see ``results_of``."""

    posts: Mapping[int, _Post]
    filings: Mapping[int, Filing]
    passages: Mapping[int, Snippet]

    @property
    def named(self) -> dict[Named, list[int]]:
        """The keys of all whose names the results tell."""
        filings = self.filings.values()
        return {
            Category: [filing.category for filing in filings if filing.category],
            Author: [author for filing in filings for author in filing.authors],
        }


class _Post(NamedTuple):
    key: int
    title: str
    path: str
    published_at: datetime
    reading_minutes: int
    excerpt: str
    description: str


def read_found(keys: Sequence[int], terms: Sequence[Term]) -> Found:
    """Read the posts of these keys, which a search has just found; one that is gone is left out.

    Two queries, and one more for words that are not in memory. They read the little that is shown:
    to make posts of rows takes as long as the search itself.
    """
    if not keys:
        return Found({}, {}, {})
    rows_of_posts = Post.objects.filter(pk__in=keys).order_by()
    posts = {row[0]: _Post(*row) for row in rows_of_posts.values_list("pk", *_Post._fields[1:])}
    documents = SearchDocument.objects.filter(pk__in=posts).order_by()
    rows = list(documents.values_list("pk", "digest", "facets", "body"))
    passages = Passages([(key, digest) for key, digest, *_ in rows], terms)
    summaries = {key: post.excerpt or post.description for key, post in posts.items()}
    return Found(
        posts,
        {key: filing_of(facets) for key, _, facets, _ in rows},
        {key: passages.of(key, summaries[key], body) for key, _, _, body in rows},
    )


def results_of(
    keys: Sequence[int],
    found: Found,
    names: Mapping[tuple[Named, int], Name],
    terms: Sequence[Term],
    pinned: Sequence[int],
) -> list[Result]:
    """The results of these keys in this order, with the names that were asked for."""
    return [
        _result(found.posts[key], found, names, terms, is_pinned=key in pinned)
        for key in keys
        if key in found.passages
    ]


def _result(
    post: _Post,
    found: Found,
    names: Mapping[tuple[Named, int], Name],
    terms: Sequence[Term],
    *,
    is_pinned: bool,
) -> Result:
    filing = found.filings[post.key]
    category = names.get((Category, filing.category)) if filing.category else None
    return Result(
        title=post.title,
        url=addresses.encode_path(post.path),
        published_at=post.published_at,
        reading_minutes=post.reading_minutes,
        category=Kicker(category.name, reverse("category", args=[category.slug]))
        if category
        else None,
        authors=tuple(names[Author, key].name for key in filing.authors if (Author, key) in names),
        headline=marked(post.title, terms),
        passage=found.passages[post.key],
        is_pinned=is_pinned,
    )
