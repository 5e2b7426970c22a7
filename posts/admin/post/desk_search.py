"""Finding posts from the desk's search box: the readers' search over drafts too, and addresses."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, F, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat, NullIf, StrIndex

from posts.models import Post
from posts.search.query import Filters, ParsedQuery, Term
from posts.search.site_search import ask_desk

#: Addresses are not looked through for more words than these; nobody types more of one.
MOST_WORDS = 8
LONGEST_WORD = 200

_TO_FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_UNREAD = ("body", "body_html", "front_matter", "front_matter_text")


@dataclass(frozen=True)
class DeskSearch:
    """What the desk's search box found: the posts, the best first, without their bodies.

    ``notices`` are what an editor should know about how the search was made.
    """

    query: ParsedQuery
    posts: QuerySet[Post]
    notices: tuple[str, ...]


def search_posts(text: str, posts: QuerySet[Post], at: datetime) -> DeskSearch:
    """Search among ``posts``, in the language of the readers' search, by words and by address.

    The posts are ordered by relevance; those found by their address alone stand last.
    """
    # The index holds every article and nothing else: only more than that needs to be told to it.
    is_narrowed = posts.query.where != Post.articles.all().query.where
    answer = ask_desk(text, at=at, among=posts if is_narrowed else None)
    keys = answer.hits.keys
    found = posts.filter(Q(pk__in=keys) | addressed(answer.query)).defer(*_UNREAD)
    notices = [str(notice) for notice in answer.query.notices]
    if answer.hits.has_more:
        notices.append(
            f"当てはまる記事が多いため、{len(keys):,}件までを表示しています。"
            "語を足すか、右の欄で絞り込んでください。"
        )
    return DeskSearch(answer.query, _by_position(found, keys), tuple(notices))


def addressed(query: ParsedQuery) -> Q:
    """The condition for posts with every word of the query in their address.

    A query that filters or leaves out asks for more than words, and finds no post by its address.
    """
    if not query.groups or query.excluded or query.filters != Filters():
        return Q(pk__in=())
    condition = Q()
    for group in query.groups[:MOST_WORDS]:
        condition &= _in_address(group)
    return condition


def spellings(word: str) -> list[str]:
    """The word as typed, with half-width and with full-width letters, each once.

    Full-width letters are tried in both cases, because SQLite folds the case of ASCII only.
    """
    half = unicodedata.normalize("NFKC", word)
    wide = (cased.translate(_TO_FULL_WIDTH) for cased in (half, half.upper(), half.lower()))
    return list(dict.fromkeys((word, half, *wide)))


def _in_address(group: tuple[Term, ...]) -> Q:
    condition = Q()
    for term in group[:MOST_WORDS]:
        for spelling in spellings(term.text[:LONGEST_WORD]):
            condition |= Q(slug__icontains=spelling) | Q(path__icontains=spelling)
    return condition


def _by_position(posts: QuerySet[Post], keys: tuple[int, ...]) -> QuerySet[Post]:
    """Order by where the key stands in one text of all keys: one value, however many they are."""
    row = Value("," + "".join(f"{key}," for key in keys))
    one = Concat(Value(","), Cast("pk", CharField()), Value(","))
    place = NullIf(StrIndex(row, one), Value(0), output_field=IntegerField())
    return posts.alias(place=place).order_by(F("place").asc(nulls_last=True), "-saved_at", "-pk")
