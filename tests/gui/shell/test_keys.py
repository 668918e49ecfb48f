"""Keys of the user's own: set by pressing them, clashes, ready sets, files, a sheet, and hostile tables."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QKeySequence, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from gui.action_table.key_sets import KEY_SETS, keys_from_text, keys_to_text, load_key_set
from gui.action_table.keymap import (
    CANVAS_KEYS,
    all_keys,
    canonical_key,
    changes_of,
    is_fixed,
    menu_keys,
    usual_keys,
)
from gui.actions import ACTIONS, spec_of
from gui.dialogs.keys.dialog import KeysDialog, all_rows
from gui.dialogs.keys.key_field import KeyField
from gui.dialogs.keys.sheet import sheet_html, sheet_pages, sheet_pdf, sheet_writer
from gui.settings import Settings
from tests.gui.shell.helpers import Shell

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
FIXED = [spec for spec in ACTIONS if is_fixed(spec)]
IDS = [spec.id for spec in ACTIONS]


def keys_dialog(shell: Shell) -> KeysDialog:
    shell.window.action_set["shortcuts"].trigger()
    dialog = shell.window.dialogs.shown[-1]
    assert isinstance(dialog, KeysDialog)
    return dialog


def press(field: KeyField, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Click the button and press the key that it waits for."""
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    assert field.is_waiting
    QTest.keyClick(field, key, modifiers)


def shortcuts(shell: Shell, action: str) -> list[str]:
    return [key.toString() for key in shell.window.action_set[action].shortcuts()]


def assert_whole(keys: dict[str, tuple[str, ...]]) -> None:
    """Every action is there, no key comes twice, and what is fixed has its keys."""
    every = [key for of_action in keys.values() for key in of_action]
    assert list(keys) == IDS
    assert len(set(every)) == len(every)
    assert not set(every) & {*CANVAS_KEYS, *menu_keys()}
    assert all(keys[spec.id] == usual_keys(spec) for spec in FIXED)


def test_the_usual_keys_are_those_of_the_table() -> None:
    keys = all_keys(ACTIONS, {})
    assert_whole(keys)
    assert all(keys[spec.id] == usual_keys(spec) for spec in ACTIONS)
    assert changes_of(ACTIONS, keys) == {}


@pytest.mark.parametrize("seed", range(20))
def test_any_table_whatsoever_gives_keys_of_which_none_comes_twice(seed: int) -> None:
    chance = random.Random(seed)
    pool = [
        *CANVAS_KEYS,
        "Space",
        "Esc",
        "1",
        "Ctrl+Z",
        "Ctrl+",
        "",
        "Shift",
        "A, B",
        "nonsense",
        "F",
        "X",
        "é",
        "Alt+V",
    ]
    wild = {
        chance.choice([*IDS, "unknown"]): tuple(chance.choices(pool, k=chance.randrange(6)))
        for _ in range(40)
    }
    keys = all_keys(ACTIONS, wild)
    assert_whole(keys)
    assert all(canonical_key(key) == key for of_action in keys.values() for key in of_action)
    assert all_keys(ACTIONS, changes_of(ACTIONS, keys)) == keys


@pytest.mark.parametrize(
    "text", ["", "nan", "[]", "{", '{"undo": 3}', '{"undo": [7, "Space", "A, B"]}', "[" * 9999]
)
def test_a_hostile_table_in_the_settings_leaves_the_usual_keys(tmp_path: Path, text: str) -> None:
    settings = Settings(tmp_path / "window.ini")
    settings.store("keys/changed", text)
    keys = all_keys(ACTIONS, settings.changed_keys)
    assert_whole(keys)
    assert {name for name in IDS if keys[name] != usual_keys(spec_of(name))} <= {"undo"}


@pytest.mark.parametrize("name", [key_set.name for key_set in KEY_SETS])
def test_a_ready_set_is_used_as_it_is_written(name: str) -> None:
    table = load_key_set(name)
    keys = all_keys(ACTIONS, table)
    assert_whole(keys)
    assert set(table) <= set(IDS)
    assert {action: keys[action] for action in table} == table
    assert [spec.id for spec in ACTIONS if usual_keys(spec) and not keys[spec.id]] == []


