"""Dialog for a new project: what is missing, what a data set folder brings along, templates of classes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from gui.dialogs.file_dialogs import FileDialogs
from gui.dialogs.new_project import NewProjectDialog, problem_of
from gui.settings import Settings
from gui.style.dialog_keys import settle_return
from gui.style.theme import Theme


def test_a_new_project_says_in_one_sentence_what_is_missing(tmp_path: Path) -> None:
    here = str(tmp_path)
    assert problem_of("", "", "a\nb") == "Choose the folder that holds your images."
    assert problem_of(here, "", "a\nb") == ""
    assert "stands twice" in problem_of(here, "", "leaf\nstem\nleaf")
    assert "at least two" in problem_of(here, "", "leaf")
    assert "no folder" in problem_of(here, here + "/masks", "a\nb")


def test_a_dataset_folder_brings_its_masks_and_classes(
    qtbot: QtBot, settings: Settings, theme: Theme, tmp_path: Path
) -> None:
    (tmp_path / "images").mkdir()
    (tmp_path / "masks").mkdir()
    (tmp_path / "classes.txt").write_text("soil\ncrop\nweed\n", encoding="utf-8")
    dialog = NewProjectDialog(FileDialogs(settings), theme)
    qtbot.addWidget(dialog)
    dialog.prefill(tmp_path)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.create_button.click()
    wanted = chosen.args[0]
    assert (wanted.images, wanted.masks) == (tmp_path / "images", tmp_path / "masks")
    assert wanted.classes.names == ("soil", "crop", "weed")


def test_a_new_project_takes_the_classes_of_a_template_and_shows_them(
    qtbot: QtBot, settings: Settings, theme: Theme, tmp_path: Path
) -> None:
    dialog = NewProjectDialog(FileDialogs(settings), theme)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.images.line.setText(str(tmp_path))
    assert [dialog.list.item(row).text() for row in range(dialog.list.count())] == [
        "0  background",
        "1  object",
    ]
    dialog.classes.setPlainText("soil\ncrop\n")
    dialog.template.setFocus()
    QTest.keyClick(dialog.template, Qt.Key.Key_Down)
    QTest.keyClick(dialog.template, Qt.Key.Key_Down)
    assert dialog.template.currentText() == "CamVid"
    assert dialog.list.item(10).text() == "10  bicyclist"
    swatch = dialog.list.item(10).icon().pixmap(8, 8).toImage().pixelColor(4, 4)
    assert (swatch.red(), swatch.green(), swatch.blue()) == (0, 128, 192)
    QTest.keyClick(dialog.template, Qt.Key.Key_Home)
    assert dialog.classes.toPlainText() == "soil\ncrop\n"
    QTest.keyClick(dialog.classes, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert dialog.template.currentText() == "CamVid", "undo in the field takes the last choice back"
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.create_button.click()
    assert chosen.args[0].classes.names[:2] == ("sky", "building")


def test_return_makes_the_project_or_presses_the_button_that_has_the_keyboard(
    qtbot: QtBot, settings: Settings, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def choose_folder(_files: FileDialogs, _parent: object, purpose: str, *_texts: str) -> None:
        asked.append(purpose)

    monkeypatch.setattr(FileDialogs, "choose_folder", choose_folder)
    dialog = NewProjectDialog(FileDialogs(settings), theme)
    qtbot.addWidget(dialog)
    settle_return(dialog)
    dialog.show()
    line = dialog.images.line
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert dialog.isVisible(), "nothing is answered yet"
    QTest.keyClicks(line, str(tmp_path))
    dialog.images.button.setFocus()
    QTest.keyClick(dialog.images.button, Qt.Key.Key_Return)
    assert (asked, dialog.isVisible()) == (["images"], True)
    line.setFocus()
    with qtbot.waitSignal(dialog.chosen) as chosen:
        QTest.keyClick(line, Qt.Key.Key_Enter)
    assert chosen.args[0].images == tmp_path
    dialog.show()
    cancel = dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel)
    cancel.setFocus()
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(cancel, Qt.Key.Key_Return)
