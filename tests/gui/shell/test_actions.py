"""The table of actions: the one place where keys are given out."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from gui.action_table.keymap import all_keys
from gui.actions import ACTIONS, When, WindowState, availability, key_text, spec_of
from gui.dialogs.keys.dialog import all_rows, matching
from gui.key_filter import keeps_key
from gui.tool_state import larger
from tests.gui.shell.helpers import Shell

KEYS = all_keys(ACTIONS, {})
NONE = Qt.KeyboardModifier.NoModifier


def test_no_key_does_two_things() -> None:
    keys = Counter(QKeySequence(key).toString() for spec in ACTIONS for key in spec.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_action_has_a_key_that_qt_understands() -> None:
    wrong = [spec.id for spec in ACTIONS if not spec.keys or any(not key_text(k) for k in spec.keys)]
    assert wrong == []


def test_no_two_actions_share_an_id() -> None:
    assert len({spec.id for spec in ACTIONS}) == len(ACTIONS)


def test_every_action_says_what_it_does() -> None:
    assert [spec.id for spec in ACTIONS if len(spec.tip) < 10] == []


def test_every_action_but_the_held_ones_has_a_command(shell: Shell) -> None:
    wanted = {spec.id for spec in ACTIONS if not spec.held}
    assert shell.window._commands is not None
    assert shell.window._commands.ids == wanted


def test_the_commands_of_checkable_actions_are_those_that_know_their_state(shell: Shell) -> None:
    assert shell.window._commands is not None
    assert set(shell.window._commands.checked()) == {spec.id for spec in ACTIONS if spec.checkable}


@pytest.mark.parametrize("when", list(When))
def test_without_a_project_only_what_needs_none_is_available(when: When) -> None:
    assert availability(WindowState())[when] is (when is When.ALWAYS)


@pytest.mark.parametrize(
    "action",
    [
        "undo",
        "redo",
        "apply_cut",
        "accept_image",
        "clear_image",
        "add_class",
        "learn_start",
        "skip_image",
        "take_back",
    ],
)
def test_a_project_that_is_read_only_offers_no_edit(action: str) -> None:
    state = WindowState(has_project=True, has_image=True, can_undo=True, can_redo=True)
    assert not availability(state)[spec_of(action).when]


def test_the_shortcut_search_finds_by_key_and_by_word() -> None:
    found = [row[1] for row in matching(all_rows(KEYS), "ctrl+z")]
    assert "Undo" in found
    assert [row[1] for row in matching(all_rows(KEYS), "UNSURE")] == ["Uncertainty"]


@pytest.mark.parametrize(
    ("typed", "action"),
    [
        ("arrow", "Next image"),
        ("left arrow", "Previous image"),
        ("enter", "Apply the cut"),
        ("return control", "Accept and open the next image"),
        ("escape", "Take back the stroke, cut or scribbles"),
        ("delete key", "Remove from the project"),
        ("page up", "Class above"),
        ("comma", "Fainter mask"),
        ("plus", "Grow by a pixel"),
        ("bracket", "Smaller brush"),
        ("wheel", "Zoom"),
        ("ctrl wheel", "Size of the pen"),
        ("space bar", "Move the image (hold)"),
    ],
)
def test_the_shortcut_search_finds_keys_by_their_plain_words(typed: str, action: str) -> None:
    assert action in [row[1] for row in matching(all_rows(KEYS), typed)]


def test_a_mouse_button_is_no_arrow_key() -> None:
    assert "Draw" not in [row[1] for row in matching(all_rows(KEYS), "arrow")]


def test_a_text_field_keeps_letters_and_enter_but_not_ctrl_or_function_keys() -> None:
    assert keeps_key(is_text=True, key=Qt.Key.Key_B, modifiers=NONE)
    assert keeps_key(is_text=True, key=Qt.Key.Key_Return, modifiers=NONE)
    assert not keeps_key(is_text=True, key=Qt.Key.Key_Z, modifiers=Qt.KeyboardModifier.ControlModifier)
    assert not keeps_key(is_text=True, key=Qt.Key.Key_F1, modifiers=NONE)


def test_a_list_lets_every_key_through() -> None:
    assert not keeps_key(is_text=False, key=Qt.Key.Key_Down, modifiers=NONE)
    assert not keeps_key(is_text=False, key=Qt.Key.Key_B, modifiers=NONE)


@pytest.mark.parametrize("radius_px", [0.5, 1.0, 4.0, 33.0, 250.0])
def test_a_larger_brush_is_larger_and_stays_on_half_pixels(radius_px: float) -> None:
    assert larger(radius_px, 1) > radius_px
    assert larger(radius_px, 1) * 2 == int(larger(radius_px, 1) * 2)
