"""Menus and tool bar, made from the table of actions."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QMenuBar, QSizePolicy, QToolBar, QToolButton, QWidget

from gui.actions import ACTIONS, MENUS, ActionSet
from gui.panels.card import label
from gui.style.buttons import ActionButton
from gui.style.icons import Icons
from gui.style.theme import SPACE


def fill_menus(bar: QMenuBar, actions: ActionSet) -> None:
    """One menu for each name in `MENUS`, in the order of the table."""
    for name in MENUS:
        menu = bar.addMenu(f"&{name}")
        menu.setToolTipsVisible(False)
        for spec in ACTIONS:
            if spec.menu != name:
                continue
            if spec.starts_group:
                menu.addSeparator()
            menu.addAction(actions[spec.id])


def bind_icons(actions: ActionSet, icons: Icons) -> None:
    """Give every action its icon; it appears when the icon font is there."""
    for spec in ACTIONS:
        if spec.icon:
            icons.bind(actions[spec.id], spec.icon)


class ToolBar(QToolBar):
    """Undo and redo, the open image between its neighbours, the view, and the one big step on."""

    def __init__(self, actions: ActionSet, icons: Icons) -> None:
        super().__init__("Tool bar")
        self.setObjectName("toolbar")
        self.setMovable(False)
        self.setFloatable(False)
        self.setIconSize(QSize(20, 20))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.image_name: QLabel = label("", "heading")
        self.image_name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.image_name.setMinimumWidth(200)
        self._buttons: list[QToolButton] = []
        for name in ("undo", "redo"):
            self._add(actions, name)
        self.addSeparator()
        for name in ("overlay", "uncertainty", "fit", "one_to_one"):
            self._add(actions, name, with_text=True)
        self.addWidget(_spring())
        self._add(actions, "previous_image")
        self.addWidget(self.image_name)
        self._add(actions, "next_image")
        self.addWidget(_spring())
        self._add(actions, "skip_image", with_text=True)
        self._step = ActionButton(actions["confirm"], "primary")
        self._step.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        icons.bind(self._step, "mdi6.check", "on_accent")
        self.show_step("Accept, next image")
        self.addWidget(self._step)

    def show_step(self, text: str) -> None:
        """Show the step that Enter takes now; the button keeps its width."""
        self._step.setText(text)
        self._step.setMinimumWidth(max(self._step.minimumWidth(), self._step.sizeHint().width()))

    def show_image(self, name: str) -> None:
        """Name of the open image, in full as far as there is room."""
        width = max(200, self.width() // 4)
        text = self.image_name.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, width)
        self.image_name.setText(text)
        self.image_name.setToolTip(name)

    def _add(self, actions: ActionSet, name: str, *, with_text: bool = False) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(actions[name])
        button.setMinimumSize(34, 34)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if with_text:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.addWidget(button)
        self._buttons.append(button)
        return button


def _spring() -> QWidget:
    spring = QWidget()
    spring.setMinimumWidth(SPACE)
    spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return spring
