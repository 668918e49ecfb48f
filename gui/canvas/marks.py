"""Marks over the picture that belong to no tool: cross hair, divider, scale bar, a frame, onion skin; and
what is shown in place of a picture."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen, QPolygonF

from engine.core import Rect, RgbU8
from engine.document.pixel_size import PixelSize
from gui.canvas.camera import Camera, Size, fitted
from gui.canvas.camera_widget import CameraWidget
from gui.canvas.cursor import MARK_DARK, MARK_LIGHT, image_transform
from gui.language.texts import marked, tr, with_signs

if TYPE_CHECKING:
    from engine.sequence.outlines import MaskOutline

# Logical pixels.
_BAR_LONGEST = 180
_BAR_AWAY = 16
_BAR_TICK = 4
_BAR_FONT = 13
_SKIN_DASH = (5.0, 4.0)
_NAME_FONT = 12
_NAME_AWAY = 8
_PLACE_AWAY = 5
_EMPTY_TEXT = marked("No image")


def paint_without_image(
    painter: QPainter,
    picture: WaitingPicture | None,
    whole: QRect,
    ground: QColor,
    ink: QColor,
) -> bool:
    """Draw the small picture of an image that is being read, or write in the middle that there is no image.

    Args:
        whole: the view in device-independent pixels.

    Returns:
        whether there is a picture.
    """
    if picture is not None:
        picture.paint(painter, whole, ground)
        return True
    painter.fillRect(whole, ground)
    large = QFont(painter.font())
    points = painter.font().pointSizeF()
    large.setPointSizeF(points * 1.5 if points > 0 else 15)
    painter.setPen(ink)
    painter.setFont(large)
    flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
    painter.drawText(QRectF(whole).adjusted(24, 24, -24, -24), flags, tr(_EMPTY_TEXT))
    return False


@dataclass(frozen=True, slots=True, eq=False)
class WaitingPicture:
    """A picture, and the shape (H, W) of the image that it stands for."""

    image: QImage
    shape: Size

    @classmethod
    def of(cls, pixels: RgbU8, shape: Size) -> Self:
        """From (h, w, 3) uint8."""
        height, width = pixels.shape[:2]
        data = np.ascontiguousarray(pixels)
        # A copy: the array goes with this call.
        return cls(QImage(data.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy(), shape)

    def paint(self, painter: QPainter, rect: QRect, surround: QColor) -> None:
        """Draw it fitted, as the image will be, in a view of this rectangle."""
        painter.fillRect(rect, surround)
        ratio = painter.device().devicePixelRatioF()
        camera = fitted((round(rect.height() * ratio), round(rect.width() * ratio)), self.shape)
        extent = camera.extent(self.shape)
        place = QRectF(-camera.left, -camera.top, extent.width, extent.height)
        painter.scale(1 / ratio, 1 / ratio)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self.image)


def crosshair_rects(at: tuple[float, float], size: Size, line_px: int) -> tuple[Rect, Rect]:
    """The view's device pixels that the cross hair through (y, x) touches: its row and its column."""
    y, x, reach = math.floor(at[0]), math.floor(at[1]), 2 * line_px + 1
    return Rect(y - reach, 0, y + reach + 1, size[1]), Rect(0, x - reach, size[0], x + reach + 1)


