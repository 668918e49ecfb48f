"""Legend of the review wall: the classes with their colours, as many as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.language.texts import tr
from gui.plain_text import one_line, tip
from gui.style.theme import SPACE, Theme

if TYPE_CHECKING:
    from engine.core import ClassList

_DOT_PX = 10


class ClassLegend(QWidget):
    """One line of dots and names; what has no room is in the tool tip."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._entries: list[tuple[QColor, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_classes(self, classes: ClassList) -> None:
        """Show these classes: all that are drawn, but the background."""
        drawn = [info for info in classes.in_order if not (info.is_background or info.is_hidden)]
        self._entries = [(QColor(*info.color), one_line(info.name)) for info in drawn]
        names = ", ".join(name for _, name in self._entries)
        self.setToolTip(tip(names))
        self.setAccessibleName(tr("Classes: {names}", names=names))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, self.fontMetrics().height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics, middle = self.fontMetrics(), self.height() / 2
        widths = [_DOT_PX + 6 + metrics.horizontalAdvance(name) + 2 * SPACE for _, name in self._entries]
        room, count = self.width() - metrics.horizontalAdvance("…"), 0
        while count < len(widths) and widths[count] <= room:
            room -= widths[count]
            count += 1
        x = 0.0
        for (color, name), width in zip(self._entries[:count], widths, strict=False):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawEllipse(QRectF(x, middle - _DOT_PX / 2, _DOT_PX, _DOT_PX))
            painter.setPen(self._theme.color("text_soft"))
            rect = QRectF(x + _DOT_PX + 6, 0, width, self.height())
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
            x += width
        if count < len(self._entries):
            painter.setPen(self._theme.color("text_soft"))
            painter.drawText(QRectF(x, 0, 40, self.height()), Qt.AlignmentFlag.AlignVCenter, "…")
