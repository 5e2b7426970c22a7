"""What articles are about, as the words that tell them from others; of this, related ones come."""

from __future__ import annotations

from django.db import models

from posts.models.post import Post


class Topic(models.Model):
    """The terms that one article says most often, drafts included.

    ``terms`` holds hashes of terms and how often each is said, as ``posts.search.topics`` packs
    them.
    """

    post = models.OneToOneField(
        Post, primary_key=True, related_name="topic", on_delete=models.CASCADE
    )
    terms = models.BinaryField()

    def __str__(self) -> str:
        return str(self.post_id)


class TopicTerm(models.Model):
    """One of the few terms by which an article is found as the neighbour of another one."""

    post = models.ForeignKey(Post, related_name="topic_terms", on_delete=models.CASCADE)
    term = models.IntegerField()

    class Meta:
        indexes = (models.Index(fields=("term", "post"), name="topic_term_posts"),)

    def __str__(self) -> str:
        return f"{self.term} ({self.post_id})"


class WordFrequencies(models.Model):
    """In how many articles each term stands, counted at one time for the whole archive.

    There is at most one row. Between two counts the archive changes little, and with it the
    weights; ``documents`` says how many articles were counted. ``counts`` is packed like
    ``Topic.terms``; ``tokenizer`` is the version of the tokens.
    """

    counted_at = models.DateTimeField()
    documents = models.PositiveIntegerField()
    tokenizer = models.CharField(max_length=10)
    counts = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.documents} ({self.counted_at:%Y-%m-%d})"
