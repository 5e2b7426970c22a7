"""The people and desks whose names stand above articles."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from posts.authors.profile_links import (
    MOST_LINKS,
    ProfileLink,
    fault_of_link,
    links_in,
    split_links,
)


def validate_links(text: str) -> None:
    """Refuse what is no https address, naming it."""
    addresses = list(split_links(text))
    if len(addresses) > MOST_LINKS:
        raise ValidationError(f"リンクは{MOST_LINKS}件までにしてください。")
    faults = [fault for address in addresses if (fault := fault_of_link(address))]
    if faults:
        raise ValidationError(faults)


class Author(models.Model):
    """A byline: a person or a desk."""

    name = models.CharField("名前", max_length=100, unique=True)
    slug = models.SlugField(
        "スラッグ",
        max_length=120,
        unique=True,
        allow_unicode=True,
        help_text="執筆者ページのURLになります（/authors/スラッグ/）。",
    )
    description = models.TextField(
        "プロフィール", blank=True, help_text="執筆者ページの冒頭に表示します。"
    )
    role = models.CharField(
        "肩書き", max_length=100, blank=True, help_text="記者、編集長、寄稿者など。名前に添えます。"
    )
    portrait = models.ForeignKey(
        "posts.Image",
        verbose_name="顔写真",
        related_name="+",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        help_text="正方形に切り抜いて表示します。",
    )
    links = models.TextField(
        "リンク",
        blank=True,
        validators=[validate_links],
        help_text="本人のサイト、X、GitHubなど。https:// から始まるURLを1行に1件書きます。",
    )

    class Meta:
        verbose_name = "執筆者"
        verbose_name_plural = "執筆者"
        ordering = ("name", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(name=""),
                name="author_has_a_name",
                violation_error_message="名前を入力してください。",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("author", args=[self.slug])

    def profile_links(self) -> list[ProfileLink]:
        """The author's pages elsewhere, as readers see them."""
        return links_in(self.links)
