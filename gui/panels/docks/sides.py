"""Contents of the docks beside the canvas: areas that scroll up and down where the window is low."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from gui.panels.classes import ClassesPanel
from gui.panels.images import ImagesPanel
from gui.style.theme import SPACE

LEAST_LEFT_WIDTH: Final = 200
LEAST_RIGHT_WIDTH: Final = 304
RIGHT_WIDTH: Final = 332


class PlainScroll(QScrollArea):
    """Area with one panel, which scrolls up and down."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(LEAST_LEFT_WIDTH)


class LeftScroll(PlainScroll):
    """Area with the list of images, which is told the width that it has."""

    def __init__(self, content: QWidget, images: ImagesPanel) -> None:
        super().__init__(content)
        self._images = images

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._images.give_width(self.viewport().width())


class SideScroll(PlainScroll):
    """Side that scrolls up and down only; the list of classes shrinks first."""

    def __init__(self, content: QWidget, classes: ClassesPanel, others: tuple[QWidget, ...]) -> None:
        super().__init__(content)
        self._classes = classes
        self._content = content
        self._others = others
        for part in (*others, classes):
            part.installEventFilter(self)

    def show_narrow(self, is_narrow: bool) -> None:
        """Leave less air around and in the cards, where the canvas needs the room."""
        rows = self._content.layout()
        assert rows is not None
        rows.setContentsMargins(0 if is_narrow else SPACE // 2, SPACE, 0 if is_narrow else SPACE, SPACE)
        for card in (*self._others, self._classes):
            inside = card.layout()
            assert inside is not None
            margins = inside.contentsMargins()
            margins.setLeft(SPACE if is_narrow else SPACE * 3 // 2)
            margins.setRight(margins.left())
            inside.setContentsMargins(margins)
        self._share()

    def sizeHint(self) -> QSize:
        return QSize(RIGHT_WIDTH, 600)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._share()
        return super().eventFilter(watched, event)

    def _share(self) -> None:
        least = self._content.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(max(LEAST_RIGHT_WIDTH, least))
        width = self._classes.width()
        others = [part for part in self._others if not part.isHidden()]
        taken = sum(_height(part, width) for part in others) + SPACE * (len(others) + 2)
        self._classes.give_height(self.viewport().height() - taken)


def _height(part: QWidget, width: int) -> int:
    return part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()
