"""Filling of polygons, and outlines that give the mask back."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core import BoolMap, Rect
from engine.edit.polygons import Ring, fill_polygon, outline


def filled(rings: list[Ring], shape: tuple[int, int]) -> BoolMap:
    rect, covered = fill_polygon(rings, shape)
    whole = np.zeros(shape, bool)
    whole[rect.slices] = covered
    return whole


def inside(ring: Ring, shape: tuple[int, int]) -> BoolMap:
    """Every centre by the crossing number, one pixel at a time."""
    result = np.zeros(shape, bool)
    for row in range(shape[0]):
        for column in range(shape[1]):
            y, x = row + 0.5, column + 0.5
            for (ay, ax), (by, bx) in zip(ring, np.roll(ring, -1, axis=0), strict=True):
                if (ay <= y < by or by <= y < ay) and ax + (y - ay) * (bx - ax) / (by - ay) <= x:
                    result[row, column] ^= True
    return result


@settings(deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_filling_equals_the_crossing_number_of_every_centre(seed: int) -> None:
    random = np.random.default_rng(seed)
    ring = random.uniform(-4, 16, (random.integers(3, 9), 2))
    if random.random() < 0.5:
        ring = ring.round()
    assert (filled([ring], (11, 13)) == inside(ring, (11, 13))).all()


@settings(deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_an_outline_gives_back_the_mask(seed: int) -> None:
    random = np.random.default_rng(seed)
    size = random.integers(1, 24, 2)
    coarse = random.random(size // random.integers(1, 6) + 1) < random.uniform(0.2, 0.9)
    factor = -(-size // np.array(coarse.shape))
    mask = np.kron(coarse, np.ones(factor, bool))[: size[0], : size[1]].astype(bool)
    assert (filled(outline(mask), mask.shape) == mask).all()


def test_an_outline_of_a_disc_needs_few_points_and_loses_nothing() -> None:
    y, x = np.mgrid[:200, :220]
    mask = (y - 100) ** 2 + (x - 110) ** 2 < 80**2
    mask &= (y - 90) ** 2 + (x - 110) ** 2 > 30**2
    rings = outline(mask)
    assert len(rings) == 2
    assert sum(len(ring) for ring in rings) < 300
    assert (filled(rings, mask.shape) == mask).all()


def test_polygons_that_share_an_edge_share_no_pixel() -> None:
    random = np.random.default_rng(1)
    points = random.uniform(0, 30, (2, 2))
    left = np.array([[0, 0], points[0], points[1], [30, 0]])
    right = np.array([[0, 30], points[0], points[1], [30, 30]])
    top = np.array([[0.0, 0.0], points[0], [0.0, 30.0]])
    bottom = np.array([[30.0, 0.0], points[1], [30.0, 30.0]])
    parts = [filled([ring], (30, 30)).astype(int) for ring in (left, right, top, bottom)]
    assert (sum(parts) % 2 == 1).all()


@pytest.mark.parametrize(
    "rings",
    [[], [np.zeros((2, 2))], [np.array([[-9.0, -9.0], [-5.0, -9.0], [-5.0, -2.0]])], [np.ones((4, 2))]],
)
def test_nothing_to_fill_is_an_empty_rectangle_or_no_pixel(rings: list[Ring]) -> None:
    rect, covered = fill_polygon(rings, (5, 5))
    assert covered.shape == (rect.height, rect.width)
    assert not covered.any()


def test_a_polygon_larger_than_the_image_fills_it_whole() -> None:
    ring = np.array([[-1e6, -1e6], [-1e6, 1e6], [1e6, 1e6], [1e6, -1e6]])
    rect, covered = fill_polygon([ring], (7, 9))
    assert rect == Rect(0, 0, 7, 9)
    assert covered.all()