def paint_crosshair(painter: QPainter, at: tuple[float, float], size: Size, line_px: int) -> None:
    """Draw lines from edge to edge through (y, x), light in dark, so that they are seen on any picture."""
    y, x = math.floor(at[0]) + 0.5, math.floor(at[1]) + 0.5
    lines = [QLineF(0, y, size[1], y), QLineF(x, 0, x, size[0])]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for color, width in ((MARK_DARK, 3 * line_px), (MARK_LIGHT, line_px)):
        pen = QPen(color, width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLines(lines)
    painter.restore()


def paint_place(painter: QPainter, place: Rect, camera: Camera, line_px: int) -> None:
    """Draw a frame around pixels of the image, with some room, light in dark; in device pixels."""
    room = _PLACE_AWAY * line_px / camera.scale
    y0, x0, y1, x1 = place.y0 - room, place.x0 - room, place.y1 + room, place.x1 + room
    corners = (camera.to_view(*corner) for corner in ((y0, x0), (y0, x1), (y1, x1), (y1, x0)))
    frame = QPolygonF([QPointF(x, y) for y, x in corners])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for color, width in ((MARK_DARK, 4 * line_px), (MARK_LIGHT, 2 * line_px)):
        painter.setPen(QPen(color, width))
        painter.drawPolygon(frame)
    painter.restore()


@dataclass(frozen=True, slots=True)
class Divider:
    """Line between two ways to show the image, in device pixels of the view.

    Attributes:
        ends: where it enters and leaves the view, or comes nearest to that; the lower one, or the left one of
            a level line, last.
        middle: halfway between them.
        across: (y, x) one pixel long, towards the right side of the image.
    """

    ends: tuple[QPointF, QPointF]
    middle: QPointF
    across: tuple[float, float]


def divider_at(column: float, camera: Camera, size: Size) -> Divider:
    """The divider at this column of the image, in a view of this size."""
    (y, x), (end_y, end_x) = camera.to_view(0, column), camera.to_view(0, column + 1)
    across = ((end_y - y) / camera.scale, (end_x - x) / camera.scale)
    along = (-across[1], across[0]) if abs(across[1]) > 1e-9 else (0.0, 1.0)
    if along[0] < 0:
        along = (-along[0], -along[1])
    # How far along the line, from the place that is nearest to the middle of the view, its ends are.
    middle_y, middle_x = size[0] / 2, size[1] / 2
    way = (middle_y - y) * along[0] + (middle_x - x) * along[1]
    y, x = y + way * along[0], x + way * along[1]
    least, most = -math.hypot(*size), math.hypot(*size)
    for place, step, side in ((y, along[0], size[0]), (x, along[1], size[1])):
        if abs(step) > 1e-9 and 0 <= place <= side:
            to_sides = sorted(((0 - place) / step, (side - place) / step))
            least, most = max(least, to_sides[0]), min(most, to_sides[1])
    first = QPointF(x + least * along[1], y + least * along[0])
    last = QPointF(x + most * along[1], y + most * along[0])
    if abs(along[0]) < 1e-9:
        first, last = last, first
    return Divider((first, last), (first + last) / 2, across)


def paint_divider(
    painter: QPainter, divider: Divider, is_upright: bool, line_px: int, names: tuple[str, str]
) -> None:
    """Draw the divider with the names of its left and right side.

    Args:
        is_upright: draw it on whole pixels, for a line that goes down or across.
    """
    first, last = divider.ends
    if is_upright:
        first, last = (QPointF(round(end.x()) + 0.5, round(end.y()) + 0.5) for end in divider.ends)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not is_upright)
    for color, width in ((MARK_DARK, 3 * line_px), (MARK_LIGHT, line_px)):
        painter.setPen(QPen(color, width))
        painter.drawLine(QLineF(first, last))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = painter.font()
    font.setPixelSize(_NAME_FONT * line_px)
    metrics = QFontMetricsF(font)
    away = _NAME_AWAY * line_px
    down, across = divider.across
    for name, side in zip(names, (-1, 1), strict=True):
        wide, high = metrics.horizontalAdvance(name), metrics.ascent() + metrics.descent()
        # The box of the name stands beside the line, and as far from its end.
        beside = side * (away + (abs(across) * wide + abs(down) * high) / 2)
        back = QLineF(last, first).unitVector()
        inwards = away + (abs(back.dx()) * wide + abs(back.dy()) * high) / 2
        centre = last + QPointF(beside * across + back.dx() * inwards, beside * down + back.dy() * inwards)
        text = QPainterPath()
        text.addText(centre + QPointF(-wide / 2, metrics.ascent() - high / 2), font, name)
        painter.strokePath(text, QPen(MARK_DARK, 3 * line_px))
        painter.fillPath(text, MARK_LIGHT)
    painter.restore()


def scale_bar_px(pixel_size: PixelSize, scale: float, size: Size, ratio: float) -> tuple[float, float]:
    """Length of the scale bar: in units of the pixel size, and in device pixels.

    Args:
        scale: device pixels per image pixel.
        size: (height, width) of the view in device pixels.
        ratio: device pixels per logical pixel.
    """
    longest = min(_BAR_LONGEST * ratio, size[1] / 4)
    length = pixel_size.round_length(longest / scale)
    return length, length / pixel_size.size * scale


def paint_scale_bar(painter: QPainter, pixel_size: PixelSize, scale: float, size: Size, ratio: float) -> None:
    """Draw a bar of a round length with its text in the lower left corner, in device pixels."""
    length, long_px = scale_bar_px(pixel_size, scale, size, ratio)
    left, bottom, tick = _BAR_AWAY * ratio, size[0] - _BAR_AWAY * ratio, _BAR_TICK * ratio
    bar = QPainterPath(QPointF(left, bottom - tick))
    for x, y in ((left, bottom), (left + long_px, bottom), (left + long_px, bottom - tick)):
        bar.lineTo(x, y)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = painter.font()
    font.setPixelSize(round(_BAR_FONT * ratio))
    painter.setFont(font)
    text = QPainterPath()
    words = with_signs(pixel_size.in_words(length))
    width = painter.fontMetrics().horizontalAdvance(words)
    text.addText(QPointF(left + max(0.0, (long_px - width) / 2), bottom - tick - 3 * ratio), font, words)
    for color, wide in ((MARK_DARK, 5 * ratio), (MARK_LIGHT, 2 * ratio)):
        painter.strokePath(bar, QPen(color, wide))
    painter.strokePath(text, QPen(MARK_DARK, 3 * ratio))
    painter.fillPath(text, MARK_LIGHT)
    painter.restore()


