"""Table of the window's actions; menus, tool bar, panels, shortcuts and effort are made from it.

A new action is a row in the module of its menu in `gui.action_table`, and an entry in the module of the same
name in `gui.command_table`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcutEvent
from PySide6.QtWidgets import QWidget

from engine.edit.operation import Operation
from gui.action_table.classes import CLASSES_ROWS
from gui.action_table.display import DISPLAY_ROWS
from gui.action_table.edit import EDIT_ROWS
from gui.action_table.files import FILE_ROWS
from gui.action_table.help import HELP_ROWS
from gui.action_table.image import IMAGE_ROWS
from gui.action_table.keymap import KeyTable, all_keys
from gui.action_table.learning import LEARNING_ROWS
from gui.action_table.mask import MASK_ROWS
from gui.action_table.sequence import SEQUENCE_ROWS
from gui.action_table.spec import (
    MENUS,
    ActionSpec,
    EffortScope,
    When,
    WindowState,
    availability,
)
from gui.action_table.tools import TOOLS_ROWS
from gui.action_table.view import VIEW_ROWS
from gui.language.texts import tr
from gui.plain_text import caption

ACTIONS: Final[tuple[ActionSpec, ...]] = (
    *FILE_ROWS,
    *EDIT_ROWS,
    *IMAGE_ROWS,
    *MASK_ROWS,
    *TOOLS_ROWS,
    *CLASSES_ROWS,
    *SEQUENCE_ROWS,
    *VIEW_ROWS,
    *DISPLAY_ROWS,
    *LEARNING_ROWS,
    *HELP_ROWS,
)
"""All actions, by menus in their order."""


def operation_specs() -> list[ActionSpec]:
    """Rows with an operation on a region, as the panel shows them: the one with a size of its own is last."""
    rows = [spec for spec in ACTIONS if spec.operation not in (None, Operation.FILL_REST)]
    return sorted(rows, key=lambda spec: spec.operation is Operation.REMOVE_ISLANDS)


def spec_of(action_id: str) -> ActionSpec:
    """The row with this id."""
    return next(spec for spec in ACTIONS if spec.id == action_id)


def key_text(key: str) -> str:
    """A key as people of this system write it, e.g. "Ctrl+Z"."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def tooltip(spec: ActionSpec, keys: Sequence[str]) -> str:
    """Name, what it does, and the first of its keys."""
    key = f" ({key_text(keys[0])})" if keys else ""
    return f"{tr(spec.text)}{key}\n{tr(spec.tip)}"


class ActionSet(QObject):
    """The QActions of one window, by id.

    Attributes:
        is_by_key: a key started the action that runs, or ran last.
    """

    used = Signal(str, bool)
    """Id of an action that is about to run, and whether a key started it."""
    keys_changed = Signal()

    def __init__(self, window: QWidget, run: Callable[[str], None], changed: KeyTable) -> None:
        """`run` is called with the id of the action that the user chose; for `changed` see `set_keys`."""
        super().__init__(window)
        self._actions: dict[str, QAction] = {}
        self._keys: dict[str, tuple[str, ...]] = {}
        self._available: dict[When, bool] = {}
        self._is_by_key = self.is_by_key = False
        for spec in ACTIONS:
            self._actions[spec.id] = self._make(window, spec, run)
        self.set_keys(changed)

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def keys_of(self, action_id: str) -> tuple[str, ...]:
        """Keys of an action in Qt's portable form; the first is what menus show."""
        return self._keys[action_id]

    def keys_text(self, action_id: str) -> str:
        """Keys of an action as people of this system write them, e.g. "Y or Ctrl+Return"; empty for none."""
        text = ""
        for key in dict.fromkeys(key_text(key) for key in self._keys[action_id]):
            text = tr("{keys} or {key}", keys=text, key=key) if text else key
        return text

    def set_keys(self, changed: KeyTable) -> None:
        """Use these keys in the place of the usual ones; other actions keep theirs where they are left."""
        self._keys = all_keys(ACTIONS, changed)
        for spec in ACTIONS:
            action, keys = self._actions[spec.id], self._keys[spec.id]
            action.setToolTip(tooltip(spec, keys))
            if not spec.held:
                action.setShortcuts([QKeySequence(key) for key in keys])
        self.keys_changed.emit()

    def name_classes(self, names: Mapping[int, str]) -> None:
        """Name the classes of the project in the menu; those that it lacks have their number."""
        for spec in ACTIONS:
            if spec.class_id is not None:
                name = names.get(spec.class_id)
                self._actions[spec.id].setText(tr(spec.text) if name is None else caption(name))

    def update(self, state: WindowState) -> None:
        """Enable what this state allows."""
        before, self._available = self._available, availability(state)
        if self._available == before:
            return
        for spec in ACTIONS:
            is_available = self._available[spec.when]
            if is_available != before.get(spec.when):
                self._actions[spec.id].setEnabled(is_available)

    def unavailable(self, keys: QKeyCombination) -> ActionSpec | None:
        """The action of these keys, if it cannot be used now."""
        sequence = QKeySequence(keys)
        for spec in ACTIONS:
            action = self._actions[spec.id]
            if not action.isEnabled() and sequence in action.shortcuts():
                return spec
        return None

    def set_checked(self, action_id: str, checked: bool) -> None:
        self._actions[action_id].setChecked(checked)

    def _make(self, window: QWidget, spec: ActionSpec, run: Callable[[str], None]) -> QAction:
        action = QAction(tr(spec.text), window)
        action.setObjectName(spec.id)
        action.setCheckable(spec.checkable)
        action.setStatusTip("")
        if spec.short:
            action.setIconText(tr(spec.short))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setAutoRepeat(spec.repeats)
        action.installEventFilter(self)
        action.triggered.connect(lambda _checked=False, name=spec.id: self._use(name, run))
        window.addAction(action)
        return action

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QShortcutEvent):
            self._is_by_key = not event.isAmbiguous()
        return False

    def _use(self, action_id: str, run: Callable[[str], None]) -> None:
        self.is_by_key, self._is_by_key = self._is_by_key, False
        self.used.emit(action_id, self.is_by_key)
        run(action_id)


__all__ = [
    "ACTIONS",
    "MENUS",
    "ActionSet",
    "ActionSpec",
    "EffortScope",
    "When",
    "WindowState",
    "availability",
    "key_text",
    "operation_specs",
    "spec_of",
    "tooltip",
]
