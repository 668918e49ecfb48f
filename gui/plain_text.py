"""Names of the user's (files, classes, models) as plain text where Qt would read marks in them."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import Qt

CAPTION_LIMIT: Final = 60
NAMES_KEYS: Final = "names_keys"
"""Property of a widget whose texts name keys of actions, or come to: in it are no words but our own."""
_JOINER: Final = "\u2060"  # Word joiner: takes no room, and ends what Qt would take for a tag or an entity.


def one_line(text: str) -> str:
    """The text without line breaks, which would write over what is below."""
    return " ".join(text.splitlines())


def tip(text: str) -> str:
    """Tooltip that shows `text` as it stands: Qt guesses rich text from the first tag in it."""
    if not Qt.mightBeRichText(text):
        return text
    return text.replace("<", f"<{_JOINER}").replace("&", f"&{_JOINER}")


def keyless(text: str) -> str:
    """The text as it stands, beside words that name keys: "[[undo]]" in a name of the user's is no key."""
    return text.replace("[[", f"[{_JOINER}[")


def caption(text: str) -> str:
    """Text of a button or menu entry: one line, not endless, its "&" no mark for a key."""
    line = one_line(text)
    if len(line) > CAPTION_LIMIT:
        line = f"{line[: CAPTION_LIMIT // 2]}…{line[-CAPTION_LIMIT // 2 :]}"
    return line.replace("&", "&&")


def title(text: str) -> str:
    """Title of a window: one line; "[*]" in it is no place for the mark of what was changed."""
    return one_line(text).replace("[*]", "[*][*]")
