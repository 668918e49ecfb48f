"""Outlines: read back by COCO's own tools, by our filling and by OpenCV, pixel for pixel."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw
from pycocotools import mask as coco_mask

from engine.core import BoolMap
from engine.formats.shapes.filling import fill_rings
from engine.formats.shapes.keyhole import joined
from engine.formats.shapes.outlines import (
    Ring,
    pieces,
    polygons,
    region_rings,
    rings_by_id,
    signed_area,
)
from tests.helpers.instances import discs
from tests.helpers.regions import random_region

# pycocotools itself is behind NumPy here.
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")


def drawn(outline: list[Any], height: int, width: int) -> BoolMap:
    """What COCO's tools make of polygons."""
    parts = coco_mask.frPyObjects([[float(v) for v in p] for p in outline], height, width)
    return coco_mask.decode(coco_mask.merge(parts)).astype(np.bool_)


@settings(deadline=None, max_examples=120)
@given(st.integers(0, 100_000), st.integers(1, 9), st.integers(1, 9))
def test_polygons_cover_exactly_the_region_whatever_its_shape(seed: int, height: int, width: int) -> None:
    region = random_region(seed, height, width)
    outline = polygons(region_rings(region))
    if outline is not None and outline:
        assert np.array_equal(drawn(outline, *region.shape), region)


def filled(rings: list[Ring], shape: tuple[int, int]) -> BoolMap:
    """The whole image with the rings filled."""
    rect, covered = fill_rings(rings, shape)
    whole = np.zeros(shape, np.bool_)
    whole[rect.slices] = covered
    return whole


@settings(deadline=None, max_examples=120)
@given(st.integers(0, 100_000), st.integers(1, 9), st.integers(1, 9))
def test_rings_filled_again_are_the_region_with_all_its_holes(seed: int, height: int, width: int) -> None:
    region = random_region(seed, height, width)
    assert np.array_equal(filled(region_rings(region), region.shape), region)


@settings(deadline=None, max_examples=120)
@given(st.integers(0, 100_000), st.integers(1, 9), st.integers(1, 9))
def test_pieces_are_the_connected_parts_with_their_own_holes(seed: int, height: int, width: int) -> None:
    region = random_region(seed, height, width)
    count, numbers = cv2.connectedComponents(region.astype(np.uint8), connectivity=4)
    found = pieces(region_rings(region))
    assert len(found) == count - 1
    for piece in found:
        part = filled([piece.outer, *piece.holes], region.shape)
        number = numbers[part].max()
        assert np.array_equal(numbers == number, part)
        assert signed_area(piece.outer) > 0
        for ring in (piece.outer, *piece.holes):
            assert len(np.unique(ring, axis=0)) == len(ring)
            assert signed_area(ring) > 0 or ring is not piece.outer


@settings(deadline=None, max_examples=120)
@given(st.integers(0, 100_000), st.integers(1, 9), st.integers(1, 9))
def test_a_keyhole_cut_keeps_holes_in_one_ring_for_every_way_of_filling(
    seed: int, height: int, width: int
) -> None:
    """By centres of pixels, as OpenCV fills whole numbers (Ultralytics), and as Pillow does (labelme)."""
    region = random_region(seed, height, width)
    rings = joined(region_rings(region))
    assert np.array_equal(filled(rings, region.shape), region)
    canvas = np.zeros(region.shape, np.uint8)
    image = Image.new("L", region.shape[::-1])
    for ring in rings:
        cv2.fillPoly(canvas, [ring.astype(np.int32)], 1)
        ImageDraw.Draw(image).polygon([tuple(point) for point in ring], fill=1, outline=1)
    assert np.array_equal(canvas > 0, region)
    assert np.array_equal(np.asarray(image) > 0, region)


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 100_000), st.integers(1, 9), st.integers(1, 9))
def test_all_regions_traced_at_once_are_those_traced_alone(seed: int, height: int, width: int) -> None:
    ids = np.random.default_rng(seed).integers(0, 4, (height, width)).astype(np.int32)
    together = rings_by_id(ids)
    assert sorted(together) == sorted(set(ids.ravel().tolist()) - {0})
    for number, rings in together.items():
        assert np.array_equal(filled(rings, ids.shape), ids == number)


