"""Where are my images now?: images that were moved are found again from the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from engine.storage import ImageStatus
from tests.gui.shell.helpers import Shell


def test_a_missing_image_says_where_to_look_and_the_action_finds_all_of_them(
    shell: Shell, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.open(folder)
    images = shell.session.project.images
    moved = folder.rename(tmp_path / "moved")
    shell.session.close_image()
    shell.session.open_image(images.rows()[3].id)
    shell.wait(lambda: images.rows()[3].status is ImageStatus.MISSING)
    assert "Where are my images now?" in shell.window.notices.shown[-1].hint

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(moved))
    shell.press(Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    shell.wait(lambda: "6 of 6 images found again in moved." in shell.names_of_notices())
    shell.wait(lambda: shell.session.image is not None)
    assert images.count(ImageStatus.MISSING) == 0


def test_a_folder_without_the_images_is_refused_with_a_notice(
    shell: Shell, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.open(folder)
    (tmp_path / "empty").mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "empty"))
    shell.window.action_set["relink_images"].trigger()
    shell.wait(lambda: any("None of 6 images" in name for name in shell.names_of_notices()))
    images = shell.session.project.images
    assert all(row.path.parent != tmp_path / "empty" for row in images.rows())
    assert images.count(ImageStatus.MISSING) == 0
