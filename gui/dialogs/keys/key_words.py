"""Plain words for keys, by which a search finds them: nobody types "PgUp" who looks for page up."""

from __future__ import annotations

import re
from typing import Final

from gui.actions import key_text
from gui.language.texts import marked, tr

_PART: Final = re.compile(r"[^\s+]+|\+(?=\s|\)|$)")
"""A key of a text such as "Ctrl+PgUp  or  Ctrl++": what stands between the plus signs, or the key +."""

_MODIFIERS: Final = {
    "Ctrl+": marked("Ctrl control"),
    "Shift+": marked("Shift capital"),
    "Alt+": marked("Alt option"),
}
_KEYS: Final = {
    "Left": marked("arrow left cursor"),
    "Right": marked("arrow right cursor"),
    "Up": marked("arrow up cursor"),
    "Down": marked("arrow down cursor"),
    "Return": marked("Enter Return"),
    "Enter": marked("Enter Return"),
    "Esc": marked("Escape"),
    "Del": marked("Delete key"),
    "Backspace": marked("Backspace back"),
    "Space": marked("space bar"),
    "Tab": marked("tabulator"),
    "PgUp": marked("page up"),
    "PgDown": marked("page down"),
    ",": marked("comma"),
    ".": marked("full stop period dot"),
    "/": marked("slash"),
    "?": marked("question mark"),
    "+": marked("plus"),
    "-": marked("minus hyphen"),
    "=": marked("equals sign"),
    "[": marked("bracket left"),
    "]": marked("bracket right"),
}


def key_words(keys: str) -> str:
    """Words for the keys in a text as the table shows it, in English and in the user's language.

    >>> key_words("Shift+Left  or  PgUp")
    'Shift capital arrow left cursor page up'
    """
    words = _words_of_keys()
    found = [words[part] for part in _PART.findall(keys) if part in words]
    return " ".join(dict.fromkeys(text for pair in found for text in pair))


def _words_of_keys() -> dict[str, tuple[str, str]]:
    """Name of each key on this system: its words in English, and in the user's language."""
    names = {
        key_text(f"{modifier}A").removesuffix("A").removesuffix("+"): words
        for modifier, words in _MODIFIERS.items()
    }
    names |= {key_text(key): words for key, words in _KEYS.items()}
    return {name: (words, tr(words)) for name, words in names.items()}
