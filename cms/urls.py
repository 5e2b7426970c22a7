"""The root of all addresses, but for the two of cms.health, which answer before it."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("posts.admin.urls")),
    path("", include("posts.public.urls")),
]

handler403 = "posts.public.faults.forbidden"
handler404 = "posts.public.faults.not_found"
handler500 = "posts.public.faults.server_error"
