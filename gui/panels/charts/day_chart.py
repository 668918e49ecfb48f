"""Charts over days: lines that rise in steps, and columns."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from gui.language.texts import listed, tr
from gui.style.theme import Theme

_LEAST_LEFT: Final = 56
_AIR: Final = 8
"""Between the values and the lines."""
_BELOW: Final = 22
_ABOVE: Final = 20
_RIGHT: Final = 10
_LEAST_COLUMN: Final = 1.5
_WIDEST_COLUMN: Final = 28.0
_LINES: Final = 4


@dataclass(frozen=True, slots=True)
class DaySeries:
    """Values of days, in their order: the name and the colour (a name of the theme's) of what they are."""

    name: str
    ink: str
    values: tuple[float, ...]


class DayChart(QWidget):
    """Series over the same days, from left to right by date; the later ones are painted over the earlier.

    Args:
        has_columns: a column for each day, else a line of whole numbers that stays until the next day.
        text_of: how a value is written beside its line.
    """

    def __init__(
        self, theme: Theme, name: str, text_of: Callable[[float], str], *, has_columns: bool
    ) -> None:
        super().__init__()
        self._theme = theme
        self._text_of = text_of
        self._has_columns = has_columns
        self._days: tuple[date, ...] = ()
        self._series: tuple[DaySeries, ...] = ()
        self.setAccessibleName(name)
        self.setMinimumSize(220, 150)
        theme.changed.connect(self.update)

    def show_days(self, days: Sequence[date], series: Sequence[DaySeries]) -> None:
        """Draw these values, one of each series for each day."""
        self._days, self._series = tuple(days), tuple(series)
        last = listed(f"{s.name} {self._text_of(s.values[-1])}" for s in self._series if s.values)
        self.setAccessibleDescription(last)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(360, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = painter.font()
        font.setPixelSize(11)
        painter.setFont(font)
        if not self._days:
            painter.setPen(self._theme.color("text_soft"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, tr("No work was counted yet."))
            return
        most = max(max(series.values) for series in self._series) or 1.0
        if not self._has_columns:
            # Whole numbers at the lines of the grid.
            most = _LINES * math.ceil(most / _LINES)
        values = [self._text_of(most * number / _LINES) for number in range(_LINES + 1)]
        left = max(_LEAST_LEFT, max(map(painter.fontMetrics().horizontalAdvance, values)) + 2 * _AIR)
        area = QRectF(left, _ABOVE, self.width() - left - _RIGHT, self.height() - _ABOVE - _BELOW)
        self._paint_grid(painter, area, values)
        self._paint_names(painter, area.left())
        for series in self._series:
            color = self._theme.color(series.ink)
            if self._has_columns:
                self._paint_columns(painter, area, series.values, most, color)
            else:
                self._paint_steps(painter, area, series.values, most, color)

    def _x(self, day: date, area: QRectF) -> float:
        first, last = self._days[0].toordinal(), self._days[-1].toordinal()
        # Half a day of air, so that the first and the last column are whole.
        return area.left() + (day.toordinal() - first + 0.5) / (last - first + 1) * area.width()

    def _paint_grid(self, painter: QPainter, area: QRectF, values: Sequence[str]) -> None:
        """Lines with their values, which are evenly apart from 0 on."""
        middle = Qt.AlignmentFlag.AlignVCenter
        for number, text in enumerate(values):
            y = area.bottom() - number / _LINES * area.height()
            painter.setPen(QPen(self._theme.color("line"), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(self._theme.color("text_soft"))
            place = QRectF(0, y - 8, area.left() - _AIR, 16)
            painter.drawText(place, middle | Qt.AlignmentFlag.AlignRight, text)
        painter.setPen(self._theme.color("text_soft"))
        below = QRectF(area.left(), area.bottom() + 4, area.width(), _BELOW - 4)
        painter.drawText(below, middle | Qt.AlignmentFlag.AlignLeft, self._days[0].isoformat())
        if len(self._days) > 1:
            painter.drawText(below, middle | Qt.AlignmentFlag.AlignRight, self._days[-1].isoformat())

    def _paint_names(self, painter: QPainter, left: float) -> None:
        x = left
        for series in self._series:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(series.ink))
            painter.drawRoundedRect(QRectF(x, 4, 9, 9), 2, 2)
            painter.setPen(self._theme.color("text_soft"))
            width = painter.fontMetrics().horizontalAdvance(series.name)
            place = QRectF(x + 14, 0, width + 2, 17)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, series.name)
            x += width + 30

    def _paint_columns(
        self, painter: QPainter, area: QRectF, values: Sequence[float], most: float, color: QColor
    ) -> None:
        days = self._days[-1].toordinal() - self._days[0].toordinal() + 1
        width = min(_WIDEST_COLUMN, max(_LEAST_COLUMN, 0.7 * area.width() / days))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        for day, value in zip(self._days, values, strict=True):
            height = value / most * area.height()
            painter.drawRect(QRectF(self._x(day, area) - width / 2, area.bottom() - height, width, height))

    def _paint_steps(
        self, painter: QPainter, area: QRectF, values: Sequence[float], most: float, color: QColor
    ) -> None:
        points = [QPointF(area.left(), area.bottom())]
        for day, value in zip(self._days, values, strict=True):
            x = self._x(day, area)
            points.append(QPointF(x, points[-1].y()))
            points.append(QPointF(x, area.bottom() - value / most * area.height()))
        points.append(QPointF(area.right(), points[-1].y()))
        painter.setPen(QPen(color, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(points)
        shade = QColor(color)
        shade.setAlphaF(0.15)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        painter.drawPolygon(QPolygonF([*points, QPointF(area.right(), area.bottom())]))
