"""Keys of the actions: the usual ones with the user's changes, the fixed ones, and clashes between them."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from gui.action_table.spec import MENUS, ActionSpec, menu_letter, menu_name
from gui.language.texts import marked, tr

KeyTable: TypeAlias = Mapping[str, tuple[str, ...]]
"""Keys by the ids of actions, in Qt's portable form such as "Ctrl+Z"; the first is what menus show."""

MOST_KEYS: Final = 4
"""Keys of one action."""
_OF_DRAFTS: Final = frozenset({"apply_cut", "take_back"})
"""Actions whose keys the canvas watches as well, for what is drawn and not applied yet."""
CANVAS_KEYS: Final = {
    "Up": marked("{key} cannot be used: it moves the image, and the choice in a list."),
    "Down": marked("{key} cannot be used: it moves the image, and the choice in a list."),
    "Home": marked("{key} cannot be used: it fits the image, and goes to the top of a list."),
    "End": marked("{key} cannot be used: it goes to the end of a list."),
    "Del": marked("{key} cannot be used: it removes what is chosen in a list."),
    "F2": marked("{key} cannot be used: it renames what is chosen in a list."),
    "Menu": marked("{key} cannot be used: it opens the menu of a list."),
}
"""Keys of the canvas and of lists, which no action can have, each with the sentence that says so."""
_MODIFIERS: Final = frozenset(
    {
        Qt.Key.Key_unknown,
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
    }
)


def is_fixed(spec: ActionSpec) -> bool:
    """Whether its keys cannot be changed: held keys, those of drafts, and the digits of the classes."""
    return spec.held or spec.class_id is not None or spec.id in _OF_DRAFTS


@functools.lru_cache(maxsize=4096)
def canonical_key(text: str) -> str:
    """One key in Qt's portable form; empty for what is no key, or more than one in a row."""
    sequence = QKeySequence(text)
    if sequence.count() != 1 or _first(sequence) in _MODIFIERS:
        return ""
    return sequence.toString(QKeySequence.SequenceFormat.PortableText)


def _first(sequence: QKeySequence) -> Qt.Key:
    # The stubs do not know that it can be indexed.
    combination: QKeyCombination = sequence[0]  # type: ignore[index]
    return combination.key()


def menu_keys() -> dict[str, str]:
    """Keys that open the menus of the window, each with the menu; they depend on the language."""
    return {f"Alt+{menu_letter(menu)}": menu for menu in MENUS if menu_letter(menu)}


def fixed_key(specs: Sequence[ActionSpec], key: str) -> str:
    """Why no action can have this key, in one sentence; empty where one can."""
    shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    for spec in specs:
        if is_fixed(spec) and key in usual_keys(spec):
            text = "{key} cannot be used: it belongs to “{action}” and stays there."
            return tr(text, key=shown, action=tr(spec.text))
    if key in CANVAS_KEYS:
        return tr(CANVAS_KEYS[key], key=shown)
    menu = menu_keys().get(key)
    if menu is None:
        return ""
    return tr("{key} cannot be used: it opens the menu {menu}.", key=shown, menu=menu_name(menu))


def usual_keys(spec: ActionSpec) -> tuple[str, ...]:
    """Keys of an action as the program comes with them, in Qt's portable form."""
    return tuple(dict.fromkeys(canonical_key(key) for key in spec.keys))


def all_keys(specs: Sequence[ActionSpec], changed: KeyTable) -> dict[str, tuple[str, ...]]:
    """Keys of every action: those of `changed` first, then the usual ones that are left.

    No key comes twice, whatever `changed` holds; unknown actions, fixed ones, fixed keys and what is no key
    are passed over. An action without a key has an empty tuple.
    """
    taken: set[str] = set()
    keys: dict[str, tuple[str, ...]] = {}

    def take(spec: ActionSpec, wanted: Sequence[str]) -> None:
        kept = tuple(dict.fromkeys(key for key in wanted if key and key not in taken))[:MOST_KEYS]
        taken.update(kept)
        keys[spec.id] = kept

    for spec in specs:
        if is_fixed(spec):
            take(spec, usual_keys(spec))
    taken.update(CANVAS_KEYS)
    taken.update(menu_keys())
    open_specs = [spec for spec in specs if not is_fixed(spec)]
    for spec in open_specs:
        if spec.id in changed:
            take(spec, [canonical_key(key) for key in changed[spec.id]])
    for spec in open_specs:
        if spec.id not in changed:
            take(spec, usual_keys(spec))
    return {spec.id: keys[spec.id] for spec in specs}


def changes_of(specs: Sequence[ActionSpec], keys: KeyTable) -> dict[str, tuple[str, ...]]:
    """The part of a whole table of keys that differs from the usual one."""
    return {spec.id: keys[spec.id] for spec in specs if spec.id in keys and keys[spec.id] != usual_keys(spec)}


def key_table(value: object) -> dict[str, tuple[str, ...]]:
    """Keys by actions out of what JSON holds; what is none is left out."""
    if not isinstance(value, dict):
        return {}
    return {
        str(action_id): tuple(
            canonical_key(key) for key in keys if isinstance(key, str) and canonical_key(key)
        )
        for action_id, keys in value.items()
        if isinstance(keys, list)
    }
