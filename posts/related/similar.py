"""Similar articles: what the newsroom has already written on a story, drafts included."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum
from heapq import nlargest

from django.db.models import Count

from posts.models import Post, SearchDocument, Topic, TopicTerm
from posts.related.shared_words import shared_pieces, shared_words, telling_words
from posts.related.topics import frequencies, vectors_of
from posts.related.weights import Vector, key_terms, nearness, vector_of
from posts.rendering.plain_text import plain_text
from posts.search.index_entries import body_entry, body_topic, unmarked
from posts.search.tokens import fold
from posts.search.tokens.terms import topic_of, unpacked
from posts.search.tokens.words import words_of

#: Articles that are shown.
MOST_SHOWN = 10

#: Of these, so many are looked through for words in common: some share but pieces of words.
_MOST_EXPLAINED = 3 * MOST_SHOWN

#: Of the articles that share a key term, so many are compared: those that share the most.
_MOST_COMPARED = 300

#: From where on two articles tell the same story, are of one subject, or share more than a word by
#: chance: read off all pairs of an archive of 400 articles.
THE_SAME = 0.32
_NEAR = 0.2
_LEAST = 0.1

#: Two articles that share a single word, a company's name, may still tell different stories.
_FEWEST_WORDS_OF_THE_SAME = 2


class Degree(Enum):
    """How near an article is, in words for the desk."""

    SAME = "ほぼ同じ話題"
    NEAR = "近い話題"
    LOOSE = "関連する話題"


@dataclass(frozen=True)
class Story:
    """A story that is planned or written: its headline, and notes or a body in plain text.

    ``key`` is that of its post, which is not similar to itself; None where there is none yet.
    """

    headline: str
    notes: str
    key: int | None = None


@dataclass(frozen=True)
class Similar:
    """An article that is near a story; ``nearness`` is from 0 to 1, ``words`` say why."""

    post: Post
    nearness: float
    words: tuple[str, ...]

    @property
    def degree(self) -> Degree:
        """How near it is, in words."""
        if self.nearness >= THE_SAME and len(self.words) >= _FEWEST_WORDS_OF_THE_SAME:
            return Degree.SAME
        return Degree.NEAR if self.nearness >= _NEAR else Degree.LOOSE


def similar_to(story: Story) -> list[Similar]:
    """The articles nearest to a story, the nearest first; at most ``MOST_SHOWN``.

    Each shares a word with the story that tells of it. Empty where no article does; words of very
    many articles tell nothing.
    """
    body = unpacked(body_topic(body_entry(story.notes)))
    terms = topic_of(fold(story.headline), "", body)
    return _similar(terms, f"{story.headline}\n{story.notes}", story.key)


def similar_to_post(post: Post) -> list[Similar]:
    """The articles nearest to a post as it is stored; the same as those of its story."""
    topic = Topic.objects.filter(post=post).first()
    if topic is None:
        return []
    text = f"{post.title}\n{post.excerpt}\n{plain_text(post.body_html)}"
    return _similar(unpacked(topic.terms), text, post.pk)


def _similar(terms: Mapping[int, int], text: str, key: int | None) -> list[Similar]:
    """The articles near these terms; ``text`` is where they are from, and has the words for it."""
    counted = frequencies()
    subject = vector_of(terms, counted)
    vectors = vectors_of(_candidates(key_terms(subject, counted), key), counted)
    near = ((nearness(subject, vector), key) for key, vector in vectors.items())
    words = words_of(text)
    best = nlargest(_MOST_EXPLAINED, (each for each in near if each[0] >= _LEAST))
    shared = _shared(words, subject, {key: vectors[key] for _, key in best})
    explained = [(value, key) for value, key in best if shared[key]][:MOST_SHOWN]
    posts = _posts([key for _, key in explained])
    return [Similar(posts[key], value, shared[key]) for value, key in explained if key in posts]


def _shared(
    words: Collection[str], subject: Vector, others: Mapping[int, Vector]
) -> dict[int, tuple[str, ...]]:
    """The words that each of the others has in common with the subject; none, for some."""
    telling = telling_words(words, subject)
    shared = {key: shared_words(telling, subject, other) for key, other in others.items()}
    left = [key for key, found in shared.items() if not found]
    texts = SearchDocument.objects.filter(pk__in=left).values_list("pk", "text")
    pieces = {key: shared_pieces(words, subject, unmarked(text)) for key, text in texts}
    return {key: tuple(found or pieces.get(key, ())) for key, found in shared.items()}


def _candidates(terms: Collection[int], without: int | None) -> list[int]:
    """The posts with the most of these key terms, the newest of those with equally many."""
    sharing = TopicTerm.objects.filter(term__in=terms).exclude(post=without).values("post_id")
    ranked = sharing.annotate(shared=Count("pk")).order_by("-shared", "-post_id")
    return [row["post_id"] for row in ranked[:_MOST_COMPARED]]


def _posts(keys: list[int]) -> dict[int, Post]:
    columns = ("title", "status", "published_at", "expires_at", "saved_at", "path")
    return Post.objects.only(*columns).in_bulk(keys)
