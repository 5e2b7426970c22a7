"""An article or a fixed page: what readers see of it is this row."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils.safestring import mark_safe
from taggit.managers import TaggableManager

from posts import addresses
from posts.authors.models import Author
from posts.categories.models import Category
from posts.models.byline import Byline
from posts.models.image import Image
from posts.models.imports import SourceSite
from posts.models.kinds import Markup, PostKind
from posts.models.post_queryset import KindManager, PostQuerySet
from posts.models.series import Series
from posts.models.tagging import Tagging
from posts.models.visibility import Status

if TYPE_CHECKING:
    from posts.tags.models import Tag


class Post(models.Model):
    """One article or fixed page. Only ``posts.workflow`` changes what readers see of it."""

    kind = models.CharField(
        "種類", max_length=8, choices=PostKind.choices, default=PostKind.ARTICLE, editable=False
    )
    title = models.CharField("見出し", max_length=500)
    title_html = models.TextField("見出し（HTML）", blank=True, editable=False)
    slug = models.CharField(
        "スラッグ",
        max_length=addresses.LONGEST_SLUG,
        blank=True,
        db_index=True,
        help_text="URLの末尾になります。空欄のままなら、公開時に番号が入ります。",
    )
    path = models.CharField(
        "公開アドレス",
        max_length=addresses.LONGEST_PATH,
        unique=True,
        null=True,
        blank=True,
    )
    body = models.TextField("本文", blank=True, help_text="「書式」で選んだ書き方で書きます。")
    markup = models.CharField(
        "書式",
        max_length=10,
        choices=Markup.choices,
        default=Markup.MARKDOWN,
        help_text="WordPressやGhostから移した記事はHTMLです。"
        "HTMLの記事では、スクリプトやフォームなど安全でない要素を取り除いて表示します。",
    )
    body_html = models.TextField("本文（HTML）", blank=True, editable=False)
    toc = models.JSONField("目次", default=list, blank=True, editable=False)
    typography = models.BooleanField(
        "約物を整える",
        default=False,
        help_text="半角の引用符、ダッシュ、三点リーダーを組版用の記号に置き換えて表示します。",
    )
    hard_breaks = models.BooleanField(
        "改行を反映する",
        default=False,
        help_text="本文中の改行を、そのまま改行として表示します（Zenn・Qiita方式）。",
    )
    as_kramdown = models.BooleanField(
        "kramdownの解釈に合わせる",
        default=False,
        help_text="元のJekyllサイトと同じ表示にします。外すと、書き手の意図に近い表示になります。",
    )
    flavour = models.CharField("記法", max_length=10, blank=True, default="", editable=False)
    title_in_body = models.BooleanField("本文の見出しが題名", default=False, editable=False)
    excerpt = models.TextField("抜粋", blank=True, help_text="一覧や記事の冒頭に表示します。")
    description = models.TextField(
        "検索向けの説明",
        blank=True,
        help_text="検索結果やSNSに表示される説明文です。空欄なら抜粋を使います。",
    )
    category = models.ForeignKey(
        Category,
        verbose_name="カテゴリー",
        related_name="posts",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
    )
    series = models.ForeignKey(
        Series,
        verbose_name="連載",
        related_name="posts",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
    )
    series_position = models.PositiveSmallIntegerField(
        "連載での順番",
        null=True,
        blank=True,
        help_text="第何回か。空欄の記事は、順番のある記事のあとに公開順で並びます。",
    )
    tags = TaggableManager(  # type: ignore[no-untyped-call]  # django-taggit has no types
        verbose_name="タグ",
        through=Tagging,
        related_name="posts",
        blank=True,
        help_text="読点（、）またはコンマで区切ります。",
    )
    authors = models.ManyToManyField(
        Author, verbose_name="執筆者", through=Byline, related_name="posts", blank=True
    )
    status = models.CharField(
        "状態", max_length=12, choices=Status.choices, default=Status.DRAFT, editable=False
    )
    published_at = models.DateTimeField(
        "公開日時",
        null=True,
        blank=True,
        help_text="未来の日時を入れて公開すると、その時刻に自動で公開されます。",
    )
    expires_at = models.DateTimeField(
        "公開終了日時", null=True, blank=True, help_text="この日時を過ぎると表示されなくなります。"
    )
    updated_at = models.DateTimeField(
        "更新日時（読者向け）",
        null=True,
        blank=True,
        help_text="内容を改めたことを読者に知らせるときに入れます。",
    )
    cover = models.ForeignKey(
        Image,
        verbose_name="カバー画像",
        related_name="covered_posts",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
    )
    canonical_url = models.CharField(
        "正規URLの候補",
        max_length=1000,
        blank=True,
        help_text="元のサイトに書かれていた canonical_url です。自動では反映しません。",
    )
    noindex = models.BooleanField(
        "検索エンジンに載せない", default=False, help_text="robots に noindex を指定します。"
    )
    in_sitemap = models.BooleanField("サイトマップに載せる", default=True)
    footer_position = models.PositiveSmallIntegerField(
        "フッターでの順番",
        null=True,
        blank=True,
        help_text="運営会社、プライバシーポリシー、お問い合わせなど、全ページの下に並べるページに番号を"
        "入れます。小さいものから並び、空欄のページと公開中でないページは並びません。",
    )
    characters = models.PositiveIntegerField("文字数", default=0, editable=False)
    reading_minutes = models.PositiveIntegerField("読了時間（分）", default=1, editable=False)
    disclosure = models.TextField(
        "開示", blank=True, help_text="広告・提供・AI利用など、読者に知らせるべき事柄です。"
    )
    source_key = models.CharField(
        "取り込み元", max_length=1000, unique=True, null=True, blank=True, editable=False
    )
    source_hash = models.CharField(
        "取り込み元のハッシュ", max_length=64, blank=True, editable=False
    )
    source_site = models.ForeignKey(
        SourceSite,
        verbose_name="取り込み元のサイト",
        related_name="posts",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
    )
    source_name = models.CharField(
        "取り込み元のファイル名", max_length=1000, blank=True, editable=False
    )
    source_dialect = models.CharField("取り込み元の書式", max_length=30, blank=True, editable=False)
    source_encoding = models.CharField(
        "取り込み元の文字コード", max_length=30, blank=True, editable=False
    )
    source_bom = models.BooleanField("取り込み元のBOM", default=False, editable=False)
    source_bytes = models.BinaryField("取り込み元のバイト列", null=True, editable=False)
    front_matter = models.JSONField("フロントマター", default=dict, blank=True, editable=False)
    front_matter_text = models.TextField("フロントマター（原文）", blank=True, editable=False)
    guid = models.TextField("フィードでの識別子", blank=True, editable=False)
    version = models.PositiveIntegerField("版", default=0, editable=False)
    created_at = models.DateTimeField("作成日時", editable=False)
    saved_at = models.DateTimeField("最終保存", editable=False)

    objects = PostQuerySet.as_manager()
    #: What lists, feeds, the search and counts speak of.
    articles = KindManager(PostKind.ARTICLE)
    pages = KindManager(PostKind.PAGE)

    class Meta:
        verbose_name = "記事"
        verbose_name_plural = "記事"
        ordering = ("-published_at", "-pk")
        permissions = (("publish_post", "記事を公開・公開停止できる"),)
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(title=""),
                name="post_has_a_title",
                violation_error_message="見出しを入力してください。",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=Status.values), name="post_status_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(markup__in=Markup.values), name="post_markup_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=PostKind.values), name="post_kind_is_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(status=Status.PUBLISHED)
                | models.Q(path__isnull=False, published_at__isnull=False),
                name="published_post_has_path_and_date",
            ),
            models.CheckConstraint(
                condition=models.Q(path__isnull=True) | models.Q(path__startswith="/"),
                name="post_path_is_absolute",
            ),
        )
        indexes = (
            models.Index(
                fields=("status", "-published_at", "-id", "expires_at", "kind"), name="post_newest"
            ),
            models.Index(
                fields=("category", "status", "-published_at", "-id", "expires_at", "kind"),
                name="post_by_category",
            ),
            models.Index(fields=("-saved_at", "-id"), name="post_last_saved"),
            models.Index(
                fields=("footer_position",),
                condition=models.Q(footer_position__isnull=False),
                name="post_in_footer",
            ),
            models.Index(
                fields=("expires_at",),
                condition=models.Q(expires_at__isnull=False),
                name="post_expiring",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The public address, percent-encoded; "" for a post that never had one."""
        return addresses.encode_path(self.path) if self.path else ""

    @property
    def headline(self) -> str:
        """The title for templates: HTML that breaks between phrases, once it was saved so."""
        # Only workflow writes it, by a function that escapes the title.
        return mark_safe(self.title_html) if self.title_html else self.title  # noqa: S308

    @property
    def shown_cover(self) -> Image | None:
        """The cover as pages show it: none that is lost or broken, and no card of the headline."""
        cover = self.shared_cover
        return cover if cover and not cover.is_card else None

    @property
    def shared_cover(self) -> Image | None:
        """The cover as shared links show it, unless its file is lost or broken."""
        return self.cover if self.cover and self.cover.can_be_shown else None

    def is_public(self, at: datetime) -> bool:
        """Whether readers may see this row at ``at``; the twin of ``PostQuerySet.public``."""
        return (
            self.status == Status.PUBLISHED
            and self.published_at is not None
            and self.published_at <= at
            and (self.expires_at is None or self.expires_at > at)
        )

    def author_list(self) -> list[Author]:
        """The authors in the order of the byline."""
        return [byline.author for byline in self.bylines.all()]

    def tag_list(self) -> list[Tag]:
        """The tags in the order in which they were given."""
        return [tagging.tag for tagging in self.taggings.all()]


class Page(Post):
    """A post of the kind ``page``: its editor gives its address, no list shows it, it has no date.

    A proxy, so that the desk has a list and rights of its own for it; everywhere else it is a Post.
    """

    objects: ClassVar = KindManager(PostKind.PAGE)

    class Meta:
        proxy = True
        verbose_name = "固定ページ"
        verbose_name_plural = "固定ページ"
        ordering = ("path", "pk")
