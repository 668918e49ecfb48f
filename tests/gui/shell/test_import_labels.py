"""Import of labels in the window: what is seen before, what is asked, what came in, and its undo."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from engine.core.classes import display_color
from engine.document.planes import Plane
from engine.formats.catalog import READERS
from engine.formats.catalog_rows import ReadableFormat
from engine.formats.incoming.contents import ImportQuestion, IncomingDataset
from engine.formats.readers.png import PlainFolderReader
from engine.storage import ImageStatus
from gui.dialogs.importing.class_rows import BECOMES
from gui.dialogs.importing.dialog import ImportDialog
from gui.dialogs.importing.problems import ImportProblemsDialog
from gui.dialogs.new_project import NewProjectDialog
from tests.gui.shell.helpers import Shell

LEFT, K = Qt.MouseButton.LeftButton, Qt.Key


@pytest.fixture
def masks(folder: Path, tmp_path: Path) -> Path:
    """Masks of three of the images: the classes 0, 1 and 3, named; and one that belongs to no image."""
    made = tmp_path / "masks"
    made.mkdir()
    mask = np.zeros((64, 96), np.uint8)
    mask[10:30, 10:40] = 1
    mask[40:60, 50:90] = 3
    for name in ("leaf_01.png", "leaf_02.png", "leaf_04.png", "stranger.png"):
        Image.fromarray(mask).save(made / name)
    (made / "classes.txt").write_text("background\nobject\nnever\nleaf\n", encoding="utf-8")
    return made


def open_dialog(shell: Shell) -> ImportDialog:
    shell.window.action_set["import_masks"].trigger()
    dialog = shell.window.dialogs.shown[-1]
    assert isinstance(dialog, ImportDialog)
    return dialog


def read(shell: Shell, source: Path) -> ImportDialog:
    """The dialog with what a source holds, its path typed."""
    dialog = open_dialog(shell)
    QTest.keyClicks(dialog.source.line, str(source))
    QTest.keyClick(dialog.source.line, K.Key_Return)
    shell.wait(lambda: dialog.contents.isVisible() and not dialog.bar.isVisible())
    return dialog


def statuses(shell: Shell) -> list[ImageStatus]:
    return [row.status for row in shell.session.project.images.rows()]


def is_free(shell: Shell) -> bool:
    imports = shell.controller.imports
    return imports is not None and not imports.is_busy


def imported(shell: Shell) -> None:
    shell.wait(lambda: any("labels from" in text for text in shell.names_of_notices()))
    shell.wait(lambda: is_free(shell) and not shell.session.busy.opening)


def notice_button(shell: Shell, text: str) -> QPushButton:
    buttons = shell.window.notices.findChildren(QPushButton)
    return next(button for button in buttons if button.text().startswith(text))


def show(shell: Shell, number: int) -> None:
    """Open the image of this place in the list."""
    image_id = shell.session.project.images.rows()[number].id
    shell.session.open_image(image_id)
    shell.wait(lambda: shell.session.image is not None and shell.session.image.id == image_id)


def accepted(shell: Shell) -> list[str]:
    rows = shell.session.project.images.rows()
    return [row.name for row in rows if row.status is ImageStatus.ACCEPTED]


def test_labels_come_in_by_the_keyboard_alone_and_one_undo_takes_all_back(
    shell: Shell, folder: Path, masks: Path
) -> None:
    shell.open(folder)
    before = shell.session.classes
    dialog = read(shell, masks)
    assert dialog.format.currentText() == "Plain folder"
    assert dialog.examples.strip.count() == 4
    assert dialog.focusWidget() is dialog.import_button
    QTest.keyClick(dialog.import_button, K.Key_Return)
    imported(shell)
    assert accepted(shell) == ["leaf_01.png", "leaf_02.png", "leaf_04.png"]
    assert len(shell.session.classes.present) > len(before.present)
    QTest.mouseClick(notice_button(shell, "Undo"), LEFT)
    shell.wait(lambda: is_free(shell) and not accepted(shell))
    assert not any("labels from" in text for text in shell.names_of_notices())


def test_classes_with_names_take_the_place_of_untouched_ones_and_give_it_back(
    shell: Shell, folder: Path, masks: Path
) -> None:
    (masks / "classes.txt").write_text("background\nleaf\nnever\nstem\n", encoding="utf-8")
    names = ("background", "leaf", "never", "stem")
    shell.open(folder)
    before = shell.session.classes
    dialog = read(shell, masks)
    row = [source.name for source in dialog.table.rows.sources].index("leaf")
    color = dialog.table.rows.index(row, BECOMES).data(Qt.ItemDataRole.DecorationRole)
    assert color == QColor(*display_color(1)), "seen before the import"
    QTest.keyClick(dialog.import_button, K.Key_Return)
    imported(shell)
    assert shell.session.classes.names == names
    mask = shell.session.project.decided_mask(shell.session.project.images.rows()[1].id)
    assert np.array_equal(mask, np.asarray(Image.open(masks / "leaf_02.png")))
    QTest.mouseClick(notice_button(shell, "Undo"), LEFT)
    shell.wait(lambda: is_free(shell) and not accepted(shell))
    shell.wait(lambda: shell.session.classes.present == before.present)
    shell.window.action_set["redo"].trigger()
    shell.wait(lambda: is_free(shell) and bool(accepted(shell)))
    assert shell.session.classes.names == names


def test_the_picture_is_drawn_with_the_labels_and_follows_what_they_become(
    shell: Shell, folder: Path, masks: Path
) -> None:
    shell.open(folder)
    dialog = read(shell, masks)
    assert dialog.examples.large.pixmap is not None

    def tone(y: int, x: int) -> str:
        pixmap = dialog.examples.large.pixmap
        assert pixmap is not None
        return pixmap.toImage().pixelColor(x, y).name()

    labelled, bare = tone(20, 20), tone(2, 2)
    assert labelled != bare
    assert bare == "#282828"
    dialog.table.setFocus()
    dialog.table.selectRow(1)
    assert tone(2, 2) != bare  # All but the chosen class is dark.
    QTest.keyClick(dialog.table, K.Key_0)
    assert dialog.table.rows.targets[1].name == "background"
    QTest.mouseClick(dialog.examples.labels_box, LEFT)
    assert tone(20, 20) == bare
    dialog.reject()


def test_keys_in_the_table_choose_what_the_classes_become(shell: Shell, folder: Path, masks: Path) -> None:
    shell.open(folder)
    dialog = read(shell, masks)
    table = dialog.table
    keys = [source.key for source in table.rows.sources]
    assert keys == [0, 1, 2, 3, 255]
    table.setFocus()
    table.selectRow(3)
    for key, text in (
        (K.Key_U, "unlabelled"),
        (K.Key_X, "left-out"),
        (K.Key_1, "object"),
        (K.Key_N, "new:leaf"),
    ):
        QTest.keyClick(table, key)
        assert str(table.rows.targets[3]) == text
    QTest.keyClick(table, K.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table, K.Key_U)
    assert [str(target) for target in table.rows.targets.values()] == [
        *("background", "object", "unlabelled", "unlabelled", "unlabelled")
    ]
    dialog.reject()


def test_a_new_class_is_typed_in_the_field_and_a_known_one_is_found_by_its_name(
    shell: Shell, folder: Path, masks: Path
) -> None:
    shell.open(folder)
    dialog = read(shell, masks)
    table = dialog.table
    table.setFocus()
    table.selectRow(3)
    for typed, target in (("Mitosis", "new:Mitosis"), ("OBJECT", "object"), ("unlabelled", "unlabelled")):
        QTest.keyClick(table, K.Key_Return)
        shell.wait(lambda: table.field is not None)
        field = table.field
        assert field is not None
        QTest.keyClicks(field, typed)
        QTest.keyClick(field, K.Key_Return)
        shell.wait(lambda target=target: str(table.rows.targets[3]) == target)
        assert dialog.isVisible()
    dialog.reject()


def test_a_click_opens_the_choices_of_a_class(shell: Shell, folder: Path, masks: Path) -> None:
    shell.open(folder)
    dialog = read(shell, masks)
    table = dialog.table
    QTest.mouseClick(table.viewport(), LEFT, pos=table.visualRect(table.rows.index(3, 3)).center())
    field = table.field
    assert field is not None
    shell.wait(lambda: field.view().isVisible())
    QTest.keyClick(field.view(), K.Key_End)
    QTest.keyClick(field.view(), K.Key_Return)
    shell.wait(lambda: str(table.rows.targets[3]) == "left-out")
    dialog.reject()


class Asking(PlainFolderReader):
    """Reader of the plain folder that asks two things, one of which it has an answer to."""

    questions = (
        ImportQuestion("white", "What is 255?", (("object", "the object"), ("nothing", "not labelled"))),
        ImportQuestion("edge", "What is the edge?", (("a", "an object"), ("b", "background")), "b"),
    )

    def open(self, source: Path, answers: dict[str, str]) -> IncomingDataset:  # type: ignore[override]
        return replace(super().open(source, answers), questions=self.questions)


class AskingFormat(ReadableFormat):
    def load(self) -> Asking:
        return Asking()


@pytest.fixture
def asking(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = READERS["png"]
    monkeypatch.setitem(READERS, "png", AskingFormat(plain.title, plain.note, plain.carries, "png", ""))


def places_of_examples(dialog: ImportDialog) -> list[QRect]:
    strip = dialog.examples.strip
    return [strip.visualItemRect(strip.item(row)) for row in range(strip.count())]


@pytest.mark.usefixtures("asking")
def test_an_answer_leaves_examples_and_buttons_where_they_are(
    shell: Shell, folder: Path, masks: Path
) -> None:
    shell.open(folder)
    dialog = open_dialog(shell)
    buttons = [dialog.import_button.mapTo(dialog, QPoint())]
    dialog.read(masks)
    shell.wait(lambda: dialog.contents.isVisible() and not dialog.bar.isVisible())
    shell.rest()
    before = places_of_examples(dialog)
    buttons.append(dialog.import_button.mapTo(dialog, QPoint()))
    card = dialog.questions.card
    assert card is not None
    card.radios[0].setChecked(True)
    card.answer_button.click()
    buttons.append(dialog.import_button.mapTo(dialog, QPoint()))
    shell.wait(dialog.import_button.isEnabled)
    shell.rest()
    buttons.append(dialog.import_button.mapTo(dialog, QPoint()))
    assert places_of_examples(dialog) == before
    assert len({rect.left() for rect in before}) == len(before) == 4
    assert len(set(map(QPoint.toTuple, buttons))) == 1, buttons
    dialog.reject()


@pytest.mark.usefixtures("asking")
def test_a_question_is_answered_before_anything_comes_in_and_is_remembered(
    shell: Shell, folder: Path, masks: Path
) -> None:
    shell.open(folder)
    dialog = read(shell, masks)
    assert not dialog.import_button.isEnabled()
    assert dialog.message.text() == "1 question to answer"
    card = dialog.questions.card
    assert card is not None
    assert dialog.focusWidget() is card.radios[0]
    QTest.keyClick(card.radios[0], K.Key_Down)
    QTest.keyClick(card.radios[1], K.Key_Return)
    shell.wait(lambda: dialog.import_button.isEnabled())
    assert set(dialog.questions.change_buttons) == {"white", "edge"}
    QTest.mouseClick(dialog.import_button, LEFT)
    imported(shell)
    again = read(shell, masks)
    assert again.questions.open_count == 0
    assert again.import_button.isEnabled()
    QTest.mouseClick(again.questions.change_buttons["white"], LEFT)
    card = again.questions.card
    assert card is not None
    assert card.value == "nothing"
    again.reject()


def test_labels_of_yours_stay_unless_you_say_otherwise(shell: Shell, folder: Path, masks: Path) -> None:
    shell.open(folder)
    shell.press(K.Key_B)
    shell.press(K.Key_1)
    shell.draw((20, 20), (20, 60))
    dialog = read(shell, masks)
    assert set(dialog.questions.change_buttons) == {"existing"}
    dialog.reject()
    show(shell, 1)
    shell.draw((20, 20), (20, 60))
    QTest.mouseClick(read(shell, masks).import_button, LEFT)
    imported(shell)
    assert accepted(shell) == ["leaf_02.png", "leaf_04.png"]
    dialog = read(shell, masks)
    QTest.mouseClick(dialog.questions.change_buttons["existing"], LEFT)
    card = dialog.questions.card
    assert card is not None
    card.radios[1].click()
    QTest.mouseClick(card.answer_button, LEFT)
    QTest.mouseClick(dialog.import_button, LEFT)
    shell.wait(lambda: "leaf_01.png" in accepted(shell))
    shell.wait(lambda: is_free(shell) and shell.session.image is not None)
    assert shell.session.image is not None
    assert (shell.session.image.planes.snapshot(Plane.MASK)[15, 15]) == 1


def test_what_was_left_out_is_listed_and_its_image_opens(shell: Shell, folder: Path, masks: Path) -> None:
    shell.open(folder)
    show(shell, 2)
    shell.press(K.Key_B)
    shell.draw((20, 20), (20, 60))
    QTest.mouseClick(read(shell, masks).import_button, LEFT)
    imported(shell)
    QTest.mouseClick(notice_button(shell, "Show 2 left out"), LEFT)
    listing = shell.window.dialogs.shown[-1]
    assert isinstance(listing, ImportProblemsDialog)
    shell.session.open_image(shell.session.project.images.rows()[0].id)
    listing.copy_button.click()
    assert "stranger.png\t" in QGuiApplication.clipboard().text()
    listing.table.selectRow(1)
    assert listing.open_button.text() == "Open image"
    QTest.keyClick(listing.table, K.Key_Return)
    shell.wait(lambda: shell.session.image is not None and shell.session.image.record.name == "leaf_02.png")


def test_a_drop_on_the_dialog_is_read_and_a_folder_that_holds_nothing_says_so(
    shell: Shell, folder: Path, masks: Path, tmp_path: Path
) -> None:
    shell.open(folder)
    dialog = open_dialog(shell)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(masks))])
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, mime, LEFT, none)
    dialog.dragEnterEvent(enter)
    assert enter.isAccepted()
    dialog.dropEvent(QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, mime, LEFT, none))
    shell.wait(dialog.contents.isVisible)
    (tmp_path / "empty").mkdir()
    dialog.read(tmp_path / "empty")
    shell.wait(lambda: bool(dialog.message.text()) and not dialog.bar.isVisible())
    assert dialog.message.property("role") == "error"
    assert not dialog.import_button.isEnabled()
    dialog.reject()


def test_a_stopped_import_keeps_what_came_in_as_one_step(
    shell: Shell, folder: Path, masks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.open(folder)
    dialog = read(shell, masks)
    from engine.formats.incoming import import_dataset

    real: Callable[..., object] = import_dataset.store_labels

    def store_and_stop(*arguments: object, **named: object) -> object:
        result = real(*arguments, **named)
        shell.controller.cancel_intake()
        return result

    monkeypatch.setattr(import_dataset, "store_labels", store_and_stop)
    QTest.mouseClick(dialog.import_button, LEFT)
    imported(shell)
    assert accepted(shell) == ["leaf_01.png"]
    assert any(text.startswith("Stopped: 1 image") for text in shell.names_of_notices())
    shell.window.action_set["undo"].trigger()
    shell.wait(lambda: is_free(shell) and not accepted(shell))


def test_masks_of_a_new_project_are_looked_at_once_it_is_open(
    shell: Shell, folder: Path, masks: Path
) -> None:
    shell.window.dialogs.new_project(folder)
    wanted = shell.window.dialogs.shown[-1]
    assert isinstance(wanted, NewProjectDialog)
    wanted.masks.line.setText(str(masks))
    QTest.mouseClick(wanted.create_button, LEFT)
    shell.wait(lambda: bool(dialogs_of(shell)))
    (dialog,) = dialogs_of(shell)
    shell.wait(dialog.import_button.isEnabled)
    QTest.mouseClick(dialog.import_button, LEFT)
    imported(shell)
    assert accepted(shell) == ["leaf_01.png", "leaf_02.png", "leaf_04.png"]


def dialogs_of(shell: Shell) -> list[ImportDialog]:
    return [dialog for dialog in shell.window.dialogs.shown if isinstance(dialog, ImportDialog)]


def test_a_file_and_a_folder_are_chosen_by_their_buttons(
    shell: Shell, folder: Path, masks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.open(folder)
    dialog = open_dialog(shell)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(masks))
    QTest.mouseClick(dialog.source.folder_button, LEFT)
    shell.wait(dialog.contents.isVisible)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(masks / "leaf_01.png"), ""))
    QTest.mouseClick(dialog.source.file_button, LEFT)
    assert dialog.source.line.text() == str(masks / "leaf_01.png")
    shell.wait(lambda: not dialog.bar.isVisible())
    dialog.reject()


def test_the_frame_of_the_chosen_example_lies_close_around_it(
    shell: Shell, folder: Path, masks: Path
) -> None:
    shell.open(folder)
    dialog = read(shell, masks)
    strip = dialog.examples.strip
    frame, shown = strip.visualItemRect(strip.item(0)), strip.item(0).icon().actualSize(QSize(400, 400))
    assert shown.width() > 1.4 * shown.height(), "pictures of 96 x 64"
    assert frame.width() - shown.width() <= 10
    assert frame.height() - shown.height() <= 10
    assert strip.height() - frame.height() <= 10
    dialog.reject()


def test_what_looks_like_another_format_is_read_as_that_by_one_click(
    shell: Shell, folder: Path, masks: Path, tmp_path: Path
) -> None:
    shell.open(folder)
    shutil.copytree(masks, tmp_path / "set" / "SegmentationClass")
    shutil.copytree(folder, tmp_path / "set" / "JPEGImages")
    dialog = read(shell, tmp_path / "set")
    assert dialog.format.currentText() == "PASCAL VOC"
    assert not dialog.other_format.isVisible()
    dialog.format.setFocus()
    QTest.keyClicks(dialog.format, "Label images")
    shell.wait(lambda: dialog.other_format.isVisible() and not dialog.bar.isVisible())
    assert dialog.reason.text().startswith("It looks like PASCAL VOC: ")
    QTest.mouseClick(dialog.other_format, LEFT)
    shell.wait(lambda: dialog.format.currentText() == "PASCAL VOC" and not dialog.bar.isVisible())
    assert not dialog.other_format.isVisible()
    dialog.reject()


def test_a_format_that_does_not_fit_is_told_and_all_stays_as_it_was(
    shell: Shell, folder: Path, masks: Path
) -> None:
    shell.open(folder)
    dialog = read(shell, masks)
    dialog.table.selectRow(1)
    QTest.keyClick(dialog.table, K.Key_X)
    before = dict(dialog.table.rows.targets)
    dialog.format.setFocus()
    QTest.keyClicks(dialog.format, "CamVid")
    shell.wait(lambda: dialog.message.text() != "" and not dialog.bar.isVisible())
    assert dialog.message.property("role") == "error"
    assert dialog.contents.isVisible()
    assert dialog.format.currentText() == "Plain folder"
    assert dict(dialog.table.rows.targets) == before
    QTest.mouseClick(dialog.import_button, LEFT)
    imported(shell)
    assert accepted(shell) == ["leaf_01.png", "leaf_02.png", "leaf_04.png"]


def test_how_many_images_come_and_how_many_are_known_is_said_before(
    shell: Shell, folder: Path, tmp_path: Path
) -> None:
    shell.open(folder)
    pictures = tmp_path / "set" / "images"
    pictures.mkdir(parents=True)
    (tmp_path / "set" / "masks").mkdir()
    for name in ("leaf_01.png", "new.png"):
        Image.fromarray(np.zeros((64, 96), np.uint8)).save(tmp_path / "set" / "masks" / name)
    record = shell.session.project.images.rows()[0]
    shutil.copy(record.path, pictures / "leaf_01.png")
    Image.fromarray(np.full((64, 96, 3), 7, np.uint8)).save(pictures / "new.png")
    dialog = read(shell, tmp_path / "set")
    shell.wait(lambda: dialog.arrivals.text().startswith("1 image"))
    assert dialog.arrivals.text() == (
        "1 image will be added. 1 image of the project without labels takes those of the source."
    )
    count = shell.session.project.images.count()
    QTest.mouseClick(dialog.import_button, LEFT)
    imported(shell)
    assert shell.session.project.images.count() == count + 1
