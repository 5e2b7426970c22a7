"""What the desk says after a save."""

from __future__ import annotations

from datetime import datetime

from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from posts.admin.post.standing import Standing, standing_of
from posts.models import Post

_SAID = {
    Standing.DRAFT: "「{}」を下書きとして保存しました。",
    Standing.REVIEW: "「{}」を保存しました。校閲待ちです。",
    Standing.EXPIRED: "「{}」を保存しました。公開終了日時を過ぎているため、読者には見えません。",
    Standing.WITHDRAWN: "「{}」を保存しました。公開停止中のため、読者には見えません。",
}


def what_was_saved(post: Post, now: datetime) -> SafeString:
    """The sentence that tells the editor where the post stands at ``now``, with the way to it."""
    standing = standing_of(post, now)
    if standing is Standing.PUBLIC:
        return format_html(
            '「{}」を保存しました。公開中です。<a href="{}">サイトで見る</a>',
            post.title,
            post.get_absolute_url(),
        )
    if standing is Standing.SCHEDULED:
        assert post.published_at is not None
        moment = formats.date_format(timezone.localtime(post.published_at), "Y年n月j日 H:i")
        return format_html("「{}」を保存しました。{}に公開されます。", post.title, moment)
    return format_html(_SAID[standing], post.title)
