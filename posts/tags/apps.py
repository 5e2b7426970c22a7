"""The app of the publication's topics."""

from django.apps import AppConfig


class TagsConfig(AppConfig):
    """Tags of posts."""

    name = "posts.tags"
    verbose_name = "タグ"
