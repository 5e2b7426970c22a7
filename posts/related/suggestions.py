"""Suggestions: which articles stand beside which, chosen when one of them is saved, and stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import Count, Min, Q

from posts.models import Edition, Post, Status, Suggestion, Tagging, Topic, TopicTerm
from posts.related.likeness import (
    MOST_CHOICES,
    Choice,
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
from posts.related.weights import Frequencies, key_terms, vector_of
from posts.search.index import Searchable
from posts.search.tokens.terms import unpacked

_ROWS_AT_ONCE = 2_000
_SECONDS_OF_A_YEAR = 365.25 * 24 * 3600
_TRAITS = ("pk", "category_id", "published_at")


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
    facts = frozenset(saved.tags), post.category_id, _year(post.published_at)
    subject = Traits(post.pk, *facts, text, frozenset(key_terms(text, counted)))
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
            Suggestion(post_id=key, target_id=choice.key, likeness=choice.likeness)
            for key, choices in choose_for_all(articles)
            for choice in choices
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
    for key, category, published_at in posts.values_list(*_TRAITS).iterator():
        text = vector_of(unpacked(terms.get(key, b"")), counted)
        facts = frozenset(tags[key]), category, _year(published_at)
        yield Traits(key, *facts, text, frozenset(found_by[key]))


def _suggest_for(key: int) -> bool:
    """Choose anew for one post and for those beside it; say whether there was or is something."""
    gone = _forget(key)
    tags = frozenset(Tagging.objects.filter(content_object=key).values_list("tag_id", flat=True))
    found = Post.articles.filter(pk=key, status=Status.PUBLISHED).values_list(*_TRAITS).first()
    if found is None:
        return gone
    counted = frequencies()
    text = vectors_of([key], counted).get(key, {})
    found_by = frozenset(key_terms(text, counted))
    return (
        _choose_beside(Traits(key, tags, found[1], _year(found[2]), text, found_by), counted)
        or gone
    )


def _forget(key: int) -> bool:
    """Take the suggestions of one post away, and it from those of others; say whether any were."""
    gone, _ = Suggestion.objects.filter(Q(post=key) | Q(target=key)).delete()
    return bool(gone)


def _choose_beside(subject: Traits, counted: Frequencies) -> bool:
    """Choose for one post and enter it beside others; say whether anything was chosen."""
    weights = _weights(subject.tags)
    neighbours = list(_neighbours(subject, weights, counted))
    choices = [(subject.key, choice) for choice in choose(subject, neighbours, weights)]
    choices += _entering(
        (other.key, Choice(subject.key, likeness(other, subject, weights))) for other in neighbours
    )
    Suggestion.objects.bulk_create(
        Suggestion(post_id=post, target_id=choice.key, likeness=choice.likeness)
        for post, choice in choices
    )
    return bool(choices)


def _weights(tags: Collection[int]) -> dict[int, float]:
    uses = Tagging.objects.filter(tag__in=tags, content_object__status=Status.PUBLISHED)
    return weights_of(dict(uses.order_by().values_list("tag_id").annotate(Count("pk"))))


def _neighbours(
    subject: Traits, weights: Collection[int], counted: Frequencies
) -> Iterator[Traits]:
    """The published posts that share a rare tag or a key term with ``subject``, and the newest."""
    others = Post.articles.filter(status=Status.PUBLISHED).exclude(pk=subject.key)
    tags: defaultdict[int, set[int]] = defaultdict(set)
    facts: dict[int, tuple[int | None, datetime]] = {}
    sharing = others.filter(taggings__tag__in=list(weights)).order_by()
    for key, category, published_at, tag in sharing.values_list(*_TRAITS, "taggings__tag"):
        facts[key] = category, published_at
        tags[key].add(tag)
    terms: defaultdict[int, set[int]] = defaultdict(set)
    found = TopicTerm.objects.filter(term__in=subject.terms).exclude(post=subject.key).order_by()
    for key, term in found.values_list("post_id", "term"):
        terms[key].add(term)
    near = others.filter(pk__in=terms.keys() - facts.keys()).order_by()
    newest = others.filter(category=subject.category).newest_first()[:MOST_CHOICES]
    for posts in (near, newest):
        facts |= {key: (category, moment) for key, category, moment in posts.values_list(*_TRAITS)}
    vectors = vectors_of(terms.keys() & facts.keys(), counted)
    for key, (category, published_at) in facts.items():
        text, found_by = vectors.get(key, {}), frozenset(terms[key])
        yield Traits(key, frozenset(tags[key]), category, _year(published_at), text, found_by)


def _entering(wishes: Iterable[tuple[int, Choice]]) -> list[tuple[int, Choice]]:
    """Those of the wishes (a post, and what is to stand beside it) that beat what stands there.

    The last of a full list goes out for each that comes in.
    """
    wanted = dict(wishes)
    of_each = Suggestion.objects.filter(post__in=wanted).order_by().values_list("post_id")
    present = {post: facts for post, *facts in of_each.annotate(Count("pk"), Min("likeness"))}
    entering: list[tuple[int, Choice]] = []
    full: list[int] = []
    for post, choice in wanted.items():
        number, least = present.get(post, (0, 0.0))
        if number < MOST_CHOICES or choice.likeness > least:
            entering.append((post, choice))
            full += [post] if number >= MOST_CHOICES else []
    rows = Suggestion.objects.filter(post__in=full).order_by("-likeness", "-pk")
    # Of each list the row that comes last stays in the dictionary.
    leaving = dict(rows.values_list("post_id", "pk"))
    Suggestion.objects.filter(pk__in=leaving.values()).delete()
    return entering


def _year(moment: datetime) -> float:
    return moment.timestamp() / _SECONDS_OF_A_YEAR
