"""Similar articles: what the newsroom has already written on a story, and what words say so."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from heapq import nlargest

from django.db.models import Count

from posts.models import Post, SearchDocument, Topic, TopicTerm
from posts.related.topics import frequencies, vectors_of
from posts.related.weights import Vector, key_terms, nearness, vector_of
from posts.rendering.plain_text import plain_text
from posts.search.index_entries import body_entry, body_topic, unmarked
from posts.search.tokens import fold
from posts.search.tokens.terms import term_counts, term_hash, topic_of, unpacked
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

#: More words than these explain no better.
_MOST_WORDS = 5

#: Words that are looked at piece by piece; a longer text shares whole words with what is near it.
_MOST_IN_PIECES = 40
#: What still says something of the word that it is from: 風力 of 洋上風力, センター, but not ンタ.
_PIECE = re.compile("[一-鿿々]{2,}|.*[ァ-ヺー].*[ァ-ヺー].*[ァ-ヺー].*")


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
    columns = ("title", "status", "published_at", "expires_at", "saved_at", "path")
    posts = Post.objects.only(*columns).in_bulk([key for _, key in explained])
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


def telling_words(words: Iterable[str], vector: Vector) -> dict[str, list[int]]:
    """The terms of each of the words, as far as every one of them weighs in the article."""
    terms = {word: list(map(term_hash, term_counts(fold(word)))) for word in words}
    return {word: of_it for word, of_it in terms.items() if of_it and all(map(vector.get, of_it))}


def shared_words(words: Mapping[str, list[int]], one: Vector, other: Vector) -> list[str]:
    """Those of the telling words of one article that tell of the other too, the heaviest first.

    A word inside another one is left out; there are at most ``_MOST_WORDS``.
    """
    scored = [
        (-sum(one[term] * other[term] for term in terms), word)
        for word, terms in words.items()
        if all(map(other.get, terms))
    ]
    return _heaviest(scored)


def shared_pieces(words: Iterable[str], vector: Vector, folded_text: str) -> list[str]:
    """The words of an article that stand in another one's text, else their longest piece there.

    For two articles without a telling word in common: a word may be weightless by half, as
    データセンター where all write of データ, or have another one around it.
    """
    scored = []
    for word in sorted(words)[:_MOST_IN_PIECES]:
        folded = fold(word)
        piece = next((one for one in _pieces(folded) if one in folded_text), "")
        weight = sum(vector.get(term_hash(term), 0.0) for term in term_counts(piece))
        if weight:
            scored.append((-weight, word if piece == folded else piece))
    return _heaviest(scored)


def _pieces(folded: str) -> Iterator[str]:
    """A word, and what is left of it when letters are taken off its ends, the longest first."""
    yield folded
    for length in range(len(folded) - 1, 1, -1):
        for start in range(len(folded) - length + 1):
            piece = folded[start : start + length]
            if _PIECE.fullmatch(piece):
                yield piece


def _heaviest(scored: Iterable[tuple[float, str]]) -> list[str]:
    found: list[str] = []
    for _, word in sorted(scored):
        if not any(word in longer or longer in word for longer in found):
            found.append(word)
    return found[:_MOST_WORDS]
