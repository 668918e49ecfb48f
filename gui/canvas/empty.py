"""What the canvas says where there is no image."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter


def paint_empty(painter: QPainter, whole: QRect, text: tuple[str, str], ground: QColor, ink: QColor) -> None:
    """Fill `whole` (device-independent pixels) with `ground`; write title and hint, which may be ""."""
    painter.fillRect(whole, ground)
    title, hint = text
    area = QRectF(whole).adjusted(24, 24, -24, -24)
    flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
    usual, large = painter.font(), QFont(painter.font())
    large.setPointSizeF(usual.pointSizeF() * 1.5 if usual.pointSizeF() > 0 else 15)
    painter.setPen(ink)
    painter.setFont(large)
    title_box = painter.boundingRect(area, flags, title)
    lift = 0.0 if not hint else title_box.height() * 0.6
    painter.drawText(area.translated(0, -lift), flags, title)
    if hint:
        painter.setFont(usual)
        painter.drawText(area.translated(0, lift), flags, hint)
