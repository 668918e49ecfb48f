"""Maps of cells: read at places, and under marks of a part of the image."""

from __future__ import annotations

import numpy as np

from engine.core import Rect
from engine.core.feature_cells import cells_at, cells_under_marks


def ramp(rows: int, columns: int, channels: int) -> np.ndarray:
    """Each cell holds row + 10 * column + 100 * channel."""
    y, x, c = np.meshgrid(np.arange(rows), np.arange(columns), np.arange(channels), indexing="ij")
    return (y + 10 * x + 100 * c).astype(np.float16)


def test_between_cells_values_are_linear_in_each_channel() -> None:
    y, x = np.array([[0.0, 1.25]]), np.array([[2.0, 0.5]])
    for channels in (1, 3, 4, 5, 9):
        found = cells_at(ramp(3, 4, channels), y, x)
        assert found.dtype == np.float32
        expected = (y + 10 * x)[..., None] + 100 * np.arange(channels)
        np.testing.assert_allclose(found, expected, atol=0.2)


def test_outside_the_rim_goes_on() -> None:
    maps = ramp(2, 2, 1)
    found = cells_at(maps, np.array([[-3.0, 9.0]]), np.array([[0.0, 1.0]]))
    assert found[0, :, 0].tolist() == [0.0, 11.0]


def test_marks_of_a_cell_are_read_once_in_their_middle() -> None:
    marks = np.zeros((8, 8), bool)
    marks[0:2, 0:2] = True  # the middle is at pixel (1, 1) of the part, so at (9, 17) of the image
    marks[7, 7] = True
    found = cells_under_marks(ramp(8, 8, 5), marks, Rect(8, 16, 16, 24), (32, 32))
    assert found is not None
    assert found.shape == (2, 5)
    cell = 32 / 8
    y, x = np.array([9, 15.5]) / cell - 0.5, np.array([17, 23.5]) / cell - 0.5
    np.testing.assert_allclose(found[:, 0], y + 10 * x, atol=10 / 32)  # OpenCV counts in 32nds


def test_without_marks_there_is_nothing() -> None:
    assert cells_under_marks(ramp(2, 2, 1), np.zeros((4, 4), bool), Rect(0, 0, 4, 4), (4, 4)) is None
