"""The root of all addresses."""

from django.contrib import admin
from django.urls import include, path

from cms import health

urlpatterns = [
    path("healthz", health.alive),
    path("readyz", health.ready),
    path("admin/", admin.site.urls),
    path("", include("posts.public.urls")),
]

handler404 = "posts.public.faults.not_found"
handler500 = "posts.public.faults.server_error"
