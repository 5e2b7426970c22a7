"""Django's admin and form classes with their model named.

The type checker wants ``ModelAdmin[Post]``; at run time these classes take no argument. Here, and
nowhere else in this room, the two are brought together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin

if TYPE_CHECKING:
    from posts.models import (
        Alias,
        FrontSlot,
        Image,
        ImportRun,
        KeptFile,
        Link,
        PinnedResult,
        Post,
        Publication,
        Series,
        SpellingGroup,
    )

    AnyModelAdmin = admin.ModelAdmin[Any]
    AliasForm = forms.ModelForm[Alias]
    AliasModelAdmin = admin.ModelAdmin[Alias]
    FrontSlotForm = forms.ModelForm[FrontSlot]
    FrontSlotModelAdmin = admin.ModelAdmin[FrontSlot]
    ImageForm = forms.ModelForm[Image]
    ImageModelAdmin = admin.ModelAdmin[Image]
    ImportRunModelAdmin = admin.ModelAdmin[ImportRun]
    KeptFileForm = forms.ModelForm[KeptFile]
    KeptFileModelAdmin = admin.ModelAdmin[KeptFile]
    LinkModelAdmin = admin.ModelAdmin[Link]
    PartInline = admin.TabularInline[Post, Series]
    PinnedResultForm = forms.ModelForm[PinnedResult]
    PinnedResultModelAdmin = admin.ModelAdmin[PinnedResult]
    PostModelForm = forms.ModelForm[Post]
    PostModelAdmin = admin.ModelAdmin[Post]
    PublicationModelAdmin = admin.ModelAdmin[Publication]
    SeriesForm = forms.ModelForm[Series]
    SeriesModelAdmin = admin.ModelAdmin[Series]
    SpellingGroupForm = forms.ModelForm[SpellingGroup]
    SpellingGroupModelAdmin = admin.ModelAdmin[SpellingGroup]
else:
    FrontSlotForm = SeriesForm = AliasForm = ImageForm = KeptFileForm = forms.ModelForm
    PostModelForm = PinnedResultForm = SpellingGroupForm = forms.ModelForm
    AliasModelAdmin = ImageModelAdmin = ImportRunModelAdmin = LinkModelAdmin = admin.ModelAdmin
    FrontSlotModelAdmin = KeptFileModelAdmin = SeriesModelAdmin = admin.ModelAdmin
    PartInline = admin.TabularInline
    PinnedResultModelAdmin = SpellingGroupModelAdmin = admin.ModelAdmin
    AnyModelAdmin = PostModelAdmin = PublicationModelAdmin = admin.ModelAdmin
