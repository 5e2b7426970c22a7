"""In which notation a body is written."""

from __future__ import annotations

from django.db import models


class Markup(models.TextChoices):
    """Markdown, as the newsroom writes, or the HTML that came from another system."""

    MARKDOWN = "markdown", "Markdown"
    HTML = "html", "HTML"
