"""Files that are dropped or chosen: never moved, never without a question, beginning where one was last."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from unittest import mock

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from engine.storage import ImageStatus
from gui.dialogs.dropped import DroppedDialog
from gui.dialogs.file_dialogs import FileDialogs
from gui.dialogs.importing.dialog import ImportDialog
from gui.panels.thumbnails import read_thumbnail
from gui.settings import Settings
from tests.gui.shell.helpers import Shell

MOVE, COPY = Qt.DropAction.MoveAction, Qt.DropAction.CopyAction


def drop(shell: Shell, paths: Sequence[Path]) -> QDropEvent:
    """Drop files as a file manager does that offers to move them."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), MOVE | COPY, mime, left, none)
    enter.setDropAction(MOVE)
    shell.window.dragEnterEvent(enter)
    assert (enter.isAccepted(), enter.dropAction()) == (True, COPY)
    event = QDropEvent(QPointF(50, 50), MOVE | COPY, mime, left, none)
    event.setDropAction(MOVE)
    shell.window.dropEvent(event)
    assert (event.isAccepted(), event.dropAction()) == (True, COPY)
    return event


def dialog_of(shell: Shell) -> DroppedDialog:
    shell.wait(lambda: isinstance(QApplication.activeModalWidget(), DroppedDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, DroppedDialog)
    return dialog


@pytest.fixture
def more(tmp_path: Path) -> Path:
    made = tmp_path / "more"
    made.mkdir()
    for number in range(2):
        Image.fromarray(np.full((40, 50), 99, np.uint8)).save(made / f"more_{number}.png")
    return made


def test_a_drop_into_an_open_project_asks_and_adds(shell: Shell, folder: Path, more: Path) -> None:
    shell.open(folder)
    single = folder.parent / "single.png"
    Image.fromarray(np.full((40, 50), 99, np.uint8)).save(single)
    before = shell.session
    drop(shell, [more, single])
    dialog = dialog_of(shell)
    assert shell.session is before
    QTest.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    shell.wait(lambda: shell.session.project.images.count() == 9)
    assert shell.session is before
    assert single.exists()


def test_a_drop_opens_another_project_only_when_that_is_chosen(
    shell: Shell, folder: Path, more: Path
) -> None:
    shell.open(folder)
    before = shell.session
    drop(shell, [more])
    dialog_of(shell).reject()
    assert shell.session is before
    drop(shell, [more])
    QTest.mouseClick(dialog_of(shell).open_button, Qt.MouseButton.LeftButton)
    shell.wait(lambda: shell.controller.session is not before and shell.session.image is not None)
    assert shell.session.project.images.count() == 2


def test_a_project_that_is_dropped_is_never_added_as_images(shell: Shell, folder: Path, more: Path) -> None:
    shell.open(more)
    path = shell.session.project.path
    shell.open(folder)
    drop(shell, [path])
    assert not dialog_of(shell).add_button.isVisible()


def test_a_folder_of_masks_can_be_imported_by_dropping_it(shell: Shell, folder: Path, tmp_path: Path) -> None:
    shell.open(folder)
    masks = tmp_path / "masks"
    masks.mkdir()
    Image.fromarray(np.ones((64, 96), np.uint8)).save(masks / "leaf_03.png")
    drop(shell, [masks])
    QTest.mouseClick(dialog_of(shell).import_button, Qt.MouseButton.LeftButton)
    take_in(shell)
    images = shell.session.project.images
    shell.wait(lambda: images.rows()[3].status is ImageStatus.ACCEPTED)
    assert images.count() == 6


def take_in(shell: Shell) -> None:
    """Import what the dialog shows, once it has looked at it."""
    dialog = shell.window.dialogs.shown[-1]
    assert isinstance(dialog, ImportDialog)
    shell.wait(dialog.import_button.isEnabled)
    QTest.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)


def test_a_dropped_file_of_labels_is_looked_at_and_said_where_it_is_none(
    shell: Shell, folder: Path, tmp_path: Path
) -> None:
    shell.open(folder)
    (tmp_path / "labels.json").write_text("[1, 2]", encoding="utf-8")
    drop(shell, [tmp_path / "labels.json"])
    shell.wait(lambda: bool(shell.window.dialogs.shown))
    dialog = shell.window.dialogs.shown[-1]
    assert isinstance(dialog, ImportDialog)
    shell.wait(lambda: dialog.message.property("role") == "error")
    assert not dialog.import_button.isEnabled()
    dialog.reject()


def test_files_of_no_use_are_named_and_nothing_is_asked(shell: Shell, folder: Path, tmp_path: Path) -> None:
    shell.open(folder)
    note = tmp_path / "notes.txt"
    note.write_text("no image", encoding="utf-8")
    drop(shell, [note])
    shell.wait(lambda: "notes.txt cannot be used here." in shell.names_of_notices())
    assert "pasting its lines" in shell.window.notices.shown[-1].hint
    archive = tmp_path / "set.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("images/a.png", b"")
    drop(shell, [archive])
    shell.wait(lambda: "set.zip cannot be used here." in shell.names_of_notices())
    assert "unpack it" in shell.window.notices.shown[-1].hint
    assert QApplication.activeModalWidget() is None
    drop(shell, [folder, note])
    dialog = dialog_of(shell)
    assert any("1 file that cannot be used" in each.text() for each in dialog.findChildren(QLabel))
    dialog.reject()


