"""Keys in the texts of widgets: each text names the key that an action has now, whatever the user set."""

from __future__ import annotations

import re
import weakref
from typing import Final

from PySide6.QtCore import QDynamicPropertyChangeEvent, QEvent, QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from gui.action_table.spec import menu_name
from gui.actions import ACTIONS, ActionSet, key_text, spec_of
from gui.language.texts import marked, tr
from gui.plain_text import NAMES_KEYS

_NAME: Final = re.compile(r"\[\[(\w+)\]\]")
_PROPERTIES: Final = ("toolTip", "accessibleDescription", "text", "placeholderText")
_IDS: Final = frozenset(spec.id for spec in ACTIONS)
_SIGNS: Final = {".": marked(". (full stop)"), ",": marked(", (comma)")}


def filled(text: str, actions: ActionSet) -> str:
    """The text with the first key of an action in place of its id, as in "[[undo]] takes it back".

    An action without a key is named by its place in the menus; what is no id of an action stays.
    """
    return _NAME.sub(lambda match: _key_of(match[1], actions) if match[1] in _IDS else match[0], text)


def _names_key(text: str) -> bool:
    return not _IDS.isdisjoint(_NAME.findall(text))


def _key_of(action_id: str, actions: ActionSet) -> str:
    keys = actions.keys_of(action_id)
    if keys:
        text = key_text(keys[0])
        return tr(_SIGNS[text]) if text in _SIGNS else text
    spec = spec_of(action_id)
    return f"{menu_name(spec.menu)} > {tr(spec.text).removesuffix('…')}"


class KeyTexts(QObject):
    """Texts of widgets that name keys, renewed when keys change and when such a widget gets another tip.

    A widget that gets another text sets its property `NAMES_KEYS` to that text afterwards.
    """

    def __init__(self, actions: ActionSet, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = actions
        self._texts: dict[tuple[int, str], tuple[weakref.ref[QWidget], str]] = {}
        actions.keys_changed.connect(self._renew)

    def watch(self, root: QWidget) -> None:
        """Fill the texts of this widget and of all below, now and later; it holds no name of the user's."""
        for widget in (root, *root.findChildren(QWidget)):
            self._watch(widget)

    def watch_marked(self, root: QWidget) -> None:
        """Fill the texts below this widget, names of the user's left out: only those of `NAMES_KEYS`."""
        for widget in root.findChildren(QWidget):
            if widget.property(NAMES_KEYS):
                self._watch(widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QWidget):
            return False
        if event.type() == QEvent.Type.ToolTipChange:
            self._take(watched, "toolTip")
        elif isinstance(event, QDynamicPropertyChangeEvent) and event.propertyName() == NAMES_KEYS.encode():
            self._take(watched, "text")
        return False

    def _watch(self, widget: QWidget) -> None:
        names = [name for name in _PROPERTIES if self._take(widget, name)]
        if names or widget.property(NAMES_KEYS):
            # Again after itself: a filter that is installed twice is called once.
            widget.installEventFilter(self)

    def _take(self, widget: QWidget, name: str) -> bool:
        """Fill one text of a widget; False when it names no key."""
        text = widget.property(name)
        if not isinstance(text, str) or not _names_key(text):
            before = self._texts.get((id(widget), name))
            if before is not None and text != filled(before[1], self._actions):
                del self._texts[id(widget), name]
            return False
        self._texts[id(widget), name] = weakref.ref(widget), text
        widget.setProperty(name, filled(text, self._actions))
        return True

    def _renew(self) -> None:
        for place, (reference, text) in tuple(self._texts.items()):
            widget = reference()
            if widget is None or not isValid(widget):
                del self._texts[place]
            else:
                widget.setProperty(place[1], filled(text, self._actions))
