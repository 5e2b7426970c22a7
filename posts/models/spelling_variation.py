"""表記ゆれ: words that the archive writes in more than one way, and what editors said of them."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class VariationKind(models.TextChoices):
    """In what the spellings of a word differ."""

    LONG_VOWEL = "long-vowel", "長音"
    CASE = "case", "大文字・小文字"
    WIDTH = "width", "全角・半角"
    OKURIGANA = "okurigana", "送り仮名"
    OTHER = "other", "その他"


class AcceptedVariation(models.Model):
    """Spellings that editors leave side by side, since they are different words or both good."""

    identity = models.TextField("表記", unique=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="決めた人",
        related_name="+",
        on_delete=models.SET_NULL,
        null=True,
    )
    at = models.DateTimeField("決めた日時")

    class Meta:
        verbose_name = "そのままにする表記"
        verbose_name_plural = "そのままにする表記"
        ordering = ("-at", "-pk")
        default_permissions = ()

    def __str__(self) -> str:
        return "／".join(spellings_of(self.identity))

    @property
    def spellings(self) -> list[str]:
        """The spellings, in their order."""
        return spellings_of(self.identity)

    def covers(self, identity: str) -> bool:
        """Whether the decision is about all spellings of this group, or more."""
        return set(spellings_of(identity)) <= set(self.spellings)


class SpellingVariation(models.Model):
    """One word in more than one spelling, as the archive was when its words were counted.

    ``spellings`` is a list of objects, that of the most articles first: ``text``, ``posts`` (how
    many public articles have it) and ``keys`` (the keys of the first of them). ``affected`` is how
    many articles have another spelling than the first. ``identity`` is all spellings in their
    order, a line each; ``accepted`` the decision of the editors that covers them.
    """

    identity = models.TextField("表記", unique=True)
    kind = models.CharField("種類", max_length=10, choices=VariationKind.choices)
    spellings = models.JSONField("表記ごとの記事")
    accepted = models.ForeignKey(
        AcceptedVariation,
        verbose_name="そのままにする",
        related_name="variations",
        on_delete=models.SET_NULL,
        null=True,
    )
    affected = models.PositiveIntegerField("少数派の表記を使う記事")

    class Meta:
        verbose_name = "表記ゆれ"
        verbose_name_plural = "表記ゆれ"
        ordering = ("-affected", "pk")
        default_permissions = ()

    def __str__(self) -> str:
        return "／".join(spellings_of(self.identity))


def identity_of(spellings: list[str]) -> str:
    """What names a group of spellings, whichever of them stands in the most articles."""
    return "\n".join(sorted(spellings))


def spellings_of(identity: str) -> list[str]:
    """The spellings that ``identity_of`` has joined, in its order."""
    return identity.split("\n")
