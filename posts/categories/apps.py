"""The app of the publication's sections."""

from django.apps import AppConfig


class CategoriesConfig(AppConfig):
    """Categories of posts."""

    name = "posts.categories"
    verbose_name = "カテゴリー"
