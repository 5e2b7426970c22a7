"""Pictures in the media store, found by the address that they have always had."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from posts import addresses

_SHARE_OF_THE_SIDE = (MinValueValidator(0.0), MaxValueValidator(1.0))


def stored_under_its_path(image: Image, filename: str) -> str:
    """Where the media store keeps the file: under its public path, without the leading slash."""
    return image.path.lstrip("/")


class Image(models.Model):
    """One picture; ``path`` is its public address, decoded, with a leading slash."""

    path = models.CharField("アドレス", max_length=addresses.LONGEST_PATH, unique=True)
    file = models.FileField("ファイル", upload_to=stored_under_its_path, max_length=700)
    alt = models.CharField(
        "代替テキスト",
        max_length=500,
        blank=True,
        help_text="画像が見えない読者に、何が写っているかを伝えます。",
    )
    credit = models.CharField("クレジット", max_length=200, blank=True)
    width = models.PositiveIntegerField("幅（px）", default=0, editable=False)
    height = models.PositiveIntegerField("高さ（px）", default=0, editable=False)
    byte_size = models.PositiveBigIntegerField("サイズ（バイト）", default=0, editable=False)
    sha256 = models.CharField("SHA-256", max_length=64, editable=False, db_index=True)
    focal_x = models.FloatField("注目点（横）", default=0.5, validators=_SHARE_OF_THE_SIDE)
    focal_y = models.FloatField("注目点（縦）", default=0.5, validators=_SHARE_OF_THE_SIDE)
    created_at = models.DateTimeField("登録日時", editable=False)

    class Meta:
        verbose_name = "画像"
        verbose_name_plural = "画像"
        ordering = ("path", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(path__startswith="/"), name="image_path_is_absolute"
            ),
        )

    def __str__(self) -> str:
        return self.path

    def get_absolute_url(self) -> str:
        return addresses.encode_path(self.path)
