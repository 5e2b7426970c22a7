"""Words that readers may use for one another in a search."""

from __future__ import annotations

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
