"""Link of the dialog of keys with the actions, the settings and files."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from engine.core import EngineError
from engine.files.atomic import atomic_file
from gui import plain_text
from gui.action_table.key_sets import KEY_SETS, MOST_BYTES, keys_from_text, keys_to_text, load_key_set
from gui.action_table.keymap import KeyTable
from gui.dialogs.file_dialogs import FileDialogs
from gui.dialogs.keys.dialog import KeysDialog, all_rows
from gui.dialogs.keys.sheet import write_sheet
from gui.language.sentences import sentence
from gui.language.texts import marked, tr

if TYPE_CHECKING:
    from gui.parts import WindowParts

_KINDS: Final = marked("Keys (*.json)")
_PURPOSE: Final = "keys"


def keys_dialog(parts: WindowParts) -> KeysDialog:
    """Dialog whose changes count at once and are remembered."""
    dialog = KeysDialog(parts.theme, parts.settings.changed_keys, parts.frame)
    dialog.changed.connect(partial(_use, parts))
    dialog.set_requested.connect(partial(_use_set, dialog))
    dialog.import_requested.connect(partial(_import, parts, dialog))
    dialog.export_requested.connect(partial(_export, parts, dialog))
    dialog.print_requested.connect(partial(_print, parts, dialog))
    return dialog


def _use(parts: WindowParts, changed: KeyTable) -> None:
    parts.settings.changed_keys = dict(changed)
    parts.actions.set_keys(changed)


def _use_set(dialog: KeysDialog, name: str) -> None:
    title = next(key_set.title for key_set in KEY_SETS if key_set.name == name)
    dialog.use(load_key_set(name), title)


def _import(parts: WindowParts, dialog: KeysDialog) -> None:
    path = FileDialogs(parts.settings).choose_file(dialog, _PURPOSE, tr("Keys to read"), tr(_KINDS))
    if path is None:
        return
    keys = _read(path)
    if keys is None:
        dialog.say(tr("{name} holds no keys of Inkling.", name=plain_text.one_line(path.name)))
    else:
        dialog.use(keys, plain_text.one_line(path.name))


def _read(path: Path) -> dict[str, tuple[str, ...]] | None:
    if not os.path.isfile(path):
        # Opening a pipe would wait for its other end.
        return None
    try:
        with open(path, "rb") as file:
            return keys_from_text(file.read(MOST_BYTES).decode("utf-8"))
    except (OSError, ValueError):
        return None


def _export(parts: WindowParts, dialog: KeysDialog) -> None:
    path = FileDialogs(parts.settings).choose_new_file(
        dialog, _PURPOSE, tr("File for the keys"), tr(_KINDS), "keys.json", (".json",)
    )
    if path is None:
        return
    try:
        with atomic_file(path) as temporary:
            temporary.write_text(keys_to_text(dialog.editor.keys), encoding="utf-8")
    except EngineError as error:
        dialog.say(sentence(str(error)))
    else:
        dialog.say(tr("The keys are in {name}.", name=plain_text.one_line(path.name)))


def _print(parts: WindowParts, dialog: KeysDialog) -> None:
    path = FileDialogs(parts.settings).choose_new_file(
        dialog,
        _PURPOSE,
        tr("Sheet of keys"),
        tr("PDF (*.pdf);;Web page (*.html)"),
        "keys.pdf",
        (".pdf", ".html"),
    )
    if path is None:
        return
    try:
        write_sheet(path, all_rows(dialog.editor.keys))
    except EngineError as error:
        dialog.say(sentence(str(error)))
    else:
        dialog.say(tr("The sheet is in {name}.", name=plain_text.one_line(path.name)))
