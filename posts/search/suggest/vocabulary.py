"""Counting the words of the whole archive, for suggestions and for spellings that differ."""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.html import escape

from posts.models import LONGEST_WORD, Edition, Post, Tagging, Word, WordCount
from posts.rendering.plain_text import plain_text
from posts.search.dictionary.spelling_variants import possible_variants_in
from posts.search.query.readings import reading_of
from posts.search.suggest.archive_spellings import replace_variations
from posts.search.tokens import fold
from posts.search.tokens.words import words_of

#: A word that stands in fewer articles is more often a slip than a word, unless a headline or a tag
#: has it.
FEWEST_POSTS = 2
#: Words that are kept, those of the most articles first.
MOST_WORDS = 50_000

#: In code, capitals are not a matter of taste.
_CODE = re.compile("<code[ >].*?</code>", re.DOTALL)
_POSTS_AT_ONCE = 100
_TOLD_EVERY = 20
_ROWS_AT_ONCE = 2_000


def count_words(now: datetime, tell: Callable[[int, int], None]) -> int:
    """Count in how many public articles each word stands, and store that; return how many words.

    The 表記ゆれ of the same articles are stored with it. ``tell`` hears of how many articles out of
    how many are read. What was stored is replaced at once, at the end.
    """
    edition = Edition.objects.current()
    archive = _read(now, tell)
    words = archive.words()
    with transaction.atomic():
        Word.objects.all().delete()
        Word.objects.bulk_create(words, batch_size=_ROWS_AT_ONCE)
        replace_variations(archive.spellings)
        WordCount.objects.finish(now, edition)
    return len(words)


@dataclass
class _Archive:
    """What the articles hold: in how many each word stands, and in which each spelling.

    ``prominent`` are the words of headlines and tags. Keys lie in arrays, which take a fifth of the
    room of lists.
    """

    posts: Counter[str] = field(default_factory=Counter)
    prominent: set[str] = field(default_factory=set)
    spellings: dict[str, array[int]] = field(
        default_factory=lambda: defaultdict(lambda: array("Q"))
    )

    def add(self, key: int, head: str, html: str) -> None:
        """Count an article: its key, its headline and tags, and the HTML of the rest."""
        text = plain_text(html)
        in_head = words_of(head)
        self.prominent |= in_head
        self.posts.update(in_head | words_of(text))
        prose = plain_text(_CODE.sub("、", html)) if "<code" in html else text
        for spelling in possible_variants_in(f"{head}\n{prose}"):
            self.spellings[spelling].append(key)

    def words(self) -> list[Word]:
        """The words that are worth storing, those of the most articles first."""
        common = sorted(
            (
                (count, word)
                for word, count in self.posts.items()
                if count >= FEWEST_POSTS or word in self.prominent
            ),
            key=lambda counted: (-counted[0], counted[1]),
        )
        return [
            Word(spelling=word, folded=fold(word), reading=reading_of(word), posts=count)
            for count, word in common
            if max(len(word), len(fold(word))) <= LONGEST_WORD
        ][:MOST_WORDS]


def _read(now: datetime, tell: Callable[[int, int], None]) -> _Archive:
    archive = _Archive()
    public = Post.articles.public(now).order_by("pk")
    total = public.count()
    tags = _tags_by_post()
    rows = public.values_list("pk", "title", "excerpt", "body_html")
    for done, (key, title, excerpt, html) in enumerate(rows.iterator(_POSTS_AT_ONCE), start=1):
        archive.add(key, "\n".join([title, *tags[key]]), f"<p>{escape(excerpt)}</p>{html}")
        if done % _TOLD_EVERY == 0 or done == total:
            tell(done, total)
    return archive


def _tags_by_post() -> dict[int, list[str]]:
    tags: dict[int, list[str]] = defaultdict(list)
    taggings = Tagging.objects.order_by("position", "pk")
    for key, name in taggings.values_list("content_object_id", "tag__name"):
        tags[key].append(name)
    return tags
