"""Django's admin and form classes with their model named.

The type checker wants ``ModelAdmin[Post]``; at run time these classes take no argument. Here, and
nowhere else in this room, the two are brought together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib import admin

if TYPE_CHECKING:
    from posts.models import Alias, Image, ImportRun, KeptFile, Link, Page, Post, Publication

    AliasForm = forms.ModelForm[Alias]
    AliasModelAdmin = admin.ModelAdmin[Alias]
    ImageForm = forms.ModelForm[Image]
    ImageModelAdmin = admin.ModelAdmin[Image]
    ImportRunModelAdmin = admin.ModelAdmin[ImportRun]
    KeptFileForm = forms.ModelForm[KeptFile]
    KeptFileModelAdmin = admin.ModelAdmin[KeptFile]
    LinkModelAdmin = admin.ModelAdmin[Link]
    PageForm = forms.ModelForm[Page]
    PageModelAdmin = admin.ModelAdmin[Page]
    PostModelForm = forms.ModelForm[Post]
    PostModelAdmin = admin.ModelAdmin[Post]
    PublicationModelAdmin = admin.ModelAdmin[Publication]
else:
    AliasForm = ImageForm = KeptFileForm = PageForm = PostModelForm = forms.ModelForm
    AliasModelAdmin = ImageModelAdmin = ImportRunModelAdmin = LinkModelAdmin = admin.ModelAdmin
    KeptFileModelAdmin = admin.ModelAdmin
    PageModelAdmin = PostModelAdmin = PublicationModelAdmin = admin.ModelAdmin
