"""The turned and mirrored view in the window: keys, status line, memory, and strokes drawn under it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from engine.document.planes import Plane
from gui.bench.driven_window import view_point
from gui.canvas.orientation import STRAIGHT, Orientation
from gui.statusbar import orientation_text
from tests.gui.shell.helpers import Shell

TURNS = (
    "view_turn_left", "view_turn_right", "view_tilt_left", "view_tilt_right", "view_mirror_across",
    "view_mirror_down", "view_straight",
)  # fmt: skip


def test_keys_turn_the_view_alone_and_the_status_line_says_so(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    canvas, turned = shell.window.canvas, shell.window.status.turned
    canvas.setFocus()
    assert turned.isHidden()
    shell.press_keys("view_turn_right")
    assert canvas.orientation == Orientation(90)
    assert turned.text() == "Turned 90°"
    shell.press_keys("view_mirror_across")
    assert canvas.orientation == Orientation(270, is_mirrored=True)
    shell.press_keys("view_tilt_left")
    assert turned.text() == "Mirrored, turned 255°"
    QTest.mouseClick(turned, Qt.MouseButton.LeftButton)
    assert canvas.orientation == STRAIGHT
    assert turned.isHidden()
    assert shell.session.image is not None
    assert shell.session.image.history.length == 0


def test_each_image_keeps_its_turn_as_long_as_the_project_is_open(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    canvas, session = shell.window.canvas, shell.session
    first = session.image
    canvas.setFocus()
    shell.press_keys("view_turn_left")
    shell.press_keys("next_image")
    shell.wait(lambda: session.image is not first and not session.busy.opening)
    assert canvas.orientation == STRAIGHT
    assert shell.window.status.turned.isHidden()
    shell.press_keys("previous_image")
    shell.wait(lambda: session.image is not None and first is not None and session.image.id == first.id)
    assert canvas.orientation == Orientation(270)
    session.close_image()
    assert shell.window.status.turned.isHidden()


def test_an_image_that_is_read_anew_stays_where_it_is(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    canvas, session = shell.window.canvas, shell.session
    image = session.image
    assert image is not None
    canvas.orient(Orientation(90))
    canvas.zoom_to(5.0, (20.0, 30.0))
    camera = canvas.camera
    session.close_image()
    session.open_image(image.id)
    shell.wait(lambda: session.image is not None and session.image is not image)
    assert canvas.camera == camera


def test_strokes_under_any_turn_land_where_they_are_drawn_and_undo_gives_the_first_labels_back(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    canvas, session = shell.window.canvas, shell.session
    image = session.image
    assert image is not None
    random = np.random.default_rng(3)
    before = image.planes.view(Plane.MASK).copy()
    canvas.setFocus()
    shell.press_keys("tool_brush")
    shell.window.tools.set_radius_px(2.0)
    height, width = image.shape
    for step in range(14):
        shell.press_keys(TURNS[step % len(TURNS)])
        canvas.zoom_by(float(random.uniform(0.7, 1.5)))
        start, end = ((int(random.integers(8, height - 8)), int(random.integers(8, width - 8))) for _ in "ab")
        canvas.centre_on(((start[0] + end[0]) / 2, (start[1] + end[1]) / 2))
        canvas.fit()
        shell.draw(start, end)
        for place in (start, end, ((start[0] + end[0]) // 2, (start[1] + end[1]) // 2)):
            assert image.planes.view(Plane.MASK)[place] == shell.window.tools.class_id
        shell.press_keys("class_1" if step % 2 else "class_0")
    assert image.history.position == 14
    while image.history.position:
        shell.press_keys("undo")
    np.testing.assert_array_equal(image.planes.view(Plane.MASK), before)


@pytest.mark.parametrize("orientation", [Orientation(90), Orientation(180, True), Orientation(30)])
def test_a_zoom_rectangle_shows_what_it_is_dragged_around(
    shell: Shell, folder: Path, orientation: Orientation
) -> None:
    shell.open(folder)
    canvas = shell.window.canvas
    canvas.setFocus()
    canvas.orient(orientation)
    QTest.keyPress(canvas, Qt.Key.Key_Z)
    start, end = (view_point(canvas, *point).toPoint() for point in ((15, 20), (35, 60)))
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(canvas, end)
    before = canvas.scale
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)
    QTest.keyRelease(canvas, Qt.Key.Key_Z)
    assert canvas.scale > before
    size = canvas.device_size()
    assert canvas.camera.to_image(size[0] / 2, size[1] / 2) == pytest.approx((25, 40), abs=2)
    assert canvas.orientation == orientation


def test_words_of_every_turn() -> None:
    words = [orientation_text(Orientation(angle, mirrored)) for angle in (0, 90, 180) for mirrored in (0, 1)]
    assert words == [
        "", "Mirrored", "Turned 90°", "Mirrored, turned 90°", "Turned 180°", "Mirrored top to bottom",
    ]  # fmt: skip
