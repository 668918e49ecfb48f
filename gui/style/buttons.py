"""Push buttons that follow an action: its text, icon, state and tool tip."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

_SIGNS: Final = {"Shift+": "⇧", "Ctrl+": "^", "Alt+": "⌥"}
"""Short for keys of modifiers, where there is no room for their names."""
_KEY_PX: Final = 9
_KEY_ALPHA: Final = 0.7


class ActionButton(QPushButton):
    """A button for a `QAction`, centred as tool buttons are not; keyboard focus by Tab only."""

    def __init__(self, action: QAction, role: str, parent: QWidget | None = None) -> None:
        super().__init__(action.iconText(), parent)
        self._action = action
        self.setProperty("role", role)
        self.setCheckable(action.isCheckable())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)
        self.clicked.connect(self._on_clicked)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        action = self._action
        self.setEnabled(action.isEnabled())
        self.setToolTip(action.toolTip())
        if action.isCheckable():
            self.setIcon(action.icon())
            self.setChecked(action.isChecked())

    def _on_clicked(self) -> None:
        self._action.trigger()
        self._follow()


class IconButton(ActionButton):
    """An `ActionButton` that shows the action's icon alone; its name is in the tool tip."""

    def __init__(self, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(action, "segment", parent)
        self.setText("")
        self.setAccessibleName(action.text())

    def _follow(self) -> None:
        super()._follow()
        self.setIcon(self._action.icon())


class KeyedButton(IconButton):
    """An `IconButton` with the action's key in its corner, described by the group of its tool."""

    def __init__(self, action: QAction, group: str) -> None:
        self._group = group
        super().__init__(action)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        key = self._action.shortcut().toString(QKeySequence.SequenceFormat.PortableText)
        for name, sign in _SIGNS.items():
            key = key.replace(name, sign)
        painter = QPainter(self)
        font = self.font()
        font.setPixelSize(_KEY_PX)
        painter.setFont(font)
        color = self.palette().buttonText().color()
        color.setAlphaF(_KEY_ALPHA if self.isEnabled() else _KEY_ALPHA / 2)
        painter.setPen(color)
        corner = self.rect().adjusted(0, 0, -3, -1)
        painter.drawText(corner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, key)
        painter.end()

    def _follow(self) -> None:
        super()._follow()
        self.setAccessibleDescription(f"{self._group}: {self._action.toolTip()}")
        self.update()
