"""Form fields that the desk needs beside Django's own: dates, prose, names in one text field."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime
from django.db.models import Model
from django.utils.functional import Promise

_SEPARATORS = re.compile(r"[、,，\r\n]+")

#: What stands between names where the field is filled.
SEPARATOR = "、"


def split_names(text: str) -> tuple[str, ...]:
    """Return the names in ``text``, separated by 、 or a comma or a line break, each once.

    Blanks at both ends go; names that differ only in case or width are one, as first written.
    """
    names: dict[str, str] = {}
    for part in _SEPARATORS.split(text):
        if name := " ".join(part.split()):
            names.setdefault(fold(name), name)
    return tuple(names.values())


def join_names(names: Iterable[str]) -> str:
    """Return the names as one text that ``split_names`` takes apart again."""
    return SEPARATOR.join(names)


def fold(name: str) -> str:
    """Return what two spellings of one name share: neither case nor width counts."""
    return unicodedata.normalize("NFKC", name).casefold().strip()


def known_spelling(name: str, known: Iterable[str]) -> str | None:
    """Return how ``name`` is already written among ``known``, to the letter first; else None."""
    known = list(known)
    if name in known:
        return name
    folded = fold(name)
    return next((other for other in known if fold(other) == folded), None)


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


class RowChoiceField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not so at run time
    """A row of another model; the one that was chosen before is not asked for again."""

    chosen: Model | None = None

    def to_python(self, value: Any) -> Model | None:
        if self.chosen is not None and str(value) == str(self.chosen.pk):
            return self.chosen
        row: Model | None = super().to_python(value)
        return row


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
