"""The app that holds the newsroom."""

from django.apps import AppConfig


class PostsConfig(AppConfig):
    """Posts and all that belongs to them."""

    name = "posts"
    verbose_name = "編集部"
