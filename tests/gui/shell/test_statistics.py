"""Statistics and settings of a project: their numbers, charts that are painted, names that are undone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from engine.core import EngineError
from engine.session.editing import class_counts
from gui.dialogs.preferences.dialog import PreferencesDialog
from gui.dialogs.statistics.dialog import StatisticsDialog
from gui.dialogs.text_line import TextLineDialog
from gui.panels.charts.day_chart import DayChart, DaySeries
from gui.style.theme import Theme
from tests.gui.shell.helpers import Shell


def colors_of(widget: QWidget) -> set[tuple[int, int, int]]:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    data = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    pixels = data[:, : image.width() * 3].reshape(-1, 3)
    return {(int(r), int(g), int(b)) for r, g, b in np.unique(pixels, axis=0)}


def dialog_of(shell: Shell) -> StatisticsDialog:
    shell.press_keys("statistics")
    dialog = shell.window.dialogs.shown[-1]
    assert isinstance(dialog, StatisticsDialog)
    return dialog


def test_the_charts_show_images_days_and_classes_and_the_numbers_are_copied(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    shell.press(Qt.Key.Key_B)
    shell.draw((20, 20), (20, 70))
    shell.accept()
    shell.wait(lambda: shell.session.image is not None and shell.session.image.record.name == "leaf_01.png")
    dialog = dialog_of(shell)
    shell.wait(lambda: dialog.table_box.count() == 3)
    assert "labelled pixels" in dialog.message.text()
    assert dialog.statuses.accessibleDescription() == "Not started 5, Accepted 1"
    assert dialog.progress_chart.accessibleDescription() == "Begun 1, Accepted 1"
    good = shell.window.theme.color("good")
    assert (good.red(), good.green(), good.blue()) in colors_of(dialog.progress_chart)
    info = shell.session.classes[1]
    assert info.color in colors_of(dialog.class_bars)
    assert f"{info.name} 100.0 %" in dialog.class_bars.accessibleDescription()
    assert not dialog.class_note.isVisible()
    assert not dialog.bar.isVisible()
    QTest.mouseClick(dialog.numbers_button, Qt.MouseButton.LeftButton)
    assert dialog.table.isVisible()
    for number in range(3):
        dialog.table_box.setCurrentIndex(number)
        QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
        lines = QGuiApplication.clipboard().text().splitlines()
        assert len(lines) == dialog.table.rowCount() + 1
        assert {line.count("\t") for line in lines} == {dialog.table.columnCount() - 1}
    dialog.reject()


def test_predicted_and_checked_images_have_bars_of_their_own(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press(Qt.Key.Key_B)
    shell.draw((20, 20), (20, 70))
    shell.accept()
    shell.wait(lambda: shell.session.image is not None and shell.session.image.record.name == "leaf_01.png")
    images = shell.session.project.images
    accepted, *others = images.ids()
    link = shell.window.links.session
    assert link is not None
    link.source.predicted = lambda: {accepted, others[1], others[2]}
    dialog = dialog_of(shell)
    assert dialog.statuses.accessibleDescription() == "Not started 3, Predicted 2, Accepted 1"
    dialog.reject()
    link.edits.image_notes.set_checked([accepted], is_checked=True)
    dialog = dialog_of(shell)
    assert dialog.statuses.accessibleDescription() == "Not started 3, Predicted 2, Accepted, checked 1"
    assert dialog.table.item(1, 0).text() == "Predicted"
    dialog.reject()


def test_long_values_beside_the_lines_of_a_chart_are_whole(theme: Theme) -> None:
    chart = DayChart(theme, "Work", lambda value: f"{value:.0f} hours and minutes", has_columns=True)
    chart.resize(500, 200)
    chart.show_days([date(2026, 3, 1)], [DaySeries("Work", "accent", (90.0,))])
    picture = chart.grab().toImage()
    edge = {picture.pixelColor(0, y).name() for y in range(picture.height())}
    assert len(edge) == 1


def test_progress_and_result_stay_in_sight_and_a_failed_count_ends_in_words(
    shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.open(folder)
    shell.press(Qt.Key.Key_B)
    shell.draw((20, 20), (20, 70))
    shell.see()

    def broken(*_: object) -> None:
        raise EngineError("The disk is gone.", "Connect it.")

    monkeypatch.setattr(class_counts, "_count", broken)
    dialog = dialog_of(shell)
    dialog.resize(600, 300)
    for part in (dialog.bar, dialog.message, dialog.close_button):
        place = part.parentWidget()
        while place is not dialog:
            assert not isinstance(place, QScrollArea), "it can be scrolled out of sight"
            assert place is not None
            place = place.parentWidget()
    shell.wait(lambda: dialog.message.text() == "The disk is gone. Connect it.")
    assert dialog.class_note.text() == "The masks could not be counted."
    assert not dialog.bar.isVisible()
    dialog.reject()


def test_statistics_of_a_project_without_work_say_so_and_close_before_they_are_there(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    dialog = dialog_of(shell)
    dialog.grab()
    dialog.reject()
    shell.wait(lambda: not shell.window.dialogs.shown)
    shell.bot.wait(100)
    assert shell.controller.close_project()


def test_the_settings_of_a_project_name_it_and_undo_takes_the_name_back(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    before = shell.session.project.name
    shell.press_keys("project_settings")
    dialog = shell.window.dialogs.shown[-1]
    assert isinstance(dialog, PreferencesDialog)
    assert before in dialog.windowTitle()
    was_on = shell.session.learning_state.auto
    QTest.mouseClick(dialog.rows["learn_auto"].control, Qt.MouseButton.LeftButton)
    assert shell.session.learning_state.auto is not was_on
    dialog.reject()
    shell.window.activateWindow()
    shell.press_keys("rename_project")
    line = shell.window.dialogs.shown[-1]
    assert isinstance(line, TextLineDialog)
    line.line.setText("  Knees\n2026 ")
    line.ok_button.click()
    assert shell.session.project.name == "Knees 2026"
    assert shell.window.windowTitle().startswith("Knees 2026")
    shell.window.action_set["undo"].trigger()
    assert shell.session.project.name == before
    assert shell.window.windowTitle().startswith(before)


def test_what_the_settings_of_a_project_cannot_open_says_why_and_the_card_stays_open(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    actions, window = shell.window.action_set, shell.window
    window.tools.is_adjustment_shown.set(True)
    shell.session.close_image()
    shell.wait(lambda: not actions["instance_settings"].isEnabled())
    shell.press_keys("project_settings")
    dialog = window.dialogs.shown[-1]
    buttons = {b.objectName(): b for b in dialog.findChildren(QPushButton) if b.objectName()}
    assert {"instance_settings", "rename_project", "adjust_panel", "class_templates"} < buttons.keys()
    for action, button in buttons.items():
        assert button.isEnabled() == actions[action].isEnabled(), action
    assert buttons["instance_settings"].accessibleDescription() == "No image is open. Choose one in the list."
    buttons["adjust_panel"].click()
    shell.wait(lambda: not window.dialogs.shown)
    shell.rest()
    assert window.workspace is not None
    assert window.workspace.adjustment.isVisible()
    assert window.tools.is_adjustment_shown.value
