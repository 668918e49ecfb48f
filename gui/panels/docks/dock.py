"""Dock of a panel: a low bar to drag it by, with buttons to float and to close it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QEnterEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QToolButton, QWidget

from gui.language.texts import tr
from gui.panels.card import label
from gui.style.icons import Icons
from gui.style.theme import SPACE, Theme

BAR_HEIGHT: Final = 16
_BUTTON_PX: Final = 16
_GRIP: Final = QSize(28, 3)


class DockBar(QWidget):
    """Bar above a panel: a grip while it is docked, its name while it floats; buttons under the pointer."""

    def __init__(self, theme: Theme, icons: Icons, dock: PanelDock) -> None:
        super().__init__(dock)
        self._theme = theme
        self._dock = dock
        self.setObjectName("dockbar")
        self.setFixedHeight(BAR_HEIGHT)
        text = tr("{panel}: drag this bar to another side, or out of the window", panel=dock.windowTitle())
        self.setToolTip(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE, 0, SPACE // 2, 0)
        row.setSpacing(0)
        self.name = label(dock.windowTitle(), "section")
        row.addWidget(self.name)
        row.addStretch(1)
        self.float_button = self._button(
            icons, "mdi6.dock-window", tr("Let this panel float, or dock it again")
        )
        self.close_button = self._button(icons, "mdi6.close", tr("Close this panel; View > Panels opens it"))
        for button in (self.float_button, self.close_button):
            row.addWidget(button)
        self.float_button.clicked.connect(lambda: dock.setFloating(not dock.isFloating()))
        self.close_button.clicked.connect(dock.close)
        dock.topLevelChanged.connect(lambda _floating: self._show_parts(is_under_pointer=False))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        # Not that of the layout, which is nothing while its parts are hidden.
        return QSize(3 * _BUTTON_PX, BAR_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_parts(is_under_pointer=self.underMouse())

    def enterEvent(self, event: QEnterEvent) -> None:
        self._show_parts(is_under_pointer=True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._show_parts(is_under_pointer=False)
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._dock.isFloating():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("text_soft" if self.underMouse() else "line"))
        grip = QRectF(0, 0, _GRIP.width(), _GRIP.height())
        grip.moveCenter(QRectF(self.rect()).center())
        painter.drawRoundedRect(grip, 1.5, 1.5)

    def _show_parts(self, *, is_under_pointer: bool) -> None:
        is_floating = self._dock.isFloating()
        self.name.setVisible(is_floating)
        for button in (self.float_button, self.close_button):
            button.setVisible(is_under_pointer or is_floating)
        self.update()

    def _button(self, icons: Icons, icon: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("dockbutton")
        button.setFixedSize(_BUTTON_PX, _BUTTON_PX)
        button.setIconSize(QSize(12, 12))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        icons.bind(button, icon)
        return button


class PanelDock(QDockWidget):
    """Dock with one panel.

    Args:
        name: its id in a stored layout.
    """

    close_requested = Signal()
    """The user has closed it; it stays as it is until somebody hides it."""

    def __init__(self, name: str, title: str, content: QWidget, theme: Theme, icons: Icons) -> None:
        super().__init__(title)
        self.setObjectName(name)
        self.setAllowedAreas(Qt.DockWidgetArea.AllDockWidgetAreas)
        self.setWidget(content)
        self.bar = DockBar(theme, icons, self)
        self.setTitleBarWidget(self.bar)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.close_requested.emit()
