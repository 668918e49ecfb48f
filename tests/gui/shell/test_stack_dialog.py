"""Stacks in the window: the question above the canvas, and the dialog for pages and channels."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import tifffile
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication, QScrollArea

from engine.document.stacks.network_input import INPUT_CHANNELS_SETTING
from gui.dialogs.stacks.dialog import StackDialog, ViewScope
from gui.style.theme import SPACE
from tests.gui.shell.helpers import Shell
from tests.gui.shell.test_small_screens import in_sight

STACK = np.random.default_rng(1).integers(0, 4000, (3, 2, 40, 60)).astype(np.uint16)


@pytest.fixture
def stacks(tmp_path: Path) -> Path:
    (tmp_path / "stacks").mkdir()
    tifffile.imwrite(tmp_path / "stacks" / "a.tif", STACK, imagej=True, metadata={"axes": "ZCYX"})
    return tmp_path / "stacks"


def dialog_of(shell: Shell) -> StackDialog:
    shell.wait(
        lambda: shell.session.image is not None and shell.window.action_set["image_planes"].isEnabled()
    )
    shell.window.action_set["image_planes"].trigger()
    shell.wait(lambda: bool(shell.window.dialogs.shown))
    dialog = shell.window.dialogs.shown[-1]
    assert isinstance(dialog, StackDialog)
    return dialog


def test_pages_and_channels_are_chosen_in_the_window(shell: Shell, stacks: Path) -> None:
    shell.open(stacks)
    assert shell.window.workspace is not None
    bars = shell.window.workspace.place.questions
    shell.wait(lambda: "3 slices" in " ".join(bar.question.sentence for bar in bars.bars.values()))
    bars.chosen.emit("stacks", "all")
    images = shell.session.project.images
    shell.wait(lambda: images.count() == 3)
    shell.wait(lambda: shell.session.image is not None and shell.session.image.record.name == "a.tif (z 1)")
    dialog = dialog_of(shell)
    assert [row.check.text() for row in dialog.channels] == ["Channel 1", "Channel 2"]
    dialog.channels[0].check.setChecked(False)
    dialog.channels[1].low.setText("9")
    dialog.channels[1].high.clear()
    dialog.apply_button.click()
    assert "two numbers" in dialog.problem.text()
    dialog.channels[1].low.setText("0")
    dialog.channels[1].high.setText("4000")
    dialog.scope.setCurrentIndex(list(ViewScope).index(ViewScope.FILE))
    dialog.apply_button.click()
    shell.wait(lambda: all(row.path.name.endswith("@c2=00ff00,0,4000") for row in images.rows()))
    shell.wait(lambda: shell.session.image is not None and not shell.session.image.pixels[:, :, 0].any())
    assert shell.session.image is not None
    assert np.abs(shell.session.image.pixels[:, :, 1] - STACK[0, 1] * (255 / 4000)).max() < 1


def test_one_page_is_shown_in_place_of_the_first(shell: Shell, stacks: Path) -> None:
    shell.open(stacks)
    dialog = dialog_of(shell)
    dialog.places["z"].setValue(3)
    dialog.apply_button.click()
    shell.wait(lambda: shell.session.project.images.rows()[0].name == "a.tif (z 3)")
    shell.wait(lambda: shell.session.image is not None and shell.session.image.record.name == "a.tif (z 3)")
    assert shell.session.project.images.count() == 1
    image = shell.session.image
    assert image is not None
    for channel in range(2):
        shown, stored = image.pixels[:, :, channel].ravel(), STACK[2, channel].ravel()
        assert np.corrcoef(shown, stored)[0, 1] > 0.99
    QApplication.processEvents()


def test_channels_for_the_network_are_chosen_apart_from_those_that_are_shown(
    shell: Shell, tmp_path: Path
) -> None:
    folder = tmp_path / "bands"
    folder.mkdir()
    bands = np.random.default_rng(2).integers(0, 4000, (5, 40, 60)).astype(np.uint16)
    tifffile.imwrite(folder / "a.tif", bands, ome=True, metadata={"axes": "CYX"}, photometric="minisblack")
    shell.open(folder)
    settings = shell.session.project.settings
    dialog = dialog_of(shell)
    assert len(dialog.input_checks) == 5
    dialog.channels[1].check.setChecked(False)
    dialog.apply_button.click()
    assert settings.get(INPUT_CHANNELS_SETTING) is None
    dialog = dialog_of(shell)
    dialog.input.setCurrentIndex(1)
    for check in dialog.input_checks:
        check.setChecked(False)
    dialog.apply_button.click()
    assert "for the network" in dialog.problem.text()
    dialog.input_checks[1].setChecked(True)
    dialog.input_checks[4].setChecked(True)
    dialog.apply_button.click()
    assert settings.get(INPUT_CHANNELS_SETTING) == [2, 5]
    dialog = dialog_of(shell)
    assert dialog.input.currentData()
    dialog.input.setCurrentIndex(0)
    dialog.apply_button.click()
    assert settings.get(INPUT_CHANNELS_SETTING) == []
    QApplication.processEvents()


@pytest.mark.parametrize("channels", [2, 12])
def test_the_dialog_grows_with_what_it_holds_and_scrolls_where_the_screen_ends(
    shell: Shell, tmp_path: Path, channels: int
) -> None:
    folder = tmp_path / "bands"
    folder.mkdir()
    bands = np.zeros((3, 4, channels, 20, 30), np.uint16)
    axes = {"axes": "TZCYX"}
    tifffile.imwrite(folder / "a.tif", bands, ome=True, metadata=axes, photometric="minisblack")
    shell.open(folder)
    dialog = dialog_of(shell)
    QApplication.processEvents()
    before = dialog.width()
    dialog.input.setCurrentIndex(1)
    for row in dialog.channels:
        row.check.setChecked(False)
    dialog.apply_button.click()
    for _ in range(3):
        QApplication.processEvents()
    assert dialog.problem.isVisible()
    always = dialog.problem, dialog.apply_button
    for part in always if channels > 2 else (*always, dialog.pages, dialog.scope, dialog.input_area):
        assert in_sight(part, dialog), part
    assert len(dialog.findChildren(QScrollArea)) == 1, "no list that scrolls in what scrolls"
    for line in (dialog.channels[0].low, dialog.channels[0].high):
        words = line.fontMetrics().horizontalAdvance(line.placeholderText())
        assert line.width() > words + 2 * SPACE
    assert dialog.width() == before
    dialog.reject()


def test_a_colour_stays_what_it_is_in_a_chosen_row(shell: Shell, stacks: Path) -> None:
    shell.open(stacks)
    dialog = dialog_of(shell)
    colors = dialog.channels[0].color
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        shown = colors.itemIcon(0).pixmap(16, 16, mode).toImage().pixelColor(8, 8)
        assert shown == QColor("red")
    dialog.reject()


def test_dapi_is_blue_another_colour_is_kept_and_their_names_bring_the_colours_back(
    shell: Shell, tmp_path: Path
) -> None:
    folder = tmp_path / "slides"
    folder.mkdir()
    said = {"axes": "CYX", "Channel": {"Name": ["GFP", "DAPI"]}}
    tifffile.imwrite(folder / "a.ome.tif", STACK[0], photometric="minisblack", metadata=said)
    shell.open(folder)
    dialog = dialog_of(shell)
    assert [row.color.currentText() for row in dialog.channels] == ["Green", "Blue"]
    image = shell.session.image
    assert image is not None
    assert not image.pixels[:, :, 0].any()
    dialog.channels[1].color.setCurrentIndex(dialog.channels[1].color.findText("Red"))
    dialog.apply_button.click()
    shell.wait(lambda: shell.session.image is not None and shell.session.image.pixels[:, :, 0].any())
    dialog = dialog_of(shell)
    assert [row.color.currentText() for row in dialog.channels] == ["Green", "Red"]
    dialog.by_name.click()
    assert [row.color.currentText() for row in dialog.channels] == ["Green", "Blue"]
    dialog.reject()


def test_colours_of_a_file_that_are_not_shown_yet_can_be_applied(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "slides"
    folder.mkdir()
    said = {"axes": "CYX", "Channel": {"Name": ["DAPI", "GFP"]}}
    tifffile.imwrite(folder / "a.ome.tif", STACK[0], photometric="minisblack", metadata=said)
    shell.open(folder)
    images = shell.session.project.images
    shell.controller.stacks.set_views(images.ids(), "")
    shell.wait(lambda: shell.session.image is not None and not shell.session.image.pixels[:, :, 2].any())
    dialog = dialog_of(shell)
    assert [row.color.currentText() for row in dialog.channels] == ["Red", "Green"]
    dialog.by_name.click()
    dialog.apply_button.click()
    shell.wait(lambda: shell.session.image is not None and bool(shell.session.image.pixels[:, :, 2].any()))