def test_a_square_has_four_corners_at_the_edges_of_its_pixels() -> None:
    square = region_rings(np.ones((2, 3), np.bool_), top=10, left=20)
    assert [ring.tolist() for ring in square] == [[[20, 10], [23, 10], [23, 12], [20, 12]]]
    assert polygons(square) == [[20, 10, 23, 10, 23, 12, 20, 12]]


def test_pieces_that_touch_at_a_corner_are_polygons_of_their_own() -> None:
    outline = polygons(region_rings(np.eye(3, dtype=np.bool_)))
    assert outline is not None
    assert len(outline) == 3
    assert np.array_equal(drawn(outline, 3, 3), np.eye(3, dtype=np.bool_))


def test_a_hole_that_touches_the_outside_at_a_corner_is_a_hole_of_its_piece() -> None:
    region = np.ones((3, 3), np.bool_)
    region[0, 0] = region[1, 1] = False
    assert polygons(region_rings(region)) is not None
    (piece,) = pieces(region_rings(region))
    assert len(piece.holes) == 1


@pytest.mark.parametrize("hole", [1, 4])
def test_a_region_with_a_hole_has_no_polygons(hole: int) -> None:
    region = discs((40, 40), (20, 20, 15, 1), (20, 20, hole, 0)) > 0
    assert polygons(region_rings(region)) is None
    assert polygons(region_rings(discs((40, 40), (20, 20, 15, 1)) > 0)) is not None


def test_no_region_has_no_outline() -> None:
    assert region_rings(np.zeros((4, 4), np.bool_)) == []
    assert fill_rings([], (4, 4))[0].is_empty


@pytest.mark.parametrize("scale", [1.0, 7.3])
@pytest.mark.parametrize("seed", range(6))
def test_polygons_of_others_differ_from_their_filling_only_along_the_line(seed: int, scale: float) -> None:
    """COCO takes corners for edges of pixels, OpenCV and Pillow (which labelme fills with) for centres."""
    rng = np.random.default_rng(seed)
    angles = np.sort(rng.uniform(0, 2 * np.pi, 12))
    radii = rng.uniform(2, 6, 12) * scale
    ring = np.stack([np.cos(angles), np.sin(angles)], axis=1) * radii[:, None] + 6 * scale + 1
    side = int(13 * scale) + 4
    ours = filled([ring], (side, side))
    near = np.zeros((side, side, 2), np.bool_)
    ys, xs = np.mgrid[:side, :side] + 0.5
    for (x0, y0), (x1, y1) in zip(ring, np.roll(ring, -1, axis=0), strict=True):
        along = ((xs - x0) * (x1 - x0) + (ys - y0) * (y1 - y0)) / ((x1 - x0) ** 2 + (y1 - y0) ** 2)
        along = np.clip(along, 0, 1)
        distance = np.hypot(xs - x0 - along * (x1 - x0), ys - y0 - along * (y1 - y0))
        near |= np.stack([distance <= 1.0, distance <= 2.0], axis=-1)
    canvas = np.zeros((side, side), np.uint8)
    cv2.fillPoly(canvas, [ring.astype(np.int32)], 1)
    image = Image.new("L", (side, side))
    ImageDraw.Draw(image).polygon([tuple(point) for point in ring], fill=1, outline=1)
    coco = drawn([ring.ravel().tolist()], side, side)
    assert not ((coco != ours) & ~near[..., 0]).any()
    assert not ((np.asarray(image) > 0) != ours)[~near[..., 1]].any()
    assert not ((canvas > 0) != ours)[~near[..., 1]].any()