EXPECTED = {
    "labelme": {"tool_polygon": "Ctrl+N", "tool_rectangle": "Ctrl+R", "next_image": "D"},
    "cvat": {"tool_polygon": "N", "tool_split": "J", "next_image": "F", "previous_image": "D"},
    "photoshop": {
        "tool_brush": "B", "tool_eraser": "E", "tool_lasso": "L", "tool_wand": "W", "tool_rectangle": "M",
        "tool_polygon": "P", "tool_pick": "I", "fit": "Ctrl+0",
    },
    "napari": {"tool_brush": "P", "tool_eraser": "E", "tool_wand": "F", "tool_pick": "L", "overlay": "V"},
}  # fmt: skip
"""Keys that a person from there presses without thinking."""


@pytest.mark.parametrize("name", [key_set.name for key_set in KEY_SETS if key_set.name])
def test_a_ready_set_has_the_tools_where_its_people_expect_them(name: str) -> None:
    keys = all_keys(ACTIONS, load_key_set(name))
    assert {action: keys[action][0] for action in EXPECTED[name]} == EXPECTED[name]


@pytest.mark.parametrize("name", [key_set.name for key_set in KEY_SETS if key_set.name])
def test_every_key_of_a_ready_set_starts_its_action(shell: Shell, name: str) -> None:
    dialog = keys_dialog(shell)
    dialog.sets.setCurrentIndex(dialog.sets.findData(name))
    dialog.sets.activated.emit(dialog.sets.currentIndex())
    for action, keys in load_key_set(name).items():
        assert shortcuts(shell, action) == list(keys)
    assert shell.window.settings.changed_keys == dialog.editor.changed
    dialog.reset_all_button.click()
    assert shell.window.settings.changed_keys == {}
    assert shortcuts(shell, "undo") == ["Ctrl+Z"]


@pytest.mark.parametrize("name", [key_set.name for key_set in KEY_SETS if key_set.name])
def test_pressing_a_key_of_a_ready_set_runs_its_action(
    shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    shell.open(folder)
    window, table = shell.window, load_key_set(name)
    dialog = keys_dialog(shell)
    dialog.sets.setCurrentIndex(dialog.sets.findData(name))
    dialog.sets.activated.emit(dialog.sets.currentIndex())
    dialog.accept()
    window.activateWindow()
    window.canvas.setFocus()
    ran: list[str] = []
    monkeypatch.setattr(window._commands, "run", ran.append)
    usable = [(action, key) for action, keys in table.items() for key in keys]
    usable = [(action, key) for action, key in usable if window.action_set[action].isEnabled()]
    for _, key in usable:
        shell.press_keys("", key)
    assert len(ran) > 8
    assert ran == [action for action, _ in usable]


def test_a_key_is_set_by_pressing_it_and_works_at_once(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    dialog = keys_dialog(shell)
    dialog.choose("tool_brush")
    press(dialog.set_key, Qt.Key.Key_F16)
    assert "F16 is the key of “Brush” now." in dialog.said.text()
    dialog.accept()
    shell.window.activateWindow()
    QTest.keyClick(shell.window, Qt.Key.Key_B)
    assert shell.window.tools.tool != "brush"
    QTest.keyClick(shell.window, Qt.Key.Key_F16)
    assert shell.window.tools.tool == "brush"
    assert "(F16)" in shell.window.action_set["tool_brush"].toolTip()
    assert Settings(shell.window.settings._path).changed_keys == {"tool_brush": ("F16",)}


def test_a_key_of_another_action_is_named_and_taken_only_when_one_says_so(shell: Shell) -> None:
    dialog = keys_dialog(shell)
    dialog.choose("fit")
    press(dialog.set_key, Qt.Key.Key_Z, CTRL)
    assert "Ctrl+Z belongs to “Undo”" in dialog.said.text()
    assert shortcuts(shell, "undo") == ["Ctrl+Z"]
    dialog.leave_button.click()
    assert shell.window.settings.changed_keys == {}
    press(dialog.set_key, Qt.Key.Key_Z, CTRL)
    dialog.take_button.click()
    assert "“Undo” has no key now" in dialog.said.text()
    assert (shortcuts(shell, "fit"), shortcuts(shell, "undo")) == (["Ctrl+Z"], [])
    dialog.choose("undo")
    dialog.reset_button.click()
    assert (shortcuts(shell, "fit"), shortcuts(shell, "undo")) == ([], ["Ctrl+Z"])


@pytest.mark.parametrize(
    ("key", "modifiers", "expected"),
    [
        (Qt.Key.Key_Question, SHIFT, "?"),
        (Qt.Key.Key_B, CTRL | SHIFT, "Ctrl+Shift+B"),
        (Qt.Key.Key_Tab, CTRL, "Ctrl+Tab"),
        (Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier, "Alt+5"),
        (Qt.Key.Key_F4, NONE, "F4"),
    ],
)
def test_the_field_takes_a_key_as_a_shortcut_is_written(
    shell: Shell, key: Qt.Key, modifiers: Qt.KeyboardModifier, expected: str
) -> None:
    field, taken = keys_dialog(shell).add_key, []
    field.setEnabled(True)
    field.pressed_key.connect(taken.append)
    press(field, key, modifiers)
    assert taken == [expected]
    assert QKeySequence(expected).toString() == expected


def test_a_modifier_alone_is_waited_through_and_escape_changes_nothing(shell: Shell) -> None:
    dialog = keys_dialog(shell)
    dialog.choose("undo")
    press(dialog.set_key, Qt.Key.Key_Control, CTRL)
    assert dialog.set_key.is_waiting
    QTest.keyClick(dialog.set_key, Qt.Key.Key_Escape)
    assert not dialog.set_key.is_waiting
    assert dialog.isVisible()
    assert dialog.editor.changed == {}


@pytest.mark.parametrize("key", ["Space", "Esc", "Return", "3", *CANVAS_KEYS, *menu_keys()])
def test_keys_of_canvas_and_classes_can_be_given_to_nothing(shell: Shell, key: str) -> None:
    clash = keys_dialog(shell).editor.clash("fit", key)
    assert clash is not None
    assert clash.reason
    assert clash.holder is None


def test_fixed_rows_say_so_and_cannot_be_changed(shell: Shell) -> None:
    dialog = keys_dialog(shell)
    for spec in FIXED:
        dialog.choose(spec.id)
        assert not dialog.set_key.isEnabled()
        assert "fixed" in dialog.said.text()
    texts = {row[1]: row[2] for row in all_rows(dialog.editor.keys)}
    assert texts["Move the image (hold)"] == "hold Space  (fixed)"


def test_the_table_goes_to_a_file_and_comes_back(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    dialog = keys_dialog(shell)
    dialog.choose("undo")
    press(dialog.add_key, Qt.Key.Key_F17)
    dialog.export_button.click()
    dialog.reset_all_button.click()
    assert shortcuts(shell, "undo") == ["Ctrl+Z"]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path) + ".json", ""))
    dialog.import_button.click()
    assert shortcuts(shell, "undo") == ["Ctrl+Z", "F17"]
    Path(f"{path}.json").write_text('{"format": "other"}', encoding="utf-8")
    dialog.import_button.click()
    assert "holds no keys of Inkling" in dialog.said.text()
    assert keys_from_text(keys_to_text({"undo": ("F17",)})) == {"undo": ("F17",)}
    assert keys_from_text(json.dumps([1])) is None


