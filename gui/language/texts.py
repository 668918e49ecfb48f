"""Texts of the window in the user's language, looked up in Qt's translation files.

The English text is the key. Values stand in it as named fields, so that a translation may put them
in another order: `tr("{count} of {total} images", count=3, total=10)`. A text that is put together of
pieces cannot be translated; one sentence is one text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from string import Formatter
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

CONTEXT: Final = "Inkling"
ENGLISH: Final = "Language"
"""What `language_word` is in English."""

_NUMBER: Final = re.compile(r"(?<![\w.,])(?:\d{1,3}(?:,\d{3})*)(?:\.\d+)?(?![\w]|[.,]\d)")
"""A number as English writes it; no part of a version, a date, an address or a list without spaces."""
_VALUE: Final = re.compile(r"\d[\d,]*(?:\.\d+)?")
"""The figure in what a format has made of a number."""


def tr(text: str, **values: object) -> str:
    """Translation of `text`, with `values` in the place of its `{fields}`; itself where there is none.

    Args:
        text: a literal, or one that a table holds as `marked`: what is written nowhere as a literal
            is not found by the script that collects the texts.
    """
    translated = QCoreApplication.translate(CONTEXT, text)
    return _filled(translated, values) if values else translated


def counted(count: int, one: str, many: str, **values: object) -> str:
    """Translation of a text about `count` things, in the form that the language has for that number.

    Args:
        one: the English text for one thing: "{count} image".
        many: the English text for any other number, the key of the translation: "{count} images".
        values: further fields; `count` is one by itself.
    """
    translated = QCoreApplication.translate(CONTEXT, many, "", count)
    if translated == many and count == 1:
        translated = one
    return _filled(translated, {"count": count, **values})


def listed(parts: Iterable[str]) -> str:
    """Facts or names one after the other, such as "tree, locked"; each is whole in itself."""
    return tr(", ").join(parts)


def language_word() -> str:
    """The word for language in the one that texts are shown in, which tells it from others."""
    return tr(ENGLISH)


def marked(text: str) -> str:
    """`text` itself: a literal of a table, to be collected here and translated by `tr` where it is shown."""
    return text


def with_signs(text: str) -> str:
    """Numbers such as "1,234.5" in a text without names as the language that is shown writes them.

    Four figures and more without commas are none: the program writes commas, and "2024.01" is a date.
    """
    return _with_signs_in(_NUMBER, text)


def _with_signs_in(number: re.Pattern[str], text: str) -> str:
    if language_word() == ENGLISH:
        return text
    locale = QLocale()
    signs = str.maketrans({",": locale.groupSeparator(), ".": locale.decimalPoint()})
    return number.sub(lambda match: match[0].translate(signs), text)


class _NumberFormatter(Formatter):
    """Fills the fields of a text; numbers with a format, as "{count:,}", get the signs of the language."""

    def format_field(self, value: object, format_spec: str) -> str:
        text = str(super().format_field(value, format_spec))
        return _with_signs_in(_VALUE, text) if format_spec and isinstance(value, int | float) else text


_FORMATTER: Final = _NumberFormatter()


def _filled(text: str, values: dict[str, object]) -> str:
    # Painting asks for texts again and again, and Python's own way is ten times faster.
    return text.format(**values) if language_word() == ENGLISH else _FORMATTER.vformat(text, (), values)
