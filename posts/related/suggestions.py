"""Suggestions: which articles stand beside which, chosen when one of them is saved, and stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Count, Min, Q

from posts.models import Edition, Post, Status, Suggestion, Tagging, Topic, TopicTerm
from posts.related.likeness import (
    MOST_CHOICES,
    Traits,
    choose,
    choose_for_all,
    likeness,
    weights_of,
)
from posts.related.topics import (
    MANY,
    count_terms,
    frequencies,
    topics_of,
    vectors_of,
    write_key_terms,
)
from posts.related.weights import Frequencies, Vector, key_terms, vector_of
from posts.search.index import Searchable
from posts.search.tokens.terms import unpacked

_ROWS_AT_ONCE = 2_000
_SECONDS_OF_A_YEAR = 365.25 * 24 * 3600

_COLUMNS = ("pk", "category_id", "published_at")
_Columns = tuple[int, int | None, datetime]


def suggest(keys: Collection[int]) -> bool:
    """Choose anew for the posts of these keys, and for those beside which they now belong.

    Say whether readers see it; the edition is the caller's to advance.
    """
    if len(keys) >= MANY:
        # So many may have brought words that were rare before.
        count_terms()
        _suggest_for_all()
        return True
    with transaction.atomic():
        changed = [_suggest_for(key) for key in keys]
    return any(changed)


def suggest_beside(saved: Searchable, topic: bytes, counted: Frequencies) -> bool:
    """Do what ``suggest`` does for one post that was just saved with this topic."""
    post, text = saved.post, vector_of(unpacked(topic), counted)
    gone = _forget(post.pk)
    if post.status != Status.PUBLISHED or post.published_at is None:
        return gone
    columns = post.pk, post.category_id, post.published_at
    subject = _traits(columns, saved.tags, text, key_terms(text, counted))
    return _choose_beside(subject, counted) or gone


def suggest_after_import(keys: Collection[int]) -> None:
    """Choose for the posts of these keys, and for published ones beside which nothing stands.

    An import that was killed has left such posts. Those that have nothing for good, being alone in
    their category, are few and cost little.
    """
    lacking = Post.articles.filter(status=Status.PUBLISHED, suggestions__isnull=True).order_by()
    chosen = {*keys, *lacking.values_list("pk", flat=True)}
    if chosen:
        write_key_terms(topics_of(chosen))
    if suggest(chosen):
        Edition.objects.advance()


def suggest_for_all() -> int:
    """Choose anew for every published post; return how many suggestions are stored now."""
    with transaction.atomic():
        stored = _suggest_for_all()
        Edition.objects.advance()
    return stored


def _suggest_for_all() -> int:
    articles = list(_published())
    with transaction.atomic():
        Suggestion.objects.all().delete()
        rows = [
            Suggestion(post_id=key, target_id=target, likeness=likeness)
            for key, choices in choose_for_all(articles)
            for target, likeness in choices.items()
        ]
        Suggestion.objects.bulk_create(rows, batch_size=_ROWS_AT_ONCE)
    return len(rows)


def _published() -> Iterator[Traits]:
    """All published posts. Scheduled ones count: nobody saves them when their time comes."""
    tags: defaultdict[int, list[int]] = defaultdict(list)
    published = Tagging.objects.filter(content_object__status=Status.PUBLISHED).order_by()
    for post, tag in published.values_list("content_object_id", "tag_id").iterator():
        tags[post].append(tag)
    counted = frequencies()
    terms = dict(Topic.objects.filter(post__status=Status.PUBLISHED).values_list("pk", "terms"))
    found_by: defaultdict[int, list[int]] = defaultdict(list)
    for key, term in TopicTerm.objects.order_by().values_list("post_id", "term").iterator():
        found_by[key].append(term)
    posts = Post.articles.filter(status=Status.PUBLISHED).order_by("pk")
    for columns in posts.values_list(*_COLUMNS).iterator():
        key = columns[0]
        text = vector_of(unpacked(terms.get(key, b"")), counted)
        yield _traits(columns, tags[key], text, found_by[key])


def _suggest_for(key: int) -> bool:
    """Choose anew for one post and for those beside it; say whether there was or is something."""
    gone = _forget(key)
    posts = Post.articles.filter(pk=key, status=Status.PUBLISHED)
    columns = posts.values_list(*_COLUMNS).first()
    if columns is None:
        return gone
    tags = Tagging.objects.filter(content_object=key).values_list("tag_id", flat=True)
    counted = frequencies()
    text = vectors_of([key], counted).get(key, {})
    subject = _traits(columns, tags, text, key_terms(text, counted))
    return _choose_beside(subject, counted) or gone


def _forget(key: int) -> bool:
    """Take the suggestions of one post away, and it from those of others; say whether any were."""
    gone, _ = Suggestion.objects.filter(Q(post=key) | Q(target=key)).delete()
    return bool(gone)


def _choose_beside(subject: Traits, counted: Frequencies) -> bool:
    """Choose for one post and enter it beside others; say whether anything was chosen."""
    weights = _weights(subject.tags)
    neighbours = list(_neighbours(subject, weights, counted))
    rows = [
        Suggestion(post_id=subject.key, target_id=key, likeness=value)
        for key, value in choose(subject, neighbours, weights).items()
    ]
    wishes = {other.key: likeness(other, subject, weights) for other in neighbours}
    rows += [
        Suggestion(post_id=key, target_id=subject.key, likeness=wishes[key])
        for key in _entered(wishes)
    ]
    Suggestion.objects.bulk_create(rows)
    return bool(rows)


def _weights(tags: Collection[int]) -> dict[int, float]:
    uses = Tagging.objects.filter(tag__in=tags, content_object__status=Status.PUBLISHED)
    return weights_of(dict(uses.order_by().values_list("tag_id").annotate(Count("pk"))))


def _neighbours(
    subject: Traits, weights: Collection[int], counted: Frequencies
) -> Iterator[Traits]:
    """The published posts that share a rare tag or a key term with ``subject``, and the newest."""
    others = Post.articles.filter(status=Status.PUBLISHED).exclude(pk=subject.key)
    tags: defaultdict[int, set[int]] = defaultdict(set)
    found: dict[int, _Columns] = {}
    sharing = others.filter(taggings__tag__in=list(weights)).order_by()
    for *columns, tag in sharing.values_list(*_COLUMNS, "taggings__tag"):
        found[columns[0]] = tuple(columns)
        tags[columns[0]].add(tag)
    terms: defaultdict[int, set[int]] = defaultdict(set)
    named = TopicTerm.objects.filter(term__in=subject.terms).exclude(post=subject.key).order_by()
    for key, term in named.values_list("post_id", "term"):
        terms[key].add(term)
    near = others.filter(pk__in=terms.keys() - found.keys()).order_by()
    newest = others.filter(category=subject.category).newest_first()[:MOST_CHOICES]
    for posts in (near, newest):
        found |= {columns[0]: columns for columns in posts.values_list(*_COLUMNS)}
    vectors = vectors_of(terms.keys() & found.keys(), counted)
    for key, columns in found.items():
        yield _traits(columns, tags[key], vectors.get(key, {}), terms[key])


def _entered(wishes: Mapping[int, float]) -> list[int]:
    """Those of the posts beside which an article may stand that is as like to them as wished.

    The last of a full list goes out where it is less like.
    """
    of_each = Suggestion.objects.filter(post__in=wishes).order_by().values_list("post_id")
    present = {post: facts for post, *facts in of_each.annotate(Count("pk"), Min("likeness"))}
    entered: list[int] = []
    full: list[int] = []
    for post, wish in wishes.items():
        number, least = present.get(post, (0, 0.0))
        if number < MOST_CHOICES or wish > least:
            entered.append(post)
            full += [post] if number >= MOST_CHOICES else []
    rows = Suggestion.objects.filter(post__in=full).order_by("-likeness", "-pk")
    # Of each list the row that comes last stays in the dictionary.
    leaving = dict(rows.values_list("post_id", "pk"))
    Suggestion.objects.filter(pk__in=leaving.values()).delete()
    return entered


def _traits(columns: _Columns, tags: Iterable[int], vector: Vector, terms: Iterable[int]) -> Traits:
    key, category, published_at = columns
    year = published_at.timestamp() / _SECONDS_OF_A_YEAR
    return Traits(key, frozenset(tags), category, year, vector, frozenset(terms))
