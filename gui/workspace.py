"""Page of an open project: images on the left, canvas in the middle, tool choices on the right."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.actions import ACTIONS, ActionSet, operation_specs
from gui.key_filter import KeyFilter
from gui.panels.card import label
from gui.panels.classes import ClassesPanel
from gui.panels.cut import CutPanel
from gui.panels.images import ImagesPanel
from gui.panels.learning import LearningPanel
from gui.panels.model import ModelPanel
from gui.panels.tool_options import ToolOptionsPanel
from gui.style.icons import Icons
from gui.style.theme import SPACE, Theme

LEFT_WIDTH: Final = 296
RIGHT_WIDTH: Final = 320

READ_ONLY_TEXT: Final = "This project is open in another window: you can look, not change."


class Banner(QFrame):
    """Line across the top of the canvas that stays as long as its text is true."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setProperty("role", "banner")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        self.label = label(text, "heading")
        row.addWidget(self.label, 0, Qt.AlignmentFlag.AlignHCenter)


class CanvasPlace(QWidget):
    """Canvas, or a sentence where there is no image to show."""

    def __init__(self, canvas: QWidget) -> None:
        super().__init__()
        self.banner = Banner(READ_ONLY_TEXT)
        self.banner.setVisible(False)
        self.message = label("", "soft", wrap=True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.message)
        self._stack.addWidget(canvas)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.banner)
        rows.addWidget(self._stack, 1)

    def show_canvas(self) -> None:
        self._stack.setCurrentIndex(1)

    def show_message(self, text: str) -> None:
        self.message.setText(text)
        self._stack.setCurrentIndex(0)

    def show_read_only(self, is_read_only: bool) -> None:
        self.banner.setVisible(is_read_only)


class Workspace(QWidget):
    """Layout of the parts; they know nothing of each other."""

    def __init__(self, theme: Theme, icons: Icons, actions: ActionSet, canvas: QWidget) -> None:
        super().__init__()
        self.setObjectName("page")
        self.canvas = canvas
        self.images = ImagesPanel(theme, icons)
        self.classes = ClassesPanel(theme, icons)
        self.tool = ToolOptionsPanel([actions[spec.id] for spec in ACTIONS if spec.tool])
        self.cut = CutPanel(theme, [actions[spec.id] for spec in operation_specs()])
        self.model = ModelPanel(theme)
        self.learning = LearningPanel(theme, icons)
        self.place = CanvasPlace(canvas)
        self.key_filter = KeyFilter(self)
        self._left = self._left_side()
        self._right = self._right_side()
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(4)
        self._splitter.setChildrenCollapsible(False)
        for part in (self._left, self.place, self._right):
            self._splitter.addWidget(part)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([LEFT_WIDTH, 840, RIGHT_WIDTH])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._splitter)
        for side in (self._left, self._right):
            self.key_filter.watch(side)

    @property
    def are_panels_shown(self) -> bool:
        return not self._left.isHidden()

    def show_panels(self, shown: bool) -> None:
        self._left.setVisible(shown)
        self._right.setVisible(shown)

    def set_editable(self, editable: bool) -> None:
        """Take away, or give, everything that changes the project."""
        self.place.show_read_only(not editable)
        for part in (self.classes, self.tool, self.cut, self.model, self.learning):
            part.set_editable(editable)

    def layout_state(self) -> QByteArray:
        return self._splitter.saveState()

    def restore_layout(self, state: QByteArray) -> None:
        self._splitter.restoreState(state)

    def _left_side(self) -> QWidget:
        side = QWidget()
        side.setObjectName("sidebar")
        side.setMinimumWidth(240)
        rows = QVBoxLayout(side)
        rows.setContentsMargins(SPACE, SPACE, SPACE // 2, SPACE)
        rows.addWidget(self.images)
        return side

    def _right_side(self) -> QWidget:
        content = QWidget()
        rows = QVBoxLayout(content)
        rows.setContentsMargins(SPACE // 2, SPACE, SPACE, SPACE)
        rows.setSpacing(SPACE)
        for part in (self.classes, self.tool, self.cut, self.model, self.learning):
            part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
            rows.addWidget(part)
        rows.addStretch(1)
        side = _SideScroll(content, self.classes, (self.tool, self.cut, self.model, self.learning))
        side.setObjectName("sidebar")
        side.setMinimumWidth(296)
        return side


class _SideScroll(QScrollArea):
    """Side that scrolls up and down only; the list of classes shrinks first."""

    def __init__(self, content: QWidget, classes: ClassesPanel, others: tuple[QWidget, ...]) -> None:
        super().__init__()
        self._classes = classes
        self._others = others
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for part in (*others, classes):
            part.installEventFilter(self)

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
        width = self._classes.width()
        taken = sum(_height(part, width) for part in self._others) + SPACE * (len(self._others) + 2)
        self._classes.give_height(self.viewport().height() - taken)


def _height(part: QWidget, width: int) -> int:
    return part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()
