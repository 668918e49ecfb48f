"""Menus and tool bar, made from the table of actions."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QMenuBar, QSizePolicy, QToolBar, QToolButton, QWidget

from gui import plain_text
from gui.action_table.spec import menu_title
from gui.actions import ACTIONS, MENUS, ActionSet
from gui.language.texts import tr
from gui.panels.card import label
from gui.style.buttons import ActionButton
from gui.style.icons import Icons
from gui.style.theme import SPACE

NAME_PX: Final = 200
LEAST_NAME_PX: Final = 64
BUTTON_PX: Final = 34
NARROW_PX: Final = 26
CLASS_MENU: Final = (
    "lock_class",
    "hide_class",
    "solo_class",
    "show_classes",
    "class_up",
    "class_down",
    "group_class",
    "merge_class",
)
"""Actions in the menu of a class in the list, which is the one to draw with then."""
IMAGE_MENU: Final = (
    "check_image",
    "group_images",
    "tag_images",
    "sort_by_tag",
    "rename_image",
    "copy_paths",
    "show_in_folder",
    "remove_images",
    "put_back_images",
)
"""Actions in the menu of the images chosen in the list."""
_NARROW: Final = -1
_ICONS: Final = -2


def fill_menus(bar: QMenuBar, actions: ActionSet, recent: QMenu) -> None:
    """One menu for each name in `MENUS`, in the order of the table; `recent` below *Open project*."""
    for name in MENUS:
        menu = bar.addMenu(menu_title(name))
        menu.setToolTipsVisible(False)
        inner: dict[str, QMenu] = {}
        for spec in ACTIONS:
            if spec.menu != name or spec.class_id is not None:
                continue
            if spec.starts_group:
                menu.addSeparator()
            if spec.submenu and spec.submenu not in inner:
                inner[spec.submenu] = menu.addMenu(tr(spec.submenu))
            inner.get(spec.submenu, menu).addAction(actions[spec.id])
            if spec.id == "open_project":
                menu.addMenu(recent)


class RecentMenu(QMenu):
    """Menu of the recent projects, filled each time it opens."""

    path_chosen = Signal(object)
    locate_requested = Signal(object)
    clear_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Recent projects"), parent)
        self.show_recent([], ())

    def show_recent(self, paths: Sequence[Path], missing: Collection[Path]) -> None:
        """List these projects; those that are `missing` can be located."""
        self.clear()
        for number, path in enumerate(paths, 1):
            is_there = path not in missing
            text = plain_text.caption(path.stem if is_there else tr("Locate {name}…", name=path.stem))
            signal = self.path_chosen if is_there else self.locate_requested
            entry = self.addAction(f"&{number}  {text}" if number < 10 else text)
            entry.setToolTip(plain_text.tip(str(path)))
            entry.triggered.connect(lambda _checked=False, chosen=path, wanted=signal: wanted.emit(chosen))
        if not paths:
            self.addAction(tr("No project was opened yet")).setEnabled(False)
            return
        self.addSeparator()
        self.addAction(tr("Clear the list")).triggered.connect(lambda: self.clear_requested.emit())


def bind_icons(actions: ActionSet, icons: Icons) -> None:
    """Give every action its icon; it appears when the icon font is there."""
    for spec in ACTIONS:
        if spec.icon:
            icons.bind(actions[spec.id], spec.icon)


class ToolBar(QToolBar):
    """Undo and redo, the open image between its neighbours, the view, and the steps on: apply, accept."""

    def __init__(self, actions: ActionSet, icons: Icons) -> None:
        super().__init__(tr("Tool bar"))
        self.setObjectName("toolbar")
        self.setMovable(False)
        self.setFloatable(False)
        self.setIconSize(QSize(20, 20))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.image_name: QLabel = label("", "heading")
        self.image_name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._name = ""
        self._buttons: list[QToolButton] = []
        self._wordy: list[QToolButton] = []
        self._steps: list[tuple[ActionButton, QAction]] = []
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
        self._add_button(actions, icons, "apply_cut", "mdi6.check")
        self._add_button(actions, icons, "accept_image", "mdi6.check-all", "primary")

    def show_image(self, name: str) -> None:
        """Name of the open image, in full as far as there is room."""
        self._name = name
        text = self.image_name.fontMetrics().elidedText(
            plain_text.one_line(name), Qt.TextElideMode.ElideMiddle, self._name_width()
        )
        self.image_name.setText(text)
        self.image_name.setToolTip(plain_text.tip(name))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_width()

    def fit_width(self) -> None:
        """Write as many words beside the icons as there is room for; no button leaves the bar."""
        self.image_name.setFixedWidth(self._name_width())
        for count in range(len(self._wordy), _ICONS - 1, -1):
            self._write(count)
            if self._needed_px() <= self.width():
                break
        self.show_image(self._name)

    def _name_width(self) -> int:
        return max(LEAST_NAME_PX, min(NAME_PX, self.width() // 8), self.width() // 4 - 120)

    def _write(self, count: int) -> None:
        """Words beside the icons of the last `count` of the buttons that have words; `_NARROW`: less air.

        `_ICONS`: none on the steps on, either, where words are long and the window is narrow.
        """
        for button in self._buttons:
            button.setMinimumSize(NARROW_PX if count <= _NARROW else BUTTON_PX, BUTTON_PX)
        for number, button in enumerate(self._wordy):
            has_words = number >= len(self._wordy) - count
            style = Qt.ToolButtonStyle
            button.setToolButtonStyle(
                style.ToolButtonTextBesideIcon if has_words else style.ToolButtonIconOnly
            )
        for step, action in self._steps:
            step.setText("" if count == _ICONS else action.iconText())

    def _needed_px(self) -> int:
        parts = [self.widgetForAction(action) for action in self.actions()]
        margins = self.contentsMargins()
        inner = self.layout()
        spacing = max(0, inner.spacing()) if inner is not None else 0
        widths = [part.minimumSizeHint().expandedTo(part.minimumSize()).width() for part in parts]
        return sum(widths) + spacing * len(widths) + margins.left() + margins.right() + 2 * SPACE

    def _add_button(self, actions: ActionSet, icons: Icons, name: str, icon: str, role: str = "") -> None:
        """A button with its own step, which never changes under the hand."""
        button = ActionButton(actions[name], role)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setObjectName(name)
        button.setAccessibleName(actions[name].text())
        self._steps.append((button, actions[name]))
        icons.bind(button, icon, "on_accent" if role == "primary" else "text")
        self.addWidget(button)

    def _add(self, actions: ActionSet, name: str, *, with_text: bool = False) -> None:
        button = QToolButton()
        button.setDefaultAction(actions[name])
        button.setMinimumSize(BUTTON_PX, BUTTON_PX)
        self._buttons.append(button)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if with_text:
            self._wordy.append(button)
        self.addWidget(button)


def _spring() -> QWidget:
    spring = QWidget()
    spring.setMinimumWidth(SPACE)
    spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return spring
