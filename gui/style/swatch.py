"""Swatch of a class or channel: a square of its colour as an icon, in menus, lists and tables."""

from __future__ import annotations

from PySide6.QtGui import QColor, QIcon, QPixmap

_SIDE_PX = 16


def swatch(color: QColor | tuple[int, int, int]) -> QIcon:
    """A square of this colour, which stays what it is in a chosen row, where Qt would tint it."""
    picture = QPixmap(_SIDE_PX, _SIDE_PX)
    picture.fill(color if isinstance(color, QColor) else QColor(*color))
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)
    return icon
