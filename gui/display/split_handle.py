"""Handle of the divider between two ways to show the image."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from gui.canvas.cursor import MARK_DARK, MARK_LIGHT
from gui.canvas.marks import divider_at
from gui.canvas.view import CanvasView
from gui.language.texts import tr

_SIDE_PX: Final = 30


class SplitHandle(QWidget):
    """Round handle on the divider, a child of the canvas; at its edge where the divider is out of view."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self._angle = 0.0
        self.resize(_SIDE_PX, _SIDE_PX)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Divider"))
        self.setToolTip(tr("Drag to see more of one side"))
        view.installEventFilter(self)
        view.camera_moved.connect(self._place)
        view.split_moved.connect(self._place)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(MARK_DARK, 2))
        painter.setBrush(MARK_LIGHT)
        painter.drawEllipse(self.rect().adjusted(2, 2, -2, -2))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 220))
        middle = _SIDE_PX / 2
        painter.translate(middle, middle)
        painter.rotate(self._angle)
        painter.translate(-middle, -middle)
        for side in (-1, 1):
            tip = middle + side * 9
            back = middle + side * 3
            points = (QPointF(tip, middle), QPointF(back, middle - 5), QPointF(back, middle + 5))
            painter.drawPolygon(QPolygonF(points))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons():
            self._drag(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _drag(self, event: QMouseEvent) -> None:
        place = self.mapToParent(event.position()) * self._view.devicePixelRatioF()
        self._view.set_split(self._view.camera.to_image(place.y(), place.x())[1])
        event.accept()

    def _place(self) -> None:
        split = self._view.split
        self.setVisible(split is not None)
        if split is not None:
            divider = divider_at(split, self._view.camera, self._view.device_size())
            middle = divider.middle / self._view.devicePixelRatioF()
            left = min(max(round(middle.x()) - _SIDE_PX // 2, 0), self._view.width() - _SIDE_PX)
            top = min(max(round(middle.y() - _SIDE_PX / 2), 0), self._view.height() - _SIDE_PX)
            self._angle = math.degrees(math.atan2(*divider.across))
            is_level = abs(divider.across[0]) > abs(divider.across[1])
            self.setCursor(Qt.CursorShape.SplitVCursor if is_level else Qt.CursorShape.SplitHCursor)
            self.move(left, top)
            self.update()
