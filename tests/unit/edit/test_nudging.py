"""Pushing of a boundary: how far it goes, that nothing else changes, that small steps blur nothing."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from engine.core import LabelMap
from engine.edit.nudging import Nudge

SHAPE = (120, 160)


def half() -> LabelMap:
    labels = np.zeros(SHAPE, np.uint8)
    labels[:, 80:] = 1
    labels[:20] = 4
    return labels


def pushed(labels: LabelMap, path: list[tuple[float, float]], radius_px: float = 20.0) -> LabelMap:
    before, after = labels.copy(), labels.copy()
    row, column = int(path[0][0]), int(path[0][1])
    nudge = Nudge(int(labels[row, column]), radius_px, SHAPE, lambda rect: before[rect.slices].copy())
    for start, end in itertools.pairwise(path):
        for rect, covered, class_id in nudge.push(start, end):
            assert (after[rect.slices][covered] != class_id).all()
            after[rect.slices][covered] = class_id
    return after


@pytest.mark.parametrize("steps", [1, 7, 60])
@pytest.mark.parametrize("distance", [-12, 12])
def test_the_boundary_goes_with_the_hand(distance: int, steps: int) -> None:
    columns = np.linspace(84, 84 + distance, steps + 1)
    after = pushed(half(), [(70.5, x + 0.5) for x in columns])
    edge = int((after[70] == 0).sum())
    assert abs(edge - (80 + distance)) <= 1
    assert (after[100:] == half()[100:]).all()
    assert (after[:45] == half()[:45]).all()
    # One clean boundary in each row, however many steps it took.
    assert (np.diff(after[46:99].astype(int), axis=1) != 0).sum(axis=1).max() == 1


def test_only_what_is_or_becomes_of_the_pushed_class_changes() -> None:
    labels = half()
    labels[60:80, 60:70] = 3
    after = pushed(labels, [(70.0, 90.0), (70.0, 40.0)])
    changed = after != labels
    assert changed.any()
    assert ((after == 1) | (labels == 1))[changed].all()


def test_pushing_there_and_back_leaves_the_boundary_nearly_where_it_was() -> None:
    there = np.linspace(84, 94, 20)
    after = pushed(half(), [(70.5, x) for x in [*there, *there[::-1]]])
    assert (after != half()).sum() < 60


def test_at_the_edge_of_the_image_nothing_breaks() -> None:
    for end in [(-30.0, 90.0), (70.0, 300.0), (300.0, -20.0)]:
        after = pushed(half(), [(70.0, 100.0), end, (60.0, 60.0)])
        assert set(np.unique(after)) <= {0, 1, 4}
    assert Nudge(1, 5.0, SHAPE, lambda rect: half()[rect.slices]).push((-99, -99), (-90, -99)) == []
