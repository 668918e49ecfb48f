"""Images that are predicted or checked: told in the list, filtered, marked by a key, taken back by undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from engine.core import ImageId
from engine.session.active_learning.queue import LabellingQueue
from engine.storage import ImageStatus
from engine.storage.caches.score_cache import StoredScore
from gui.dialogs.palette.dialog import PaletteDialog
from gui.panels.image_rows import row_text
from tests.gui.shell.helpers import Shell
from tests.gui.shell.image_list import choose, open_predicted, panel_of


def texts(shell: Shell) -> list[str]:
    rows = panel_of(shell).rows
    return [
        row_text(row).partition(" ·")[0] for n in range(rows.rowCount()) if (row := rows.row(n)) is not None
    ]


def show_only(shell: Shell, name: str) -> None:
    """By the arrow keys in the choice above the list."""
    box = panel_of(shell).status_box
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.count()):
        if not box.currentText().startswith(f"{name} ("):
            QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText().startswith(f"{name} (")
    shell.window.canvas.setFocus()


def accept_rows(shell: Shell, *numbers: int) -> None:
    images = shell.session.project.images
    ids = images.ids()
    for number in numbers:
        images.set_status(ImageId(ids[number]), ImageStatus.ACCEPTED)
    shell.session.events.images_changed.emit(None)


def test_a_key_marks_accepted_images_as_checked_and_the_list_tells_and_filters(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    accept_rows(shell, 0, 1, 3)
    choose(shell, 0, 1, 2)
    shell.press_keys("check_image")
    checked, new = "Accepted, checked", "Not started"
    assert texts(shell) == [checked, checked, new, "Accepted", new, new]
    said = shell.window.notices.shown[-1]
    assert said.summary == "2 images are marked as checked."
    assert said.hint == "1 chosen image is not accepted, and was left as it is."
    assert shell.window.action_set["check_image"].isChecked()
    show_only(shell, checked)
    assert panel_of(shell).status_box.currentText() == "Accepted, checked (2)"
    assert texts(shell) == [checked, checked]
    show_only(shell, "Accepted, not checked")
    assert texts(shell) == ["Accepted"]
    show_only(shell, "All images")
    choose(shell, 0)
    shell.press_keys("check_image")
    assert texts(shell)[:2] == ["Accepted", checked]
    shell.press_keys("undo")
    shell.press_keys("undo")
    assert "Accepted, checked" not in texts(shell)


def test_each_press_says_which_image_it_was_for_and_what_became_of_its_mark(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    accept_rows(shell, 0, 1)
    show_only(shell, "Accepted, not checked")
    choose(shell, 0)
    shell.press_keys("check_image")
    assert texts(shell) == ["Accepted"]
    assert panel_of(shell).chosen_ids() == [], "the image below is not chosen in its place"
    assert shell.names_of_notices()[-1] == "leaf_00.png is marked as checked."
    shell.press_keys("check_image")
    assert shell.names_of_notices()[-1] == "leaf_00.png is not marked as checked any more."
    assert "leaf_00.png is marked as checked." not in shell.names_of_notices()
    checked = shell.session.project.images.checked()
    assert not checked


def test_what_is_chosen_stays_chosen_when_another_image_leaves_the_filtered_list(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    accept_rows(shell, 0, 1, 3, 4)
    show_only(shell, "Accepted, not checked")
    choose(shell, 1, 2)
    chosen = panel_of(shell).chosen_ids()
    ids = shell.session.project.images.ids()
    shell.session.project.images.set_checks({ImageId(ids[0]): 1})
    shell.session.events.images_changed.emit((ImageId(ids[0]),))
    assert panel_of(shell).chosen_ids() == chosen


def test_what_is_not_accepted_says_why_it_is_not_checked(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    choose(shell, 2)
    shell.press_keys("check_image")
    assert shell.names_of_notices()[-1] == "Only an accepted image can be marked as checked. Accept it first."
    assert not shell.window.action_set["check_image"].isChecked()
    assert "Accepted, checked" not in texts(shell)


def test_the_list_tells_and_filters_what_is_predicted_and_not_begun(shell: Shell, folder: Path) -> None:
    open_predicted(shell, folder, 2, 3, 5)
    shell.wait(lambda: texts(shell).count("Predicted") == 3)
    shell.press_keys("palette")
    (palette,) = shell.window.dialogs.shown
    assert isinstance(palette, PaletteDialog)
    palette.search.setText("/leaf_01")
    assert palette.current is not None
    assert palette.current.tip == "Predicted", "it is called so everywhere"
    palette.reject()
    shell.window.activateWindow()
    accept_rows(shell, 2)
    assert texts(shell)[1:3] == ["Predicted", "Accepted"]
    show_only(shell, "Predicted")
    assert panel_of(shell).status_box.currentText() == "Predicted (2)"
    assert texts(shell) == ["Predicted", "Predicted"]
    show_only(shell, "Not started")
    assert panel_of(shell).status_box.currentText() == "Not started (3)"
    assert texts(shell) == ["Not started"] * 3, "each row says what was asked for"


def test_what_is_chosen_in_a_search_stays_chosen_while_other_images_are_predicted(
    shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.open(folder)
    panel, queue = panel_of(shell), shell.controller.queue
    assert isinstance(queue, LabellingQueue)
    panel.search.setText("leaf")
    shell.wait(lambda: panel.rows.filter.text == "leaf")
    choose(shell, 1, 3)
    scores = {ImageId(6): StoredScore("m1", 0.2, 0.1, 3, 100)}
    monkeypatch.setattr(LabellingQueue, "scores", property(lambda _queue: scores))
    queue.changed.emit(None)
    shell.wait(lambda: texts(shell)[5] == "Predicted")
    assert panel.chosen_ids() == [2, 4]
