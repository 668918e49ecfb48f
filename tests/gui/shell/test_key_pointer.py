"""The pointer of the canvas by keys: moved, pressed, dragged, clicked, on every tool as by a mouse."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from engine.document.planes import Plane
from gui.canvas.camera import Camera
from gui.canvas.orientation import STRAIGHT
from gui.display.key_pointer import FAR, stepped, steps_of
from tests.gui.shell.helpers import Shell

PLAIN, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
ARROWS = {"right": Qt.Key.Key_Right, "left": Qt.Key.Key_Left, "up": Qt.Key.Key_Up, "down": Qt.Key.Key_Down}


def start(shell: Shell, folder: Path, tool: str = "tool_brush") -> None:
    """An image that is shown large, with the pointer of the keys in its middle."""
    shell.open(folder)
    shell.window.canvas.zoom_to(8.0, (32.0, 48.0))
    shell.press_keys(tool)
    shell.press_keys("pointer_by_keys")


def place(shell: Shell) -> tuple[int, int]:
    """(row, column) of the pixel under the pointer."""
    view = shell.window.canvas
    QApplication.processEvents()
    at = view.pointer_place
    assert at is not None
    y, x = view.camera.pointed(*at)
    return int(np.floor(y)), int(np.floor(x))


def go(
    shell: Shell, way: str, times: int = 1, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    for _ in range(times):
        QTest.keyClick(shell.window.canvas, ARROWS[way], modifiers)


def painted(shell: Shell, class_id: int = 1) -> np.ndarray:
    image = shell.session.image
    assert image is not None
    return np.asarray(image.planes.view(Plane.HAND) == class_id)


def test_arrows_move_the_pointer_pixel_by_pixel_and_with_shift_by_ten(shell: Shell, folder: Path) -> None:
    start(shell, folder)
    image = shell.session.wanted_image_id
    assert place(shell) == (32, 48)
    assert shell.window.canvas.hasFocus()
    go(shell, "right", 3)
    go(shell, "up")
    assert place(shell) == (31, 51)
    go(shell, "left", 2, SHIFT)
    go(shell, "down", 1, SHIFT)
    assert place(shell) == (41, 31)
    shell.wait(lambda: shell.window.status.position.text() == "x 31, y 41")
    assert shell.session.wanted_image_id == image, "no arrow opened another image"


@pytest.mark.parametrize("keys", [(Qt.Key.Key_3, Qt.Key.Key_5), (Qt.Key.Key_PageDown, Qt.Key.Key_Clear)])
def test_the_number_pad_moves_in_eight_directions_and_presses_in_its_middle(
    shell: Shell, folder: Path, keys: tuple[Qt.Key, Qt.Key]
) -> None:
    start(shell, folder)
    shell.window.tools.set_radius_px(0.5)
    canvas, pad = shell.window.canvas, Qt.KeyboardModifier.KeypadModifier
    chosen = shell.window.tools.class_id
    QTest.keyPress(canvas, keys[1], pad)
    for _ in range(4):
        QTest.keyClick(canvas, keys[0], pad)
    QTest.keyRelease(canvas, keys[1], pad)
    assert place(shell) == (36, 52)
    assert painted(shell)[range(32, 37), range(48, 53)].all()
    assert shell.window.tools.class_id == chosen, "no digit chose a class"


def test_space_draws_as_long_as_it_is_down(shell: Shell, folder: Path) -> None:
    start(shell, folder)
    canvas = shell.window.canvas
    shell.window.tools.set_radius_px(0.5)
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    assert shell.session.strokes.is_drawing
    go(shell, "right", 5)
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    assert not shell.session.strokes.is_drawing
    expected = np.zeros((64, 96), np.bool_)
    expected[32, 48:54] = True
    np.testing.assert_array_equal(painted(shell), expected)
    assert shell.session.image is not None
    assert shell.session.image.history.length == 1
    shell.press_keys("undo")
    assert not painted(shell).any()


def test_escape_takes_back_what_space_draws(shell: Shell, folder: Path) -> None:
    start(shell, folder)
    canvas = shell.window.canvas
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    go(shell, "right", 5)
    shell.press(Qt.Key.Key_Escape)
    assert not shell.session.strokes.is_drawing
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    assert not painted(shell).any()


def test_a_key_keeps_the_button_down_until_it_comes_again(shell: Shell, folder: Path) -> None:
    start(shell, folder, "tool_rectangle")
    shell.press_keys("hold_button")
    go(shell, "right", 1, SHIFT)
    go(shell, "down", 1, SHIFT)
    assert shell.window.canvas.is_active
    shell.press_keys("hold_button")
    assert shell.window.canvas.has_draft
    shell.press(Qt.Key.Key_Return)
    expected = np.zeros((64, 96), np.bool_)
    expected[32:42, 48:58] = True
    np.testing.assert_array_equal(painted(shell), expected)


def test_after_escape_the_key_presses_anew(shell: Shell, folder: Path) -> None:
    start(shell, folder)
    shell.press_keys("hold_button")
    shell.press(Qt.Key.Key_Escape)
    assert not shell.session.strokes.is_drawing
    shell.press_keys("hold_button")
    assert shell.session.strokes.is_drawing
    shell.press_keys("hold_button")
    assert painted(shell).any()


def test_what_is_held_ends_where_the_keyboard_goes_elsewhere(shell: Shell, folder: Path) -> None:
    start(shell, folder)
    shell.press_keys("hold_button")
    go(shell, "right", 3)
    assert shell.window.workspace is not None
    shell.window.workspace.images.search.setFocus()
    assert not shell.session.strokes.is_drawing
    assert painted(shell).any()


def test_the_right_button_draws_the_background(shell: Shell, folder: Path) -> None:
    start(shell, folder)
    shell.press_keys("right_button")
    assert painted(shell, 0).any()
    assert not painted(shell, 1).any()


def test_two_taps_close_a_polygon_as_a_double_click_does(shell: Shell, folder: Path) -> None:
    start(shell, folder, "tool_polygon")
    canvas = shell.window.canvas
    for way in ("right", "down", "left"):
        QTest.keyClick(canvas, Qt.Key.Key_Space)
        go(shell, way, 1, SHIFT)
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    shell.press(Qt.Key.Key_Return)
    assert painted(shell)[36, 50]
    assert not painted(shell)[28, 50]


def test_modifiers_count_as_they_do_for_a_mouse(shell: Shell, folder: Path) -> None:
    start(shell, folder)
    shell.window.tools.set_radius_px(0.5)
    canvas = shell.window.canvas
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    go(shell, "right", 1, SHIFT)
    QTest.keyClick(canvas, Qt.Key.Key_Space, SHIFT)
    assert painted(shell)[32, 48:59].all(), "a straight line from where the last stroke ended"


def test_the_image_moves_along_at_the_edge_of_the_view(shell: Shell, folder: Path) -> None:
    start(shell, folder)
    canvas = shell.window.canvas
    canvas.zoom_to(32.0, (32.0, 48.0))
    left = canvas.camera.left
    go(shell, "right", 6, SHIFT)
    assert place(shell)[1] in (95, 96), "the last pixel, or the edge behind it"
    assert canvas.camera.left > left
    at = canvas.pointer_place
    assert at is not None
    assert at[1] < canvas.device_size()[1]


def test_off_the_arrows_are_for_the_images_again(shell: Shell, folder: Path) -> None:
    start(shell, folder)
    image = shell.session.wanted_image_id
    shell.press_keys("pointer_by_keys")
    go(shell, "right")
    shell.wait(lambda: shell.session.wanted_image_id != image)


def test_it_says_how_it_works_and_is_remembered(shell: Shell, folder: Path) -> None:
    start(shell, folder)
    QTest.keyClick(shell.window.canvas, Qt.Key.Key_Space)
    assert any("Arrow keys move the pointer" in text for text in shell.names_of_notices())
    assert shell.window.action_set["pointer_by_keys"].isChecked()
    assert shell.window.settings.is_pointer_by_keys
    shell.press_keys("pointer_by_keys")
    assert not any("Arrow keys move the pointer" in text for text in shell.names_of_notices())


def test_the_divider_is_dragged_by_keys_too(shell: Shell, folder: Path) -> None:
    start(shell, folder)
    canvas = shell.window.canvas
    shell.press_keys("compare_split")
    before = canvas.split
    assert before is not None
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    go(shell, "right", 1, SHIFT)
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    assert canvas.split == pytest.approx(before + FAR, abs=1)
    assert not painted(shell).any()


def test_what_is_pressed_over_the_canvas_may_go_while_the_key_is_down(shell: Shell, folder: Path) -> None:
    start(shell, folder)
    canvas = shell.window.canvas
    before = place(shell)
    button = QPushButton(canvas)
    button.setGeometry(canvas.rect())
    button.show()
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    assert button.isDown()
    button.deleteLater()
    QApplication.sendPostedEvents(button, QEvent.Type.DeferredDelete)
    go(shell, "right", 2)
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    assert place(shell) == (before[0], before[1] + 2)
    assert not painted(shell).any(), "the press was the button's"


def test_a_held_key_goes_farther_and_no_farther_than_it_can_be_followed() -> None:
    assert [steps_of(n, is_far=False) for n in (0, 6, 12, 1000)] == [1, 2, 3, 8]
    assert steps_of(0, is_far=True) == FAR


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_steps_go_along_the_screen_and_reach_every_pixel_and_both_edges(degrees: int) -> None:
    camera = Camera(4.0, orientation=STRAIGHT.turned(degrees))
    at, met = (5.25, 0.0), []
    way = {0: (0, 1), 90: (1, 0), 180: (0, -1), 270: (-1, 0)}[degrees]
    for _ in range(5):
        at = stepped(at, way, 1, camera, (10, 4))
        met.append(at)
    assert met == [(5.25, 0.25), (5.25, 1.25), (5.25, 2.25), (5.25, 3.25), (5.25, 4.0)]
    back = stepped(at, (-way[0], -way[1]), 1, camera, (10, 4))
    assert back == (5.25, 3.25)


def test_zoomed_out_a_step_is_a_pixel_of_the_screen() -> None:
    assert stepped((20.25, 20.25), (0, 1), 1, Camera(0.125), (100, 100)) == (20.25, 28.25)
