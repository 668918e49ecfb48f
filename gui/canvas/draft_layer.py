"""Draft of a tool, drawn over the picture: lines, handles, a region, and a text beside the pointer."""

from __future__ import annotations

import itertools
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from gui.canvas.camera import Camera, Size
from gui.canvas.cursor import MARK_DARK, MARK_LIGHT, image_transform
from gui.canvas.overlay_style import contrast_color
from gui.tools.base import Draft, DraftLine, DraftRegion, PointYX

_DASH: Final = (4.0, 3.0)
_HANDLE_PX: Final = 3.5
_FILL_ALPHA: Final = 110
_TEXT_AWAY_PX: Final = 14.0
_MANY_POINTS: Final = 1000
"""A line with more points is drawn without those that the screen cannot tell from the one before."""
_MOST_HANDLES: Final = 400
"""With more handles in view they would cover the line: only the one under the pointer is drawn."""


def paint_draft(
    painter: QPainter,
    draft: Draft,
    color: tuple[int, int, int] | None,
    camera: Camera,
    size: Size,
    line_px: int,
    pointer: PointYX | None,
) -> None:
    """Draw a draft in device pixels.

    Args:
        color: of its class; None for white.
        size: (height, width) of the view.
        pointer: (y, x) in device pixels, for the text.
    """
    painter.save()
    tint = QColor(*color) if color is not None else MARK_LIGHT
    if draft.region is not None:
        _paint_region(painter, draft.region, tint, camera, size)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in draft.lines:
        _paint_line(painter, line, tint, camera, line_px)
    for index in _handles_in_view(draft, camera, size):
        _paint_handle(painter, draft.handles[index], tint, camera, line_px, is_chosen=index == draft.chosen)
    if draft.text and pointer is not None:
        _paint_text(painter, draft.text, pointer, line_px)
    painter.restore()


def _at(point: PointYX, camera: Camera) -> QPointF:
    y, x = camera.to_view(*point)
    return QPointF(x, y)


def _handles_in_view(draft: Draft, camera: Camera, size: Size) -> list[int]:
    """Indices of the handles to draw."""
    if not draft.handles:
        return []
    places = camera.all_to_view(np.array(draft.handles))
    shown = np.flatnonzero(((places >= (0, 0)) & (places <= size)).all(axis=1))
    if shown.size > _MOST_HANDLES:
        return [] if draft.chosen is None else [draft.chosen]
    return [int(index) for index in shown]


def _thinned(points: tuple[PointYX, ...], camera: Camera) -> list[PointYX]:
    """The points that are drawn: those on another pixel of the screen than the one before."""
    if len(points) <= _MANY_POINTS:
        return list(points)
    places = np.round(np.array(points) * camera.scale)
    is_other = (np.diff(places, axis=0) != 0).any(axis=1)
    return [points[0], *itertools.compress(points[1:], is_other)]


def _paint_line(painter: QPainter, line: DraftLine, tint: QColor, camera: Camera, line_px: int) -> None:
    if not line.points:
        return
    points = _thinned(line.points, camera)
    path = QPainterPath(_at(points[0], camera))
    for point in points[1:]:
        path.lineTo(_at(point, camera))
    if line.is_closed:
        path.closeSubpath()
    # As scribbles: a dark line, such as that of the background, would be lost on a dark picture.
    under = QPen(QColor(*contrast_color((tint.red(), tint.green(), tint.blue()))), 3 * line_px)
    under.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, under)
    over = QPen(tint, line_px)
    over.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if line.is_dashed:
        over.setDashPattern(_DASH)
    painter.strokePath(path, over)


def _paint_handle(
    painter: QPainter, handle: PointYX, tint: QColor, camera: Camera, line_px: int, *, is_chosen: bool
) -> None:
    radius = _HANDLE_PX * line_px * (1.6 if is_chosen else 1.0)
    at = _at(handle, camera)
    painter.setPen(QPen(MARK_DARK, line_px))
    painter.setBrush(tint if is_chosen else MARK_LIGHT)
    painter.drawRect(QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_region(painter: QPainter, region: DraftRegion, tint: QColor, camera: Camera, size: Size) -> None:
    """The region's part that is in view, one colour, see-through; pixels keep their square shape."""
    rect = region.rect
    seen = camera.visible_image(size, (max(0, rect.y1), max(0, rect.x1)))
    view = seen.intersect(rect)
    if view.is_empty:
        return
    covered = region.covered[view.y0 - rect.y0 : view.y1 - rect.y0, view.x0 - rect.x0 : view.x1 - rect.x0]
    # Below 1:1 every n-th pixel is enough: a finer region than the screen's cannot be seen.
    step = max(1, int(1 / camera.scale))
    covered = covered[::step, ::step]
    tint = QColor(tint)
    tint.setAlpha(_FILL_ALPHA)
    mono = QImage(covered.shape[1], covered.shape[0], QImage.Format.Format_Indexed8)
    mono.setColorTable([0, tint.rgba()])
    stride = mono.bytesPerLine()
    rows = np.frombuffer(mono.bits(), np.uint8).reshape(covered.shape[0], stride)
    rows[:, : covered.shape[1]] = covered
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.setTransform(image_transform(camera), True)
    painter.drawImage(QRectF(view.x0, view.y0, covered.shape[1] * step, covered.shape[0] * step), mono)
    painter.restore()


def _paint_text(painter: QPainter, text: str, pointer: PointYX, line_px: int) -> None:
    font = painter.font()
    font.setPixelSize(12 * line_px)
    painter.setFont(font)
    metrics = painter.fontMetrics()
    away = _TEXT_AWAY_PX * line_px
    box = QRectF(
        pointer[1] + away,
        pointer[0] + away,
        metrics.horizontalAdvance(text) + 8 * line_px,
        metrics.height() + 4 * line_px,
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(MARK_DARK)
    painter.drawRoundedRect(box, 3 * line_px, 3 * line_px)
    painter.setPen(MARK_LIGHT)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
