"""The object under the pointer is deleted by one key, as one step."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from engine.core import IGNORE
from engine.document.planes import Plane
from gui.bench.driven_window import view_point
from gui.links.pointed_object import PointedObject
from tests.gui.shell.helpers import Shell
from tests.gui.shell.test_predictions import add_model, predict


def mask(shell: Shell) -> np.ndarray:
    image = shell.session.image
    assert image is not None
    return image.planes.view(Plane.MASK).copy()


def point_at(shell: Shell, y: int, x: int) -> None:
    # The pointer of the test before may rest at this very place: no move, no event.
    QTest.mouseMove(shell.window.canvas, QPoint(1, 1))
    QTest.mouseMove(shell.window.canvas, view_point(shell.window.canvas, y, x).toPoint())
    shell.wait(lambda: shell.window.status.position.text() == f"x {x}, y {y}")


def two_objects(shell: Shell) -> np.ndarray:
    """Two strokes of class 1; the mask with both."""
    shell.press(Qt.Key.Key_B)
    shell.press(Qt.Key.Key_1)
    shell.draw((12, 20), (12, 70))
    shell.draw((50, 20), (50, 70))
    return mask(shell)


def test_the_object_under_the_pointer_becomes_background_and_undo_brings_it_back(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    shell.see()
    both = two_objects(shell)
    point_at(shell, 50, 40)
    shell.press_keys("delete_object")
    shell.wait(lambda: bool((mask(shell) == 0).any()))
    after = mask(shell)
    assert (after[:32] == both[:32]).all(), "the other object stays"
    assert (after[32:][both[32:] == 1] == 0).all()
    assert (after[both == IGNORE] == IGNORE).all()
    assert shell.session.image is not None
    assert shell.session.image.history.undo_label == "Delete the object: background"
    shell.press_keys("undo")
    assert (mask(shell) == both).all()


def test_where_there_is_no_object_it_says_so(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.see()
    both = two_objects(shell)
    point_at(shell, 32, 40)
    shell.press_keys("delete_object")
    shell.wait(lambda: "There is no object under the pointer." in shell.names_of_notices())
    for place in (QPoint(3, 5), QPoint(2, 2)):
        QTest.mouseMove(shell.window.canvas, place)
    shell.wait(lambda: shell.window.status.position.text() == "")
    shell.press_keys("delete_object")
    shell.wait(lambda: "The pointer is not over the image." in shell.names_of_notices())
    assert (mask(shell) == both).all()


def test_without_a_background_the_object_becomes_unlabelled(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.see()
    two_objects(shell)
    shell.window.tools.has_background = False
    point_at(shell, 50, 40)
    shell.press_keys("delete_object")
    shell.wait(lambda: bool((mask(shell)[32:] == IGNORE).all()))
    assert (mask(shell)[:32] == 1).any()


def test_without_a_background_an_object_that_is_only_predicted_is_refused_with_a_reason(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    image = shell.session.image
    assert image is not None
    add_model(shell, "m1")
    predict(shell, "m1", 1)
    shell.window.tools.has_background = False
    point_at(shell, 50, 40)
    shell.press_keys("delete_object")
    shell.wait(lambda: any("only predicted" in name for name in shell.names_of_notices()))
    assert image.history.length == 0


def test_a_pointer_that_rests_beside_a_smaller_image_is_told(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.see()
    window = shell.window
    outside = PointedObject(window.canvas, window.tools, lambda: (1000.0, 1000.0), window.canvas_link.refused)
    outside.set_session(shell.session, None)
    outside.delete()
    shell.wait(lambda: "The pointer is not over the image." in shell.names_of_notices())
