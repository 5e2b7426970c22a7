"""Files of the old site that stay what they were, such as /ads.txt, byte for byte."""

from __future__ import annotations

from django.db import models

from posts import addresses

#: Where the media store keeps these files. A picture lies under its public path there, and no
#: path can begin with this sign (posts.addresses), so that the two never meet.
FOLDER = "#kept"


def stored_under_its_content(kept: KeptFile, filename: str) -> str:
    """Where the media store keeps the file: a change is another name, never half a file."""
    return f"{FOLDER}/{kept.sha256}"


class KeptFile(models.Model):
    """One file; ``path`` is its public address, decoded, with a leading slash."""

    path = models.CharField("アドレス", max_length=addresses.LONGEST_PATH, unique=True)
    file = models.FileField("ファイル", upload_to=stored_under_its_content, max_length=100)
    byte_size = models.PositiveBigIntegerField("サイズ（バイト）", default=0, editable=False)
    sha256 = models.CharField("SHA-256", max_length=64, editable=False)
    source_key = models.CharField("取り込み元", max_length=1000, blank=True, editable=False)
    created_at = models.DateTimeField("登録日時", editable=False)

    class Meta:
        verbose_name = "引き継いだファイル"
        verbose_name_plural = "引き継いだファイル"
        ordering = ("path", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(path__startswith="/"), name="kept_file_path_is_absolute"
            ),
        )

    def __str__(self) -> str:
        return self.path

    def get_absolute_url(self) -> str:
        """The public address, percent-encoded."""
        return addresses.encode_path(self.path)
