"""Recent projects: pictures on the welcome page, the menu, those that are gone, and hostile lists."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from gui.settings import Settings
from gui.welcome import RecentRow
from tests.gui.shell.helpers import Shell


def rows(shell: Shell) -> list[RecentRow]:
    """Rows of the welcome page that are not about to go."""
    return list(shell.window.welcome._rows.values())


def texts(shell: Shell) -> list[str]:
    """Entries of the menu File > Recent projects, as it opens."""
    menu = shell.window.recent_menu
    menu.aboutToShow.emit()
    return [entry.text() for entry in menu.actions() if entry.text()]


def close_and_leave(shell: Shell, folder: Path) -> Path:
    """Open a project and close it again; its path."""
    shell.open(folder)
    path = shell.session.project.path
    assert shell.controller.close_project()
    return path


def choose_folder(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(path))


def test_a_project_is_listed_with_a_picture_of_its_last_image(shell: Shell, folder: Path) -> None:
    path = close_and_leave(shell, folder)
    (row,) = rows(shell)
    assert row.path == path
    shell.wait(lambda: not row.picture.pixmap().isNull())
    assert not list(path.glob("**/*thumb*"))
    # The image itself is half dark, half bright.
    picture = row.picture.pixmap().toImage()
    assert (
        picture.pixelColor(2, 30).lightness()
        < 80
        < 180
        < picture.pixelColor(picture.width() - 3, 30).lightness()
    )


def test_a_row_opens_its_project_by_key(shell: Shell, folder: Path) -> None:
    path = close_and_leave(shell, folder)
    QTest.keyClick(rows(shell)[0], Qt.Key.Key_Space)
    shell.wait(lambda: shell.controller.session is not None and shell.session.image is not None)
    assert shell.session.project.path == path


def test_the_menu_lists_the_projects_and_opens_one(shell: Shell, folder: Path) -> None:
    assert texts(shell) == ["No project was opened yet"]
    path = close_and_leave(shell, folder)
    assert texts(shell) == [f"&1  {path.stem}", "Clear the list"]
    shell.window.recent_menu.actions()[0].trigger()
    assert shell.session.project.path == path


def test_a_project_that_was_closed_does_not_come_back_when_another_cannot_be_opened(
    shell: Shell, folder: Path, tmp_path: Path
) -> None:
    path = close_and_leave(shell, folder)
    assert not shell.controller.open_path(tmp_path / "gone.inkling")
    assert shell.controller.session is None
    assert shell.window.welcome.isVisible()
    assert any("does not exist" in name for name in shell.names_of_notices())
    shell.open(path)
    assert not shell.controller.open_path(tmp_path / "gone.inkling")
    assert shell.session.project.path == path


@pytest.mark.parametrize("way", ["the folder itself", "the folder around it", "by the menu"])
def test_a_project_that_was_moved_is_grey_and_can_be_located(
    shell: Shell, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    path = close_and_leave(shell, folder)
    moved = tmp_path / "elsewhere" / path.name
    moved.parent.mkdir()
    path.rename(moved)
    shell.window.recent.show()
    (row,) = rows(shell)
    assert "Not there now" in row.accessibleName() or "not at its place" in row.accessibleName()
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert shell.controller.session is None
    choose_folder(monkeypatch, moved.parent if way == "the folder around it" else moved)
    if way == "by the menu":
        assert texts(shell)[0] == f"&1  Locate {path.stem}…"
        shell.window.recent_menu.actions()[0].trigger()
    else:
        row.locate_button.click()
    assert shell.session.project.path == moved
    assert shell.window.settings.known_projects == [moved]


def test_locating_in_a_wrong_folder_says_so_and_changes_nothing(
    shell: Shell, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = close_and_leave(shell, folder)
    path.rename(tmp_path / "aside.inkling")
    shell.window.recent.show()
    choose_folder(monkeypatch, folder)
    rows(shell)[0].locate_button.click()
    assert "is not in this folder" in shell.names_of_notices()[-1]
    assert shell.controller.session is None
    assert shell.window.settings.known_projects == [path]


def test_clearing_the_list_leaves_the_projects(shell: Shell, folder: Path) -> None:
    path = close_and_leave(shell, folder)
    shell.window.welcome.clear_button.click()
    assert rows(shell) == []
    assert shell.window.settings.recent == []
    assert shell.window.settings.recent_images == {}
    assert path.is_dir()


@pytest.mark.parametrize(
    "stored",
    [
        "",
        "nan",
        "[1]",
        '{"a": 3}',
        '{"/p": "not whole"}',
        '{"/p": "/x\\u0000y"}',
        json.dumps({"/p": "/" * 9999}),
    ],
)
def test_hostile_pictures_in_the_settings_are_passed_over(tmp_path: Path, stored: str) -> None:
    settings = Settings(tmp_path / "window.ini")
    settings.store("project/images", stored)
    assert settings.recent_images == {}


def test_a_last_image_that_is_no_image_leaves_the_row_without_picture(shell: Shell, folder: Path) -> None:
    path = close_and_leave(shell, folder)
    bad = folder / "bad.png"
    bad.write_bytes(b"no image")
    shell.window.settings.recent_images = {str(path): str(bad)}
    shell.window.recent.show()
    shell.rest(50)
    assert rows(shell)[0].picture.pixmap().isNull()
