"""Map of the images: each a dot in the colour of its status, or a picture where there is room."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.storage import ImageStatus
from gui.language.texts import tr
from gui.panels.image_rows import ImageMark, state_ink
from gui.panels.map_layout import (
    GAP_PX,
    MAX_ZOOM,
    PICTURE_PX,
    MapView,
    Points,
    fitted,
    picture_side,
    row_at,
    towards,
    with_pictures,
)
from gui.panels.thumbnails import Thumbnails
from gui.style.theme import Theme

MAP_STATES: Final[tuple[ImageStatus | ImageMark, ...]] = (
    ImageStatus.NEW,
    ImageMark.PREDICTED,
    ImageStatus.STARTED,
    ImageStatus.ACCEPTED,
    ImageStatus.SKIPPED,
    ImageStatus.UNREADABLE,
    ImageStatus.MISSING,
)
"""States of the images on the map, in the order of its legend."""
_INKS: Final = {str(state): state_ink(state) for state in (*MAP_STATES, ImageStatus.REMOVED)}
# So many dots are painted one by one with smooth edges; more are put into a picture at once.
SMOOTH_DOTS: Final = 3000
_DOT_PX: Final = 4
_DRAG_PX: Final = 4
_ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


def map_state(status: ImageStatus, *, is_predicted: bool) -> ImageStatus | ImageMark:
    """State of an image on the map: its status, of which those not begun are divided."""
    return ImageMark.PREDICTED if is_predicted and status is ImageStatus.NEW else status


class MapCanvas(QWidget):
    """Map that zooms and moves; arrows walk from image to image, Enter or a click opens one.

    Args:
        record_of: (name, path) of an image by its id.
    """

    chosen = Signal(int)
    """Id of the image that the user wants to open."""
    pointed = Signal(object)
    """Id of the image under the mouse, or marked by the keyboard; None for none."""

    def __init__(
        self, theme: Theme, thumbnails: Thumbnails, record_of: Callable[[int], tuple[str, Path]]
    ) -> None:
        super().__init__()
        self._theme = theme
        self._thumbnails = thumbnails
        self._record_of = record_of
        self._ids = np.zeros(0, np.int64)
        self._points: Points = np.zeros((0, 2), np.float32)
        self._statuses: list[str] = []
        self._view = MapView(1.0, 0.0, 0.0)
        self._home = self._view
        self._placed: Points = self._points
        self._pictures: list[int] = []
        self._side = PICTURE_PX
        self._open: int | None = None
        self._marked: int | None = None
        self._crowd: QImage | None = None
        self._pressed: QPoint | None = None
        self._is_dragging = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Map of the images"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 240)
        thumbnails.arrived.connect(self._on_thumbnail)
        theme.changed.connect(self._repaint_all)

    # ---- what to show

    @property
    def marked(self) -> int | None:
        """Id of the marked image."""
        return None if self._marked is None else int(self._ids[self._marked])

    def show_points(self, ids: np.ndarray, points: Points, statuses: list[str]) -> None:
        """Show another map, all of it; the marked image stays marked when it is still there."""
        marked = self.marked
        self._ids, self._points, self._statuses = ids, points, statuses
        self._marked = self._row_of(marked)
        self._open = None
        self.fit()

    def show_statuses(self, statuses: dict[int, str]) -> None:
        """Colour these images anew."""
        for image, status in statuses.items():
            row = self._row_of(image)
            if row is not None:
                self._statuses[row] = status
        self._repaint_all()

    def show_open(self, image_id: int | None) -> None:
        """Ring the image that is open in the window; it is also where the arrow keys begin."""
        self._open = self._row_of(image_id)
        if self._open is not None:
            self._marked = self._open
        self._place()

    def fit(self) -> None:
        """Show the whole map."""
        self._home = self._view = fitted(self._points, self.width(), self.height())
        self._place()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom around a pixel, or the middle; at the smallest the whole map shows."""
        wanted = self._view.scale * factor
        if wanted <= self._home.scale:
            self.fit()
            return
        at = QPointF(self.width() / 2, self.height() / 2) if at is None else at
        factor = min(wanted, self._home.scale * MAX_ZOOM) / self._view.scale
        self._view = self._view.zoomed(factor, at.x(), at.y())
        self._place()

    def position_of(self, image_id: int) -> QPointF | None:
        """Place of an image in this widget, in pixels."""
        row = self._row_of(image_id)
        return None if row is None else QPointF(*(float(v) for v in self._placed[row]))

    def sizeHint(self) -> QSize:
        return QSize(900, 600)

    # ---- events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(1.0015 ** event.angleDelta().y(), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        self._is_dragging = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._pressed is None:
            row = row_at(self._placed, self._pictures, at.x(), at.y(), self._side)
            self.setCursor(Qt.CursorShape.ArrowCursor if row is None else Qt.CursorShape.PointingHandCursor)
            if row is not None and row != self._marked:
                self._mark(row)
            return
        step = at - self._pressed
        if self._is_dragging or step.manhattanLength() >= _DRAG_PX:
            self._is_dragging = True
            self._view = self._view.moved(step.x(), step.y())
            self._pressed = at
            self._place()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_dragging, self._pressed = self._is_dragging, None
        self._is_dragging = False
        if was_dragging:
            return
        at = event.position()
        row = row_at(self._placed, self._pictures, at.x(), at.y(), self._side)
        if row is not None:
            self._mark(row)
            self.chosen.emit(int(self._ids[row]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS and len(self._ids):
            self._walk(*_ARROWS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._marked is not None:
            self.chosen.emit(int(self._ids[self._marked]))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(1.25)
        elif key == Qt.Key.Key_Minus:
            self.zoom(0.8)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_F):
            self.fit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Arrows and Enter belong to the map, not to the window's shortcuts or a default button.
        if event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if is_plain and event.key() not in (Qt.Key.Key_Escape, Qt.Key.Key_Tab):
                event.accept()
                return True
        return super().event(event)

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.color("canvas"))
        self._paint_dots(painter)
        for row in self._pictures:
            self._paint_picture(painter, row)
        for ringed, ink in ((self._open, "text"), (self._marked, "accent_hover")):
            if ringed is not None:
                self._paint_ring(painter, ringed, ink)

    def _paint_dots(self, painter: QPainter) -> None:
        with_picture = np.zeros(len(self._ids), bool)
        with_picture[self._pictures] = True
        limits = np.array([self.width(), self.height()])
        inside = ((self._placed > -_DOT_PX) & (self._placed < limits + _DOT_PX)).all(axis=1)
        rows = np.flatnonzero(inside & ~with_picture)
        if len(rows) > SMOOTH_DOTS:
            if self._crowd is None:
                self._crowd = self._crowd_image(rows)
            painter.drawImage(0, 0, self._crowd)
            return
        for row in rows.tolist():
            painter.setPen(QPen(self._theme.color("canvas"), 1))
            painter.setBrush(self._ink(row))
            painter.drawEllipse(QPointF(*(float(v) for v in self._placed[row])), _DOT_PX, _DOT_PX)

    def _crowd_image(self, rows: np.ndarray) -> QImage:
        """Squares of three pixels, all at once; of statuses that meet, the later in the legend shows."""
        width, height = self.width(), self.height()
        pixels = np.zeros((height, width), np.uint32)
        at = self._placed[rows].astype(np.intp)
        statuses = np.array(self._statuses)[rows]
        for state in MAP_STATES:
            color = self._theme.color(state_ink(state)).rgba()
            some = at[statuses == state]
            for dy in (-1, 0, 1):
                for dx in (-1, 0, 1):
                    x, y = some[:, 0] + dx, some[:, 1] + dy
                    fits = (x >= 0) & (x < width) & (y >= 0) & (y < height)
                    pixels[y[fits], x[fits]] = color
        # A copy, as the image does not keep the array's memory.
        return QImage(pixels.data, width, height, width * 4, QImage.Format.Format_ARGB32).copy()

    def _paint_picture(self, painter: QPainter, row: int) -> None:
        rect = self._picture_rect(row)
        shape = QPainterPath()
        shape.addRoundedRect(rect, 5, 5)
        painter.fillPath(shape, self._theme.color("raised"))
        picture = self._thumbnails.get(self._record_of(int(self._ids[row]))[1])
        if picture is not None:
            painter.save()
            painter.setClipPath(shape)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(rect.toRect(), picture)
            painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._ink(row), 2))
        painter.drawRoundedRect(rect, 5, 5)

    def _paint_ring(self, painter: QPainter, row: int, ink: str) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.color(ink), 3))
        if row in self._pictures:
            painter.drawRoundedRect(self._picture_rect(row).adjusted(-2, -2, 2, 2), 7, 7)
        else:
            painter.drawEllipse(QPointF(*(float(v) for v in self._placed[row])), _DOT_PX + 3, _DOT_PX + 3)

    # ---- inside

    def _picture_rect(self, row: int) -> QRectF:
        x, y = (float(v) for v in self._placed[row])
        side = self._side - GAP_PX
        return QRectF(round(x - side / 2), round(y - side / 2), side, side)

    def _ink(self, row: int) -> QColor:
        return self._theme.color(_INKS[self._statuses[row]])

    def _row_of(self, image_id: int | None) -> int | None:
        if image_id is None:
            return None
        row = int(np.searchsorted(self._ids, image_id))
        return row if row < len(self._ids) and self._ids[row] == image_id else None

    def _place(self) -> None:
        self._placed = self._view.to_pixels(self._points)
        first = [row for row in (self._marked, self._open) if row is not None]
        self._side = picture_side(self._view.scale / self._home.scale)
        self._pictures = with_pictures(self._placed, self.width(), self.height(), first, self._side)
        self._repaint_all()

    def _repaint_all(self) -> None:
        self._crowd = None
        self.update()

    def _walk(self, dx: int, dy: int) -> None:
        row = 0 if self._marked is None else towards(self._points, self._marked, dx, dy)
        self._mark(row)
        x, y = (float(v) for v in self._placed[row])
        inset = self._side / 2
        back_x = max(inset - x, 0.0) + min(self.width() - inset - x, 0.0)
        back_y = max(inset - y, 0.0) + min(self.height() - inset - y, 0.0)
        if back_x or back_y:
            self._view = self._view.moved(back_x, back_y)
        self._place()

    def _mark(self, row: int) -> None:
        self._marked = row
        self.pointed.emit(int(self._ids[row]))
        self.update()

    def _on_thumbnail(self, _path: str) -> None:
        if self.isVisible():
            self.update()
