"""Addresses that lead somewhere else: to a post, to another address, or to the word "gone"."""

from __future__ import annotations

from django.db import models

from posts import addresses

#: The longest address that an alias leads to, in characters; PostgreSQL indexes 2,700 bytes.
LONGEST_TARGET = 1000


class AliasStatus(models.IntegerChoices):
    """How a reader is told, as HTTP counts it."""

    PERMANENT = 301, "301 恒久的に移動"
    TEMPORARY = 302, "302 一時的に移動"
    GONE = 410, "410 掲載終了"


class Alias(models.Model):
    """An address that a post or a page had, or deserves.

    It points at a post itself, or else at ``address``: a path of this site, decoded, with its
    query and fragment if it has them, or a full URL. Neither is ever another alias, so there are no
    chains. With neither (the post was deleted, or nothing is to come back) it answers 410 Gone. A
    page that lives at ``path`` always wins over an alias.
    """

    path = models.CharField("旧アドレス", max_length=addresses.LONGEST_PATH, unique=True)
    post = models.ForeignKey(
        "posts.Post",
        verbose_name="記事",
        related_name="aliases",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        help_text="転送先が記事のときに選びます。",
    )
    address = models.CharField(
        "転送先のアドレス",
        max_length=LONGEST_TARGET,
        blank=True,
        db_index=True,
        help_text="記事以外への転送先です（例：/about/、https://example.com/）。"
        "記事もここも空欄なら「410 Gone（掲載終了）」を返します。",
    )
    status = models.PositiveSmallIntegerField(
        "種類", choices=AliasStatus.choices, default=AliasStatus.PERMANENT
    )
    created_at = models.DateTimeField("作成日時", editable=False)

    class Meta:
        verbose_name = "旧アドレス"
        verbose_name_plural = "旧アドレス"
        ordering = ("path", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(path__startswith="/"), name="alias_path_is_absolute"
            ),
            models.CheckConstraint(
                condition=models.Q(post__isnull=True) | models.Q(address=""),
                name="alias_leads_to_one_place",
                violation_error_message="転送先は、記事かアドレスのどちらか一方にしてください。",
            ),
            models.CheckConstraint(
                condition=models.Q(address="")
                | models.Q(address__startswith="/")
                | models.Q(address__startswith="http://")
                | models.Q(address__startswith="https://"),
                name="alias_address_is_a_path_or_a_url",
            ),
            models.CheckConstraint(
                condition=~models.Q(address=models.F("path")), name="alias_leads_elsewhere"
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=AliasStatus.values), name="alias_status_is_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(status=AliasStatus.GONE)
                | models.Q(post__isnull=True, address=""),
                name="what_is_gone_leads_nowhere",
                violation_error_message="「410 掲載終了」では、転送先を空欄にしてください。",
            ),
        )

    def __str__(self) -> str:
        return self.path

    @property
    def is_gone(self) -> bool:
        """Whether it leads nowhere any more."""
        return self.post_id is None and not self.address
