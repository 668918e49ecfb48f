"""How the picture is shown: adjustment, its memory, pixel values, cross hair, key that hides all."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import tifffile
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from engine.storage import ImageStatus
from gui.bench.driven_window import view_point
from gui.canvas.adjustment import Adjustment, ChannelTone
from gui.canvas.view import CanvasView
from gui.modes import OverlayMode
from gui.window import MainWindow
from tests.gui.shell.helpers import Shell


def picture(view: CanvasView) -> np.ndarray:
    """The painted pixels, (H, W) RGB32."""
    image = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint32)
    return rows.reshape(image.height(), image.bytesPerLine() // 4)[:, : image.width()].copy()


def grey_at(shell: Shell, y: int, x: int) -> int:
    """Painted blue of an image pixel."""
    place = view_point(shell.window.canvas, y, x).toPoint()
    return int(picture(shell.window.canvas)[place.y(), place.x()]) & 255


def link_of(shell: Shell) -> Adjustment:
    return shell.window.display_link.adjustment


def test_sliders_act_live_on_the_picture_and_on_nothing_else(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press_keys("adjust_panel")
    card = shell.window.workspace.adjustment
    assert card.isVisible()
    image = shell.session.image
    before = image.pixels.copy()
    assert grey_at(shell, 10, 10) == 40
    card.brightness.setValue(20)
    brighter = grey_at(shell, 10, 10)
    assert brighter == 40 + 26
    card.contrast.setValue(25)
    assert grey_at(shell, 10, 10) < brighter
    card.gamma.setValue(50)
    assert grey_at(shell, 60, 60) == 255
    np.testing.assert_array_equal(image.pixels, before)
    assert image.history.length == 0
    shell.press_keys("adjust_reset")
    assert (card.brightness.value(), card.contrast.value(), card.gamma.value()) == (0, 0, 0)
    assert grey_at(shell, 10, 10) == 40
    card.close_button.click()
    assert not card.isVisible()
    assert not shell.window.action_set["adjust_panel"].isChecked()


def test_sliders_and_keys_change_the_chosen_channel_alone(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press_keys("adjust_panel")
    card = shell.window.workspace.adjustment
    box = card.channel_box
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_End)
    assert box.currentText() == "Blue"
    card.brightness.setValue(20)
    place = view_point(shell.window.canvas, 10, 10).toPoint()
    drawn = int(picture(shell.window.canvas)[place.y(), place.x()])
    assert (drawn >> 16 & 255, drawn >> 8 & 255, drawn & 255) == (40, 40, 40 + 26)
    shell.press_keys("brighter")
    assert link_of(shell) == Adjustment(blue_tone=ChannelTone(brightness=25))
    QTest.keyClick(box, Qt.Key.Key_Home)
    assert card.brightness.value() == 0
    shell.press_keys("adjust_own")
    path = shell.session.project.path
    shell.window.action_set["close_project"].trigger()
    shell.open(path)
    assert link_of(shell) == Adjustment(blue_tone=ChannelTone(brightness=25))


def test_keys_of_channels_inversion_and_steps(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press_keys("invert_picture")
    assert grey_at(shell, 10, 10) == 215
    shell.press_keys("show_blue")
    assert grey_at(shell, 10, 10) == 0
    shell.press_keys("adjust_reset")
    for action, expected in (("brighter", 5), ("darker", 0)):
        shell.press_keys(action)
        assert link_of(shell).brightness == expected
    for action, expected in (("contrast_more", 5), ("contrast_less", 0)):
        shell.press_keys(action)
        assert link_of(shell).contrast == expected
    assert len(shell.window.notices.past) == 1


def test_automatic_contrast_comes_in_the_background(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press_keys("adjust_automatic")
    shell.wait(lambda: link_of(shell) != Adjustment())
    assert grey_at(shell, 10, 10) < 12
    assert grey_at(shell, 10, 80) > 243


def test_an_adjustment_is_for_all_images_or_for_one_and_the_project_remembers_it(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    first = shell.session.image.id
    shell.press_keys("brighter")
    shell.press_keys("adjust_own")
    shell.press_keys("invert_picture")
    assert link_of(shell).is_inverted
    shell.press(Qt.Key.Key_D)
    shell.wait(lambda: shell.session.image.id != first)
    assert link_of(shell) == Adjustment(brightness=5)
    assert not shell.window.action_set["adjust_own"].isChecked()
    shell.press(Qt.Key.Key_A)
    shell.wait(lambda: shell.session.image.id == first)
    assert link_of(shell) == Adjustment(brightness=5, is_inverted=True)
    path = shell.session.project.path
    # At once, before the waiting store is due.
    shell.window.action_set["close_project"].trigger()
    assert link_of(shell) == Adjustment()
    shell.open(path)
    assert link_of(shell) == Adjustment(brightness=5, is_inverted=True)
    assert shell.window.action_set["adjust_own"].isChecked()
    shell.press_keys("adjust_own")
    assert link_of(shell) == Adjustment(brightness=5)


def test_the_status_line_shows_the_values_of_the_image_and_of_the_adjusted_picture(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    view, values = shell.window.canvas, shell.window.status.values
    QTest.mouseMove(view, view_point(view, 10, 10).toPoint())
    shell.wait(lambda: values.text() == "40")
    assert shell.window.status.position.text() == "x 10, y 10"
    shell.press_keys("invert_picture")
    QTest.mouseMove(view, view_point(view, 10, 11).toPoint())
    shell.wait(lambda: values.text() == "40 → 215")
    QTest.mouseMove(view, QPoint(3, 5))
    QTest.mouseMove(view, QPoint(2, 2))
    shell.wait(lambda: shell.window.status.values.text() == "")


@pytest.mark.parametrize("kind", ["deep", "floats", "many channels", "gone"])
def test_the_status_line_shows_the_values_that_the_file_stores(
    shell: Shell, tmp_path: Path, kind: str
) -> None:
    folder = tmp_path / "stored"
    folder.mkdir()
    shape = (40, 60)
    values = {
        "deep": np.arange(2400, dtype=np.uint16).reshape(shape) * 27,
        "floats": np.linspace(-1, 1, 2400, dtype=np.float32).reshape(shape),
        "many channels": np.arange(2400 * 8, dtype=np.uint16).reshape(*shape, 8),
        "gone": np.arange(2400, dtype=np.uint16).reshape(shape),
    }[kind]
    tifffile.imwrite(folder / "a.tif", values, photometric="minisblack", planarconfig="contig")
    shell.open(folder)
    view, status = shell.window.canvas, shell.window.status
    if kind == "gone":
        (folder / "a.tif").unlink()
    # A pointer that is there already does not move.
    QTest.mouseMove(view, QPoint(1, 1))
    QTest.mouseMove(view, view_point(view, 20.5, 30.5).toPoint())
    wanted = {
        "deep": str(int(values[20, 30])) if kind == "deep" else "",
        "floats": f"{values[20, 30]:.5g}" if kind == "floats" else "",
        "many channels": "9840 9841 9842 9843 9844 9845 +2",
        "gone": "(8 bit)",
    }[kind]
    shell.wait(lambda: status.values.text() not in ("", "…"))
    if kind == "gone":
        assert status.values.text().endswith(wanted)
    else:
        assert status.values.text() == wanted


def test_the_cross_hair_goes_through_the_pointer_from_edge_to_edge(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    view = shell.window.canvas
    place = view_point(view, 20, 20).toPoint()
    QTest.mouseMove(view, place)
    shell.wait(lambda: shell.window.status.position.text() == "x 20, y 20")
    before = picture(view)
    shell.press_keys("crosshair")
    lined = picture(view)
    rows, columns = np.nonzero(lined != before)
    assert set(rows[np.abs(columns - place.x()) > 3]) <= set(range(place.y() - 2, place.y() + 3))
    assert columns.min() == 0
    assert columns.max() == view.width() - 1
    assert rows.max() == view.height() - 1
    shell.press_keys("crosshair")
    np.testing.assert_array_equal(picture(view), before)


def test_the_pixel_grid_can_be_switched_off(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    view = shell.window.canvas
    view.zoom_to(20.0, (10.0, 10.0))
    with_grid = picture(view)
    shell.press_keys("pixel_grid")
    without = picture(view)
    assert (with_grid != without).any()
    assert len(np.unique(without)) < len(np.unique(with_grid))


@pytest.mark.parametrize("mode", OverlayMode)
def test_while_its_key_is_held_the_image_stands_alone_and_nothing_can_be_accepted(
    shell: Shell, folder: Path, mode: OverlayMode
) -> None:
    shell.open(folder)
    view = shell.window.canvas
    plain = picture(view)
    shell.press(Qt.Key.Key_B)
    shell.draw((20, 20), (20, 60))
    shell.press(Qt.Key.Key_S)
    shell.draw((40, 20), (40, 60))
    QTest.mouseMove(view, QPoint(1, 1))
    shell.window.tools.overlay.set(mode)
    if mode is not OverlayMode.OFF:
        shell.look()
    image = shell.session.image
    view.setFocus()
    QTest.keyPress(view, Qt.Key.Key_Q)
    view.update_cursor()
    shown = picture(view)
    assert np.mean(shown != plain) < 0.01
    shell.press_ctrl(Qt.Key.Key_Return)
    assert shell.session.image is image
    assert image.record.status is ImageStatus.STARTED
    assert any("Q is held" in text for text in shell.names_of_notices())
    QTest.keyRelease(view, Qt.Key.Key_Q)
    assert shell.session.sight.hidden is None or mode is OverlayMode.OFF
    assert (picture(view) != plain).any()


def test_the_held_key_is_let_go_when_the_keyboard_goes_elsewhere(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    view = shell.window.canvas
    view.setFocus()
    QTest.keyPress(view, Qt.Key.Key_Q)
    assert shell.session.sight.hidden is not None
    shell.press_keys("find_image")
    assert shell.session.sight.hidden is None


def test_the_card_is_reached_on_a_small_screen(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    window: MainWindow = shell.window
    window.resize(640, 340)
    shell.press_keys("adjust_panel")
    card = window.workspace.adjustment
    shell.wait(lambda: not card.visibleRegion().isEmpty())
    for slider in (card.brightness, card.contrast, card.gamma):
        assert slider.width() >= 60
    classes = window.workspace.classes.view
    assert classes.visibleRegion().isEmpty()
    shell.press_keys("adjust_panel")
    shell.wait(lambda: not classes.visibleRegion().isEmpty())
