"""Rulers along the upper and the left edge of the canvas, in pixels or in the unit of the pixel size."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QGridLayout, QWidget

from engine.document.pixel_size import PixelSize
from gui.canvas.camera import Camera, Size
from gui.canvas.view import CanvasView
from gui.display.ruler_ticks import RulerAxis, RulerTick, ruler_ticks
from gui.language.texts import tr
from gui.tool_state import Choice

BAND_PX: Final = 20
"""Breadth of a ruler, in logical pixels, as all that follow."""
_FINE_PX: Final = 5
_ROOM_PX: Final = 12
_TICK_PX: Final = 5
_FONT_PX: Final = 10
_LABEL_AWAY_PX: Final = 3
_BASELINE_PX: Final = 11
_POINTER_PX: Final = 2


class _Band(QWidget):
    """What rulers and their corner have in common: the ground, the font, and device pixels to paint in."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Rulers"))

    def _device_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(round(_FONT_PX * self.devicePixelRatioF()))
        return font

    def _begin(self) -> QPainter:
        """A painter in device pixels, on the bare ground."""
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Window))
        painter.scale(1 / ratio, 1 / ratio)
        painter.setFont(self._device_font())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        return painter


class Ruler(_Band):
    """Ruler along one edge of a canvas, which is as long."""

    def __init__(self, view: CanvasView, is_across: bool) -> None:
        super().__init__()
        self._view = view
        self._is_across = is_across
        self._ticks: list[RulerTick] = []
        self._pointer: int | None = None
        if is_across:
            self.setFixedHeight(BAND_PX)
        else:
            self.setFixedWidth(BAND_PX)

    @property
    def ticks(self) -> list[RulerTick]:
        """The ticks that are shown."""
        return self._ticks

    @property
    def pointer(self) -> int | None:
        """Place of the pointer along the ruler, in device pixels; None where it is not over the canvas."""
        return self._pointer

    def measure(self, pixel_size: PixelSize) -> None:
        """The view shows another part of the image, or another image: other ticks."""
        source, ratio = self._view.source, self.devicePixelRatioF()
        axis = None
        if source is not None:
            axis = RulerAxis.of(self._view.camera, source.shape, pixel_size, self._is_across)
        self._ticks = []
        if axis is not None:
            length = self._view.device_size()[self._is_across]
            width_of = QFontMetricsF(self._device_font()).horizontalAdvance
            self._ticks = ruler_ticks(axis, length, _FINE_PX * ratio, _ROOM_PX * ratio, width_of)
        self.update()

    def point(self, place: tuple[float, float] | None) -> None:
        """The pointer is at (y, x) of the view, in device pixels; repaints no more than its mark."""
        pointer = None if place is None else math.floor(place[self._is_across])
        if pointer == self._pointer:
            return
        for at in (self._pointer, pointer):
            if at is not None:
                self.update(self._around(at))
        self._pointer = pointer

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, ratio = self._begin(), self.devicePixelRatioF()
        color = self.palette().color(QPalette.ColorRole.WindowText)
        line_px, band = max(1, round(ratio)), round(BAND_PX * ratio)
        for tick in self._ticks:
            long_px = band if tick.is_long else round(_TICK_PX * ratio)
            painter.fillRect(self._across_band(tick.place, line_px, long_px, band), color)
            if tick.label:
                self._write(painter, tick, ratio)
        if self._pointer is not None:
            wide_px = round(_POINTER_PX * ratio)
            mark = self._across_band(self._pointer - wide_px // 2, wide_px, band, band)
            painter.fillRect(mark, self.palette().color(QPalette.ColorRole.Highlight))
        painter.end()

    # ---- inside

    def _across_band(self, place: int, wide_px: int, long_px: int, band: int) -> QRect:
        """A line from the canvas into the ruler, in device pixels."""
        if self._is_across:
            return QRect(place, band - long_px, wide_px, long_px)
        return QRect(band - long_px, place, long_px, wide_px)

    def _write(self, painter: QPainter, tick: RulerTick, ratio: float) -> None:
        """Beside the tick, and along the ruler: on the left one it reads upwards."""
        start, baseline = tick.place + round(_LABEL_AWAY_PX * ratio), round(_BASELINE_PX * ratio)
        if self._is_across:
            painter.drawText(QPoint(start, baseline), tick.label)
            return
        painter.save()
        painter.translate(baseline, start + math.ceil(painter.fontMetrics().horizontalAdvance(tick.label)))
        painter.rotate(-90)
        painter.drawText(QPoint(0, 0), tick.label)
        painter.restore()

    def _around(self, at: int) -> QRect:
        """Where the pointer's mark is painted, in logical pixels."""
        start = math.floor(at / self.devicePixelRatioF()) - _POINTER_PX
        if self._is_across:
            return QRect(start, 0, 2 * _POINTER_PX + 1, self.height())
        return QRect(0, start, self.width(), 2 * _POINTER_PX + 1)


class _Corner(_Band):
    """Where both rulers meet: their unit."""

    def __init__(self) -> None:
        super().__init__()
        self.unit = PixelSize().unit
        self.setFixedSize(BAND_PX, BAND_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, side = self._begin(), round(BAND_PX * self.devicePixelRatioF())
        painter.drawText(QRect(0, 0, side, side), Qt.AlignmentFlag.AlignCenter, self.unit)
        painter.end()


class RuledCanvas(QWidget):
    """Canvas with rulers beside it, which cover nothing of it; without them the canvas has all the room.

    Attributes:
        across: the ruler at the upper edge.
        down: the ruler at the left edge.
    """

    def __init__(self, view: CanvasView) -> None:
        super().__init__()
        self._view = view
        self._is_wanted = False
        self._pixel_size = PixelSize()
        self._measured: tuple[object, ...] = ()
        self.across, self.down, self._corner = Ruler(view, True), Ruler(view, False), _Corner()
        cells = QGridLayout(self)
        cells.setContentsMargins(0, 0, 0, 0)
        cells.setSpacing(0)
        cells.addWidget(self._corner, 0, 0)
        cells.addWidget(self.across, 0, 1)
        cells.addWidget(self.down, 1, 0)
        cells.addWidget(view, 1, 1)
        for band in (self._corner, self.across, self.down):
            band.hide()
        view.camera_moved.connect(self._measure)
        view.cursor_moved.connect(lambda _y, _x, _is_inside: self._point())

    @property
    def unit(self) -> str:
        """Unit that the rulers show."""
        return self._corner.unit

    def follow(self, are_shown: Choice[bool]) -> None:
        """Show the rulers as long as this says so."""
        are_shown.changed.connect(self._set_wanted)
        self._set_wanted(are_shown.value)

    def show_pixel_size(self, pixel_size: PixelSize) -> None:
        """Measure in the unit of this pixel size."""
        self._pixel_size = pixel_size
        self._measure()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Another image, or another size: whatever the camera does not tell is painted.
        if event.type() in (QEvent.Type.Paint, QEvent.Type.Resize):
            self._measure()
        return False

    # ---- inside

    def _set_wanted(self, wanted: bool) -> None:
        if wanted == self._is_wanted:
            return
        self._is_wanted = wanted
        for band in (self._corner, self.across, self.down):
            band.setVisible(wanted)
        if wanted:
            self._view.installEventFilter(self)
            self._measure()
            self._point()
        else:
            self._view.removeEventFilter(self)

    def _measure(self) -> None:
        """Other ticks, where anything differs that they depend on."""
        if not self._is_wanted:
            return
        seen = self._seen()
        if seen != self._measured:
            self._measured = seen
            self._corner.unit = self._pixel_size.unit
            for ruler in (self.across, self.down):
                ruler.measure(self._pixel_size)
            self._corner.update()

    def _seen(self) -> tuple[Size | None, Camera, Size, float, PixelSize]:
        view = self._view
        shape = None if view.source is None else view.source.shape
        return shape, view.camera, view.device_size(), view.devicePixelRatioF(), self._pixel_size

    def _point(self) -> None:
        if self._is_wanted:
            for ruler in (self.across, self.down):
                ruler.point(self._view.pointer_place)
