"""Canvas without an image: a plain ground with two words."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

TEXT: Final = "No image"


def paint_empty(painter: QPainter, whole: QRect, ground: QColor, ink: QColor) -> None:
    """Fill `whole` (device-independent pixels) with `ground`; write in the middle that there is no image."""
    painter.fillRect(whole, ground)
    large = QFont(painter.font())
    points = painter.font().pointSizeF()
    large.setPointSizeF(points * 1.5 if points > 0 else 15)
    painter.setPen(ink)
    painter.setFont(large)
    flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
    painter.drawText(QRectF(whole).adjusted(24, 24, -24, -24), flags, TEXT)
