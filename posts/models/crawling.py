"""Whether crawlers of one kind may read the site."""

from __future__ import annotations

from django.db import models


class CrawlerRule(models.TextChoices):
    """What robots.txt tells them."""

    ALLOW = "allow", "許可する"
    DENY = "deny", "断る"
