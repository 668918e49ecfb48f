"""The export dialog: what it remembers, says ahead, and does with a folder that is in use."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from engine.core import ClassList, Progress
from engine.document.image import probe_image
from engine.formats.outgoing.options import PREPARING, SplitOptions
from engine.formats.outgoing.report import ExportReport
from engine.storage import Project, accept_mask
from gui.dialogs.export_dialog.choices import ExportChoices
from gui.dialogs.export_dialog.dialog import ExportableImages, ExportDialog
from gui.links.dialog_links.export_link import summary_of
from gui.style.theme import Theme
from tests.gui.shell.helpers import Shell

OTHER = ExportChoices(
    *("coco", True, True, True, 70, 20, 10, 7, False, True, r"p(\d)", False, 65, 0),
)


def test_choices_come_back_as_they_were(qtbot: QtBot, qapp: QApplication) -> None:
    assert ExportChoices.from_text(OTHER.to_text()) == OTHER
    dialog = ExportDialog(Path("out"), Theme(qapp), OTHER)
    qtbot.addWidget(dialog)
    dialog.show_images(ExportableImages(5, 2, None, 3))
    assert dialog.choices == OTHER
    assert dialog.choices.options().split == SplitOptions((70, 20, 10), 7, False, True, r"p(\d)")


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"train": "x", "seed": 1.5, "format_name": "none"}', "[" * 3000, "x" * 9000],
)
def test_damaged_choices_are_the_usual_ones(text: str) -> None:
    assert ExportChoices.from_text(text) == ExportChoices()


def test_predictions_that_are_still_to_come_are_told_and_how_they_come(
    qtbot: QtBot, qapp: QApplication
) -> None:
    dialog = ExportDialog(Path("out"), Theme(qapp), ExportChoices())
    qtbot.addWidget(dialog)
    dialog.show_images(ExportableImages(1, others=3, unpredicted=3))
    assert not dialog.predicted.isHidden()
    assert not dialog.predicted.isEnabled()
    assert "(3 not predicted yet)" in dialog.predicted.text()
    assert "Predict images in the background" in dialog.predicted.toolTip()
    dialog.show_images(ExportableImages(1, predicted=3))
    assert dialog.predicted.isEnabled()
    assert "yet" not in dialog.predicted.text()


def test_what_stayed_out_for_want_of_a_prediction_is_told_apart_from_what_nobody_accepted() -> None:
    report = ExportReport(Path("out"), 2, 5, (), unpredicted=3)
    text = summary_of(report, ClassList.from_names(["background", "cell"]))
    assert "3 images stayed out, as the model in use has not predicted them yet" in text
    assert text.endswith("2 images not accepted stayed out.")
    only = summary_of(ExportReport(Path("out"), 2, 3, (), unpredicted=3), ClassList.from_names(["a"]))
    assert "not accepted" not in only


@pytest.mark.parametrize(
    ("images", "offered"),
    [
        (ExportableImages(0, in_work=2, predicted=5), "To export images in work, or predictions, tick them"),
        (ExportableImages(0, in_work=2), "To export images in work, tick them"),
        (ExportableImages(0, predicted=5), "To export predictions, tick them"),
        (ExportableImages(0, others=4), "Label one and accept it"),
    ],
)
def test_without_accepted_images_it_says_so_and_what_else_can_go_out(
    qtbot: QtBot, qapp: QApplication, images: ExportableImages, offered: str
) -> None:
    dialog = ExportDialog(Path("out"), Theme(qapp), ExportChoices())
    qtbot.addWidget(dialog)
    dialog.show_images(images)
    assert dialog.plan.text().startswith(f"No image is accepted yet. {offered}")
    assert not dialog.export_button.isEnabled()
    for box, is_there in ((dialog.in_work, images.in_work), (dialog.predicted, images.predicted)):
        box.setChecked(bool(is_there))
        assert dialog.export_button.isEnabled() or not is_there


def test_a_sentence_says_ahead_what_goes_out_and_what_stays(qtbot: QtBot, qapp: QApplication) -> None:
    dialog = ExportDialog(Path("out"), Theme(qapp), ExportChoices())
    qtbot.addWidget(dialog)
    dialog.show_images(ExportableImages(10, 4, 0.5, 3, 5))
    assert dialog.plan.text() == "Images to write: 10. To leave out: 12."
    dialog.in_work.setChecked(True)
    dialog.predicted.setChecked(True)
    assert dialog.plan.text() == "Images to write: 17. To leave out: 5."
    dialog.split.is_split.setChecked(True)
    dialog.split.train.setValue(60)
    dialog.split.val.setValue(40)
    dialog.split.test.setValue(0)
    assert "about 10 train, 7 val, 0 test" in dialog.plan.text()
    dialog.split.pattern.setText("(")
    assert "regular expression" in dialog.plan.text()
    assert not dialog.export_button.isEnabled()
    dialog.split.pattern.setText("")
    dialog.split.train.setValue(0)
    dialog.split.val.setValue(0)
    assert not dialog.export_button.isEnabled()
    dialog.split.train.setValue(1)
    assert dialog.export_button.isEnabled()


def test_an_export_is_remembered_updated_and_refused_where_somebody_elses_files_are(
    shell: Shell, folder: Path, tmp_path: Path
) -> None:
    shell.open(folder)
    shell.press(Qt.Key.Key_B)
    shell.draw((20, 20), (20, 60))
    shell.accept()
    shell.press_ctrl(Qt.Key.Key_E)
    dialog = shell.window.dialogs.shown[0]
    assert isinstance(dialog, ExportDialog)
    dialog.format.setFocus()
    QTest.keyClicks(dialog.format, "Single")
    assert dialog.format_name == "instances"
    for _ in range(2):
        dialog.folder.setText(str(tmp_path / "out"))
        shell.wait(lambda: dialog.export_button.isEnabled())
        dialog.export_button.click()
        shell.wait(lambda: dialog.open_button.isVisible())
        assert dialog.message.text().startswith("1 image exported.")
        shell.wait(lambda: "will be updated" in dialog.place.text())
    dialog.folder.setText(str(tmp_path / "other"))
    assert dialog.message.text().strip() == ""
    assert not dialog.open_button.isVisible()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("1")
    dialog.folder.setText(str(tmp_path / "full"))
    shell.wait(lambda: "not empty" in dialog.place.text())
    assert not dialog.export_button.isEnabled()
    dialog.close()
    shell.window.dialogs.export()
    again = shell.window.dialogs.shown[0]
    assert isinstance(again, ExportDialog)
    assert again.format_name == "instances"
    assert json.loads((tmp_path / "out" / "inkling" / "export.json").read_text())["format"] == "instances"
    again.close()


def test_a_format_that_loses_classes_says_so_before_and_after(
    shell: Shell, folder: Path, tmp_path: Path
) -> None:
    classes = ClassList.from_names(["background", "cell", "debris", "dust"])
    with Project.create(tmp_path / "p.inkling", name="P", classes=classes) as project:
        project.images.add_folder(folder)
        record = project.images.rows()[0]
        info = probe_image(record.path)
        mask = np.zeros((info.height, info.width), np.uint8)
        mask[4:20, 4:20], mask[30:50, 4:20] = 1, 2
        accept_mask(project, record.id, mask)
    shell.open(tmp_path / "p.inkling")
    shell.press_ctrl(Qt.Key.Key_E)
    dialog = shell.window.dialogs.shown[0]
    assert isinstance(dialog, ExportDialog)
    first = dialog.folder.text()
    dialog.export_button.click()
    shell.wait(lambda: dialog.open_button.isVisible())
    assert dialog.message.property("role") == "good"
    assert dialog.loss.isHidden()
    dialog.format.setCurrentIndex(dialog.format.findData("dsb2018"))
    shell.wait(lambda: dialog.loss.isVisible())
    assert "cell, debris become alike" in dialog.loss.text()
    # The folder of the other format stays what it is, and stands in the way of nothing.
    assert dialog.folder.text() != first
    shell.wait(lambda: dialog.export_button.isEnabled())
    assert dialog.export_button.text() == "Export with this loss"
    dialog.export_button.click()
    shell.wait(lambda: dialog.open_button.isVisible())
    assert dialog.message.property("role") == "warning"
    assert "mean IoU" in dialog.message.text()
    dialog.format.setCurrentIndex(dialog.format.findData("png"))
    assert dialog.folder.text() == first
    assert dialog.loss.isHidden()
    shell.wait(lambda: "will be updated" in dialog.place.text())
    assert dialog.export_button.text() == "Update"
    dialog.close()


def test_the_result_is_scrolled_into_sight_in_a_low_dialog(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press_ctrl(Qt.Key.Key_E)
    dialog = shell.window.dialogs.shown[0]
    assert isinstance(dialog, ExportDialog)
    dialog.resize(dialog.width(), 360)
    shell.rest()
    assert not _is_in_sight(dialog.message)
    dialog.show_failed("The disk is full. Free some space, and export again.")
    shell.wait(lambda: _is_in_sight(dialog.message))
    dialog.close()


def _is_in_sight(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect().height() == widget.height()


def test_formats_are_in_groups_by_title_and_the_last_one_stands_first(
    qtbot: QtBot, qapp: QApplication
) -> None:
    dialog = ExportDialog(Path("out"), Theme(qapp), ExportChoices("voc"))
    qtbot.addWidget(dialog)
    dialog.show()
    rows = [
        (dialog.format.itemData(row), dialog.format.itemText(row)) for row in range(dialog.format.count())
    ]
    assert rows[:3] == [(None, "Last used"), ("voc", "PASCAL VOC"), (None, "Folders of masks")]
    assert dialog.format_name == "voc"
    assert [row for row in rows if row[0] == "voc"] == [("voc", "PASCAL VOC")], "once"
    titles = [title for name, title in rows if name and "COCO" in title]
    assert titles == ["COCO, objects", "COCO, panoptic", "COCO, stuff"]
    dialog.format.setCurrentIndex(dialog.format.findData("coco"))
    QTest.keyClick(dialog.format, Qt.Key.Key_Down)
    assert dialog.format_name == "panoptic"
    dialog.format.setCurrentIndex(1)
    QTest.keyClick(dialog.format, Qt.Key.Key_Down)
    assert dialog.format_name == "label-images", "headings are passed over"
    QTest.keyClick(dialog.format, Qt.Key.Key_Home)
    assert dialog.format_name == "voc", "also by the key to the first line"


@pytest.mark.parametrize(
    ("typed", "name"),
    [("stuff", "coco-stuff"), ("stardist", "label-images"), ("voc", "voc"), ("png", "png")],
)
def test_letters_find_a_format_by_any_word_of_its_name(
    qtbot: QtBot, qapp: QApplication, typed: str, name: str
) -> None:
    dialog = ExportDialog(Path("out"), Theme(qapp), ExportChoices("png"))
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClicks(dialog.format, typed)
    assert dialog.format_name == name


def test_what_an_export_waits_for_is_said_in_place_of_a_count_that_stands_still(
    qtbot: QtBot, qapp: QApplication
) -> None:
    dialog = ExportDialog(Path("out"), Theme(qapp), ExportChoices())
    qtbot.addWidget(dialog)
    dialog.show_progress(Progress(0, 3, "images", PREPARING))
    assert "being prepared" in dialog.message.text()
    dialog.show_progress(Progress(0, 3, "images", "cells-1"))
    assert dialog.message.text() == "0 of 3 images"


def test_late_answers_about_another_choice_are_thrown_away(qtbot: QtBot, qapp: QApplication) -> None:
    dialog = ExportDialog(Path("out"), Theme(qapp), ExportChoices("png"))
    qtbot.addWidget(dialog)
    dialog.show_images(ExportableImages(2))
    asked = dialog.choices
    dialog.show_loss(asked, "Lost: cell.")
    assert (dialog.loss.isHidden(), dialog.export_button.text()) == (False, "Export with this loss")
    dialog.show_place(Path("out"), "png", "It is full.", is_problem=True)
    assert not dialog.export_button.isEnabled()
    dialog.format.setCurrentIndex(dialog.format.findData("coco"))
    dialog.folder.setText("other")
    dialog.show_loss(asked, "Lost: cell.")
    assert (dialog.loss.isHidden(), dialog.export_button.text()) == (True, "Export")
    dialog.show_place(Path("out"), "png", "It is full.", is_problem=True)
    assert dialog.export_button.isEnabled()
    assert "full" not in dialog.place.text()


def test_the_loss_is_asked_for_again_when_images_of_a_kind_that_is_ticked_turn_up(
    qtbot: QtBot, qapp: QApplication
) -> None:
    dialog = ExportDialog(Path("out"), Theme(qapp), ExportChoices("png", with_predictions=True))
    qtbot.addWidget(dialog)
    asked: list[ExportChoices] = []
    dialog.loss_wanted.connect(asked.append)
    dialog.show_images(ExportableImages(2))
    dialog.show_images(ExportableImages(2, predicted=3))
    assert [choices.with_predictions for choices in asked] == [True]
