"""Which admin site the project uses."""

from django.contrib.admin.apps import AdminConfig


class NewsroomAdminConfig(AdminConfig):
    """Django's admin, shown as one newsroom's desk."""

    default_site = "posts.admin.site.newsroom_site.NewsroomSite"
