"""Modes of the window: each is one enum that canvas, tools, settings and actions share.

A member's value is the text that is stored. Imports no numpy: the window needs this before its first paint.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

ModeT = TypeVar("ModeT", bound=StrEnum)


class OverlayMode(StrEnum):
    """Drawing of the mask over the image."""

    FILL = "fill"
    OUTLINE = "outline"
    OFF = "off"


class ThemeChoice(StrEnum):
    """Colours of the window: those of the system, or always the same."""

    SYSTEM = "system"
    DARK = "dark"
    LIGHT = "light"


def following(mode: ModeT) -> ModeT:
    """Member of the same enum after this one; after the last comes the first."""
    modes = list(type(mode))
    return modes[(modes.index(mode) + 1) % len(modes)]
