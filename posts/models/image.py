"""Pictures in the media store, found by the address that they have always had."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from posts import addresses
from posts.rendering import PictureSource, ShownPicture

_SHARE_OF_THE_SIDE = (MinValueValidator(0.0), MaxValueValidator(1.0))


def stored_under_its_path(image: Image, filename: str) -> str:
    """Where the media store keeps the file: under its public path, without the leading slash."""
    return image.path.lstrip("/")


class RenditionState(models.TextChoices):
    """What has become of the lighter copies of a picture."""

    WAITING = "waiting", "作成待ち"
    READY = "ready", "作成済み"
    ORIGINAL = "original", "元の画像のまま（SVG・アニメーション・小さな画像）"
    BROKEN = "broken", "画像が壊れています"
    TOO_LARGE = "too_large", "画素数が多すぎます"
    MISSING = "missing", "ファイルがありません"


#: The states of a picture of which browsers can make nothing.
_UNSHOWN = (RenditionState.BROKEN, RenditionState.MISSING)


class ImageQuerySet(models.QuerySet["Image"]):
    """Pictures as the front page asks for them."""

    def shown_large(self, width: int) -> ImageQuerySet:
        """Those that pages show as covers, ``width`` pixels wide or more; a vector is of any width.

        The twin of ``Post.shown_cover``.
        """
        wide = models.Q(width__gte=width) | models.Q(width=0)
        return self.filter(wide, is_card=False).exclude(rendition_state__in=_UNSHOWN)


class Image(models.Model):
    """One picture; ``path`` is its public address, decoded, with a leading slash.

    ``file`` is what readers get at the address, without what a camera wrote beside the pixels.
    Where that made another file of a picture that was taken over, ``original`` names the one that
    came, to the bit: exports write it, and readers never get it. ``sha256`` is that of what came,
    so that an import knows it again; ``byte_size`` that of ``file``; width and height are those of
    the picture as browsers turn it.

    ``renditions`` lists its lighter copies, narrowest first: format, cropped (to the shape of
    covers), width, height, name (in the media store, and the address behind ``/``), bytes. They
    are a column and not rows, so that a list of posts needs no query for them.
    """

    path = models.CharField("アドレス", max_length=addresses.LONGEST_PATH, unique=True)
    file = models.FileField("ファイル", upload_to=stored_under_its_path, max_length=700)
    original = models.CharField("元のファイル", max_length=700, blank=True, editable=False)
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
    renditions = models.JSONField("軽い画像", default=list, blank=True, editable=False)
    rendition_state = models.CharField(
        "軽い画像の状態",
        max_length=12,
        choices=RenditionState.choices,
        default=RenditionState.WAITING,
        editable=False,
        db_index=True,
    )
    is_card = models.BooleanField(
        "見出しを入れたカード",
        default=False,
        help_text="見出しの文字を入れただけの画像（OGP画像など）に付けます。"
        "SNSなどで共有されるときだけ使い、記事や一覧には表示しません。",
    )
    created_at = models.DateTimeField("登録日時", editable=False)

    objects = ImageQuerySet.as_manager()

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

    @property
    def can_be_shown(self) -> bool:
        """Whether browsers can make anything of it: its file is there, and is a picture."""
        return self.rendition_state not in _UNSHOWN

    def as_it_is(self) -> ShownPicture:
        """How a page shows the whole picture."""
        return ShownPicture(self.width, self.height, self._sources(cropped=False))

    def as_cover(self) -> ShownPicture:
        """How a page shows it in the shape of covers: cropped around its focal point, if need be.

        A picture of which there is no cropped copy is shown whole.
        """
        crops = [each for each in self.renditions if each["cropped"]]
        if not crops:
            return self.as_it_is()
        widest = max(crops, key=lambda each: int(each["width"]))
        return ShownPicture(widest["width"], widest["height"], self._sources(cropped=True))

    def _sources(self, *, cropped: bool) -> tuple[PictureSource, ...]:
        srcsets: dict[str, list[str]] = {}
        for copy in self.renditions:
            if copy["cropped"] == cropped:
                candidate = f"/{copy['name']} {copy['width']}w"
                srcsets.setdefault(copy["format"], []).append(candidate)
        return tuple(
            PictureSource(f"image/{kind}", ", ".join(srcsets[kind])) for kind in sorted(srcsets)
        )
