"""Texts of the window in the user's language, looked up in Qt's translation files.

The English text is the key. Values stand in it as named fields, so that a translation may put them
in another order: `tr("{count} of {total} images", count=3, total=10)`. A text that is put together of
pieces cannot be translated; one sentence is one text.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QCoreApplication

CONTEXT: Final = "Inkling"
ENGLISH: Final = "Language"
"""What `language_word` is in English."""


def tr(text: str, **values: object) -> str:
    """Translation of `text`, with `values` in the place of its `{fields}`; itself where there is none.

    Args:
        text: a literal, or one that a table holds as `marked`: what is written nowhere as a literal
            is not found by the script that collects the texts.
    """
    translated = QCoreApplication.translate(CONTEXT, text)
    return translated.format(**values) if values else translated


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
    return translated.format(count=count, **values)


def listed(parts: Iterable[str]) -> str:
    """Facts or names one after the other, such as "tree, locked"; each is whole in itself."""
    return tr(", ").join(parts)


def language_word() -> str:
    """The word for language in the one that texts are shown in, which tells it from others."""
    return tr(ENGLISH)


def marked(text: str) -> str:
    """`text` itself: a literal of a table, to be collected here and translated by `tr` where it is shown."""
    return text
