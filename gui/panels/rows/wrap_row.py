"""Row of buttons that goes on in a further line where the dialog is too narrow for all of them."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QSpacerItem

from gui.style.theme import SPACE


class WrapRow(QLayout):
    """Layout of widgets beside each other, in as many lines as the width asks for.

    Words are longer in some languages than in others, and a screen may be small: no button is cut off.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(SPACE)
        self._items: list[QLayoutItem] = []

    def add_stretch(self) -> None:
        """Move what comes after this to the right end of its line."""
        self.addItem(QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum))

    # ---- as Qt asks a layout

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return sum(map(_height, lines := self._lines(width))) + self.spacing() * (len(lines) - 1)

    def sizeHint(self) -> QSize:
        """All in one line."""
        shown = self._shown()
        width = sum(item.sizeHint().width() for item in shown) + self.spacing() * max(0, len(shown) - 1)
        return QSize(width, _height(shown))

    def minimumSize(self) -> QSize:
        """The widest in a line of its own."""
        shown = self._shown()
        return QSize(max((item.minimumSize().width() for item in shown), default=0), _height(shown))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        y = rect.y()
        for line in self._lines(rect.width()):
            height = _height(line)
            used = sum(item.sizeHint().width() for item in line) + self.spacing() * (len(line) - 1)
            x, left = rect.x(), max(0, rect.width() - used)
            for item in line:
                width = min(item.sizeHint().width(), rect.width())
                if item.spacerItem() is not None:
                    width, left = left, 0
                item.setGeometry(QRect(x, y, width, height))
                x += width + self.spacing()
            y += height + self.spacing()

    # ---- inside

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if item.spacerItem() is not None or not item.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = [[]]
        left = width
        for item in self._shown():
            needed = item.sizeHint().width()
            if lines[-1] and needed > left:
                lines.append([])
                left = width
            lines[-1].append(item)
            left -= needed + self.spacing()
        return lines


def _height(line: list[QLayoutItem]) -> int:
    return max((item.sizeHint().height() for item in line), default=0)
