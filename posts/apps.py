"""The app that holds the newsroom."""

from django.apps import AppConfig


class PostsConfig(AppConfig):
    """Posts and all that belongs to them."""

    name = "posts"
    verbose_name = "編集部"

    def ready(self) -> None:
        """Register the models at the desk; here, because it needs every app's models."""
        from django.contrib import admin

        from posts.admin.site.registration import register_models

        register_models(admin.site)
