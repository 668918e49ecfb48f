"""Push buttons that follow an action: its text, icon, state and tool tip."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget


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
