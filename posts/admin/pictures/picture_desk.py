"""The desk of the pictures: upload, replacement under the same address, where they are used."""

from __future__ import annotations

from copy import copy
from functools import partial
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from posts import addresses, workflow
from posts.admin.pictures.uploaded_picture import (
    EXTENSIONS,
    PictureError,
    PictureFacts,
    extension_fits,
    path_for,
    read_picture,
)
from posts.admin.saving import SaveThroughWorkflowMixin
from posts.admin.typed_bases import ImageForm, ImageModelAdmin
from posts.jobs import renditions
from posts.models import Image, Post, Publication
from posts.pictures import without_private_data

_ACCEPTED = ",".join(extension for kind in EXTENSIONS.values() for extension in kind)

_READ = ("path", "dimensions", "weight", "rendition_state", "copies", "used_by", "created_at")

#: Posts that use a picture and are named on its page.
MOST_NAMED = 20


class PictureForm(ImageForm):
    """A picture with its words; ``facts`` is what was read of a new file, else None."""

    facts: PictureFacts | None = None

    class Meta:
        model = Image
        fields = ("file", "alt", "credit", "is_card", "focal_x", "focal_y")
        widgets = {"file": forms.FileInput(attrs={"accept": _ACCEPTED})}
        help_texts = {
            "file": "PNG・JPEG・GIF・WebP・AVIF。差し替えても、アドレスは変わりません。"
            "撮影場所や日時などの情報（EXIF）は、登録するときに取り除きます。",
            "focal_x": "カバー画像を横長（40：21）に切り抜くとき、中心に残す位置。"
            "左端が0、中央が0.5、右端が1です。",
            "focal_y": "上端が0、中央が0.5、下端が1です。人の顔が上にあるときは0.3ほどにします。",
        }

    def clean_file(self) -> Any:
        """Read a new file; it must be a picture, and of the kind that its address promises."""
        upload = self.cleaned_data["file"]
        if not isinstance(upload, UploadedFile):
            return upload
        try:
            read_picture(upload.read())
        except PictureError as error:
            raise ValidationError(str(error)) from error
        upload.seek(0)
        data = without_private_data(upload.read())
        self.facts = read_picture(data)
        if self.instance.path and not extension_fits(self.instance.path, self.facts):
            raise ValidationError(
                "アドレスの拡張子と画像の形式が違います。同じ形式の画像に差し替えてください。"
            )
        return SimpleUploadedFile(str(upload.name), data, upload.content_type or "")


