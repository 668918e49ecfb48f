"""Strokes of the simulated person: the brush inside a class, a scribble along its middle, what they take."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

from engine.bench.simulation.human_time import ClearError, Work, errors_by_size
from engine.bench.simulation.simulated_strokes import brush_seconds, brush_work, scribble_work
from engine.core import LabelMap, Rect
from engine.edit.raster import sweep


def disc(shape: tuple[int, int], y: int, x: int, radius: float) -> np.ndarray:
    rows, columns = np.ogrid[: shape[0], : shape[1]]
    return (rows - y) ** 2 + (columns - x) ** 2 < radius**2


def covered_by(work: Work, shape: tuple[int, int]) -> np.ndarray:
    covered = np.zeros(shape, np.bool_)
    for path in work.strokes:
        rect, part = sweep(list(path), work.radius_px, shape)
        covered[rect.slices] |= part
    return covered


def whole(truth: LabelMap, class_id: int) -> ClearError:
    return errors_by_size(truth == class_id, truth)[0]


@pytest.mark.parametrize("radius", [4, 15, 40])
def test_the_brush_paints_discs_from_inside(radius: int) -> None:
    truth = disc((120, 120), 60, 60, radius).astype(np.uint8)
    work = brush_work(whole(truth, 1), truth == 1, truth, (0.0, 0.0))
    covered = covered_by(work, truth.shape)
    # The real brush may cover what lies between two points of the path, a pixel beyond the border.
    assert not (covered & ~disc(truth.shape, 60, 60, radius + 2)).any()
    assert int((covered & (truth == 1)).sum()) >= work.gain_px >= 0.8 * (truth == 1).sum()
    assert len(work.strokes) == 1


def test_the_brush_follows_a_thin_line_once() -> None:
    truth = np.zeros((40, 200), np.uint8)
    truth[20:23, 10:190] = 1
    work = brush_work(whole(truth, 1), truth == 1, truth, (20.0, 0.0))
    length = sum(math.dist(a, b) for a, b in itertools.pairwise(work.strokes[0]))
    assert len(work.strokes) == 1
    assert 170 <= length <= 200


def test_specks_in_the_open_are_wiped_away_together() -> None:
    truth = np.zeros((200, 200), np.uint8)
    truth[:, 120:] = 1
    wrong = np.zeros(truth.shape, np.bool_)
    wrong[60:64, 40:44] = wrong[100:104, 60:64] = True
    speck = ClearError(0, Rect(60, 40, 64, 44), np.ones((4, 4), np.bool_), 16)
    work = brush_work(speck, wrong, truth, (0.0, 0.0))
    covered = covered_by(work, truth.shape)
    assert len(work.strokes) == 1
    assert work.gain_px == 32
    assert covered[wrong].all()
    assert not (covered & (truth == 1)).any()


def test_what_painting_all_is_expected_to_take_is_what_it_takes() -> None:
    truth = np.zeros((80, 120), np.uint8)
    truth[disc(truth.shape, 40, 40, 6)] = truth[disc(truth.shape, 40, 100, 6)] = 1
    by_hand = 2.0 + (0.2 + 40 / 800 + 1 / 120) + (0.2 + 60 / 800 + 1 / 120)
    assert brush_seconds(truth == 1, truth, (40.5, 0.5)) == pytest.approx(by_hand)
    assert brush_seconds(np.zeros_like(truth, bool), truth, (0.0, 0.0)) == 2.0


def test_a_scribble_runs_along_the_middle_of_the_error_and_stays_in_its_class() -> None:
    truth = np.zeros((60, 160), np.uint8)
    truth[20:41, 10:150] = 1
    work = scribble_work(whole(truth, 1), truth)
    covered = covered_by(work, truth.shape)
    assert not (covered & (truth != 1)).any()
    assert {round(y - 0.5) for y, _ in work.strokes[0][3:-3]} == {30}
    assert covered.sum() < 0.5 * (truth == 1).sum()
