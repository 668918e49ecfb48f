"""What to label next, driven by keys and mouse in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from engine.core import ModelId, Progress
from engine.session import Busy, LearningPhase, LearningState
from engine.session.active_learning.acquisition import NEXT_IN_LIST, NO_MODEL_YET, AcquisitionOrder
from engine.storage import ImageStatus, ModelRecord
from engine.storage.caches.score_cache import FILE, ScoreFile, StoredScore
from gui.links.queue_link import QueueLink, listing_text
from gui.panels.images import ImagesPanel
from gui.panels.next_row import queue_text
from gui.statusbar import busy_text
from tests.gui.shell.helpers import Shell

SHIFT = Qt.KeyboardModifier.ShiftModifier
UNCLEAR_PX = (600, 100, 500, 200, 400, 300)


def panel(shell: Shell) -> ImagesPanel:
    assert shell.window.workspace is not None
    return shell.window.workspace.images


def link(shell: Shell) -> QueueLink:
    assert shell.window.links.queue is not None
    return shell.window.links.queue


def open_name(shell: Shell) -> str:
    image = shell.session.image
    return "" if image is None else image.record.path.stem


def listed(shell: Shell) -> list[tuple[str, str]]:
    rows = panel(shell).rows
    found = [rows.row(place) for place in range(rows.rowCount())]
    return [(row.name, row.note) for row in found if row is not None]


def open_with_scores(shell: Shell, folder: Path) -> None:
    """A project whose model has looked at all six images."""
    shell.open(folder)
    project = shell.session.project
    path = project.models_dir / "m1.safetensors"
    path.touch()
    project.models.add(ModelRecord(ModelId("m1"), path, "2026-01-01T00:00:00+00:00"))
    file = ScoreFile(project.path / FILE, read_only=False)
    for record, unclear_px in zip(project.images.rows(), UNCLEAR_PX, strict=True):
        file.put(record.id, StoredScore(ModelId("m1"), 0.2, unclear_px / 1000, 3, unclear_px))
    file.close()
    shell.session.use_model(ModelId("m1"))
    shell.wait(lambda: link(shell).queue.predicted_count == 6)


def choose(shell: Shell, order: AcquisitionOrder) -> None:
    """By the arrow keys in the choice above the list."""
    box = panel(shell).next.box
    box.setFocus()
    for _ in range(box.count()):
        if box.currentData() != str(order):
            QTest.keyClick(box, Qt.Key.Key_Down)
    shell.window.canvas.setFocus()
    assert link(shell).queue.order is order


def test_the_key_opens_what_takes_the_least_effort_and_says_why(shell: Shell, folder: Path) -> None:
    open_with_scores(shell, folder)
    choose(shell, AcquisitionOrder.EFFORT)
    shell.press(Qt.Key.Key_G)
    shell.wait(lambda: open_name(shell) == "leaf_01")
    assert shell.names_of_notices()[-1] == "leaf_01.png: about 3 doubtful places, 100 px"
    shell.press(Qt.Key.Key_G)
    shell.wait(lambda: open_name(shell) == "leaf_03")


def test_the_queue_is_listed_with_reasons_and_bars_and_one_key_brings_all_back(
    shell: Shell, folder: Path
) -> None:
    open_with_scores(shell, folder)
    choose(shell, AcquisitionOrder.UNCERTAINTY)
    shell.press_ctrl(Qt.Key.Key_G)
    names = [name for name, _ in listed(shell)]
    assert names == [f"leaf_{n:02d}.png" for n in (0, 2, 4, 5, 3, 1)]
    assert listed(shell)[0][1] == "60 % unclear beyond borders"
    first, last = panel(shell).rows.row(0), panel(shell).rows.row(5)
    assert first is not None
    assert last is not None
    assert (first.weight, last.weight) == (1.0, pytest.approx(1 / 6))
    assert panel(shell).reason.text.text() == "6 images to label: most uncertain first"
    assert shell.window.action_set["queue_list"].isChecked()
    shell.press_ctrl(Qt.Key.Key_B)
    assert [name for name, _ in listed(shell)] == [f"leaf_{n:02d}.png" for n in range(6)]
    shell.wait(lambda: not panel(shell).next.list.isChecked())
    assert not shell.window.action_set["queue_list"].isChecked()


def test_accepting_and_skipping_go_on_by_the_queue(shell: Shell, folder: Path) -> None:
    open_with_scores(shell, folder)
    choose(shell, AcquisitionOrder.EFFORT)
    shell.press(Qt.Key.Key_B)
    shell.draw((20, 20), (20, 30))
    shell.accept()
    shell.wait(lambda: open_name(shell) == "leaf_01")
    shell.press(Qt.Key.Key_K)
    shell.wait(lambda: open_name(shell) == "leaf_03")
    statuses = [record.status for record in shell.session.project.images.rows()[:2]]
    assert statuses == [ImageStatus.ACCEPTED, ImageStatus.SKIPPED]


def test_in_order_everything_goes_on_as_it_always_did(shell: Shell, folder: Path) -> None:
    open_with_scores(shell, folder)
    shell.window.notices.clear()
    shell.press(Qt.Key.Key_K)
    shell.wait(lambda: open_name(shell) == "leaf_01")
    shell.press(Qt.Key.Key_G)
    shell.wait(lambda: open_name(shell) == "leaf_02")
    assert shell.names_of_notices() == []


def test_the_list_follows_what_is_accepted(shell: Shell, folder: Path) -> None:
    open_with_scores(shell, folder)
    choose(shell, AcquisitionOrder.EFFORT)
    QTest.mouseClick(panel(shell).next.list, Qt.MouseButton.LeftButton)
    assert len(listed(shell)) == 6
    shell.press(Qt.Key.Key_K)
    shell.wait(lambda: len(listed(shell)) == 5)
    assert panel(shell).reason.text.text() == "5 images to label: least effort first"


def test_diverse_images_are_listed_with_their_reason(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    choose(shell, AcquisitionOrder.DIVERSITY)
    shell.press_ctrl(Qt.Key.Key_G)
    shell.wait(lambda: len(listed(shell)) == 6)
    assert listed(shell)[0][1] == "the most typical"
    assert listed(shell)[1][1].endswith("like leaf_00.png, its nearest")


def test_without_a_model_the_panel_says_that_images_come_in_order(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    choose(shell, AcquisitionOrder.UNCERTAINTY)
    assert panel(shell).next.note.text() == NO_MODEL_YET
    assert panel(shell).next.note.isVisible()
    shell.press_ctrl(Qt.Key.Key_G)
    shell.wait(lambda: len(listed(shell)) == 6)
    assert listed(shell)[0] == ("leaf_00.png", NO_MODEL_YET)
    shell.press(Qt.Key.Key_G, SHIFT)
    assert link(shell).queue.order is AcquisitionOrder.DIVERSITY


def test_the_order_is_remembered_by_the_project(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press(Qt.Key.Key_G, SHIFT)
    shell.press(Qt.Key.Key_G, SHIFT)
    shell.press(Qt.Key.Key_G, SHIFT)
    path = shell.session.project.path
    shell.controller.close_project()
    assert shell.window.links.queue is None
    shell.open(path)
    assert panel(shell).next.box.currentText() == "Least effort first"
    shell.press(Qt.Key.Key_G, SHIFT)
    assert link(shell).queue.order is AcquisitionOrder.IN_ORDER
    shell.press_ctrl(Qt.Key.Key_G)
    assert listed(shell)[0] == ("leaf_00.png", NEXT_IN_LIST)


def test_looking_ahead_is_shown_and_stopped_from_the_status_line(shell: Shell, folder: Path) -> None:
    open_with_scores(shell, folder)
    shell.session.busy_tracker.update(background_prediction=Progress(3, 9, "images", "Looking ahead"))
    assert shell.window.status.busy.text.text() == "Looking ahead"
    QTest.mouseClick(shell.window.status.busy.cancel, Qt.MouseButton.LeftButton)
    assert shell.window.status.busy.text.text() == ""
    assert shell.session.busy.background_prediction is None


def test_looking_ahead_is_the_last_thing_the_status_line_tells() -> None:
    ahead = Progress(3, 9, "images", "Looking ahead")
    assert busy_text(Busy(background_prediction=ahead), LearningState()) == ("Looking ahead", ahead)
    running = LearningState(phase=LearningPhase.RUNNING)
    assert busy_text(Busy(background_prediction=ahead), running)[0] == "Learning"


def test_the_line_below_the_choice_tells_what_is_known() -> None:
    assert queue_text(AcquisitionOrder.IN_ORDER, has_model=False, seen=0, waiting=9) == ""
    assert queue_text(AcquisitionOrder.EFFORT, has_model=False, seen=0, waiting=9) == NO_MODEL_YET
    told = queue_text(AcquisitionOrder.EFFORT, has_model=True, seen=3, waiting=1200)
    assert told == "The model has looked at 3 of 1,200."
    assert queue_text(AcquisitionOrder.EFFORT, has_model=True, seen=9, waiting=9) == ""
    assert listing_text(AcquisitionOrder.EFFORT, 100, 1200) == "The next 100 of 1,200: least effort first"
    assert listing_text(AcquisitionOrder.EFFORT, 0, 0) == "Every image is labelled."
