"""How much newer articles are preferred among the results of a search."""

from __future__ import annotations

from django.db import models


class Freshness(models.IntegerChoices):
    """How much more a new article counts than an old one, in percent."""

    NONE = 0, "考慮しない"
    GENTLE = 5, "少し優先する"
    STRONG = 40, "強く優先する"
