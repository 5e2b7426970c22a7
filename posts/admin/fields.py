"""Form fields that the desk needs beside Django's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime
from django.utils.functional import Promise

from posts.admin.names import join_names, split_names


class DateAndTime(AdminSplitDateTime):
    """A date and a time, each named for those who hear the form; the field's legend says whose."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        day, time = self.widgets
        day.attrs["aria-label"], time.attrs["aria-label"] = "日付", "時刻"


class ProseField(forms.CharField):
    """Text of several lines: kept to the letter, with the line breaks that the archive has.

    Browsers send every line break as CR LF; stored texts have LF.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "strip": False})

    def to_python(self, value: Any) -> str | None:
        text = super().to_python(value)
        return text.replace("\r\n", "\n").replace("\r", "\n") if text else text


class NamesInput(forms.TextInput):
    """A text field for several names that completes each of them (static/js/admin-completion.js).

    ``completions`` is the address that answers. Without JavaScript it is a plain text field.
    """

    def __init__(self, completions: Promise | str) -> None:
        super().__init__(
            attrs={
                "class": "vTextField names-input",
                "autocomplete": "off",
                "data-completions": completions,
            }
        )

    class Media:
        js = ("js/admin-completion.js",)


class NamesField(forms.Field):
    """Several names in one text, in order; cleaned to a tuple of names."""

    def __init__(self, *, completions: Promise | str, **options: Any) -> None:
        super().__init__(required=False, widget=NamesInput(completions), **options)

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) or value is None else join_names(value)

    def to_python(self, value: Any) -> tuple[str, ...]:
        return split_names(value or "")

    def has_changed(self, initial: Sequence[str] | None, data: Any) -> bool:
        return tuple(initial or ()) != split_names(data or "")
