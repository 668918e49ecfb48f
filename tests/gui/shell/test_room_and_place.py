"""Room for the canvas in small windows, questions that push nothing, and what a new project will be."""

from __future__ import annotations

import random
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QByteArray, QPoint, QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QColorDialog, QScrollArea

from engine.core import CancelledError, CancelToken, ClassList
from engine.formats import data_set_pictures
from engine.session import Question
from engine.session.state import Answer
from engine.storage.records import SHOWN, ModelRecord
from gui.links.dialog_links.new_project_link import survey_sentence
from gui.panels import screen_fit
from gui.panels.card import Chooser, ElidedButton, ElidedLabel
from gui.panels.class_list.row_painter import ROW_HEIGHT
from gui.panels.image_list import delegate
from gui.panels.rows.short_names import name_in_two_lines
from gui.workspace import Workspace
from tests.gui.shell.helpers import Shell
from tests.gui.shell.test_small_screens import OPENERS, SMALL, assert_buttons_in_sight, openers


def workspace_of(shell: Shell) -> Workspace:
    assert shell.window.workspace is not None
    return shell.window.workspace


def test_the_canvas_has_half_of_a_small_window_beside_either_side(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    workspace, canvas = workspace_of(shell), shell.window.canvas
    wide = workspace.layout_state()
    shell.window.resize(SMALL)
    shell.wait(lambda: canvas.width() * 2 >= SMALL.width())
    assert workspace.classes.isVisible()
    assert not workspace.images.isVisible()
    workspace.to_list.click()
    shell.wait(lambda: workspace.images.isVisible() and canvas.width() * 2 >= SMALL.width())
    assert not workspace.classes.isVisible()
    shell.window.action_set["panel_history"].trigger()
    shell.wait(lambda: workspace.history.isVisible() and canvas.width() * 2 >= SMALL.width())
    assert not workspace.images.isVisible()
    workspace.from_history.click()
    shell.wait(workspace.classes.isVisible)
    assert not workspace.history.isVisible()
    workspace.open_dock("history", False)
    shell.window.action_set["find_image"].trigger()
    assert workspace.images.isVisible()
    assert workspace.layout_state() == wide
    shell.window.resize(1440, 900)
    shell.wait(lambda: workspace.classes.isVisible() and workspace.images.isVisible())
    assert not workspace.to_list.isVisible()
    assert not workspace.to_tools.isVisible()


def cut_texts(workspace: Workspace) -> list[str]:
    """Texts of the panels in sight that end in "…", as there is no room for them."""
    cut = []
    for part in (*workspace.findChildren(ElidedLabel), *workspace.findChildren(ElidedButton)):
        is_whole = part.width() >= part.sizeHint().width()
        if part.isVisible() and not is_whole:
            cut.append(part.text())
    for chooser in workspace.findChildren(Chooser):
        text = chooser.currentText()
        room = chooser.width() - chooser.sizeHint().width()
        longest = max(
            map(chooser.fontMetrics().horizontalAdvance, map(chooser.itemText, range(chooser.count())))
        )
        if chooser.isVisible() and chooser.fontMetrics().horizontalAdvance(text) > longest + room:
            cut.append(text)
    return cut


@pytest.mark.parametrize("size", [SMALL, QSize(1440, 900)], ids=["small", "large"])
def test_no_text_of_the_panels_is_cut_in_english(shell: Shell, folder: Path, size: QSize) -> None:
    shell.open(folder)
    workspace = workspace_of(shell)
    shell.window.resize(size)
    shell.window.action_set["uncertainty"].trigger()
    workspace.cut.more.setChecked(True)
    shell.wait(lambda: not cut_texts(workspace))
    if size == SMALL:
        workspace.to_list.click()
        shell.wait(workspace.images.isVisible)
        shell.wait(lambda: not cut_texts(workspace))
    assert cut_texts(workspace) == []


def test_a_damaged_layout_leaves_the_window_as_it_was(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    workspace, rng = workspace_of(shell), random.Random(1)
    state = bytes(workspace.layout_state().data())
    least = workspace.minimumSizeHint()
    for _ in range(150):
        damaged = bytearray(state)
        for place in rng.sample(range(len(state)), rng.randrange(1, 4)):
            damaged[place] = rng.choice((0, 1, 127, 128, 255))
        workspace.restore_layout(QByteArray(bytes(damaged)))
        assert workspace.minimumSizeHint() == least
        assert workspace.classes.isVisible()
        assert shell.window.canvas.width() > 0


@pytest.mark.parametrize("name", OPENERS)
def test_no_dialog_scrolls_sideways_on_a_small_screen(
    looked_at: tuple[Shell, Path], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    shell, folder = looked_at
    monkeypatch.setattr(screen_fit, "available_size", lambda _dialog: SMALL)
    openers(shell, folder)[name]()
    shell.wait(lambda: bool(shell.window.dialogs.shown))
    QApplication.processEvents()
    dialog = shell.window.dialogs.shown[-1]
    areas = [area for area in dialog.findChildren(QScrollArea) if area.parentWidget() is dialog]
    assert areas
    assert [area.horizontalScrollBar().maximum() for area in areas] == [0] * len(areas)
    shell.window.dialogs.close_all()


def test_the_colour_dialog_is_on_a_small_screen(
    shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen_fit, "available_size", lambda _dialog: SMALL)
    shell.open(folder)
    workspace_of(shell).classes.ask_color(1)
    (dialog,) = workspace_of(shell).findChildren(QColorDialog)
    assert_buttons_in_sight(dialog, SMALL)
    dialog.close()


def test_the_list_of_classes_takes_the_room_below_it(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    session, view = shell.session, workspace_of(shell).classes.view
    session.set_classes(ClassList.from_names(["background", *(f"class {n}" for n in range(1, 18))]))
    shell.window.resize(1440, 1420)
    shell.wait(lambda: view.verticalScrollBar().maximum() == 0)
    assert view.height() >= 18 * ROW_HEIGHT
    shell.window.resize(1440, 700)
    shell.wait(lambda: view.verticalScrollBar().maximum() > 0)
    assert view.height() < 18 * ROW_HEIGHT


def test_another_tool_moves_nothing_below_the_tools_unless_it_has_many_rows(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    shell.window.resize(1440, 1000)
    workspace = workspace_of(shell)
    places: dict[str, int] = {}
    for tool in ("brush", "polygon", "wand", "scribble", "eraser", "click", "ridge", "brush"):
        shell.press_keys(f"tool_{tool}")
        shell.rest()
        places[tool] = workspace.cut.mapTo(shell.window, QPoint(0, 0)).y()
    assert len({y for tool, y in places.items() if tool != "ridge"}) == 1
    assert places["ridge"] >= places["brush"]


@pytest.mark.parametrize("height", [700, 1000])
def test_eleven_classes_are_all_in_sight_of_their_list_which_does_not_scroll(
    shell: Shell, folder: Path, height: int
) -> None:
    shell.open(folder)
    view = workspace_of(shell).classes.view
    shell.session.set_classes(ClassList.from_names([f"class {number}" for number in range(11)]))
    shell.window.resize(1366, height)
    shell.wait(lambda: view.height() >= 11 * ROW_HEIGHT)
    assert view.verticalScrollBar().maximum() == 0
    assert view.visualRect(view.model().index(10, 0)).bottom() < view.viewport().height()


def test_a_long_name_takes_both_lines_of_its_row_in_a_narrow_list_only(
    shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[tuple[str, str]] = []

    def recorded(name: str, others: list[str], metrics: QFontMetrics, room: int) -> tuple[str, str]:
        drawn.append(name_in_two_lines(name, others, metrics, room))
        return drawn[-1]

    monkeypatch.setattr(delegate, "name_in_two_lines", recorded)
    (folder / "leaf_00.png").rename(folder / "leaf_number_0000.png")
    shell.open(folder)
    shell.window.resize(1440, 900)
    workspace_of(shell).images.view.grab()
    assert drawn == []
    shell.window.resize(900, 700)
    workspace_of(shell).open_dock("images", True)
    shell.wait(lambda: workspace_of(shell).images.width() < 250)
    workspace_of(shell).images.view.grab()
    assert "leaf_number_0000.png" in {"".join(lines) for lines in drawn}
    assert ("leaf_01.png", "") in drawn


@pytest.mark.parametrize("width", [1440, 1000])
def test_no_text_of_the_model_card_is_cut_above_and_below(shell: Shell, folder: Path, width: int) -> None:
    shell.open(folder)
    shell.window.resize(width, 900)
    card = workspace_of(shell).model
    card.show_network("U-Net, small and quick, for large regions")
    metrics: dict[str, Any] = {"mean_iou": 0.946, SHOWN: ["leaf"]}
    models = [
        ModelRecord(f"first-00{number}", Path("m"), "2024-01-01T10:00:00+00:00", metrics, "", number == 2)
        for number in (1, 2)
    ]
    card.show_models(models)
    shell.wait(lambda: card.note.height() >= card.note.heightForWidth(card.note.width()) > 0)
    assert card.earlier_button.text() == "1 more"


def test_a_question_moves_no_image_and_covers_no_message(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    place, canvas = workspace_of(shell).place, shell.window.canvas
    before = canvas.mapTo(shell.window, QPoint(0, 0)), canvas.size()
    place.questions.show_question("a", Question("Is it so?", "A hint.", (Answer("y", "Yes", ""),)))
    shell.wait(lambda: place.questions.height() > 40 and place.questions.width() == canvas.width())
    assert (canvas.mapTo(shell.window, QPoint(0, 0)), canvas.size()) == before
    bottom = place.questions.mapTo(shell.window, QPoint(0, place.questions.height())).y()
    notices = shell.window.notices
    assert notices.shown
    shell.wait(lambda: notices.mapTo(shell.window, QPoint(0, 0)).y() >= bottom)
    place.questions.show_question("a", None)
    assert (canvas.mapTo(shell.window, QPoint(0, 0)), canvas.size()) == before


def test_a_new_project_says_what_it_will_hold_and_where_it_will_be(
    shell: Shell, folder: Path, tmp_path: Path
) -> None:
    (folder / "a.heic").touch()
    shell.window.dialogs.new_project(folder)
    dialog = shell.window.dialogs.shown[-1]
    shell.wait(lambda: "6 images found." in dialog.survey_text.text())
    text = dialog.survey_text.text()
    assert ".heic" in text
    assert f"The project will be {tmp_path / 'leaves.inkling'}." in text
    empty = tmp_path / "empty"
    empty.mkdir()
    dialog.images.line.setText(str(empty))
    shell.wait(lambda: "holds no image" in dialog.survey_text.text())
    dialog.images.line.setText("")
    assert dialog.survey_text.text() == ""
    shell.window.dialogs.close_all()


def test_the_number_of_files_is_said_while_it_is_looked_what_they_are_also_of_the_folder_before(
    shell: Shell, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()

    def slow(_folder: Path) -> None:
        assert gate.wait(60)

    monkeypatch.setattr(data_set_pictures, "pictures_of_data_set", slow)
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(next(folder.glob("*.png")), other)
    shell.window.dialogs.new_project(other)
    dialog = shell.window.dialogs.shown[-1]
    shell.wait(lambda: dialog.survey_text.text() == "1 image file found. Looking at what it is…")
    dialog.images.line.setText(str(folder))
    shell.wait(lambda: dialog.survey_text.text() == "6 image files found. Looking at what they are…")
    gate.set()
    shell.wait(lambda: "6 images found." in dialog.survey_text.text())
    shell.window.dialogs.close_all()


def surveyed(folder: Path, token: CancelToken) -> str:
    """What the dialog says of a folder, looked at on another thread than the window's, as the dialog does."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(survey_sentence, folder, token).result()


def test_a_count_ends_when_another_folder_is_named(folder: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        surveyed(folder, token)
    (folder / "none" / "here").mkdir(parents=True)
    with pytest.raises(CancelledError):
        surveyed(folder / "none", token)


def test_a_project_that_is_there_already_is_named(folder: Path) -> None:
    folder.with_suffix(".inkling").mkdir()
    assert "There is a project" in surveyed(folder, CancelToken())