@dataclass(frozen=True, slots=True, eq=False)
class OnionSkin:
    """Outlines by their class, in image pixels."""

    paths: tuple[tuple[int, QPainterPath], ...] = ()

    @classmethod
    def of(cls, outlines: Sequence[MaskOutline]) -> OnionSkin:
        """The skin that these outlines make."""
        paths: dict[int, QPainterPath] = {}
        for outline in outlines:
            polygon = QPolygonF([QPointF(x, y) for x, y in outline.points.tolist()])
            path = paths.setdefault(outline.class_id, QPainterPath())
            path.addPolygon(polygon)
            path.closeSubpath()
        return cls(tuple(paths.items()))


def paint_onion_skin(
    painter: QPainter,
    skin: OnionSkin,
    color_of: Callable[[int], tuple[int, int, int] | None],
    camera: Camera,
    line_px: int,
) -> None:
    """Draw the outlines in device pixels, in the colours of their classes; None for one that is not drawn."""
    if not skin.paths:
        return
    way = image_transform(camera)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for class_id, path in skin.paths:
        color = color_of(class_id)
        if color is None:
            continue
        drawn = way.map(path)
        under = QPen(MARK_DARK, 3 * line_px)
        painter.strokePath(drawn, under)
        over = QPen(QColor(*color), 1.5 * line_px)
        over.setDashPattern(_SKIN_DASH)
        painter.strokePath(drawn, over)
    painter.restore()


class MarkedWidget(CameraWidget):
    """Base of `CanvasView`: has the cross hair, the divider, the scale bar and a frame; GUI thread."""

    split_moved = Signal()
    """The divider between two ways to show the image came, went, or moved."""

    _has_crosshair = False
    _cross: tuple[float, float] | None = None
    _split: float | None = None
    _is_left_bare = True
    _split_names = ("", "")
    _pixel_size: PixelSize | None = None
    _place: Rect | None = None

    def _compose_anew(self) -> None:
        """All of the picture looks different."""
        raise NotImplementedError

    def set_crosshair_visible(self, visible: bool) -> None:
        """Draw lines through the pointer from edge to edge."""
        self._has_crosshair = visible
        self.update_cursor()

    @property
    def split(self) -> float | None:
        """Column of the image where the divider stands; None where there is none."""
        return self._split

    def set_split(self, column: float | None) -> None:
        """Put the divider at this column of the image; None: take it away."""
        if column is not None and self._source is not None:
            column = min(max(column, 0.0), float(self._source.shape[1]))
        if column != self._split:
            self._split = column
            self._compose_anew()
            self.split_moved.emit()

    def show_split_names(self, left: str, right: str, *, is_left_bare: bool) -> None:
        """Name both sides of the divider; left is the image alone, or what the source says there."""
        if (left, right) != self._split_names or is_left_bare != self._is_left_bare:
            self._split_names, self._is_left_bare = (left, right), is_left_bare
            self._compose_anew()

    def split_in_the_middle(self) -> None:
        """Put the divider in the middle of the view."""
        height, width = self.device_size()
        self.set_split(self._camera.to_image(height / 2, width / 2)[1])

    def set_scale_bar(self, pixel_size: PixelSize | None) -> None:
        """Draw a scale bar for pixels of this size; None: none."""
        self._pixel_size = pixel_size
        self.update()

    @property
    def marked_place(self) -> Rect | None:
        """Pixels of the image that have a frame around them; None for none."""
        return self._place

    def mark_place(self, place: Rect | None) -> None:
        """Draw a frame around these pixels of the image; None: none."""
        if place != self._place:
            self._place = place
            self.update()

    def _update_crosshair(self) -> None:
        pointer = self._pointer if self._has_crosshair and self._source is not None else None
        cross = None if pointer is None else (pointer.view_y, pointer.view_x)
        if cross == self._cross:
            return
        for at in (self._cross, cross):
            if at is not None:
                for rect in crosshair_rects(at, self.device_size(), self._line_px()):
                    self._update_device(rect)
        self._cross = cross

    def _paint_marks(self, painter: QPainter) -> None:
        """Draw them, in device pixels."""
        if (self._split, self._place, self._pixel_size, self._cross) == (None, None, None, None):
            return
        size, line_px = self.device_size(), self._line_px()
        if self._split is not None:
            is_upright = self._camera.orientation.is_quarter
            divider = divider_at(self._split, self._camera, size)
            paint_divider(painter, divider, is_upright, line_px, self._split_names)
        if self._place is not None and self._source is not None:
            paint_place(painter, self._place, self._camera, line_px)
        if self._pixel_size is not None:
            paint_scale_bar(painter, self._pixel_size, self._camera.scale, size, self.devicePixelRatioF())
        if self._cross is not None:
            paint_crosshair(painter, self._cross, size, line_px)

    def _line_px(self) -> int:
        return max(1, round(self.devicePixelRatioF()))

    def _update_device(self, rect: Rect) -> None:
        ratio = self.devicePixelRatioF()
        x0, y0 = math.floor(rect.x0 / ratio), math.floor(rect.y0 / ratio)
        self.update(QRect(x0, y0, math.ceil(rect.x1 / ratio) - x0, math.ceil(rect.y1 / ratio) - y0))
