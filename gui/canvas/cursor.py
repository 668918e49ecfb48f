"""Cursor ring around the pixels that a pen would cover, drawn over the picture."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from engine.core import Rect
from engine.edit.raster import disc_spans
from gui.canvas.camera import Camera

# From this scale on the very pixels are outlined; below it a circle looks the same and is smoother.
EXACT_SCALE: Final = 4.0
# A ring smaller than this cannot be seen: the view shows a cross instead.
LEAST_RING_PX: Final = 6.0
_MARK_PX: Final = 3.0
_BIG_RING_PX: Final = 24.0


@dataclass(frozen=True, slots=True)
class PenCursor:
    """Pen over an image point, in the colour of its class (None for an eraser)."""

    y: float
    x: float
    radius_px: float
    color: tuple[int, int, int] | None


def ring_is_visible(radius_px: float, scale: float) -> bool:
    """Whether the ring alone is enough of a cursor."""
    return 2 * radius_px * scale >= LEAST_RING_PX


def cursor_rect(pen: PenCursor, camera: Camera) -> Rect:
    """The view's device pixels that the ring touches."""
    y, x = camera.to_view(pen.y, pen.x)
    reach = max(pen.radius_px + 1, 1.5) * camera.scale + 8
    return Rect(math.floor(y - reach), math.floor(x - reach), math.ceil(y + reach), math.ceil(x + reach))


def paint_cursor(painter: QPainter, pen: PenCursor, camera: Camera, line_px: int) -> None:
    """Draw the ring: dark outside light, so that it is seen on any picture. Device pixels."""
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    y, x = camera.to_view(pen.y, pen.x)
    if ring_is_visible(pen.radius_px, camera.scale):
        exact = camera.scale >= EXACT_SCALE
        path = _pixel_outline(pen, camera) if exact else _circle(y, x, pen.radius_px * camera.scale)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not exact)
        _stroke(painter, path, QColor(0, 0, 0, 190), 3 * line_px)
        _stroke(painter, path, QColor(255, 255, 255, 240), line_px)
    if pen.color is not None and pen.radius_px * camera.scale * 2 >= _BIG_RING_PX:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(QColor(0, 0, 0, 190), line_px))
        painter.setBrush(QColor(*pen.color))
        painter.drawEllipse(QPointF(x, y), _MARK_PX * line_px, _MARK_PX * line_px)
    painter.restore()


def _stroke(painter: QPainter, path: QPainterPath, color: QColor, width_px: int) -> None:
    stroke = QPen(color, width_px)
    stroke.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.strokePath(path, stroke)


def _circle(y: float, x: float, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QRectF(x - radius, y - radius, 2 * radius, 2 * radius))
    return path


def _pixel_outline(pen: PenCursor, camera: Camera) -> QPainterPath:
    """The border of the pixels that the pen covers; their rows are runs, so it is one polygon."""
    top, rows = disc_spans((pen.y, pen.x), pen.radius_px)
    down: list[QPointF] = []
    up: list[QPointF] = []
    for row, (left, right) in enumerate(rows, start=top):
        if right <= left:
            continue
        for edge in (row, row + 1):
            y, x_right = camera.to_view(edge, right)
            _, x_left = camera.to_view(edge, left)
            down.append(QPointF(round(x_right), round(y)))
            up.append(QPointF(round(x_left), round(y)))
    path = QPainterPath()
    path.addPolygon(QPolygonF([*down, *reversed(up)]))
    path.closeSubpath()
    return path
