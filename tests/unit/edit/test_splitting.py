"""Splitting and joining of objects, seen by the instances that are found afterwards."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from engine.core import IGNORE, ClassList, LabelMap
from engine.edit.splitting import bridge, dividing_line, slit
from engine.instances import InstanceSettings, find_instances

CLASSES = ClassList.from_names(["background", "cell"])
CORNERS = np.ones((3, 3), int)
SHAPE = (60, 80)


def blobs(seed: int, count: int = 3) -> tuple[np.ndarray, list[tuple[int, int]]]:
    """One region of overlapping discs in a row, and their middles."""
    random = np.random.default_rng(seed)
    middles = [(int(random.integers(22, 34)), 20 + 24 * n) for n in range(count)]
    y, x = np.mgrid[:56, : 40 + 24 * (count - 1)]
    covered = np.zeros(y.shape, bool)
    for row, column in middles:
        covered |= (y - row) ** 2 + (x - column) ** 2 < 15**2
    return covered, middles


def two_discs() -> LabelMap:
    y, x = np.mgrid[: SHAPE[0], : SHAPE[1]] + 0.5
    labels = np.zeros(SHAPE, np.uint8)
    labels[(y - 30) ** 2 + (x - 20) ** 2 < 12**2] = 3
    labels[(y - 30) ** 2 + (x - 56) ** 2 < 12**2] = 3
    return labels


def count(mask: np.ndarray) -> int:
    return int(ndimage.label(mask, CORNERS)[1])


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("parts", [2, 3, 4])
def test_every_seed_is_an_object_of_its_own(seed: int, parts: int) -> None:
    covered, middles = blobs(seed, parts)
    assert count(covered) == 1
    line = dividing_line(covered, middles)
    assert not (line & ~covered).any()
    labels = (covered & ~line).astype(np.uint8)
    instances = find_instances(labels, CLASSES, InstanceSettings(least_px=1))
    assert len(list(instances)) == parts
    pieces, _ = ndimage.label(labels, CORNERS)
    assert len({int(pieces[place]) for place in middles}) == parts
    # The line is thin, and where the region is narrow.
    assert line.sum() < 40 * (parts - 1)


@pytest.mark.parametrize("seed", range(12))
def test_a_seed_beside_the_edge_stands_for_its_whole_part(seed: int) -> None:
    covered, middles = blobs(seed, 3)
    whole = np.full(covered.shape, -1)
    for number, (row, column) in enumerate(middles):
        y, x = np.mgrid[: covered.shape[0], : covered.shape[1]]
        whole[(y - row) ** 2 + (x - column) ** 2 < 15**2] = number
    random = np.random.default_rng(seed)
    places = [
        (row + int(random.integers(-12, 13)), column + int(random.integers(-8, 9))) for row, column in middles
    ]
    line = dividing_line(covered, places)
    pieces, found = ndimage.label(covered & ~line, CORNERS)
    assert found == 3
    for number, place in enumerate(places):
        part = pieces == pieces[place]
        own = whole == number
        assert (part & own).sum() > 0.8 * own.sum()


def test_seeds_in_one_part_divide_it_between_them() -> None:
    y, x = np.mgrid[:40, :40]
    disc = (y - 20) ** 2 + (x - 20) ** 2 < 18**2
    pieces, found = ndimage.label(disc & ~dividing_line(disc, [(20, 8), (20, 32)]), CORNERS)
    assert found == 2
    assert min((pieces == number).sum() for number in (1, 2)) > 0.4 * disc.sum()


def test_one_seed_and_seeds_elsewhere_divide_nothing() -> None:
    covered, middles = blobs(0, 2)
    assert not dividing_line(covered, middles[:1]).any()
    assert not dividing_line(covered, [middles[0], (0, 0)]).any()


@pytest.mark.parametrize("radius_px", [0.5, 1.0, 2.5])
@pytest.mark.parametrize("seed", range(8))
def test_a_line_through_an_object_makes_two_of_it_and_touches_no_other(seed: int, radius_px: float) -> None:
    labels = two_discs()
    random = np.random.default_rng(seed)
    angle = random.random() * np.pi
    away = 16 * np.array([np.sin(angle), np.cos(angle)])
    middle = np.array([30.0, 20.0]) + random.random(2) * 3
    cut = slit(labels, [tuple(middle - away), tuple(middle + away)], radius_px)
    assert cut is not None
    rect, covered = cut
    assert (labels[rect.slices][covered] == 3).all()
    after = labels.copy()
    after[rect.slices][covered] = 0
    assert count(after == 3) == 3
    assert (after[:, 40:] == labels[:, 40:]).all()


def test_an_object_that_only_the_pens_side_touches_stays_whole() -> None:
    labels = np.zeros(SHAPE, np.uint8)
    labels[10:30, 10:70] = 1
    labels[33:50, 10:70] = 1
    cut = slit(labels, [(28.5, 5.0), (28.5, 75.0)], 6.0)
    assert cut is not None
    whole = np.zeros(SHAPE, bool)
    whole[cut[0].slices] = cut[1]
    assert whole[28, 10:70].all()
    assert not whole[31:].any()


@pytest.mark.parametrize("label", [0, IGNORE])
def test_a_line_through_no_object_cuts_nothing(label: int) -> None:
    labels = np.full(SHAPE, label, np.uint8)
    assert slit(labels, [(5.0, 5.0), (50.0, 50.0)], 2.0) is None
    assert slit(labels, [(-50.0, -5.0), (-40.0, -9.0)], 2.0) is None


@pytest.mark.parametrize("between", [0, IGNORE])
@pytest.mark.parametrize("radius_px", [0.5, 2.0, 4.0])
def test_a_bridge_joins_two_objects_of_one_class(radius_px: float, between: int) -> None:
    labels = two_discs()
    labels[labels == 0] = between
    part = bridge(labels, [(30.0, 20.0), (35.0, 56.0)], radius_px)
    assert part is not None
    rect, covered = part
    assert (labels[rect.slices][covered] == between).all()
    labels[rect.slices][covered] = 3
    assert count(labels == 3) == 1


def test_a_bridge_goes_through_no_other_class_and_around_it_where_the_line_does() -> None:
    labels = two_discs()
    labels[10:50, 38] = 1
    assert bridge(labels, [(30.0, 20.0), (30.0, 56.0)], 2.0) is None
    around = [(30.0, 20.0), (5.0, 38.0), (30.0, 56.0)]
    part = bridge(labels, around, 2.0)
    assert part is not None
    assert (labels[part[0].slices][part[1]] == 0).all()
