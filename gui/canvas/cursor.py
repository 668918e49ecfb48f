"""Cursor ring around the pixels that a pen would cover, drawn over the picture."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from engine.core import Rect
from engine.edit.raster import disc_spans
from gui.canvas.camera import Camera

# From this scale on the very pixels are outlined; below it a circle looks the same and is smoother.
EXACT_SCALE: Final = 4.0
# A ring smaller than this cannot be seen: the view shows a cross instead.
LEAST_RING_PX: Final = 6.0
_MARK_PX: Final = 3.0
_BIG_RING_PX: Final = 24.0
# Circles up to this radius in device pixels are kept as pictures: of eight, 8 MB at most.
_MOST_KEPT_PX: Final = 250.0
MARK_DARK: Final = QColor(0, 0, 0, 190)
MARK_LIGHT: Final = QColor(255, 255, 255, 240)
"""Rim and line of what is drawn over the picture, so that it is seen on any picture."""


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


def rings_to_paint(old: Rect | None, new: Rect | None) -> list[Rect]:
    """What two rings cover; one rectangle where they are near, which is painted in half the time of two."""
    rects = [rect for rect in (old, new) if rect is not None]
    if old is None or new is None:
        return rects
    both = old.union(new)
    return [both] if both.area <= 2 * (old.area + new.area) else rects


def image_transform(camera: Camera) -> QTransform:
    """The way of a painter from image points to device pixels of the view."""
    top, left = camera.to_view(0, 0)
    y_down, x_down = camera.to_view(1, 0)
    y_across, x_across = camera.to_view(0, 1)
    return QTransform(x_across - left, y_across - top, x_down - left, y_down - top, left, top)


def paint_cursor(painter: QPainter, pen: PenCursor, camera: Camera, line_px: int) -> None:
    """Draw the ring: dark outside light, so that it is seen on any picture. Device pixels."""
    y, x = camera.to_view(pen.y, pen.x)
    radius = pen.radius_px * camera.scale
    is_seen = ring_is_visible(pen.radius_px, camera.scale)
    color = pen.color if radius * 2 >= _BIG_RING_PX else None
    if is_seen and camera.scale < EXACT_SCALE and radius <= _MOST_KEPT_PX:
        _draw_kept_ring(painter, y, x, radius, color, line_px)
        return
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if is_seen and camera.scale >= EXACT_SCALE:
        is_upright = camera.orientation.is_quarter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not is_upright)
        _stroke(painter, _pixel_outline(pen, camera), line_px)
    elif is_seen:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        _stroke(painter, _circle(y, x, radius), line_px)
    if color is not None:
        _draw_mark(painter, y, x, color, line_px)
    painter.restore()


def _draw_mark(painter: QPainter, y: float, x: float, color: tuple[int, int, int], line_px: int) -> None:
    """The middle of a large ring, in the colour of its class."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(QPen(MARK_DARK, line_px))
    painter.setBrush(QColor(*color))
    painter.drawEllipse(QPointF(x, y), _MARK_PX * line_px, _MARK_PX * line_px)


def _stroke(painter: QPainter, path: QPainterPath, line_px: int) -> None:
    for color, width_px in ((MARK_DARK, 3 * line_px), (MARK_LIGHT, line_px)):
        stroke = QPen(color, width_px)
        stroke.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.strokePath(path, stroke)


def _draw_kept_ring(
    painter: QPainter, y: float, x: float, radius: float, color: tuple[int, int, int] | None, line_px: int
) -> None:
    """The ring, to half a pixel; as a picture, which takes a tenth of drawing its path with each move."""
    y, x = round(2 * y) / 2, round(2 * x) / 2
    top, left = math.floor(y), math.floor(x)
    picture = _ring_picture(radius, y - top, x - left, color, line_px)
    middle = picture.width() // 2
    painter.drawImage(left - middle, top - middle, picture)


@lru_cache(maxsize=8)
def _ring_picture(
    radius: float, y: float, x: float, color: tuple[int, int, int] | None, line_px: int
) -> QImage:
    """The ring with its mark alone, its middle at (y, x), 0 or 0.5, of the picture's middle pixel."""
    reach = math.ceil(radius) + 2 * line_px + 1
    picture = QImage(2 * reach + 1, 2 * reach + 1, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(0)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    _stroke(painter, _circle(reach + y, reach + x, radius), line_px)
    if color is not None:
        _draw_mark(painter, reach + y, reach + x, color, line_px)
    painter.end()
    return picture


def _circle(y: float, x: float, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QRectF(x - radius, y - radius, 2 * radius, 2 * radius))
    return path


def _pixel_outline(pen: PenCursor, camera: Camera) -> QPainterPath:
    """The border of the pixels that the pen covers; their rows are runs, so it is one polygon."""
    top, rows = disc_spans((pen.y, pen.x), pen.radius_px)
    is_upright = camera.orientation.is_quarter
    down: list[QPointF] = []
    up: list[QPointF] = []
    for row, (left, right) in enumerate(rows, start=top):
        if right <= left:
            continue
        for edge in (row, row + 1):
            for side, column in ((down, right), (up, left)):
                y, x = camera.to_view(edge, column)
                side.append(QPointF(round(x), round(y)) if is_upright else QPointF(x, y))
    path = QPainterPath()
    path.addPolygon(QPolygonF([*down, *reversed(up)]))
    path.closeSubpath()
    return path
