"""The effort meter in the window: keys, clicks, looking around, the live figure, the dialog and its CSV."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QSlider, QToolButton

from engine.session.effort.effort_meter import Effort
from engine.session.effort.effort_report import EffortReport
from gui.action_table.key_texts import filled
from gui.actions import ACTIONS, EffortScope, spec_of
from gui.dialogs.effort import NOTHING_YET, EffortDialog
from gui.links.dialog_links.effort_link import class_of, live_text
from gui.modes import ThemeChoice
from gui.panels.effort_chart import EffortChart
from tests.gui.shell.helpers import Shell


def counted(shell: Shell) -> Effort:
    return shell.session.effort.now


def open_dialog(shell: Shell) -> EffortDialog:
    shell.window.action_set["effort"].trigger()
    return shown_dialog(shell)


def shown_dialog(shell: Shell) -> EffortDialog:
    """The dialog, which comes when its report has been made."""
    shell.wait(lambda: any(d.isVisible() for d in shell.window.findChildren(EffortDialog)))
    return next(d for d in shell.window.findChildren(EffortDialog) if d.isVisible())


def accept_one(shell: Shell) -> None:
    """Paint and accept the open image with the keyboard; the next one opens."""
    shell.session.writable_learner().set_auto(False)
    before = shell.session.image
    shell.press(Qt.Key.Key_B)
    shell.draw((20, 10), (20, 40))
    shell.accept()
    shell.wait(lambda: shell.session.image is not before)


def test_a_key_on_the_image_is_a_key_and_the_same_by_mouse_a_click(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press(Qt.Key.Key_B)
    shell.draw((20, 10), (20, 40))
    assert (counted(shell).strokes, counted(shell).keys, counted(shell).clicks) == (1, 1, 0)
    shell.press_ctrl(Qt.Key.Key_Z)
    assert (counted(shell).keys, counted(shell).undos) == (2, 1)
    redo = shell.window.tool_bar.widgetForAction(shell.window.action_set["redo"])
    undo = next(b for b in shell.window.tool_bar.findChildren(QToolButton) if b.defaultAction() is not None)
    assert redo is None
    shell.press_ctrl(Qt.Key.Key_Y)
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert (counted(shell).keys, counted(shell).clicks, counted(shell).undos) == (3, 1, 2)


def test_going_elsewhere_and_typing_count_nothing(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press_keys("panels")
    shell.press_keys("panels")
    shell.window.workspace.images.focus_search()  # type: ignore[union-attr]
    shell.press(Qt.Key.Key_B)
    shell.press(Qt.Key.Key_E)
    assert (counted(shell).keys, counted(shell).clicks) == (0, 0)


def test_a_slider_of_the_tool_and_a_class_are_clicks_for_the_class(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    workspace = shell.window.workspace
    assert workspace is not None
    slider = workspace.tool.findChildren(QSlider)[0]
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 2, slider.height() // 2))
    workspace.classes.class_chosen.emit(1)
    shell.draw((20, 10), (20, 40))
    shell.session.close_image()
    reports: list[EffortReport] = []
    shell.session.effort_reports.request(reports.append)
    shell.wait(lambda: bool(reports))
    (work,) = reports[0].works
    assert sum(part.effort.clicks for part in work.classes if part.class_id is not None) == 2


def test_every_action_is_work_for_a_class_for_the_image_or_none() -> None:
    work = {spec.id for spec in ACTIONS if spec.effort_scope is not EffortScope.NONE}
    assert {"undo", "apply_cut", "accept_image", "tool_brush", "class_3", "mask_smooth", "zoom_in"} <= work
    assert not work & {"next_image", "quit", "learn_start", "effort", "panels", "about"}
    assert [class_of(spec_of(name), 1) for name in ("class_3", "mask_smooth", "undo")] == [3, 1, None]


def test_moving_over_the_image_is_a_sign_of_life(
    shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.open(folder)
    seen: list[int] = []
    monkeypatch.setattr(shell.session.effort, "note_alive", lambda: seen.append(1))
    view = shell.window.canvas
    QTest.mouseMove(view, QPoint(view.width() // 2, view.height() // 2))
    shell.wait(lambda: bool(seen))
    count = len(seen)
    view.pan_by(5, 5)
    assert len(seen) > count


def test_the_figure_of_the_open_image_appears_and_goes_with_the_next_image(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    figure = shell.window.status.effort
    shell.draw((20, 10), (20, 40))
    shell.wait(lambda: figure.isVisible() and "1 stroke," in figure.toolTip())
    assert figure.text().endswith(" s")
    shell.press(Qt.Key.Key_Right)
    shell.wait(lambda: not figure.isVisible())


@pytest.mark.parametrize(
    ("effort", "text"),
    [
        (Effort(), ""),
        (Effort(seconds=0.9), ""),
        (Effort(strokes=1), "0 s"),
        (Effort(seconds=59.9), "59 s"),
        (Effort(seconds=185), "3 min 05 s"),
    ],
)
def test_the_figure_is_in_whole_seconds(effort: Effort, text: str) -> None:
    assert live_text(effort) == text


def test_before_the_first_acceptance_the_dialog_says_what_to_do(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    dialog = open_dialog(shell)
    assert dialog.sentence.text() == filled(NOTHING_YET, shell.window.action_set)
    assert dialog.findChild(EffortChart) is None
    assert not dialog.export_button.isEnabled()


def test_the_dialog_shows_chart_and_totals_and_remembers_the_folder_of_its_csv(
    shell: Shell, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.open(folder)
    accept_one(shell)
    accept_one(shell)
    out = tmp_path / "tables"
    out.mkdir()
    asked: list[str] = []

    def choose(parent: object, title: str, suggested: str, kinds: str) -> tuple[str, str]:
        asked.append(suggested)
        return str(out / "effort.csv"), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    shell.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    dialog = shown_dialog(shell)
    assert dialog.sentence.text().startswith("2 images accepted so far")
    assert dialog.chart is not None
    assert dialog.table.item(0, 1).text() == "2"
    shell.window.theme.choose(ThemeChoice.LIGHT)
    QTest.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    assert [Path(name).parent for name in asked] == [folder.parent, out]
    with open(out / "effort.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert sum(int(row["strokes"]) for row in rows) == 2
    assert {row["image"] for row in rows} == {"leaf_00", "leaf_01"}
    assert "Written to" in dialog.message.text()


def test_a_table_that_cannot_be_written_is_told_in_the_dialog(
    shell: Shell, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.open(folder)
    accept_one(shell)
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "file" / "x.csv"), ""))
    dialog = open_dialog(shell)
    dialog.export_button.click()
    assert "file is a file, not a folder" in dialog.message.text()
    assert dialog.message.property("role") == "error"
