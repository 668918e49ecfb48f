"""The object under the pointer is copied by one key and pasted by another, here and in other images."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt

from tests.gui.shell.helpers import Shell
from tests.gui.shell.test_object_deleted import mask, point_at


@pytest.fixture
def copied(shell: Shell, folder: Path) -> np.ndarray:
    """The mask with one stroke of class 1, which is copied."""
    shell.open(folder)
    shell.see()
    shell.press(Qt.Key.Key_B)
    shell.press(Qt.Key.Key_1)
    shell.draw((12, 20), (12, 40))
    point_at(shell, 12, 30)
    shell.press_keys("copy_object")
    shell.wait(lambda: any("Copied: 'object'" in text for text in shell.names_of_notices()))
    return mask(shell)


def test_it_is_painted_again_under_the_pointer_as_one_step(shell: Shell, copied: np.ndarray) -> None:
    point_at(shell, 42, 60)
    shell.press_keys("paste_object")
    after = mask(shell)
    assert np.array_equal(after[30:], copied[:-30][:, np.r_[66:96, 0:66]])
    assert np.array_equal(after[:30], copied[:30])
    shell.press_keys("undo")
    assert np.array_equal(mask(shell), copied)


def test_in_another_image_it_is_painted_where_it_was(shell: Shell, copied: np.ndarray) -> None:
    before = shell.session.image
    shell.press(Qt.Key.Key_D)
    shell.wait(lambda: shell.session.image is not None and shell.session.image is not before)
    shell.see()
    shell.press_keys("paste_in_place")
    assert np.array_equal(mask(shell), copied)
    shell.press_keys("paste_in_place")
    assert "What was copied is here already." in shell.names_of_notices()


def test_what_lies_over_the_edge_is_left_out(shell: Shell, copied: np.ndarray) -> None:
    point_at(shell, 32, 1)
    shell.press_keys("paste_object")
    added = (mask(shell) == 1) & (copied != 1)
    assert 0 < int(added.sum()) < int((copied == 1).sum())
    assert not added[:, 40:].any()


def test_of_a_place_beyond_the_edge_of_a_smaller_image_it_is_said_that_it_lies_outside(
    shell: Shell, tmp_path: Path
) -> None:
    pictures = tmp_path / "sizes"
    pictures.mkdir()
    for name, side in (("a", 128), ("b", 32)):
        Image.fromarray(np.full((side, side, 3), 90, np.uint8)).save(pictures / f"{name}.png")
    shell.open(pictures)
    shell.see()
    shell.press(Qt.Key.Key_B)
    shell.press(Qt.Key.Key_1)
    # Its height is more than what lies between it and the edge of the other image.
    shell.draw((40, 60), (120, 60))
    point_at(shell, 80, 60)
    shell.press_keys("copy_object")
    shell.wait(lambda: any("Copied: 'object'" in text for text in shell.names_of_notices()))
    before = shell.session.image
    shell.press(Qt.Key.Key_D)
    shell.wait(lambda: shell.session.image is not None and shell.session.image is not before)
    shell.see()
    shell.press_keys("paste_in_place")
    assert "What was copied would lie outside of this image." in shell.names_of_notices()
    assert not (mask(shell) == 1).any()


def test_nothing_was_copied_yet_or_nothing_is_under_the_pointer(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.see()
    shell.press_keys("paste_object")
    assert "No object was copied." in shell.names_of_notices()
    point_at(shell, 12, 30)
    shell.press_keys("copy_object")
    shell.wait(lambda: "There is no object under the pointer." in shell.names_of_notices())
