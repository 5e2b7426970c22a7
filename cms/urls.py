"""The root of all addresses, but for the two of cms.health, which answer before it."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("posts.admin.urls")),
    path("", include("posts.public.urls")),
]

handler403 = "posts.public.error_pages.forbidden"
handler404 = "posts.public.error_pages.not_found"
handler500 = "posts.public.error_pages.server_error"
