"""The posts of one page of results, each with the passage that answers the query."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from posts import addresses
from posts.authors.models import Author
from posts.categories.models import Category
from posts.public.search.facets import FacetName, Named
from posts.search.index import PostFacets, ResultRow, parse_facets, result_rows_of
from posts.search.index_entries import StoredWords
from posts.search.passages import Passages
from posts.search.query import Term
from posts.search.snippets import Snippet, SnippetPart, marked


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
    published_at: datetime | None
    reading_minutes: int
    category: Kicker | None
    authors: tuple[str, ...]
    headline: tuple[SnippetPart, ...]
    passage: Snippet
    is_pinned: bool


@dataclass(frozen=True)
class FoundPosts:
    """The posts of one page of results, read but not named yet: see ``results_of``."""

    posts: Mapping[int, ResultRow]
    words: Mapping[int, StoredWords]
    passages: Mapping[int, Snippet]
    filings: Mapping[int, PostFacets]

    @property
    def named(self) -> dict[Named, list[int]]:
        """The keys of all whose names the results tell."""
        filings = self.filings.values()
        return {
            Category: [filing.category for filing in filings if filing.category],
            Author: [author for filing in filings for author in filing.authors],
        }


def read_found_posts(keys: Sequence[int], terms: Sequence[Term]) -> FoundPosts:
    """Read the posts of these keys, which a search has just found.

    One that was changed or has gone since then, a moment ago, is left out. One query, and one more
    for words that are not in memory.
    """
    posts = {post.key: post for post in result_rows_of(keys)}
    passages = Passages([(key, post.digest) for key, post in posts.items()], terms)
    return FoundPosts(
        posts,
        passages.words,
        {
            key: passages.of(key, posts[key].excerpt or posts[key].description, posts[key].body)
            for key in passages.words
        },
        {key: parse_facets(words.facets) for key, words in passages.words.items()},
    )


def results_of(
    keys: Sequence[int],
    found: FoundPosts,
    names: Mapping[tuple[Named, int], FacetName],
    terms: Sequence[Term],
    pinned: Sequence[int],
) -> list[Result]:
    """The results of these keys in this order, with the names that were asked for."""
    return [
        _result(key, found, names, terms, is_pinned=key in pinned)
        for key in keys
        if key in found.passages
    ]


def _result(
    key: int,
    found: FoundPosts,
    names: Mapping[tuple[Named, int], FacetName],
    terms: Sequence[Term],
    *,
    is_pinned: bool,
) -> Result:
    post, filing = found.posts[key], found.filings[key]
    category = names.get((Category, filing.category)) if filing.category else None
    return Result(
        title=post.title,
        url=addresses.encode_path(post.path),
        published_at=found.words[key].published_at,
        reading_minutes=post.reading_minutes,
        category=Kicker(category.name, reverse("category", args=[category.slug]))
        if category
        else None,
        authors=tuple(names[Author, one].name for one in filing.authors if (Author, one) in names),
        headline=marked(post.title, terms),
        passage=found.passages[key],
        is_pinned=is_pinned,
    )
