"""Navigator: the whole image, small, in a corner of the canvas, with the rectangle that is in view."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui.canvas.cursor import MARK_DARK, MARK_LIGHT
from gui.canvas.view import CanvasView
from gui.language.texts import tr
from gui.tool_state import Choice

LONGEST_PX: Final = 180
"""Longer side, in logical pixels; never more than a third of the canvas."""
_AWAY_PX: Final = 12
_RENEW_MS: Final = 250
"""Labels change while the pen moves; the small picture follows when it rests."""


class Navigator(QWidget):
    """Overview of a canvas, a child of it; a drag brings the point under the pointer to the middle."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self._is_wanted = False
        self._image = QImage()
        self._renew = QTimer(self)
        self._renew.setSingleShot(True)
        self._renew.setInterval(_RENEW_MS)
        self._renew.timeout.connect(self._draw_again)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Navigator"))
        self.setToolTip(tr("The whole image, and what of it is in view. Drag to look elsewhere"))
        view.installEventFilter(self)
        view.camera_moved.connect(self.update)
        view.orientation_changed.connect(lambda _orientation: self._draw_again())
        view.painted.connect(self._on_painted)
        self.hide()

    def follow(self, is_shown: Choice[bool]) -> None:
        """Show the navigator as long as this says so and an image is there."""
        is_shown.changed.connect(self.set_wanted)
        self.set_wanted(is_shown.value)

    def set_wanted(self, wanted: bool) -> None:
        """Show the navigator while an image is there, or not at all."""
        self._is_wanted = wanted
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawImage(QRectF(self.rect()), self._image)
        painter.setPen(QPen(MARK_DARK, 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        seen = self._seen()
        painter.setPen(QPen(MARK_DARK, 3))
        painter.drawRect(seen)
        painter.setPen(QPen(MARK_LIGHT, 1))
        painter.drawRect(seen)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._centre_on(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons():
            self._centre_on(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._centre_on(event)

    # ---- inside

    def _centre_on(self, event: QMouseEvent) -> None:
        source = self._view.source
        if source is None:
            return
        camera = self._view.overview_camera(max(self.width(), self.height()))
        whole = camera.extent(source.shape)
        y = event.position().y() / max(1, self.height()) * whole.height + whole.y0
        x = event.position().x() / max(1, self.width()) * whole.width + whole.x0
        self._view.centre_on(camera.to_image(y, x))
        event.accept()

    def _seen(self) -> QRectF:
        """The rectangle in view, in the navigator's pixels."""
        source = self._view.source
        if source is None:
            return QRectF()
        camera = self._view.camera
        whole = camera.extent(source.shape)
        seen = camera.view_rect(self._view.device_size()).intersect(whole)
        across, down = (self.width() - 1) / whole.width, (self.height() - 1) / whole.height
        left, top = (seen.x0 - whole.x0) * across, (seen.y0 - whole.y0) * down
        return QRectF(left, top, seen.width * across, seen.height * down)

    def _on_painted(self) -> None:
        if self._is_wanted and not self._renew.isActive():
            self._renew.start()

    def _draw_again(self) -> None:
        """Compose the small picture anew, where it is to be seen; a picture of another shape moves it."""
        self._place()
        if self.isHidden() or self._view.source is None:
            return
        ratio = self.devicePixelRatioF()
        image = self._view.overview(round(max(self.width(), self.height()) * ratio))
        if image != self._image:
            self._image = image
            self.update()

    def _place(self) -> None:
        source = self._view.source
        is_shown = self._is_wanted and source is not None
        if source is not None and is_shown:
            height, width = self._view.orientation.bounds(source.shape)
            longest = min(LONGEST_PX, self._view.width() // 3, self._view.height() // 3)
            share = longest / max(height, width)
            self.resize(max(8, round(width * share)), max(8, round(height * share)))
            self.move(
                self._view.width() - self.width() - _AWAY_PX, self._view.height() - self.height() - _AWAY_PX
            )
        if is_shown and self.isHidden():
            self._renew.start()
        self.setVisible(is_shown)
