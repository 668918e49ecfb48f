"""Values without names in the import dialog: whose numbers they are is asked, and what the rest is."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest

from engine.core import ClassList
from gui.dialogs.importing.class_rows import BECOMES
from gui.dialogs.importing.dialog import ImportDialog
from gui.panels import screen_fit
from tests.gui.shell.helpers import Shell
from tests.gui.shell.test_import_labels import accepted, imported, is_free, notice_button, read
from tests.gui.shell.test_small_screens import assert_buttons_in_sight

LEFT, K = Qt.MouseButton.LeftButton, Qt.Key


@pytest.fixture
def nameless(folder: Path, tmp_path: Path) -> Path:
    """A mask with the values 0, 1, 4, 9 and 255, which nothing names."""
    made = tmp_path / "nameless"
    made.mkdir()
    mask = np.zeros((64, 96), np.uint8)
    for number, value in enumerate((1, 4, 9, 255)):
        mask[:, 20 * number : 20 * number + 10] = value
    Image.fromarray(mask).save(made / "leaf_01.png")
    return made


def test_values_without_a_name_are_asked_for_and_never_guessed(
    shell: Shell, folder: Path, nameless: Path
) -> None:
    shell.open(folder)
    dialog = read(shell, nameless)
    assert dialog.questions.open_count == 1
    assert not dialog.import_button.isEnabled()
    asking = dialog.questions.card
    assert asking is not None
    assert asking.chooser is not None
    assert (asking.chooser.currentText(), asking.chooser.placeholderText()) == ("", "Choose…")
    answer_numbering(shell, dialog, "Those of the project's classes, which do not name all values")
    assert dialog.questions.open_count == 2
    card = dialog.questions.card
    assert card is not None
    assert [radio.text() for radio in card.radios[:2]] == ["Not labelled", "The class object"]
    QTest.mouseClick(card.radios[1], LEFT, pos=QPoint(8, card.radios[1].height() // 2))
    QTest.mouseClick(card.answer_button, LEFT)
    assert str(dialog.table.rows.targets[255]) == "object"
    assert set(dialog.questions.change_buttons) == {"numbering", "value-255"}
    card = dialog.questions.card
    assert card is not None
    assert card.question.text.startswith("The values 4, 9 have no names")
    assert not dialog.import_button.isEnabled()
    dialog.table.setFocus()
    keys = [source.key for source in dialog.table.rows.sources]
    dialog.table.selectRow(keys.index(4))
    QTest.keyClick(dialog.table, K.Key_U)
    assert dialog.questions.open_count == 0
    assert str(dialog.table.rows.targets[4]) == "unlabelled"
    QTest.mouseClick(dialog.import_button, LEFT)
    imported(shell)
    again = read(shell, nameless)
    assert again.import_button.isEnabled()
    # What was chosen in the table is remembered as well; 9 became what was suggested.
    assert [str(again.table.rows.targets[key]) for key in (4, 9, 255)] == ["unlabelled", "class 9", "object"]
    again.reject()


def answer_numbering(shell: Shell, dialog: ImportDialog, words: str) -> None:
    """Choose whose numbers they are, by the keyboard."""
    card = dialog.questions.card
    assert card is not None
    assert card.chooser is not None
    assert card.question.key == "numbering"
    row = next(row for row in range(card.chooser.count()) if card.chooser.itemText(row) == words)
    for _ in range(row + 1):
        QTest.keyClick(card.chooser, K.Key_Down)
    assert card.preview.text() == card.question.previews[row]
    named = {str(source.key): source.name for source in dialog.table.rows.sources if source.count}
    assert all(f"{key} {name}" in card.preview.text() for key, name in named.items() if name and key != "255")
    QTest.keyClick(card, K.Key_Return)
    shell.wait(lambda: not dialog.bar.isVisible() and "numbering" in dialog.questions.change_buttons)


def test_values_of_a_known_data_set_are_asked_about_and_its_classes_take_the_place_of_untouched_ones(
    shell: Shell, folder: Path, nameless: Path
) -> None:
    shell.open(folder)
    before = shell.session.classes
    dialog = read(shell, nameless)
    card = dialog.questions.card
    assert card is not None
    assert "Whose numbers are they?" in card.question.text
    assert dialog.questions.open_count == 1, "what 255 is depends on it"
    answer_numbering(shell, dialog, "CamVid")
    assert dialog.questions.open_count == 0, "CamVid says what 255 is, too"
    rows = {source.key: source.name for source in dialog.table.rows.sources}
    assert [rows[value] for value in (0, 1, 4, 9)] == ["sky", "building", "pavement", "pedestrian"]
    QTest.mouseClick(dialog.import_button, LEFT)
    imported(shell)
    assert accepted(shell) == ["leaf_01.png"]
    assert shell.session.classes.names[:2] == ("sky", "building")
    assert len(shell.session.classes) == 11
    mask = shell.session.project.decided_mask(shell.session.project.images.rows()[1].id)
    assert np.array_equal(mask, np.asarray(Image.open(nameless / "leaf_01.png")))
    QTest.mouseClick(notice_button(shell, "Undo"), LEFT)
    shell.wait(lambda: is_free(shell) and not accepted(shell))
    shell.wait(lambda: [info.name for info in shell.session.classes.present] == list(before.names))
    shell.window.action_set["redo"].trigger()
    shell.wait(lambda: is_free(shell) and bool(accepted(shell)))
    assert shell.session.classes.names[:2] == ("sky", "building")


def shown_targets(dialog: ImportDialog) -> list[str]:
    """What the table says that the classes become, whether that holds or is only considered."""
    rows = dialog.table.rows
    return [rows.data(rows.index(row, BECOMES)) for row in range(rows.rowCount())]


def go_through_list(shell: Shell, dialog: ImportDialog) -> None:
    """Open the list of numberings and go to CamVid."""
    chooser = dialog.questions.card and dialog.questions.card.chooser
    assert chooser is not None
    chooser.showPopup()
    row = chooser.findData("camvid")
    for _ in range(row - max(chooser.currentIndex(), 0)):
        QTest.keyClick(chooser.view(), K.Key_Down)
    shell.wait(lambda: "New: sky" in shown_targets(dialog))


def leave_list(shell: Shell, dialog: ImportDialog) -> None:
    """Close the list of numberings without a choice."""
    chooser = dialog.questions.card and dialog.questions.card.chooser
    assert chooser is not None
    QTest.keyClick(chooser.view(), K.Key_Escape)
    shell.wait(lambda: not chooser.view().isVisible())


def test_a_numbering_that_was_only_looked_at_in_the_list_changes_no_target(
    shell: Shell, folder: Path, nameless: Path
) -> None:
    shell.open(folder)
    dialog = read(shell, nameless)
    keys = [source.key for source in dialog.table.rows.sources]
    dialog.table.setFocus()
    dialog.table.selectRow(keys.index(4))
    QTest.keyClick(dialog.table, K.Key_X)
    targets, shown = dialog.table.rows.targets, shown_targets(dialog)
    go_through_list(shell, dialog)
    assert dialog.table.rows.targets == targets
    dialog.table.selectRow(0)
    QTest.keyClick(dialog.table, K.Key_U)
    QTest.keyClick(dialog.table, K.Key_Return)
    assert dialog.table.field is None, "what is only considered cannot be changed"
    leave_list(shell, dialog)
    assert dialog.table.rows.targets == targets
    assert shown_targets(dialog) == shown
    card = dialog.questions.card
    assert card is not None
    assert not card.preview.text(), "nothing is chosen"
    dialog.reject()


def test_an_answer_that_stays_after_the_list_was_gone_through_imports_what_it_did_before(
    shell: Shell, folder: Path, nameless: Path
) -> None:
    shell.open(folder)
    shell.session.set_classes(ClassList.from_names([f"own {number}" for number in range(10)]))
    dialog = read(shell, nameless)
    assert "numbering" in dialog.questions.change_buttons, "the list is as short as none of a known data set"
    assert dialog.import_button.isEnabled()
    targets, shown = dialog.table.rows.targets, shown_targets(dialog)
    QTest.mouseClick(dialog.questions.change_buttons["numbering"], LEFT)
    assert not dialog.import_button.isEnabled(), "a question is open again"
    go_through_list(shell, dialog)
    leave_list(shell, dialog)
    card = dialog.questions.card
    assert card is not None
    QTest.mouseClick(card.answer_button, LEFT)
    assert dialog.import_button.isEnabled()
    assert dialog.table.rows.targets == targets
    assert shown_targets(dialog) == shown
    QTest.mouseClick(dialog.import_button, LEFT)
    imported(shell)
    assert shell.session.classes.names == tuple(f"own {number}" for number in range(10))


def test_an_answer_chosen_and_not_taken_is_shown_until_another_question_is_opened(
    shell: Shell, folder: Path, nameless: Path
) -> None:
    shell.open(folder)
    shell.session.set_classes(ClassList.from_names([f"own {number}" for number in range(10)]))
    dialog = read(shell, nameless)
    shown = shown_targets(dialog)
    QTest.mouseClick(dialog.questions.change_buttons["numbering"], LEFT)
    chooser = dialog.questions.card and dialog.questions.card.chooser
    assert chooser is not None
    QTest.keyClick(chooser, K.Key_Down)
    assert "New: sky" in shown_targets(dialog)
    QTest.mouseClick(dialog.questions.change_buttons["value-255"], LEFT)
    assert shown_targets(dialog) == shown
    dialog.reject()


@pytest.mark.parametrize("size", [QSize(640, 340), QSize(1280, 680)])
def test_buttons_stay_in_sight_with_a_question_and_many_classes(
    shell: Shell, folder: Path, nameless: Path, monkeypatch: pytest.MonkeyPatch, size: QSize
) -> None:
    monkeypatch.setattr(screen_fit, "available_size", lambda _dialog: size)
    shell.open(folder)
    mask = np.repeat(np.arange(4, 100, dtype=np.uint8)[None], 64, axis=0)
    Image.fromarray(mask).save(nameless / "leaf_02.png")
    dialog = read(shell, nameless)
    assert dialog.questions.card is not None
    assert_buttons_in_sight(dialog, size)
    dialog.reject()
