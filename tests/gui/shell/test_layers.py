"""Layers in place of the mask, divider, scale bar; nothing is accepted while the mask is hidden."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from engine.core import IGNORE
from engine.document.pixel_size import PixelSize
from engine.storage import ImageStatus
from gui.bench.driven_window import view_point
from gui.canvas.marks import scale_bar_px
from gui.display.split_handle import SplitHandle
from gui.modes import LabelLayer
from tests.gui.shell.helpers import Shell
from tests.gui.shell.test_display import picture
from tests.gui.shell.test_predictions import add_model, predict

LEFT = Qt.MouseButton.LeftButton
HIDING: dict[str, Callable[[Shell], object]] = {
    "layer_prediction": lambda shell: shell.window.tools.layer.value,
    "layer_difference": lambda shell: shell.window.tools.layer.value,
    "compare_split": lambda shell: shell.window.canvas.split,
}


def painted(shell: Shell, folder: Path) -> None:
    """Class 1 painted over the upper left, while the model says class 1 everywhere."""
    shell.open(folder)
    add_model(shell, "m1")
    shell.window.action_set["tool_brush"].trigger()
    shell.window.tools.set_radius_px(6)
    shell.draw((16, 16), (16, 60))
    shell.window.tools.choose_class(0)
    shell.draw((48, 16), (48, 60))
    predict(shell, "m1", 1)
    shell.see()


@pytest.mark.parametrize("action", HIDING)
def test_while_the_mask_is_not_all_shown_nothing_can_be_accepted(
    shell: Shell, folder: Path, action: str
) -> None:
    painted(shell, folder)
    image = shell.session.image
    before = HIDING[action](shell)
    shell.press_keys(action)
    assert shell.window.action_set[action].isChecked()
    shell.window.canvas.repaint()
    shell.bot.wait(700)
    shell.press_ctrl(Qt.Key.Key_Return)
    shell.read()
    shell.press_ctrl(Qt.Key.Key_Return)
    assert shell.session.image is image
    assert image.record.status is ImageStatus.STARTED
    assert "so nothing was applied or accepted" in shell.names_of_notices()[-1]
    shell.press_keys(action)
    assert HIDING[action](shell) == before
    shell.accept()
    assert image.record.status is ImageStatus.ACCEPTED


def test_a_layer_shows_prediction_or_difference_at_every_pixel(shell: Shell, folder: Path) -> None:
    painted(shell, folder)
    view, image = shell.window.canvas, shell.session.image
    view.fit()
    camera = view.camera
    mask = image.decided(image.rect)
    shell.press_keys("layer_prediction")
    source = view._scene.source
    np.testing.assert_array_equal(source.shown(image.rect), image.prediction.labels)
    assert (source.decided(image.rect) == IGNORE).all()
    predicted = picture(view)
    shell.press_keys("layer_difference")
    assert shell.window.tools.layer.value is LabelLayer.DIFFERENCE
    assert not shell.window.action_set["layer_prediction"].isChecked()
    source = view._scene.source
    expected = np.where(mask == 0, 1, IGNORE)
    np.testing.assert_array_equal(source.shown(image.rect), expected)
    np.testing.assert_array_equal(source.decided(image.rect), expected)
    assert (picture(view) != predicted).any()
    assert view.camera == camera
    # What is drawn meanwhile differs too, at once.
    shell.draw((32, 70), (32, 80))
    assert (source.shown(image.rect)[32, 70:80] == 1).all()
    shell.press_keys("layer_difference")
    assert view._scene.source is image


def test_a_class_that_the_model_misses_is_hatched_in_the_difference(shell: Shell, folder: Path) -> None:
    painted(shell, folder)
    predict(shell, "m1", 0)
    shell.see()
    shell.press_keys("layer_difference")
    image, source = shell.session.image, shell.window.canvas._scene.source
    missed = image.decided(image.rect) == 1
    assert missed.any()
    np.testing.assert_array_equal(source.shown(image.rect), np.where(missed, 1, IGNORE))
    assert (source.decided(image.rect) == IGNORE).all()


def test_a_layer_without_a_prediction_says_so(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.window.tools.layer.set(LabelLayer.PREDICTION)
    assert shell.names_of_notices()[-1] == "There is no prediction of this image yet."


def test_left_of_the_divider_is_the_image_alone_and_right_of_it_all_that_was_there(
    shell: Shell, folder: Path
) -> None:
    painted(shell, folder)
    view = shell.window.canvas
    QTest.mouseMove(view, QPoint(3, 5))
    QTest.mouseMove(view, QPoint(2, 2))
    shell.rest()
    whole = picture(view)
    view.set_bare(True)
    bare = picture(view)
    view.set_bare(False)
    shell.press_keys("compare_split")
    handle = view.findChild(SplitHandle)
    assert handle.isVisible()
    for target in (handle.x() - 60, handle.x() + 130):
        QTest.mousePress(handle, LEFT, pos=QPoint(15, 15))
        QTest.mouseMove(handle, QPoint(15 + target - handle.x(), 15))
        QTest.mouseRelease(handle, LEFT, pos=QPoint(15, 15))
        assert abs(handle.x() - target) <= 1
        split = round(view.camera.to_view(0, view.split)[1])
        handle.hide()
        shown = picture(view)
        handle.show()
        assert_split(shown, split, bare, whole)
    assert shell.session.image.history.length == 2
    shell.press_keys("compare_split")
    assert not handle.isVisible()
    np.testing.assert_array_equal(picture(view), whole)


def assert_split(shown: np.ndarray, column: int, left: np.ndarray, right: np.ndarray) -> None:
    """Left of the divider one picture, right of it the other; the names stand at the bottom."""
    rows = slice(None, -40)
    np.testing.assert_array_equal(shown[rows, : column - 2], left[rows, : column - 2])
    np.testing.assert_array_equal(shown[rows, column + 3 :], right[rows, column + 3 :])


def test_left_of_the_divider_is_the_prediction_or_the_mask_without_the_cut(
    shell: Shell, folder: Path
) -> None:
    painted(shell, folder)
    view, image = shell.window.canvas, shell.session.image
    shell.window.action_set["tool_scribble"].trigger()
    for class_id, row in ((0, 30), (1, 38)):
        shell.window.tools.choose_class(class_id)
        shell.draw((row, 20), (row, 56))
    shell.wait(lambda: image.preview is not None)
    shell.see()
    with_cut = picture(view)
    shell.press_keys("layer_prediction")
    predicted = picture(view)
    shell.press_keys("layer_prediction")
    assert (with_cut != predicted).any()
    for _ in range(2):
        shell.press_keys("compare_side")
    view.findChild(SplitHandle).hide()
    column = round(view.camera.to_view(0, view.split)[1])
    assert_split(picture(view), column, predicted, with_cut)
    view.set_split(view.split + 20)
    view.findChild(SplitHandle).hide()
    assert_split(picture(view), round(view.camera.to_view(0, view.split)[1]), predicted, with_cut)
    shell.press_keys("compare_side")
    shown = picture(view)
    preview, image.preview = image.preview, None
    view.refresh(image.rect)
    without_cut = picture(view)
    image.preview = preview
    assert (without_cut != with_cut).any()
    assert_split(shown, round(view.camera.to_view(0, view.split)[1]), without_cut, with_cut)


def test_the_size_of_a_pixel_is_remembered_and_makes_the_scale_bar(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    view, card = shell.window.canvas, shell.window.workspace.adjustment
    without = picture(view)
    shell.press_keys("scale_bar")
    in_pixels = picture(view)
    changed = np.argwhere(in_pixels != without)
    height, width = without.shape
    assert len(changed)
    assert changed[:, 0].min() > height * 0.8
    assert changed[:, 1].max() < width * 0.5
    shell.press_keys("adjust_panel")
    assert not card.size_box.isEnabled()
    card.unit.setCurrentText("µm")
    card.size_box.setValue(0.25)
    assert shell.window.display_link.pixel_size == PixelSize(0.25, "µm")
    assert (picture(view) != in_pixels).any()
    path = shell.session.project.path
    shell.window.action_set["close_project"].trigger()
    shell.open(path)
    assert shell.window.display_link.pixel_size == PixelSize(0.25, "µm")
    assert (card.size_box.value(), card.unit.currentText()) == (0.25, "µm")
    assert view_point(view, 0, 0).x() >= 0


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("scale", [0.03, 0.5, 1.0, 7.3, 32.0])
def test_the_scale_bar_is_as_long_as_it_says(ratio: float, scale: float) -> None:
    pixel_size = PixelSize(0.25, "µm")
    length, long_px = scale_bar_px(pixel_size, scale, (600, 800), ratio)
    assert long_px == pytest.approx(length / 0.25 * scale)
    assert 60 <= long_px <= 200.1
