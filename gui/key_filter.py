"""Filter of keys beside the canvas: fields for text keep theirs, all others go to canvas and shortcuts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from gui.panels.class_list.names_line import STAYS
from gui.panels.rows.arrow_group import GROUP_KEYS, TAKES_ARROWS
from gui.panels.rows.view import KEEPS_RETURN

_KEYS: Final = Qt.Key
_ENDS_TEXT: Final = (_KEYS.Key_Return, _KEYS.Key_Enter)
_OF_LISTS: Final = (_KEYS.Key_F2, _KEYS.Key_Menu)
# No key of the canvas; without them nobody could choose in a list or move a slider by keyboard.
_OF_CHOICES: Final = (_KEYS.Key_Up, _KEYS.Key_Down, _KEYS.Key_Home, _KEYS.Key_End)
_OF_VALUES: Final = (*_OF_CHOICES, _KEYS.Key_Left, _KEYS.Key_Right, _KEYS.Key_PageUp, _KEYS.Key_PageDown)
_STRONG: Final = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


def is_text_field(widget: QWidget | None) -> bool:
    """Whether text or a number can be typed into this part."""
    return isinstance(widget, QLineEdit | QPlainTextEdit | QAbstractSpinBox)


def keeps_key(*, is_text: bool, key: int, modifiers: Qt.KeyboardModifier) -> bool:
    """Whether a focused part of a panel keeps this key from the shortcuts.

    Text fields keep all but function keys and combinations with Ctrl or Alt; the rest (lists, buttons,
    sliders) keep none of those that are shortcuts: what is pressed is meant for the picture, wherever one has
    clicked before.
    """
    return is_text and not modifiers & _STRONG and not _KEYS.Key_F1 <= key <= _KEYS.Key_F35


class KeyFilter(QObject):
    """Event filter of the part of the panels that has the keyboard; GUI thread.

    Args:
        canvas: gets what no field for text keeps, held keys such as Space above all.
    """

    left = Signal()
    """Escape or Return ended the typing in a panel: the keyboard goes back to the canvas."""

    def __init__(self, canvas: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._panels: list[QWidget] = []
        self._watched: QWidget | None = None
        self._is_walking = False
        self._is_walked_to = False
        """Whether Tab, and not a click, has brought the keyboard to what is watched."""
        self._held: QKeyEvent | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_changed)

    def watch(self, panel: QWidget) -> None:
        """Watch what has the keyboard inside `panel`, now and later."""
        self._panels.append(panel)

    def walk(self, step: Callable[[], bool]) -> bool:
        """Run what moves the keyboard by Tab: Space and arrows are for the part that it comes to."""
        self._is_walking = True
        try:
            return step()
        finally:
            self._is_walking = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
        if event.type() not in kinds or watched is not self._watched:
            return False
        assert isinstance(event, QKeyEvent)
        is_text = is_text_field(self._watched)
        if event.key() == _KEYS.Key_Escape:
            return self._escape(event)
        if event.type() == QEvent.Type.ShortcutOverride:
            return self._override(event, is_text)
        if is_text:
            is_end = event.type() == QEvent.Type.KeyPress and event.key() in _ENDS_TEXT
            if is_end and not self._watched.property(STAYS):
                # After the field itself has taken in what was typed.
                QTimer.singleShot(0, self.left.emit)
            return False
        if _is_for_list(self._watched, event) or _is_for_choice(self._watched, event):
            return False
        if self._is_for_walker(event):
            return False
        self._pass_on(event)
        return True

    def _escape(self, event: QKeyEvent) -> bool:
        assert self._watched is not None
        parent = self._watched.parentWidget()
        view = None if parent is None else parent.parentWidget()
        is_name_in_list = isinstance(view, QAbstractItemView)
        event.accept()
        if event.type() != QEvent.Type.KeyPress:
            return not is_name_in_list
        if is_name_in_list:
            # The list drops what was typed first; without the keyboard it would take it.
            QTimer.singleShot(0, self.left.emit)
            return False
        self.left.emit()
        return True

    def _override(self, event: QKeyEvent, is_text: bool) -> bool:
        is_kept = keeps_key(is_text=is_text, key=event.key(), modifiers=event.modifiers())
        if is_kept or _is_for_list(self._watched, event) or self._is_for_walker(event):
            event.accept()
            return True
        return False

    def _is_for_walker(self, event: QKeyEvent) -> bool:
        """Whether the part that Tab came to uses this key: Space presses a button, arrows set a value."""
        if not self._is_walked_to or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() == _KEYS.Key_Space:
            return isinstance(self._watched, QAbstractButton | QComboBox)
        if _takes_arrows(self._watched):
            return event.key() in GROUP_KEYS
        return isinstance(self._watched, QAbstractSlider | QComboBox) and event.key() in _OF_VALUES

    def _pass_on(self, event: QKeyEvent) -> None:
        if event.type() == QEvent.Type.KeyPress:
            self._held = QKeyEvent(QEvent.Type.KeyRelease, event.key(), event.modifiers())
        else:
            self._held = None
        QApplication.sendEvent(self._canvas, event)

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = None
        if new is not None and any(panel.isAncestorOf(new) for panel in self._panels):
            self._watched = new
            new.installEventFilter(self)
        # Arrow keys go on from one button of a group to the next.
        is_in_group = self._is_walked_to and _takes_arrows(old) and _takes_arrows(new)
        self._is_walked_to = (self._is_walking or is_in_group) and self._watched is not None
        is_passing_on = self._watched is not None and not is_text_field(new)
        if self._held is not None and new is not self._canvas and not is_passing_on:
            # The key that is down will come up somewhere else.
            held, self._held = self._held, None
            QApplication.sendEvent(self._canvas, held)


def _takes_arrows(widget: QWidget | None) -> bool:
    return widget is not None and isValid(widget) and bool(widget.property(TAKES_ARROWS))


def _is_for_list(widget: QWidget | None, event: QKeyEvent) -> bool:
    """Whether Return chooses something in a list now; the keypad has an Enter of its own."""
    is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    is_return = event.key() in _ENDS_TEXT and is_plain
    return is_return and widget is not None and bool(widget.property(KEEPS_RETURN))


def _is_for_choice(widget: QWidget | None, event: QKeyEvent) -> bool:
    """Whether a list, a choice or a slider knows better what to do with this key: move, rename, remove."""
    if isinstance(widget, QAbstractItemView | QComboBox | QAbstractSlider) and event.key() in _OF_CHOICES:
        return True
    # Lists go up and down only: with Ctrl or Alt these keys are actions.
    if not isinstance(widget, QAbstractItemView) or event.key() in (_KEYS.Key_Left, _KEYS.Key_Right):
        return False
    is_delete = event.matches(QKeySequence.StandardKey.Delete)
    return is_delete or event.key() in _OF_LISTS or bool(event.modifiers() & _STRONG)
