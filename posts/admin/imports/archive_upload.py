"""The form for an archive to import, and how its upload is received: to disk, and bounded."""

from __future__ import annotations

from functools import cache
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler

from posts.frontmatter.dialects.selection import DIALECTS
from posts.importing.uploads import UploadOptions
from posts.models.publication import validate_permalink

#: Bytes of an uploaded archive; nginx.conf has to let them through as well.
LARGEST_ARCHIVE = 512 * 1024**2

DIALECT_NAMES = {
    "zenn": "Zenn CLI",
    "qiita": "Qiita（CLI・エクスポート）",
    "jekyll": "Jekyll",
    "hexo": "Hexo",
    "zola": "Zola",
    "hugo": "Hugo",
    "pelican": "Pelican（Markdown）",
    "plain": "メタデータのないMarkdown",
    "wordpress": "WordPress（WXR）",
    "ghost": "Ghost（JSON）",
}
#: The encodings in which Japanese archives come, and the empty one that leaves it to the reader.
ENCODINGS = (
    ("", "自動で見分ける"),
    ("utf-8", "UTF-8"),
    ("utf-16", "UTF-16"),
    ("cp932", "Shift_JIS（Windows・CP932）"),
    ("euc_jp", "EUC-JP"),
    ("iso2022_jp", "ISO-2022-JP（JIS）"),
)

KEEP, OVERWRITE = "keep", "overwrite"

TOO_LARGE = (
    f"ファイルが大きすぎます。{LARGEST_ARCHIVE // 1024**2}MBまでに分けるか、"
    "サーバーで import_posts コマンドを使ってください。"
)


class BoundedUpload(TemporaryFileUploadHandler):
    """Writes an upload to a temporary file, and gives up on one that is too large."""

    was_too_large = False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write the next bytes; ``start`` is how many came before."""
        if start + len(raw_data) > LARGEST_ARCHIVE:
            self.was_too_large = True
            self.file.close()
            raise SkipFile
        super().receive_data_chunk(raw_data, start)


class ArchiveForm(forms.Form):
    """An archive and what is to be done with it."""

    archive = forms.FileField(
        label="アーカイブ（.zip）",
        widget=forms.FileInput(attrs={"accept": ".zip,application/zip"}),
        help_text="サイトのフォルダー（_posts・_config.yml・assets など）か、"
        "Markdownのファイルをまとめたzipです。"
        f"{LARGEST_ARCHIVE // 1024**2}MBまで。"
        "取り込みが終わると、アップロードしたファイルは消します。",
        error_messages={"required": "zipファイルを選んでください。"},
    )
    dry_run = forms.BooleanField(
        label="試し取り込み",
        required=False,
        help_text="何も変えずに、取り込んだ場合の報告だけを作ります。",
    )
    zone = forms.CharField(
        label="時間帯",
        required=False,
        max_length=64,
        help_text="記事の日時に時差の記載がないときに使います（例：Asia/Tokyo）。"
        "空欄なら、サイトの設定ファイルに従います。",
    )
    permalink = forms.CharField(
        label="記事アドレスの形式",
        required=False,
        max_length=200,
        help_text="例：/:year/:month/:day/:slug/。空欄なら、サイトの設定ファイルに従います。",
    )
    dialect = forms.ChoiceField(
        label="ファイルの書き方",
        required=False,
        choices=(("", "自動で見分ける"), *((name, DIALECT_NAMES[name]) for name in DIALECTS)),
        help_text="元のサイトの仕組みです。見分け方が合わないときだけ選んでください。",
    )
    encoding = forms.ChoiceField(
        label="文字コード",
        required=False,
        choices=ENCODINGS,
        help_text="自動の見分けに疑いがあれば、報告に載ります。そのときに選んでください。",
    )
    on_conflict = forms.ChoiceField(
        label="競合したときの扱い",
        choices=((KEEP, "ここでの編集を残す"), (OVERWRITE, "ファイルの内容で上書きする")),
        initial=KEEP,
        help_text="以前に取り込んだ記事が、ここでもファイルでも変わっていた場合です。"
        "どちらを選んでも、違いを報告に載せ、履歴に残します。",
    )

    def clean_archive(self) -> TemporaryUploadedFile:
        """Take only what calls itself a .zip; what it is will be seen when it is unpacked."""
        archive: TemporaryUploadedFile = self.cleaned_data["archive"]
        if not (archive.name or "").lower().endswith(".zip"):
            raise ValidationError("拡張子が .zip のファイルを選んでください。")
        return archive

    def clean_zone(self) -> str:
        """Take only a name of the IANA database."""
        zone: str = self.cleaned_data["zone"].strip()
        if zone and zone not in _zones():
            raise ValidationError("時間帯の名前が正しくありません。例：Asia/Tokyo、UTC")
        return zone

    def clean_permalink(self) -> str:
        """Take only a pattern that addresses can be made with."""
        permalink: str = self.cleaned_data["permalink"].strip()
        if permalink:
            validate_permalink(permalink)
        return permalink

    def options(self) -> UploadOptions:
        """What a valid form asks for."""
        cleaned: dict[str, Any] = self.cleaned_data
        return UploadOptions(
            dry_run=cleaned["dry_run"],
            zone=cleaned["zone"],
            permalink=cleaned["permalink"],
            dialect=cleaned["dialect"],
            encoding=cleaned["encoding"],
            overwrite=cleaned["on_conflict"] == OVERWRITE,
        )


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())
