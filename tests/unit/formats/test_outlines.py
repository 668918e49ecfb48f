"""Outlines and run lengths: read back by COCO's own tools, pixel for pixel."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pycocotools import mask as coco_mask

from engine.core import BoolMap
from engine.formats.outlines import packed, polygons, run_lengths
from tests.helpers.instances import discs

# pycocotools itself is behind NumPy here.
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")


def random_region(seed: int, height: int, width: int) -> BoolMap:
    rng = np.random.default_rng(seed)
    coarse = rng.random((height, width)) < rng.uniform(0.2, 0.9)
    return np.kron(coarse, np.ones(rng.integers(1, 4, 2), np.bool_)).astype(np.bool_)


def drawn(outline: list[list[int]], height: int, width: int) -> BoolMap:
    """What COCO's tools make of polygons."""
    parts = coco_mask.frPyObjects([[float(v) for v in p] for p in outline], height, width)
    return coco_mask.decode(coco_mask.merge(parts)).astype(np.bool_)


@settings(deadline=None, max_examples=120)
@given(st.integers(0, 100_000), st.integers(1, 9), st.integers(1, 9))
def test_polygons_cover_exactly_the_region_whatever_its_shape(seed: int, height: int, width: int) -> None:
    region = random_region(seed, height, width)
    outline = polygons(region)
    if outline is not None and outline:
        assert np.array_equal(drawn(outline, *region.shape), region)


@settings(deadline=None, max_examples=120)
@given(st.integers(0, 100_000), st.integers(1, 9), st.integers(1, 9))
def test_run_lengths_and_their_packed_form_are_those_of_the_coco_tools(
    seed: int, height: int, width: int
) -> None:
    region = random_region(seed, height, width)
    theirs = coco_mask.encode(np.asfortranarray(region.astype(np.uint8)))
    lengths = run_lengths(region)
    assert sum(lengths) == region.size
    assert packed(lengths) == theirs["counts"].decode()


def test_long_runs_are_packed_right() -> None:
    region = np.zeros((3000, 70), np.bool_)
    region[5:2900, 3:60] = True
    theirs = coco_mask.encode(np.asfortranarray(region.astype(np.uint8)))
    assert packed(run_lengths(region)) == theirs["counts"].decode()


def test_a_square_has_four_corners_at_the_edges_of_its_pixels() -> None:
    assert polygons(np.ones((2, 3), np.bool_), top=10, left=20) == [[23, 10, 23, 12, 20, 12, 20, 10]]


def test_pieces_that_touch_at_a_corner_are_polygons_of_their_own() -> None:
    outline = polygons(np.eye(3, dtype=np.bool_))
    assert outline is not None
    assert len(outline) == 3
    assert np.array_equal(drawn(outline, 3, 3), np.eye(3, dtype=np.bool_))


@pytest.mark.parametrize("hole", [1, 4])
def test_a_region_with_a_hole_has_no_polygons(hole: int) -> None:
    region = discs((40, 40), (20, 20, 15, 1), (20, 20, hole, 0)) > 0
    assert polygons(region) is None
    assert polygons(discs((40, 40), (20, 20, 15, 1)) > 0) is not None


def test_no_region_has_no_outline() -> None:
    assert polygons(np.zeros((4, 4), np.bool_)) == []
    assert run_lengths(np.zeros((4, 4), np.bool_)) == [16]
