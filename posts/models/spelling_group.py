"""Words that readers may use for one another, and 表記ゆれ with what editors said of them."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models


def validate_spellings(text: str) -> None:
    """Refuse a group of fewer than two spellings."""
    if len(spellings_in(text)) < 2:
        raise ValidationError("表記を二つ以上、1行に一つずつ入れてください。")


def spellings_in(text: str) -> tuple[str, ...]:
    """The spellings of a group, one a line, each once."""
    return tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


class SpellingGroup(models.Model):
    """Spellings that a search takes for the same word: サーバ、サーバー; エヌビディア、NVIDIA."""

    spellings = models.TextField(
        "表記",
        max_length=2000,
        validators=[MaxLengthValidator(2000), validate_spellings],
        help_text="同じ語として検索する表記を、1行に一つずつ入れます。"
        "全角と半角、大文字と小文字の違いは、入れなくても同じに扱います。",
    )
    note = models.CharField("メモ", max_length=200, blank=True)

    class Meta:
        verbose_name = "表記ゆれ・同義語"
        verbose_name_plural = "検索の表記ゆれ・同義語"
        ordering = ("pk",)

    def __str__(self) -> str:
        return "、".join(spellings_in(self.spellings))


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
