"""The admin site: the newsroom's desk."""

from django.contrib.admin import AdminSite


class NewsroomSite(AdminSite):
    """Django's admin under the newsroom's name."""

    site_header = "瓦版 編集室"
    site_title = "瓦版 編集室"
    index_title = "編集室"
    site_url = "/"
