"""Safety copies and the project check in the window."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from engine.backup.before import BackupOptions
from engine.backup.names import default_folder
from engine.core import CancelToken
from engine.document.planes import Plane
from gui.dialogs.backups import BackupsDialog
from gui.dialogs.importing.dialog import ImportDialog
from gui.dialogs.project_check import ProjectCheckDialog
from gui.modes import BackupInterval
from tests.gui.shell.helpers import Shell


def copies(shell: Shell) -> list[Path]:
    folder = default_folder(shell.session.project.path)
    return sorted(folder.iterdir()) if folder.is_dir() else []


def make_one(shell: Shell) -> Path:
    before = copies(shell)
    shell.press_ctrl(Qt.Key.Key_S)
    shell.wait(lambda: any("Safety copy made" in name for name in shell.names_of_notices()))
    shell.window.notices.clear()
    (made,) = set(copies(shell)) - set(before)
    return made


def backups_dialog(shell: Shell) -> BackupsDialog:
    shell.window.action_set["restore_backup"].trigger()
    dialog = shell.window.dialogs.shown[-1]
    assert isinstance(dialog, BackupsDialog)
    return dialog


def check_dialog(shell: Shell) -> ProjectCheckDialog:
    shell.window.action_set["check_project"].trigger()
    dialog = shell.window.dialogs.shown[-1]
    assert isinstance(dialog, ProjectCheckDialog)
    shell.wait(lambda: dialog.close_button.text() == "Close")
    return dialog


def test_a_copy_is_restored_beside_the_project_and_opened_with_its_labels(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    original = shell.session.project.path
    shell.draw((10, 10), (50, 40))
    image = shell.session.image
    assert image is not None
    labels = image.planes.snapshot(Plane.MASK), image.planes.snapshot(Plane.SCRIBBLES)
    make_one(shell)
    shell.draw((10, 60), (50, 90))
    dialog = backups_dialog(shell)
    shell.wait(lambda: dialog.list.topLevelItemCount() == 1)
    assert dialog.list.topLevelItem(0).text(1) == "6"
    dialog.restore_button.click()
    shell.wait(lambda: shell.controller.session is not None and shell.session.project.path != original)
    shell.wait(lambda: shell.session.image is not None)
    restored = shell.session.image
    assert restored is not None
    assert (restored.planes.snapshot(Plane.MASK) == labels[0]).all()
    assert (restored.planes.snapshot(Plane.SCRIBBLES) == labels[1]).all()
    assert original.is_dir()


def test_the_clock_makes_one_copy_and_no_second_without_a_change(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    link = shell.window.links.backup
    assert link is not None
    schedule = link.schedule
    made: list[object] = []
    schedule.made.subscribe(made.append)
    schedule.tick()
    shell.wait(lambda: len(made) == 1)
    shell.draw((10, 10), (50, 40))
    schedule.tick()
    shell.wait(lambda: not schedule.is_busy)
    assert len(copies(shell)) == 1
    assert not any("afety copy" in name for name in shell.names_of_notices())


def test_never_means_never_and_a_chosen_folder_is_used(shell: Shell, folder: Path, tmp_path: Path) -> None:
    settings = shell.window.settings
    settings.backup_interval = BackupInterval.NEVER
    (tmp_path / "elsewhere").mkdir()
    settings.backup_folder = str(tmp_path / "elsewhere")
    shell.open(folder)
    link = shell.window.links.backup
    assert link is not None
    link.schedule.tick()
    assert not link.schedule.is_busy
    shell.press_ctrl(Qt.Key.Key_S)
    shell.wait(lambda: any("Safety copy made" in name for name in shell.names_of_notices()))
    assert [path.suffix for path in (tmp_path / "elsewhere").iterdir()] == [".zip"]
    assert BackupOptions().place(Path("a.inkling")) == Path("a-backups")


def test_a_copy_that_cannot_be_made_is_told_once(shell: Shell, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "a file").write_bytes(b"")
    shell.window.settings.backup_folder = str(tmp_path / "a file" / "in it")
    shell.open(folder)
    link = shell.window.links.backup
    assert link is not None
    failures: list[object] = []
    link.schedule.failed.subscribe(failures.append)
    for _ in range(2):
        link.schedule.tick()
        shell.wait(lambda: not link.schedule.is_busy)
    assert len(failures) == 1
    assert any("No safety copy could be made" in name for name in shell.names_of_notices())
    shell.window.notices.clear()


def import_one_mask(shell: Shell, folder: Path) -> None:
    """Begin an import of a mask for the second image in the dialog."""
    folder.mkdir()
    Image.fromarray(np.ones((64, 96), np.uint8)).save(folder / "leaf_01.png")
    shell.window.action_set["import_masks"].trigger()
    dialog = shell.window.dialogs.shown[-1]
    assert isinstance(dialog, ImportDialog)
    dialog.read(folder)
    shell.wait(dialog.import_button.isEnabled)
    dialog.import_button.click()


def test_an_import_of_labels_makes_a_copy_first(shell: Shell, folder: Path, tmp_path: Path) -> None:
    shell.open(folder)
    shell.draw((10, 10), (50, 40))
    import_one_mask(shell, tmp_path / "masks")
    shell.wait(lambda: any("has labels from masks" in name for name in shell.names_of_notices()))
    assert len(copies(shell)) == 1
    shell.wait(lambda: shell.session.image is not None)
    shell.window.notices.clear()


def test_an_import_without_the_copy_changes_nothing(shell: Shell, folder: Path, tmp_path: Path) -> None:
    shell.open(folder)
    shell.draw((10, 10), (50, 40))
    shell.window.settings.backup_folder = str(tmp_path / "gone")
    import_one_mask(shell, tmp_path / "masks")
    shell.wait(lambda: any("Nothing was changed, because no safety" in n for n in shell.names_of_notices()))
    assert not any("labels from" in name for name in shell.names_of_notices())
    assert shell.session.project.images.rows()[1].mask_revision == 0
    shell.wait(lambda: shell.session.image is not None)
    shell.window.notices.clear()


def test_a_copy_before_work_ends_a_row_of_failures(shell: Shell, folder: Path, tmp_path: Path) -> None:
    shell.open(folder)
    link = shell.window.links.backup
    assert link is not None
    schedule = link.schedule
    failures: list[object] = []
    made: list[object] = []
    schedule.failed.subscribe(failures.append)
    schedule.made.subscribe(made.append)
    for place in (tmp_path / "gone", tmp_path, tmp_path / "gone"):
        shell.window.settings.backup_folder = str(place)
        if place == tmp_path:
            work = threading.Thread(target=schedule.make_before, args=(CancelToken(),))
            work.start()
            shell.wait(lambda: bool(made))
            work.join()
        else:
            schedule.tick()
            shell.wait(lambda: not schedule.is_busy)
    assert len(failures) == 2
    shell.window.notices.clear()


def test_choices_in_the_dialog_are_kept(shell: Shell, folder: Path, tmp_path: Path) -> None:
    shell.open(folder)
    dialog = backups_dialog(shell)
    assert dialog.interval.currentData() == BackupInterval.DAILY
    dialog.interval_chosen.emit(BackupInterval.WEEKLY)
    dialog.keep.setValue(5)
    dialog.keep.editingFinished.emit()
    dialog.folder_chosen.emit(tmp_path)
    settings = shell.window.settings
    assert (settings.backup_interval, settings.backup_keep) == (BackupInterval.WEEKLY, 5)
    assert settings.backup_folder == str(tmp_path)
    assert dialog.folder.text() == str(tmp_path)
    dialog.folder_chosen.emit(None)
    assert settings.backup_folder == ""
    dialog.close()


def test_a_damaged_copy_is_listed_but_cannot_be_chosen(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    made = make_one(shell)
    made.write_bytes(made.read_bytes()[:-100])
    dialog = backups_dialog(shell)
    shell.wait(lambda: dialog.list.topLevelItemCount() == 1)
    assert dialog.list.topLevelItem(0).text(1) == "damaged"
    assert not dialog.restore_button.isEnabled()
    dialog.restore_requested.emit(made)
    shell.wait(lambda: "damaged" in dialog.message.text())
    dialog.close()


def test_the_check_finds_nothing_in_a_sound_open_project(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.draw((10, 10), (50, 40))
    dialog = check_dialog(shell)
    assert "nothing is wrong" in dialog.message.text()
    assert not dialog.repair_button.isEnabled()
    dialog.close()


def test_a_repair_closes_the_project_mends_it_and_opens_it_again(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.draw((10, 10), (50, 40))
    project = shell.session.project.path
    (project / "masks" / "nobody.png").write_bytes(b"left over")
    dialog = check_dialog(shell)
    assert "nobody.png" in dialog.list.toPlainText()
    dialog.repair_button.click()
    shell.wait(lambda: "mended" in dialog.message.text())
    assert not (project / "masks" / "nobody.png").exists()
    assert (project / "set-aside" / "masks" / "nobody.png").read_bytes() == b"left over"
    shell.wait(lambda: shell.controller.session is not None and shell.session.image is not None)
    assert shell.session.project.path == project
    assert not shell.session.read_only
    shell.draw((10, 60), (50, 90))
    assert shell.session.undo()
    dialog.close()


def test_without_a_project_the_check_asks_for_one(
    shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.open(folder)
    project = shell.session.project.path
    assert shell.controller.close_project()
    (project / "project.sqlite").write_bytes(b"SQLite format 3\0" + bytes(5000))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(project))
    dialog = check_dialog(shell)
    assert "damaged" in dialog.list.toPlainText()
    assert dialog.repair_button.isEnabled()
    dialog.close()
