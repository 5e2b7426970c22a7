"""Counting the words of the whole archive, for suggestions and for spellings that differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from posts.models import LONGEST_WORD, Post, Word
from posts.rendering.plaintext import plain_text
from posts.search.tokens import fold
from posts.search.words import skeleton, words_of

#: A word that stands in fewer articles is more often a slip than a word.
FEWEST_POSTS = 2
#: Words that are kept, those of the most articles first.
MOST_WORDS = 50_000

_POSTS_AT_ONCE = 100
_ROWS_AT_ONCE = 2_000


def count_words(now: datetime, tell: Callable[[int, int], None]) -> int:
    """Count in how many public articles each word stands, and store that; return how many words.

    ``tell`` hears of how many articles out of how many are read. What was stored is replaced at
    once, at the end.
    """
    public = Post.objects.public(now).order_by("pk")
    total = public.count()
    posts: Counter[str] = Counter()
    rows = public.values_list("title", "excerpt", "body_html")
    for done, (title, excerpt, html) in enumerate(rows.iterator(_POSTS_AT_ONCE), start=1):
        posts.update(words_of(f"{title}\n{excerpt}\n{plain_text(html)}"))
        if done % _POSTS_AT_ONCE == 0 or done == total:
            tell(done, total)
    return _replace(posts)


def _replace(posts: Counter[str]) -> int:
    common = sorted(
        ((count, word) for word, count in posts.items() if count >= FEWEST_POSTS),
        key=lambda counted: (-counted[0], counted[1]),
    )
    words = [
        Word(spelling=word, folded=fold(word), skeleton=skeleton(word), posts=count)
        for count, word in common
        if max(len(word), len(fold(word))) <= LONGEST_WORD
    ][:MOST_WORDS]
    with transaction.atomic():
        Word.objects.all().delete()
        Word.objects.bulk_create(words, batch_size=_ROWS_AT_ONCE)
    return len(words)
