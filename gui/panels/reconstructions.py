"""Reconstructions of a network in pretraining under their originals, and its error as a curve."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from gui.language.texts import tr
from gui.panels.card import label
from gui.panels.curves import Curve, thinned
from gui.style.theme import SPACE, Theme

Pictures = NDArray[np.uint8]

CELL: Final = 88
_MOST_POINTS: Final = 300


def strip(pictures: Pictures, side: int, gap: int) -> Pictures:
    """(side, width, 4) uint8 of (N, S, S, 3) pictures side by side, clear between them.

    Each is brought to `side` pixels by repeating or leaving out whole pixels.
    """
    count, size = pictures.shape[:2]
    picked = np.arange(side) * size // side
    row = np.zeros((side, count * side + (count - 1) * gap, 4), np.uint8)
    for number, picture in enumerate(pictures):
        x = number * (side + gap)
        row[:, x : x + side, :3] = picture[picked][:, picked]
        row[:, x : x + side, 3] = 255
    return row


class Reconstructions(QWidget):
    """Up to three rows of pictures with their names; a row without pictures takes no room."""

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE * 2)
        grid.setVerticalSpacing(SPACE // 2)
        self.rows: dict[str, tuple[QLabel, QLabel]] = {}
        for number, (name, title) in enumerate(
            (
                ("originals", tr("Pictures")),
                ("seen", tr("As shown")),
                ("reconstructions", tr("Restored")),
            )
        ):
            heading, pixels = label(title, "small"), QLabel()
            heading.setFixedWidth(64)
            pixels.setAccessibleName(title)
            pixels.setAlignment(Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(heading, number, 0)
            grid.addWidget(pixels, number, 1)
            self.rows[name] = heading, pixels
        grid.setColumnStretch(1, 1)
        self.show_pictures(None, None, None)

    def show_pictures(
        self, originals: Pictures | None, seen: Pictures | None, reconstructions: Pictures | None
    ) -> None:
        """Show these, (N, S, S, 3) uint8 each."""
        shown = {"originals": originals, "seen": seen, "reconstructions": reconstructions}
        for name, (heading, pixels) in self.rows.items():
            pictures = shown[name]
            heading.setVisible(pictures is not None)
            pixels.setVisible(pictures is not None)
            if pictures is not None:
                pixels.setPixmap(_pixmap(strip(pictures, CELL, SPACE)))


class ErrorCurve(QWidget):
    """Curve without axes: what matters is whether it still falls."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._points: Curve = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Error over time"))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(300, 64)

    def show_curve(self, points: Curve) -> None:
        """Draw these (seconds, error) points."""
        self._points = thinned(points, _MOST_POINTS)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.setPen(QPen(self._theme.color("curve_loss"), 2))
        painter.drawPolyline(points_within(self._points, QRectF(2, 4, self.width() - 4, self.height() - 8)))


def points_within(points: Curve, within: QRectF) -> list[QPointF]:
    """The points in a rectangle: time from left to right, an error of 0 at the bottom."""
    if len(points) < 2:
        return []
    first, last = points[0][0], points[-1][0]
    highest = max(value for _, value in points) or 1.0
    span = (last - first) or 1.0
    return [
        QPointF(
            within.left() + within.width() * (time - first) / span,
            within.bottom() - within.height() * value / highest,
        )
        for time, value in points
    ]


def _pixmap(pixels: Pictures) -> QPixmap:
    height, width = pixels.shape[:2]
    pixels = np.ascontiguousarray(pixels)
    return QPixmap.fromImage(QImage(pixels.data, width, height, width * 4, QImage.Format.Format_RGBA8888))