@pytest.mark.parametrize("is_open", [False, True])
def test_a_dropped_safety_copy_is_restored_beside_its_project(
    shell: Shell, folder: Path, is_open: bool
) -> None:
    shell.open(folder)
    path = shell.session.project.path
    copies = shell.window.links.backup
    assert copies is not None
    copies.schedule.make_now()
    shell.wait(lambda: any("Safety copy made" in text for text in shell.names_of_notices()))
    (copy,) = path.parent.glob("**/*.zip")
    if not is_open:
        shell.controller.close_project()
    drop(shell, [copy])
    if is_open:
        dialog = dialog_of(shell)
        assert dialog.open_button.text() == "Restore as its own project"
        QTest.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
    shell.wait(lambda: shell.controller.session is not None and shell.session.project.path != path)
    assert path.is_dir()


def test_each_purpose_begins_in_its_own_last_folder(shell: Shell, settings: Settings, tmp_path: Path) -> None:
    files, parent = FileDialogs(settings), shell.window
    for name in ("a", "b"):
        (tmp_path / name / "chosen").mkdir(parents=True)
    begun: list[str] = []

    def answer(where: Path) -> object:
        def choose(_parent: object, _title: str, start: str, *_rest: object) -> str:
            begun.append(start)
            return str(where)

        return choose

    for purpose, name in (("images", "a"), ("masks", "b"), ("images", "a"), ("masks", "b")):
        with mock.patch.object(QFileDialog, "getExistingDirectory", answer(tmp_path / name / "chosen")):
            files.choose_folder(parent, purpose, "Choose")
    assert begun[:2] == [str(Path.home())] * 2
    assert begun[2:] == [str(tmp_path / "a"), str(tmp_path / "b")]
    with mock.patch.object(QFileDialog, "getExistingDirectory", answer(tmp_path)):
        files.choose_folder(parent, "images", "Choose", str(tmp_path / "b" / "not" / "there"))
    assert begun[-1] == str(tmp_path / "b")


@pytest.mark.parametrize("kind", ["16 bits", "float", "grey", "colour"])
def test_images_of_all_depths_have_a_thumbnail_with_contrast(tmp_path: Path, kind: str) -> None:
    ramp = np.linspace(0, 1, 200 * 300).reshape(200, 300)
    file = tmp_path / "ramp.tif"
    pixels = {
        "16 bits": (ramp * 4000).astype(np.uint16),
        "float": ramp.astype(np.float32),
        "grey": (ramp * 255).astype(np.uint8),
        "colour": np.repeat((ramp * 255).astype(np.uint8)[..., None], 3, axis=2),
    }[kind]
    Image.fromarray(pixels).save(file)
    with ThreadPoolExecutor(1) as pool:  # The GUI thread opens no image.
        picture = pool.submit(read_thumbnail, file).result()
    assert picture is not None
    tones = {picture.pixelColor(36, y).red() for y in range(0, 72, 8)}
    assert max(tones) - min(tones) > 100


def test_a_message_about_an_image_ends_when_the_image_can_be_read_or_is_removed(
    shell: Shell, folder: Path
) -> None:
    good = (folder / "leaf_01.png").read_bytes()
    for way in ("mended", "removed"):
        (folder / "leaf_01.png").write_bytes(b"no image")
        if shell.controller.session is None:
            shell.open(folder)
        broken = shell.session.project.images.rows()[1].id
        shell.session.open_image(broken)
        shell.wait(lambda: any("leaf_01" in text for text in shell.names_of_notices()))
        if way == "mended":
            (folder / "leaf_01.png").write_bytes(good)
            shell.session.open_image(broken)
        else:
            edits = shell.controller.edits
            assert edits is not None
            edits.remove_images([broken])
        shell.wait(
            lambda: not any("leaf_01.png is not" in t or "damaged" in t for t in shell.names_of_notices())
        )
        shell.session.open_image(shell.session.project.images.rows()[0].id)
        shell.wait(lambda: not shell.session.busy.opening)


def test_the_class_under_a_resting_pointer_is_that_of_now(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press(Qt.Key.Key_B)
    shell.press(Qt.Key.Key_1)
    shell.draw((20, 20), (20, 60))
    shell.wait(lambda: shell.window.status.class_name.text() == shell.session.classes.names[1])
    shell.window.action_set["undo"].trigger()
    shell.wait(lambda: shell.window.status.class_name.text() == "unlabelled")


def test_moves_of_the_pointer_one_after_the_other_are_told_once_with_the_last_place(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    told: list[tuple[int, int] | None] = []
    shell.window.canvas_link.cursor_moved.connect(lambda at, _label: told.append(at))
    for x in range(20):
        shell.window.canvas.cursor_moved.emit(10.5, float(x), True)
    assert told == []
    shell.wait(lambda: bool(told))
    assert told == [(10, 19)]


def test_a_pointer_that_rests_outside_of_an_image_opened_meanwhile_is_over_no_label(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    told: list[tuple[int, int] | None] = []
    shell.window.canvas_link.cursor_moved.connect(lambda at, _label: told.append(at))
    # As over an image that was larger than this one.
    shell.window.canvas.cursor_moved.emit(9000.5, 10.5, True)
    shell.wait(lambda: bool(told))
    assert told == [None]
    shell.window.canvas_link.next_only_over()
    shell.window.canvas_link.next_only_over()
    assert shell.window.tools.only_over.value is None
