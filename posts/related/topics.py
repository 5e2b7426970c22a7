"""Topics: what each article is about, written when it is saved, and how rare its terms are."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from django.db import transaction
from django.utils import timezone

from posts.models import Topic, TopicTerm, WordFrequencies
from posts.related.weights import Frequencies, Vector, frequencies_of, key_terms, vector_of
from posts.search.index import Searchable
from posts.search.index_entries import body_topic
from posts.search.tokens import fold
from posts.search.tokens.terms import pack, topic_of, unpacked

#: Posts from which on it is quicker to count and choose for all than for these.
MANY = 50

#: While an archive has fewer articles, its terms are counted whenever it has doubled; later on
#: it changes more slowly, and ``suggest_posts`` counts them.
_YOUNG = 500

_ROWS_AT_ONCE = 5_000


def write_topics(saved: Sequence[Searchable]) -> dict[int, bytes]:
    """Store what these posts say most often, drafts too; return it, packed, by key."""
    topics = {each.post.pk: _terms(each) for each in saved}
    Topic.objects.bulk_create(
        [Topic(post_id=key, terms=terms) for key, terms in topics.items()],
        update_conflicts=True,
        unique_fields=["post"],
        update_fields=["terms"],
    )
    return topics


def write_key_terms(topics: Mapping[int, bytes | memoryview[int]]) -> Frequencies:
    """Store by which terms the posts with these topics are found; return how rare the terms are.

    They are as rare as at the last count, and a young archive is counted again when it has doubled.
    Of ``MANY`` the terms are counted by whoever saves them, which stores this for all.
    """
    counted = frequencies()
    if len(topics) >= MANY:
        return counted
    if counted.documents < _YOUNG and Topic.objects.count() >= 2 * counted.documents:
        return count_terms()
    rows = _key_terms_of([(key, unpacked(terms)) for key, terms in topics.items()], counted)
    TopicTerm.objects.filter(post__in=topics).delete()
    TopicTerm.objects.bulk_create(rows, batch_size=_ROWS_AT_ONCE)
    return counted


def topics_of(keys: Collection[int]) -> dict[int, bytes | memoryview[int]]:
    """The stored topics of these posts, packed, by key."""
    return dict(Topic.objects.filter(pk__in=keys).values_list("pk", "terms"))


def count_terms() -> Frequencies:
    """Count anew in how many articles each term stands, and store by which all are found."""
    stored = Topic.objects.order_by("pk").values_list("pk", "terms")
    topics = [(key, unpacked(terms)) for key, terms in stored.iterator()]
    counted = frequencies_of(terms for _, terms in topics)
    with transaction.atomic():
        WordFrequencies.objects.all().delete()
        WordFrequencies.objects.create(
            counted_at=timezone.now(),
            documents=counted.documents,
            counts=pack(counted.counts),
        )
        TopicTerm.objects.all().delete()
        TopicTerm.objects.bulk_create(_key_terms_of(topics, counted), batch_size=_ROWS_AT_ONCE)
    return counted


def frequencies() -> Frequencies:
    """How rare the terms were at the last count; those of an empty archive before the first one."""
    row = WordFrequencies.objects.order_by("-pk").values_list("pk", "counted_at").first()
    return _read(row[0], row[1].isoformat()) if row else Frequencies()


def vectors_of(keys: Collection[int], counted: Frequencies) -> dict[int, Vector]:
    """The weights of the terms of these posts; of posts without a topic there are none."""
    rows = Topic.objects.filter(pk__in=keys).values_list("pk", "terms")
    return {key: vector_of(unpacked(terms), counted) for key, terms in rows}


@lru_cache(maxsize=2)
def _read(key: int, _counted_at: str) -> Frequencies:
    """What was counted at that time: it is large, and the same for every save until the next."""
    row = WordFrequencies.objects.get(pk=key)
    return Frequencies(row.documents, unpacked(row.counts))


def _key_terms_of(
    topics: Sequence[tuple[int, dict[int, int]]], counted: Frequencies
) -> list[TopicTerm]:
    return [
        TopicTerm(post_id=key, term=term)
        for key, terms in topics
        for term in key_terms(vector_of(terms, counted), counted)
    ]


def _terms(saved: Searchable) -> bytes:
    post = saved.post
    head = fold("\n".join((*saved.tags.values(), post.excerpt)))
    return pack(topic_of(fold(post.title), head, unpacked(body_topic(saved.body))))
