"""The app of the publication's bylines."""

from django.apps import AppConfig


class AuthorsConfig(AppConfig):
    """Authors of posts."""

    name = "posts.authors"
    verbose_name = "執筆者"
