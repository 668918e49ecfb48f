"""Where the canvas looks: rectangle and object that are zoomed to, views before and after, navigator."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from engine.core import Rect
from gui.bench.driven_window import view_point
from gui.canvas.camera import Camera
from gui.canvas.view import CanvasView
from gui.display.navigator import Navigator
from tests.gui.shell.helpers import Shell

LEFT = Qt.MouseButton.LeftButton


def camera(shell: Shell) -> Camera:
    return shell.window.canvas.camera


def seen(view: CanvasView) -> Rect:
    assert view.source is not None
    return view.camera.visible_image(view.device_size(), view.source.shape)


def drag(shell: Shell, start: QPoint, end: QPoint) -> None:
    view = shell.window.canvas
    QTest.mousePress(view, LEFT, pos=start)
    QTest.mouseMove(view, (start + end) / 2)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, LEFT, pos=end)


def test_a_rectangle_dragged_with_the_key_held_becomes_the_view_and_draws_nothing(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    view = shell.window.canvas
    view.setFocus()
    shell.press(Qt.Key.Key_B)
    QTest.keyPress(view, Qt.Key.Key_Z)
    assert "Drag around" in shell.window.status.hint.text()
    start, end = (view_point(view, *point).toPoint() for point in ((10, 20), (30, 60)))
    drag(shell, start, end)
    QTest.keyRelease(view, Qt.Key.Key_Z)
    shown = seen(view)
    assert shown.y0 <= 10 <= 30 <= shown.y1
    assert shown.x0 <= 20 <= 60 <= shown.x1
    assert shown.width < 96
    assert shell.session.image.history.length == 0
    # With the key up the brush draws again.
    shell.draw((15, 30), (15, 40))
    assert shell.session.image.history.length == 1


def test_escape_while_the_rectangle_is_dragged_leaves_the_view(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    view = shell.window.canvas
    view.setFocus()
    before = camera(shell)
    QTest.keyPress(view, Qt.Key.Key_Z)
    start = view_point(view, 10, 20).toPoint()
    QTest.mousePress(view, LEFT, pos=start)
    QTest.mouseMove(view, start + QPoint(80, 60))
    shell.wait(lambda: view._dispatch.drawn_tool.draft is not None)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(view, LEFT, pos=start + QPoint(80, 60))
    QTest.keyRelease(view, Qt.Key.Key_Z)
    assert camera(shell) == before


def test_a_click_with_the_key_held_shows_the_object_under_it_or_comes_nearer(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    view = shell.window.canvas
    shell.press(Qt.Key.Key_B)
    shell.window.tools.set_radius_px(2)
    shell.draw((20, 20), (20, 40))
    view.setFocus()
    before = camera(shell).scale
    QTest.keyPress(view, Qt.Key.Key_Z)
    QTest.mouseClick(view, LEFT, pos=view_point(view, 20, 30).toPoint())
    QTest.keyRelease(view, Qt.Key.Key_Z)
    shell.wait(lambda: camera(shell).scale > before)
    shown = seen(view)
    assert shown.x0 <= 18
    assert 42 <= shown.x1 < 70
    view.fit()
    # Twice, as a pointer that is there already does not move.
    QTest.mouseMove(view, QPoint(3, 5))
    QTest.mouseMove(view, QPoint(2, 2))
    shell.wait(lambda: shell.window.status.position.text() == "")
    shell.press_keys("zoom_object")
    assert shell.names_of_notices()[-1] == "The pointer is not over the image."
    QTest.mouseMove(view, view_point(view, 50, 80).toPoint())
    shell.wait(lambda: shell.window.status.position.text() == "x 80, y 50")
    shell.press_keys("zoom_object")
    shell.wait(lambda: camera(shell).scale == 2 * before)


def test_views_are_gone_through_back_and_forth(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    view = shell.window.canvas
    cameras = [view.camera]
    for scale, centre in ((9.0, (20.0, 20.0)), (14.0, (40.0, 50.0)), (20.0, (10.0, 80.0))):
        view.zoom_to(scale, centre)
        shell.bot.wait(450)
        cameras.append(view.camera)
    for expected in reversed(cameras[:-1]):
        shell.press_keys("view_previous")
        assert view.camera == expected
    before = len(shell.window.notices.past)
    shell.press_keys("view_previous")
    assert shell.names_of_notices()[-1] == "There is no earlier view of this image."
    assert len(shell.window.notices.past) == before + 1
    for expected in cameras[1:]:
        shell.press_keys("view_next")
        assert view.camera == expected
    shell.press_keys("view_previous")
    # A new look ends the way forward; many small moves in one go are one view.
    for _ in range(5):
        view.pan_by(3, 3)
    shell.press_keys("view_next")
    assert shell.names_of_notices()[-1] == "There is no later view of this image."
    shell.press_keys("view_previous")
    assert view.camera == cameras[2]


def test_another_image_begins_without_views(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    view = shell.window.canvas
    view.zoom_to(12.0, (20.0, 20.0))
    first = shell.session.image
    shell.press(Qt.Key.Key_D)
    shell.wait(lambda: shell.session.image is not first)
    fitted = view.camera
    shell.press_keys("view_previous")
    assert view.camera == fitted


def navigator_of(shell: Shell) -> Navigator:
    return shell.window.canvas.findChild(Navigator)


def test_the_navigator_shows_the_whole_picture_and_moves_the_view(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    view = shell.window.canvas
    shell.press(Qt.Key.Key_B)
    shell.draw((20, 10), (20, 40))
    shell.press_keys("navigator")
    navigator = navigator_of(shell)
    assert navigator.isVisible()
    assert abs(navigator.width() / navigator.height() - 96 / 64) < 0.05
    shell.wait(lambda: not navigator._image.isNull())
    small = view.overview(120)
    assert (small.width(), small.height()) == (120, 80)
    # The label is there, over the dark half; the bright half is as it is.
    assert small.pixelColor(30, 25).blue() != 40
    assert small.pixelColor(100, 25).red() == 220
    view.zoom_to(30.0, (10.0, 10.0))
    target = QPoint(navigator.width() * 3 // 4, navigator.height() // 2)
    QTest.mouseClick(navigator, LEFT, pos=target)
    middle = view.camera.to_image(*(side / 2 for side in view.device_size()))
    np.testing.assert_allclose(middle, (32, 72), atol=2)
    QTest.mousePress(navigator, LEFT, pos=target)
    QTest.mouseMove(navigator, QPoint(navigator.width() // 4, navigator.height() // 2))
    QTest.mouseRelease(navigator, LEFT, pos=target)
    assert shell.session.image.history.length == 1
    shell.press_keys("navigator")
    assert not navigator.isVisible()


def test_the_navigator_stays_in_its_corner_and_small(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press_keys("navigator")
    navigator, view = navigator_of(shell), shell.window.canvas
    for size in ((1440, 900), (640, 300), (900, 500)):
        shell.window.resize(*size)
        shell.wait(lambda: view.rect().contains(navigator.geometry()))
        assert navigator.width() <= view.width() / 3
        assert navigator.height() <= view.height() / 3
        assert view.width() - navigator.geometry().right() <= 14
