"""Filling of ellipses against the rule of centres."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core import BoolMap
from engine.edit.ellipse import Box, fill_ellipse

SHAPE = (37, 53)
TIE = 1e-9


def inside(box: Box) -> tuple[BoolMap, BoolMap]:
    """Pixels of SHAPE whose centres are inside, and those whose centres are on the line."""
    y, x = np.mgrid[: SHAPE[0], : SHAPE[1]] + 0.5
    y0, x0, y1, x1 = box
    with np.errstate(divide="ignore", invalid="ignore"):
        value = ((2 * y - y0 - y1) / (y1 - y0)) ** 2 + ((2 * x - x0 - x1) / (x1 - x0)) ** 2
    return value < 1, np.abs(value - 1) < TIE


def whole(box: Box) -> BoolMap:
    rect, covered = fill_ellipse(box, SHAPE)
    filled = np.zeros(SHAPE, bool)
    filled[rect.slices] = covered
    return filled


def boxes() -> list[Box]:
    random = np.random.default_rng(5)
    made: list[Box] = []
    for number in range(120):
        ends = random.uniform(-20, 70, (2, 2))
        if number % 3 == 0:
            ends = np.round(ends)
        (y0, x0), (y1, x1) = np.sort(ends, axis=0)
        made.append((float(y0), float(x0), float(y1), float(x1)))
    return [*made, (0, 0, 1, 1), (3, 3, 3, 9), (5.2, 5.2, 5.4, 5.4), (0, 0, *map(float, SHAPE))]


def test_the_filling_is_that_of_the_centres() -> None:
    for box in boxes():
        expected, is_on_line = inside(box)
        assert ((whole(box) == expected) | is_on_line).all(), box


def test_the_rectangle_is_tight() -> None:
    for box in boxes():
        rect, covered = fill_ellipse(box, SHAPE)
        assert covered.shape == (rect.height, rect.width)
        if covered.size:
            for line in (covered[0], covered[-1], covered[:, 0], covered[:, -1]):
                assert line.any(), box


@pytest.mark.parametrize("box", [(-9.0, 5.0, -1.0, 9.0), (60.0, 60.0, 80.0, 80.0)])
def test_outside_the_image_there_is_nothing(box: Box) -> None:
    assert fill_ellipse(box, SHAPE)[0].is_empty
