"""What kind of post one is, and in which notation its body is written."""

from __future__ import annotations

from django.db import models


class PostKind(models.TextChoices):
    """An article stands in lists, feeds and the search; a fixed page, such as /about/, in none."""

    ARTICLE = "article", "記事"
    PAGE = "page", "固定ページ"


class Markup(models.TextChoices):
    """Markdown, as the newsroom writes, or the HTML that came from another system."""

    MARKDOWN = "markdown", "Markdown"
    HTML = "html", "HTML"
