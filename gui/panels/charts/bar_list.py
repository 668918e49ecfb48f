"""Bars below each other, each with its name, colour and number: classes, or the statuses of images."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui import plain_text
from gui.language.texts import listed
from gui.panels.rows.short_names import KeptShortNames
from gui.style.theme import Theme

ROW_HEIGHT: Final = 24
_NAME_SHARE: Final = 0.3
_NUMBER_WIDTH: Final = 64


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; `share` is its length, 0-1, `text` its number."""

    name: str
    color: tuple[int, int, int]
    share: float
    text: str


class BarList(QWidget):
    """Bars below each other, as high as they need; the longest fills the width."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._bars: tuple[Bar, ...] = ()
        self._names: tuple[str, ...] = ()
        self._short_names = KeptShortNames()
        self.setAccessibleName(name)
        self.setMinimumWidth(220)
        theme.changed.connect(self.update)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        self._bars = tuple(bars)
        self._names = tuple(plain_text.one_line(bar.name) for bar in self._bars)
        self.setAccessibleDescription(listed(f"{bar.name} {bar.text}" for bar in bars))
        self.setMinimumHeight(ROW_HEIGHT * max(1, len(self._bars)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(360, ROW_HEIGHT * max(1, len(self._bars)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = painter.font()
        font.setPixelSize(12)
        painter.setFont(font)
        most = max((bar.share for bar in self._bars), default=0.0) or 1.0
        names = int(self.width() * _NAME_SHARE)
        room = self.width() - names - _NUMBER_WIDTH
        middle = Qt.AlignmentFlag.AlignVCenter
        for number, bar in enumerate(self._bars):
            y = number * ROW_HEIGHT
            painter.setPen(self._theme.color("text"))
            name = self._short_names.short(self._names[number], self._names, painter, names - 10)
            painter.drawText(QRectF(0, y, names - 8, ROW_HEIGHT), middle, name)
            track = QRectF(names, y + 7, room, ROW_HEIGHT - 14)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("raised"))
            painter.drawRoundedRect(track, 4, 4)
            if bar.share > 0:
                track.setWidth(max(3.0, bar.share / most * room))
                # A border, as the colour of a class may be that of the panel.
                painter.setPen(self._theme.color("text_off"))
                painter.setBrush(QColor(*bar.color))
                painter.drawRoundedRect(track, 4, 4)
            painter.setPen(self._theme.color("text_soft"))
            place = QRectF(self.width() - _NUMBER_WIDTH, y, _NUMBER_WIDTH, ROW_HEIGHT)
            painter.drawText(place, middle | Qt.AlignmentFlag.AlignRight, bar.text)
