"""The audit in the window, by real keys and clicks: opened at the place, mended, undone, left as it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.core import LabelMap, Rect
from engine.document.planes import Plane
from engine.storage import ImageStatus, Project
from gui.dialogs.audit.dialog import AuditDialog
from gui.dialogs.audit.rows import WHAT
from tests.gui.shell.helpers import Shell
from tests.helpers.audits import clean_mask, faulty_masks, islands_and_hole, project


def opened(shell: Shell, folder: Path, masks: dict[str, LabelMap] | None = None) -> AuditDialog:
    usual = faulty_masks()
    masks = masks or {word: usual[word] for word in ("clean", "holes", "islands", "bridges")}
    shell.open(project(folder, masks))
    shell.press_keys("audit")
    dialog = shell.window.dialogs.shown[-1]
    assert isinstance(dialog, AuditDialog)
    shell.wait(lambda: dialog.start_button.text() == "Look again")
    return dialog


def go_to_window(shell: Shell) -> None:
    """As a click on its frame does."""
    shell.window.activateWindow()
    shell.wait(lambda: QApplication.activeWindow() is shell.window)
    shell.window.canvas.setFocus()


def choose_kind(dialog: AuditDialog, start: str) -> None:
    texts = [dialog.kind_box.itemText(row) for row in range(dialog.kind_box.count())]
    dialog.kind_box.setCurrentIndex(next(row for row, text in enumerate(texts) if text.startswith(start)))


def is_in_sight(shell: Shell, y: int, x: int) -> bool:
    canvas = shell.window.canvas
    row, column = canvas.camera.to_view(y, x)
    height, width = canvas.device_size()
    return 0 <= row < height and 0 <= column < width


def test_return_opens_the_place_r_mends_it_and_undo_takes_it_back(shell: Shell, tmp_path: Path) -> None:
    dialog = opened(shell, tmp_path)
    assert dialog.rows.rowCount() == 4
    assert "4 findings." in dialog.message.text()
    choose_kind(dialog, "Small holes")
    assert dialog.rows.rowCount() == 1
    found = dialog.rows.finding(0)
    QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    shell.wait(lambda: shell.session.image is not None and shell.session.image.id == found.image_id)
    fitted = shell.window.canvas.camera.scale
    shell.wait(lambda: is_in_sight(shell, 12, 12) and shell.window.canvas.camera.scale >= fitted)
    shell.rest(30)
    image = shell.session.image
    assert image is not None
    QTest.keyClick(dialog.view, Qt.Key.Key_R)
    rows = dialog.rows
    shell.wait(lambda: all(rows.finding(n).kind is not found.kind for n in range(rows.rowCount())))
    assert image.planes.view(Plane.MASK)[12, 12] == 1
    assert image.record.status is ImageStatus.ACCEPTED
    QTest.keyClick(dialog.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    shell.wait(lambda: image.planes.view(Plane.MASK)[12, 12] == 0)
    assert np.array_equal(image.planes.view(Plane.MASK), faulty_masks()["holes"])


def test_one_undo_takes_back_all_findings_that_were_mended_at_once(shell: Shell, tmp_path: Path) -> None:
    dialog = opened(shell, tmp_path, {"both": islands_and_hole()})
    image = shell.session.image
    assert image is not None
    assert dialog.rows.rowCount() > 1
    dialog.view.selectAll()
    QTest.keyClick(dialog.view, Qt.Key.Key_R)
    shell.wait(lambda: dialog.rows.rowCount() == 0)
    assert np.array_equal(image.planes.view(Plane.MASK), clean_mask())
    QTest.keyClick(dialog.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    shell.wait(lambda: image.planes.view(Plane.MASK)[12, 12] == 0)
    assert np.array_equal(image.planes.view(Plane.MASK), islands_and_hole())


def test_one_undo_takes_back_what_was_mended_in_several_images_and_the_findings_follow(
    shell: Shell, tmp_path: Path
) -> None:
    faulty = islands_and_hole()
    dialog = opened(shell, tmp_path, {"a": faulty, "b": faulty, "c": faulty})
    project, edits = shell.session.project, shell.window.controller.edits
    assert edits is not None
    count = dialog.rows.rowCount()
    assert f"{count} findings." in dialog.message.text()

    def are_all(expected: LabelMap) -> bool:
        masks = [project.decided_mask(record.id) for record in project.images.rows()]
        return all(mask is not None and np.array_equal(mask, expected) for mask in masks)

    def said() -> str:
        return shell.window.notices.past[-1].notice.summary

    dialog.view.selectAll()
    QTest.keyClick(dialog.view, Qt.Key.Key_R)
    shell.wait(lambda: are_all(clean_mask()) and shell.session.image is not None)
    shell.wait(lambda: dialog.rows.rowCount() == 0)
    assert dialog.message.text() == "Nothing to find fault with."
    assert edits.undo_label == "Mending findings: 3 images"
    QTest.keyClick(dialog.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    shell.wait(lambda: dialog.rows.rowCount() == count)
    assert are_all(faulty)
    assert said() == "Taken back in 3 images: Mending findings."
    assert dialog.message.text() == f"{count} findings."
    assert f"({count})" in dialog.kind_box.itemText(0)
    shell.wait(lambda: shell.session.image is not None)
    assert edits.redo_label == "Mending findings: 3 images"
    assert edits.redo()
    shell.wait(lambda: dialog.rows.rowCount() == 0)
    assert are_all(clean_mask())
    assert said() == "Done again in 3 images: Mending findings."


def test_a_double_click_opens_and_the_key_of_the_audit_comes_back_to_it(shell: Shell, tmp_path: Path) -> None:
    dialog = opened(shell, tmp_path)
    choose_kind(dialog, "Thin bridges")
    place = dialog.view.visualRect(dialog.rows.index(0, 2)).center()
    QTest.mouseClick(dialog.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(dialog.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    wanted = dialog.rows.finding(0).image_id
    shell.wait(lambda: shell.session.image is not None and shell.session.image.id == wanted)
    assert not dialog.repair_button.isEnabled()
    QTest.keyClick(dialog.view, Qt.Key.Key_R)
    assert "no safe repair" in dialog.message.text()
    shell.window.activateWindow()
    shell.window.action_set["audit"].trigger()
    assert shell.window.dialogs.shown == [dialog]


def test_all_islands_and_holes_are_mended_at_once_and_the_rest_is_left_for_good(
    shell: Shell, tmp_path: Path
) -> None:
    dialog = opened(shell, tmp_path)
    dialog.view.selectAll()
    QTest.keyClick(dialog.view, Qt.Key.Key_R)
    shell.wait(lambda: dialog.rows.rowCount() == 1)
    QTest.keyClick(dialog.view, Qt.Key.Key_L)
    shell.wait(lambda: dialog.rows.rowCount() == 0)
    QTest.mouseClick(dialog.start_button, Qt.MouseButton.LeftButton)
    shell.wait(lambda: "Nothing to find fault with." in dialog.message.text())
    QTest.mouseClick(dialog.again_button, Qt.MouseButton.LeftButton)
    shell.wait(lambda: dialog.rows.rowCount() == 1 and dialog.start_button.text() == "Look again")
    dialog.close()
    assert shell.window.dialogs.shown == []


def test_the_audit_is_there_at_once_the_next_time_and_says_what_has_changed(
    shell: Shell, tmp_path: Path
) -> None:
    dialog = opened(shell, tmp_path)
    choose_kind(dialog, "Small holes")
    QTest.keyClick(dialog.view, Qt.Key.Key_R)
    shell.wait(lambda: dialog.rows.rowCount() == 3)
    dialog.close()
    shell.window.action_set["audit"].trigger()
    again = shell.window.dialogs.shown[-1]
    assert isinstance(again, AuditDialog)
    shell.wait(lambda: again.start_button.text() == "Look again")
    said = again.message.text()
    assert "This is the audit of " in said, said
    assert "3 findings. 1 mask has changed since and was looked at anew. 1 finding is gone." in said, said
    assert again.rows.rowCount() == 3


def test_the_place_that_is_opened_is_in_sight_above_the_list(shell: Shell, tmp_path: Path) -> None:
    dialog = opened(shell, tmp_path)
    choose_kind(dialog, "Small holes")
    QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    canvas = shell.window.canvas
    shell.wait(lambda: canvas.marked_place is not None)
    row, column = canvas.camera.to_view(13, 13)
    ratio = canvas.devicePixelRatioF()
    spot = canvas.mapToGlobal(QPoint(round(column / ratio), round(row / ratio)))
    assert not dialog.frameGeometry().contains(spot), (spot, dialog.frameGeometry())
    assert canvas.marked_place == Rect(12, 12, 14, 14)
    QTest.keyClick(dialog.view, Qt.Key.Key_R)
    shell.wait(lambda: canvas.marked_place is None)
    assert "3 findings." in dialog.message.text()
    assert dialog.kind_box.width() >= dialog.kind_box.sizeHint().width()


def test_a_finding_without_a_place_takes_the_frame_of_the_one_before_away(
    shell: Shell, tmp_path: Path
) -> None:
    dialog = opened(shell, tmp_path)
    choose_kind(dialog, "Small holes")
    QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    canvas = shell.window.canvas
    shell.wait(lambda: canvas.marked_place is not None)
    dialog.open_requested.emit(replace(dialog.rows.finding(0), places=()), 0)
    assert canvas.marked_place is None


def test_a_place_whose_image_comes_when_the_list_is_closed_is_not_shown(shell: Shell, tmp_path: Path) -> None:
    dialog = opened(shell, tmp_path)
    choose_kind(dialog, "Small holes")
    wanted = dialog.rows.finding(0).image_id
    unsubscribe = shell.session.events.image_opened.subscribe(lambda is_there: is_there and dialog.close())
    QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    shell.wait(lambda: shell.session.image is not None and shell.session.image.id == wanted)
    shell.rest(30)
    unsubscribe()
    assert shell.window.dialogs.shown == []
    assert shell.window.canvas.marked_place is None


def test_without_an_accepted_image_the_audit_says_what_it_looked_at_and_offers_masks_in_work(
    shell: Shell, tmp_path: Path
) -> None:
    path = project(tmp_path, {"holes": faulty_masks()["holes"]})
    with Project.open(path) as made:
        for record in made.images.rows():
            made.images.set_status(record.id, ImageStatus.STARTED)
    shell.open(path)
    shell.press_keys("audit")
    dialog = shell.window.dialogs.shown[-1]
    assert isinstance(dialog, AuditDialog)
    shell.wait(lambda: dialog.start_button.text() == "Look again")
    assert dialog.message.text().startswith("No image is accepted yet, so only the pictures were looked at.")
    assert dialog.message.property("role") == "soft"
    # The tick is enough.
    QTest.mouseClick(dialog.in_work_box, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    shell.wait(lambda: dialog.rows.rowCount() == 1 and dialog.start_button.text() == "Look again")
    assert dialog.message.text().startswith("1 finding. 1 image looked at. 1 mask looked at.")
    assert dialog.whole.text() == dialog.rows.data(dialog.rows.index(0, WHAT))
    dialog.reject()
    go_to_window(shell)
    shell.press_keys("audit")
    again = shell.window.dialogs.shown[-1]
    assert isinstance(again, AuditDialog)
    shell.wait(lambda: again.start_button.text() == "Look again")
    assert (again.in_work_box.isChecked(), again.rows.rowCount()) == (True, 1)


def test_an_image_that_is_accepted_meanwhile_ends_what_was_said_of_none(shell: Shell, tmp_path: Path) -> None:
    path = project(tmp_path, {"clean": faulty_masks()["clean"]})
    with Project.open(path) as made:
        made.images.set_status(made.images.rows()[0].id, ImageStatus.STARTED)
    shell.open(path)
    shell.press_keys("audit")
    dialog = shell.window.dialogs.shown[-1]
    assert isinstance(dialog, AuditDialog)
    shell.wait(lambda: dialog.message.text().startswith("No image is accepted yet"))
    go_to_window(shell)
    shell.look()
    shell.press_keys("accept_image")
    shell.wait(lambda: dialog.message.text() == "Nothing to find fault with.")
