"""Keys of actions that cannot be used now: each says why; and dialogs whose project is no longer open."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel

from gui.actions import ACTIONS
from tests.gui.shell.helpers import Shell
from tests.gui.shell.test_no_silent_action import STATES

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.mark.parametrize("state", ["no_project", "empty", "fresh", "looked_at"])
def test_the_key_of_an_action_that_cannot_be_used_says_why(shell: Shell, folder: Path, state: str) -> None:
    STATES[state](shell, folder)
    actions = shell.window.action_set
    unavailable = [spec for spec in ACTIONS if not spec.held and not actions[spec.id].isEnabled()]
    assert unavailable
    for spec in unavailable:
        for key in spec.keys:
            shell.window.notices.clear()
            shell.window.activateWindow()
            before = shell.window.canvas.camera, QApplication.focusWidget()
            shell.press_keys(spec.id, key)
            # The canvas zooms by the keys that grow and shrink a region; others move the focus or a page.
            is_used = (shell.window.canvas.camera, QApplication.focusWidget()) != before
            is_used = is_used or key in ("Esc", "PgUp", "PgDown")
            assert is_used or len(shell.names_of_notices()) == 1, (spec.id, key)
            assert not QApplication.activeModalWidget()


def test_return_in_the_search_says_nothing_of_a_cut(shell: Shell, folder: Path) -> None:
    STATES["looked_at"](shell, folder)
    shell.window.notices.clear()
    shell.window.action_set["find_image"].trigger()
    shell.press(Qt.Key.Key_Return)
    assert shell.names_of_notices() == []


def paths_dropped(paths: list[Path]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(shell: Shell, paths: list[Path]) -> bool:
    """Drop what the window lets in; whether it did."""
    data = paths_dropped(paths)
    enter = QDragEnterEvent(QPointF(50, 50).toPoint(), COPY, data, LEFT, NONE)
    enter.ignore()
    shell.window.dragEnterEvent(enter)
    if enter.isAccepted():
        shell.window.dropEvent(QDropEvent(QPointF(50, 50), COPY, data, LEFT, NONE))
        shell.rest(5)
    return enter.isAccepted()


@pytest.fixture
def more(tmp_path: Path) -> Path:
    made = tmp_path / "more"
    made.mkdir()
    Image.fromarray(np.full((40, 50), 99, np.uint8)).save(made / "more.png")
    return made


def test_nothing_is_dropped_behind_a_dialog(shell: Shell, folder: Path, more: Path) -> None:
    shell.open(folder)
    shell.window.dialogs.export()
    assert not drop(shell, [more])
    assert len(shell.window.dialogs.shown) == 1
    shell.window.dialogs.close_all()
    assert drop(shell, [more])
    assert not drop(shell, [more])
    assert len(shell.window.dialogs.shown) == 1
    shell.window.dialogs.close_all()


OPENED: dict[str, Callable[[Shell], object]] = {
    "export": lambda shell: shell.window.dialogs.export(),
    "network": lambda shell: shell.window.dialogs.networks(),
    "model cards": lambda shell: shell.window.dialogs.model_cards(),
    "augmentation": lambda shell: shell.window.dialogs.augmentation(),
}


@pytest.mark.parametrize("name", OPENED)
def test_a_dialog_goes_with_its_project(shell: Shell, folder: Path, more: Path, name: str) -> None:
    """Another project can come by itself: the copy of one whose folder had gone."""
    shell.open(folder)
    OPENED[name](shell)
    assert shell.window.dialogs.shown
    shell.open(more)
    assert not shell.window.dialogs.shown
    assert QApplication.activeModalWidget() is None


def test_many_files_that_are_dropped_are_sorted_beside_the_window(
    shell: Shell, folder: Path, more: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.open(folder)
    threads: set[str] = set()
    real = os.path.isdir

    def watched(path: str | Path) -> bool:
        if more == path or more in Path(path).parents:
            threads.add(threading.current_thread().name)
        return real(path)

    paths = [more, *(more / f"{number}.txt" for number in range(200))]
    monkeypatch.setattr(os.path, "isdir", watched)
    shell.window.dialogs.dropped(paths)
    # What is dropped meanwhile takes its place.
    shell.window.dialogs.dropped(paths[:150])
    shell.wait(lambda: bool(shell.window.dialogs.shown))
    assert threads == {"lane-dropped-0"}
    (dialog,) = shell.window.dialogs.shown
    assert any("149 files that cannot be used" in words.text() for words in dialog.findChildren(QLabel))
    shell.window.dialogs.close_all()


def test_all_that_is_dropped_on_the_first_page_is_taken(shell: Shell, folder: Path, more: Path) -> None:
    assert drop(shell, [more, folder])
    shell.wait(lambda: shell.controller.session is not None and shell.session.project.images.count() == 7)


def test_without_an_image_no_key_is_typed_into_the_search(shell: Shell, folder: Path) -> None:
    STATES["empty"](shell, folder)
    edits = shell.controller.edits
    assert edits is not None
    assert shell.window.workspace is not None
    for _ in range(2):
        for key in (Qt.Key.Key_D, Qt.Key.Key_Y, Qt.Key.Key_1, Qt.Key.Key_K):
            before = len(shell.window.notices.past)
            shell.press(key)
            assert len(shell.window.notices.past) > before
        assert shell.window.workspace.images.search.text() == ""
        edits.remove_images([row.id for row in shell.session.project.images.rows()])


def test_whoever_insists_on_leaving_unsaved_work_is_asked_once(shell: Shell, folder: Path) -> None:
    import shutil

    shell.open(folder)
    shutil.rmtree(shell.session.project.path)
    shell.press(Qt.Key.Key_B)
    shell.draw((20, 20), (20, 60))
    assert not shell.window.close()
    assert shell.window.close()