@pytest.mark.parametrize(("ending", "begin"), [(".pdf", b"%PDF"), (".html", b"<!DOCTYPE html>")])
def test_the_sheet_holds_the_keys_as_they_are_now(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, begin: bytes
) -> None:
    path = tmp_path / f"sheet{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    dialog = keys_dialog(shell)
    dialog.choose("undo")
    press(dialog.set_key, Qt.Key.Key_F17)
    dialog.print_button.click()
    assert path.read_bytes().startswith(begin)
    page = sheet_html(all_rows(dialog.editor.keys))
    assert re.search(r"F17</td><td title=\"[^\"]+\">Undo<", page)
    assert "<b>" not in sheet_html([("a<b>", "x", "y", "z")])
    assert "(fixed)" not in page
    assert len(sheet_pdf(all_rows(dialog.editor.keys))) > 5000


def broken_words(page: QTextDocument) -> list[str]:
    """Texts of a laid-out page of which a line ends inside a word."""
    broken, block = [], page.begin()
    while block.isValid():
        text, lines = block.text(), block.layout()
        ends = [lines.lineAt(number).textStart() for number in range(1, lines.lineCount())]
        if any(text[end - 1] not in " \u200b-" for end in ends):
            broken.append(text)
        block = block.next()
    return broken


@pytest.mark.parametrize("name", [key_set.name for key_set in KEY_SETS])
def test_the_printed_sheet_breaks_no_word_and_fits_on_its_pages(qapp: QApplication, name: str) -> None:
    rows = all_rows(all_keys(ACTIONS, load_key_set(name)))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = sheet_writer(buffer)
    pages = sheet_pages(rows, writer)
    assert 1 <= len(pages) <= 3
    assert all(page.size().height() <= writer.height() for page in pages)
    assert [text for page in pages for text in broken_words(page)] == []
    shown = "".join(page.toPlainText() for page in pages)
    assert [action for _, action, keys, _ in rows if keys and action not in shown] == []