class ImageDesk(SaveThroughWorkflowMixin, ImageModelAdmin):
    """Pictures."""

    form = PictureForm
    list_display = (
        "thumbnail", "path", "alt", "dimensions", "weight", "rendition_state", "created_at"
    )  # fmt: skip
    list_filter = ("is_card", "rendition_state")
    actions = ("render_anew",)
    list_display_links = ("thumbnail", "path")
    list_per_page = 50
    search_fields = ("path", "alt", "credit")
    search_help_text = "アドレス・代替テキスト・クレジットから探します。"
    ordering = ("-created_at", "-id")
    show_full_result_count = False
    readonly_fields = ("picture", *_READ)

    def get_fields(self, request: HttpRequest, obj: Image | None = None) -> Any:
        written = ("file", "alt", "credit", "is_card", ("focal_x", "focal_y"))
        if obj is None:
            return written
        return ("picture", "path", *written, *_READ[1:])

    def view_on_site(self, obj: Image) -> str:
        return obj.get_absolute_url()

    def save_model(self, request: HttpRequest, obj: Image, form: Any, change: Any) -> None:
        """Keep the picture under its path; a replaced file takes its place once that is certain."""
        if form.facts:
            upload, name = obj.file, obj.path.lstrip("/")
            _set_facts(obj, form.facts, upload.name or "")
            if name:
                storage, content = upload.storage, ContentFile(upload.read())
                obj.file = name
                transaction.on_commit(partial(_delete_derived_files, copy(obj)))
                transaction.on_commit(lambda: _replace_file(storage, name, content))
                obj.original = ""
        workflow.save_and_advance_edition(obj)
        if change and form.facts:
            workflow.discard_renditions([obj])
        elif {"focal_x", "focal_y"}.intersection(form.changed_data):
            renditions.mark_waiting([obj.pk])
        renditions.render_soon()

    def delete_model(self, request: HttpRequest, obj: Image) -> None:
        """Delete the row, and the files once that is certain."""
        storage, name, lost = obj.file.storage, obj.file.name, copy(obj)
        with transaction.atomic():
            workflow.delete_and_advance_edition(obj)
            workflow.refresh_pictures([obj.path])
        transaction.on_commit(partial(_delete_derived_files, lost))
        if name:
            transaction.on_commit(lambda: storage.delete(name))

    @admin.action(description="軽い画像（AVIF・WebP）を作り直す", permissions=["change"])
    def render_anew(self, request: HttpRequest, queryset: QuerySet[Image]) -> None:
        """Make the copies of the chosen pictures again, in the background."""
        count = renditions.mark_waiting(queryset.values_list("pk", flat=True))
        renditions.render_soon()
        self.message_user(
            request,
            f"{count}点の画像について、軽い画像を作り直しています。"
            "できあがるまでは、いまの画像を表示します。",
            messages.SUCCESS,
        )

    @admin.display(description="軽い画像の内訳")
    def copies(self, image: Image) -> SafeString | str:
        """How many copies readers may get, and how heavy the lightest and the heaviest are."""
        weights = sorted(int(copy["bytes"]) for copy in image.renditions)
        if not weights:
            return "―"
        lightest, heaviest = filesizeformat(weights[0]), filesizeformat(weights[-1])
        return f"{len(weights)}点（{lightest}～{heaviest}）"

    @admin.display(description="画像")
    def thumbnail(self, image: Image) -> SafeString:
        return picture_html(image, "thumbnail")

    @admin.display(description="画像")
    def picture(self, image: Image) -> SafeString:
        return picture_html(image, "picture")

    @admin.display(description="寸法")
    def dimensions(self, image: Image) -> str:
        return f"{image.width}×{image.height}" if image.width else "―"

    @admin.display(description="容量", ordering="byte_size")
    def weight(self, image: Image) -> str:
        return filesizeformat(image.byte_size)

    @admin.display(description="使っている記事")
    def used_by(self, image: Image) -> SafeString | str:
        """The posts that show the picture, newest first."""
        posts = posts_showing(image)
        named = format_html_join(
            "",
            '<li><a href="{}">{}</a></li>',
            (
                (reverse("admin:posts_post_change", args=[post.pk]), post.title)
                for post in posts[:MOST_NAMED]
            ),
        )
        if not named:
            return "この画像を使っている記事はありません。"
        return format_html("<p>{}件</p><ul>{}</ul>", posts.count(), named)


def posts_showing(image: Image) -> QuerySet[Post]:
    """The posts with this picture as cover or in the body, newest first, without bodies."""
    address = addresses.encode_path(image.path)
    return (
        Post.objects.filter(
            Q(cover=image) | Q(body_html__contains=address) | Q(body_html__contains=image.path)
        )
        .only("title")
        .newest_first()
    )


def _delete_derived_files(image: Image) -> None:
    """Delete what was made of a file that is gone, and the one that it came from."""
    renditions.delete_all(image)
    if image.original and not Image.objects.filter(original=image.original).exists():
        image.file.storage.delete(image.original)


def _replace_file(storage: Storage, name: str, content: ContentFile[bytes]) -> None:
    """Put ``content`` in the place of the stored file; the store has no overwriting."""
    storage.delete(name)
    storage.save(name, content)


def _set_facts(image: Image, facts: PictureFacts, filename: str) -> None:
    if not image.path:
        image.created_at = timezone.now()
        image.path = path_for(
            filename,
            facts,
            image.created_at,
            lambda path: Image.objects.filter(path=path).exists(),
        )
        is_named = Publication.objects.current().takes_for_card(filename)
        image.is_card = image.is_card or is_named
    image.width, image.height = facts.width, facts.height
    image.byte_size, image.sha256 = facts.byte_size, facts.sha256


def picture_html(image: Image, css_class: str) -> SafeString:
    """The picture itself, as large as its class in the desk's style sheet lets it be."""
    return format_html(
        '<img class="{}" src="{}" alt="{}" loading="lazy" decoding="async">',
        css_class,
        image.get_absolute_url(),
        image.alt or f"{image.path}（代替テキストなし）",
    )
