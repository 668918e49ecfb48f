"""Keys named in messages, tips and labels: those that the user has set, never the ones before."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from engine.session.state import NO_PREDICTION_TO_DISMISS, Notice
from gui.action_table.keymap import is_fixed, usual_keys
from gui.actions import ACTIONS, key_text, spec_of
from tests.architecture.imports import CHECKOUT
from tests.gui.shell.helpers import Shell

OPEN = [spec for spec in ACTIONS if not is_fixed(spec)]
USUAL = {key for spec in OPEN for key in usual_keys(spec)}
PROPERTIES = ("toolTip", "accessibleDescription", "text", "plainText", "placeholderText")
NAMED = re.compile(
    r"(?<![\w+])(?:Ctrl|Alt|Shift)(?:\+(?:Ctrl|Alt|Shift))*\+(?:F\d+|[A-Z][a-z]+|[^\s\w]|[A-Z0-9])(?!\w)"
)
ALONE = re.compile(r"\(([A-Z?/]|F\d+)\)|(?:^|[.;,] )([A-Z]|F\d+) (?:opens|asks|shows|puts|makes|hides)\b")
OWN_KEYS = [
    CHECKOUT / place
    for place in ("gui/dialogs/audit", "gui/dialogs/image_map.py", "gui/wall", "engine/session/review")
]
"""Modules and rooms whose texts name keys that they watch themselves."""


def texts_of(root: QWidget) -> Iterator[str]:
    for widget in (root, *root.findChildren(QWidget)):
        for name in PROPERTIES:
            text = widget.property(name)
            if isinstance(text, str):
                yield text


def named_keys(text: str) -> set[str]:
    """Usual keys of changeable actions that are named in a text."""
    alone = {first or second for first, second in ALONE.findall(text)}
    return (set(NAMED.findall(text)) | alone) & USUAL


def spoken_strings(path: Path) -> Iterator[tuple[int, str]]:
    """Every string of a module but its docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said_of = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said_of:
            yield node.lineno, node.value


def test_no_text_of_the_program_holds_a_key_that_can_be_changed() -> None:
    paths = [*(CHECKOUT / "gui").rglob("*.py"), *(CHECKOUT / "engine" / "session").rglob("*.py")]
    found = [
        f"{path.relative_to(CHECKOUT)}:{line}: {text}"
        for path in paths
        for line, text in spoken_strings(path)
        if text not in USUAL
        and named_keys(text)
        and not any(path.is_relative_to(place) for place in OWN_KEYS)
    ]
    assert named_keys("Learn now (Ctrl+L)") == {"Ctrl+L"}
    assert named_keys("P asks for one") == {"P"}
    assert named_keys("Alt+click") == set()
    assert not found, "[[id of the action]] stands for its key:\n" + "\n".join(found)


def test_every_id_that_stands_for_a_key_is_one_of_an_action() -> None:
    paths = [*(CHECKOUT / "gui").rglob("*.py"), *(CHECKOUT / "engine" / "session").rglob("*.py")]
    texts = [text for path in paths for _line, text in spoken_strings(path)]
    ids = {name for text in texts for name in re.findall(r"\[\[([a-z_]+)\]\]", text)}
    assert len(ids) > 20
    assert ids <= {spec.id for spec in ACTIONS}


@pytest.fixture
def changed(shell: Shell, folder: Path) -> dict[str, tuple[str, ...]]:
    """Another key for every action that can have one, in a window with a message and an open dialog."""
    shell.open(folder)
    modifiers = ("", "Shift+", "Ctrl+", "Alt+", "Ctrl+Shift+", "Alt+Shift+")
    new = [f"Meta+{modifier}F{n}" for modifier in modifiers for n in range(1, 36)]
    keys = {spec.id: (key,) for spec, key in zip(OPEN, new, strict=False)}
    assert len(keys) == len(OPEN)
    shell.window.notices.show_notice(NO_PREDICTION_TO_DISMISS)
    shell.window.action_set["effort"].trigger()
    shell.wait(lambda: bool(shell.window.dialogs.shown))
    shell.window.action_set.set_keys(keys)
    return keys


def test_every_text_on_the_screen_names_the_keys_of_now(
    shell: Shell, changed: dict[str, tuple[str, ...]]
) -> None:
    window = shell.window
    assert window.workspace is not None
    shell.window.notices.show_notice(NO_PREDICTION_TO_DISMISS)
    roots = (window, *window.dialogs.shown)
    texts = [text for root in roots for text in texts_of(root)]
    assert [text for text in texts if named_keys(text) or "[[" in text] == []
    of_learning = window.workspace.learning.start_button.toolTip()
    assert changed["learn_start"][0] in of_learning
    assert any(changed["predict_now"][0] in text for text in texts_of(window.notices))
    assert any(changed["accept_image"][0] in text for text in texts_of(window.dialogs.shown[-1]))
    window.action_set.set_keys({"learn_start": ()})
    assert "Ctrl+L" not in window.workspace.learning.start_button.toolTip()
    assert f"Learning > {spec_of('learn_start').text}" in window.workspace.learning.start_button.toolTip()


def test_what_looks_like_a_key_in_a_name_of_the_users_stays(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    window, edits = shell.window, shell.controller.edits
    assert edits is not None
    image_id = shell.session.project.images.rows()[0].id
    for name in ("a[[1]]", "[[undo]]"):
        edits.image_notes.set_label(image_id, name)
        edits.rename_project(name)
        window.notices.show_notice(Notice(f"The folder is {name}.", "[[undo]] takes it back, [[1]] stays."))
        shown = list(texts_of(window.notices))
        assert f"The folder is {name}." in shown
        assert f"{key_text('Ctrl+Z')} takes it back, [[1]] stays." in shown
        for show in (
            lambda: window.dialogs.image_label(image_id),
            window.dialogs.project_name,
            window.dialogs.project_settings,
            window.dialogs.past_notices,
        ):
            show()
            texts = list(texts_of(window.dialogs.shown[-1]))
            assert any(name in text for text in texts)
            window.dialogs.close_all()
            shell.wait(lambda: not window.dialogs.shown)
    window.status.model.setToolTip("a[[1]]")
    assert window.status.model.toolTip() == "a[[1]]"


def test_the_line_above_a_list_names_the_key_that_is_set_also_when_it_changes(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    workspace = shell.window.workspace
    assert workspace is not None
    line = workspace.images.reason
    workspace.images.show_reason("2 images marked on the review wall", "[[next_image]] opens the next one.")
    assert line.by.text() == "Right opens the next one."
    shell.window.action_set.set_keys({"next_image": ("F10",)})
    assert line.by.text() == "F10 opens the next one."
    workspace.images.show_reason("5 images like this", "Compared by colours.")
    shell.window.action_set.set_keys({"next_image": ("F11",)})
    assert line.by.text() == "Compared by colours."
    workspace.images.show_reason("", "")
    assert line.by.text() == ""
