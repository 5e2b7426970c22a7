"""The page that shows staff the design system: every token, and every component on sample text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from posts.admin.site import style_guide_samples as samples
from posts.models import Post
from posts.public.article.reading_aids import reading_aids, share_links
from posts.public.responses import PageHead, allow_embedded_videos, render_page
from posts.workflow import render_into

#: The sheet in which every token stands, below BASE_DIR.
TOKENS = Path("static/css/tokens.css")

_TOKEN = re.compile(r"^  --([a-z0-9-]+): (.+?);(?: +/\* (.+?) \*/)?$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Token:
    """A value of the design system; ``kind`` is "colour", "font", "size", "space" or "width"."""

    name: str
    value: str
    note: str
    kind: str


def tokens_in(css: str) -> list[Token]:
    """The tokens of a style sheet in its order: lines of two spaces, ``--name: value;``."""
    return list(_tokens(css))


def _tokens(css: str) -> Iterator[Token]:
    for name, value, note in _TOKEN.findall(css):
        yield Token(name, " ".join(value.split()), note, _kind(name, value))


def _kind(name: str, value: str) -> str:
    beginning = name.partition("-")[0]
    if "light-dark(" in value:
        return "colour"
    if beginning in {"size", "space"}:
        return beginning
    return "font" if name in {"sans", "serif", "mono"} else "width"


@require_safe
def style_guide(request: HttpRequest) -> HttpResponse:
    """Show the design system with Japanese sample text; the templates are those of readers."""
    found = tokens_in((settings.BASE_DIR / TOKENS).read_text("utf-8"))
    post = samples.article(render_to_string("admin/style_guide/text.md"))
    render_into(post)
    context = {
        "kinds": _by_kind(found),
        **samples.parts(_newest_cover(timezone.now())),
        "post": post,
        "shares": share_links(request.build_absolute_uri(), post.title),
        **reading_aids(post),
    }
    head = PageHead(title="スタイルガイド", address="", noindex=True)
    page = render_page(request, "admin/style_guide/page.html", head, context)
    page["X-Robots-Tag"] = "noindex, nofollow"
    return allow_embedded_videos(page, post.body_html)


def _by_kind(tokens: Sequence[Token]) -> dict[str, list[Token]]:
    kinds = dict.fromkeys(token.kind for token in tokens)
    return {kind: [token for token in tokens if token.kind == kind] for kind in kinds}


def _newest_cover(now: datetime) -> Any:
    """A cover that readers see just now, or None: components with a picture need a real one."""
    posts = Post.articles.public(now).filter(cover__isnull=False).select_related("cover")
    post = posts.first()
    return post.shown_cover if post else None
