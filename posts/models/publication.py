"""The site's own facts: what it is called, where it lives, how its addresses are made."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from posixpath import basename
from urllib.parse import urljoin

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, URLValidator
from django.db import models
from django.db.models.expressions import RawSQL
from django.utils import timezone

from posts import addresses
from posts.errors import AddressError
from posts.messages import in_japanese


class CrawlerRule(models.TextChoices):
    """What robots.txt tells them."""

    ALLOW = "allow", "許可する"
    DENY = "deny", "断る"


def _crawler_rule(label: str, help_text: str) -> models.CharField[str, str]:
    rule = CrawlerRule
    return models.CharField(
        label, max_length=5, choices=rule.choices, default=rule.ALLOW, help_text=help_text
    )


class Freshness(models.IntegerChoices):
    """How much more a new article counts than an old one, in percent."""

    NONE = 0, "考慮しない"
    GENTLE = 5, "少し優先する"
    STRONG = 40, "強く優先する"


def validate_permalink(pattern: str) -> None:
    """Refuse a permalink pattern that names unknown parts, or nothing that tells posts apart."""
    facts = addresses.PermalinkFacts(slug="slug", date=timezone.now())
    try:
        path = addresses.expand_permalink(pattern, facts)
    except AddressError as error:
        raise ValidationError(in_japanese(error)) from error
    if "slug" not in path:
        raise ValidationError("記事ごとに異なる部分（:slug または :title）を入れてください。")


def validate_colour(colour: str) -> None:
    """Refuse what is not a colour as style sheets write it, with six hexadecimal digits."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise ValidationError("#に続けて6桁の16進数で入力してください（例：#1a5fb4）。")


#: What parts the name of a publication from what it says of itself: 「瓦版｜技術の今日」.
_AFTER_THE_NAME = re.compile(r"\s*[｜|／【（(：:〜～]|\s+[-–—―/・]\s*|[–—―]")


class PublicationManager(models.Manager["Publication"]):
    """The one row."""

    def current(self, **also: RawSQL) -> Publication:
        """The publication as saved, or with the defaults where nobody has saved it yet.

        What is to be asked for ``also`` becomes attributes of a saved one.
        """
        found = self.select_related("logo").filter(pk=Publication.THE_ONE).annotate(**also)
        return found.first() or Publication()


class Publication(models.Model):
    """One row, edited in the admin and filled from ``_config.yml`` by the importer."""

    THE_ONE = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=THE_ONE, editable=False)
    title = models.CharField("媒体名", max_length=200, default="瓦版")
    short_name = models.CharField(
        "短い媒体名",
        max_length=40,
        blank=True,
        help_text="全ページの上部、ブラウザーのタブ、共有用の画像に使います。"
        "空欄なら、媒体名のうち「｜」や「-」などの区切りより前を使います。",
    )
    tagline = models.CharField("キャッチコピー", max_length=200, blank=True)
    description = models.TextField("媒体の説明", blank=True)
    url = models.URLField(
        "公開URL",
        blank=True,
        help_text="読者が訪れるアドレス（例：https://news.example）。"
        "空欄なら、サーバーの設定 SITE_URL を使います。",
    )
    logo = models.ForeignKey(
        "posts.Image",
        verbose_name="ロゴ",
        related_name="+",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
    )
    accent = models.CharField(
        "アクセントカラー",
        max_length=7,
        blank=True,
        validators=[validate_colour],
        help_text="リンクや見出しの飾り、アイコンに使う色です（例：#1a5fb4）。読みやすさを保つため、"
        "明るい画面と暗い画面のそれぞれで明るさを自動で調整します。空欄なら朱色です。",
    )
    card_names = models.TextField(
        "見出しを入れたカードのファイル名",
        blank=True,
        default="*-ogp.*",
        help_text="見出しの文字を入れただけの画像（OGP画像など）のファイル名を、1行に1つずつ書きます。"
        "* は任意の文字列です。当てはまる画像は共有のときだけ使い、記事や一覧には表示しません。"
        "画像ごとの設定は「画像」で変えられます。",
    )
    x_account = models.CharField(
        "Xのアカウント", max_length=50, blank=True, help_text="@ から始まる名前です。"
    )
    permalink = models.CharField(
        "記事アドレスの形式",
        max_length=200,
        default=addresses.DEFAULT_PERMALINK,
        validators=[validate_permalink],
        help_text=":year :month :day :slug などを組み合わせます。公開済みの記事は変わりません。",
    )
    page_size = models.PositiveSmallIntegerField(
        "一覧の件数",
        default=20,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text="一覧1ページに並べる記事の数です。",
    )
    search_crawlers = _crawler_rule(
        "検索エンジン",
        "Google、Bingなどの検索に記事を載せるかどうかです。断ると検索から読者が来なくなります。",
    )
    training_crawlers = _crawler_rule(
        "AIの学習",
        "記事をAIモデルの学習に使うための収集（GPTBot、ClaudeBot、Google-Extendedなど）です。"
        "断っても、通常の検索結果には影響しません。",
    )
    answering_crawlers = _crawler_rule(
        "AIの検索・回答",
        "AIが質問に答えるとき、記事を探して引用するための閲覧です"
        "（OAI-SearchBot、Claude-SearchBot、PerplexityBotなど）。"
        "断ると、AIの回答に記事が出典として載りにくくなります。",
    )
    crawler_policy = models.TextField(
        "robots.txt への追記",
        blank=True,
        help_text="robots.txt の末尾にそのまま加えます。",
    )
    search_freshness = models.PositiveSmallIntegerField(
        "検索結果での新しさ",
        choices=Freshness.choices,
        default=Freshness.GENTLE,
        help_text="検索結果の並びで、新しい記事をどれだけ優先するかです。",
    )
    websub_hub = models.URLField(
        "WebSubハブ",
        blank=True,
        validators=[URLValidator(schemes=("https", "http"))],
        help_text="更新をフィードの購読者へすぐに届けるハブのアドレスです"
        "（例：https://pubsubhubbub.appspot.com/）。空欄なら使いません。",
    )
    indexnow = models.BooleanField(
        "IndexNowで知らせる",
        default=False,
        help_text="公開・更新・公開停止のたびに、記事のアドレスを検索エンジン（Bingなど）へ知らせます。",
    )

    objects = PublicationManager()

    class Meta:
        verbose_name = "媒体情報"
        verbose_name_plural = "媒体情報"
        constraints = (
            models.CheckConstraint(condition=models.Q(pk=1), name="there_is_one_publication"),
            models.CheckConstraint(
                condition=~models.Q(title=""),
                name="publication_has_a_title",
                violation_error_message="媒体名を入力してください。",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def name(self) -> str:
        """What it is called where space is short: ``short_name``, else how its title begins."""
        return self.short_name or _AFTER_THE_NAME.split(self.title, 1)[0].strip() or self.title

    def takes_for_card(self, path: str) -> bool:
        """Whether the file name of a picture says that it is a card with the headline in it."""
        name = basename(path).lower()
        patterns = filter(None, map(str.strip, self.card_names.lower().splitlines()))
        return any(fnmatch(name, pattern) for pattern in patterns)

    @property
    def base_url(self) -> str:
        """The site's public identity: ``url``, else SITE_URL; without a final slash."""
        return (self.url or settings.SITE_URL).rstrip("/")

    def absolute(self, address: str) -> str:
        """Make a full URL of a percent-encoded address that begins with a slash."""
        return urljoin(f"{self.base_url}/", address)
