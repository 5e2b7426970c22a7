"""The addresses for staff outside the desk."""

from django.contrib import admin
from django.urls import path

from posts.admin.site.style_guide import style_guide

urlpatterns = [path("styleguide/", admin.site.admin_view(style_guide), name="style_guide")]
