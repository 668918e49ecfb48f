"""`bench tracing`: lines of a mask, and what clicking and painting along them cost."""

from __future__ import annotations

import numpy as np
import pytest

from engine.bench.simulation.human_time import FIND_S, JUDGE_S, KEY_S, painting_s, quality, travelling_s
from engine.bench.simulation.tracing import WIDER_PX, lines_of, painting_of, trace

SHAPE = (90, 120)


def crossing() -> np.ndarray:
    """A level line of 3 pixels, and an upright one that ends on it."""
    mask = np.zeros(SHAPE, np.uint8)
    mask[40:43, 10:110] = 1
    mask[10:40, 60:63] = 1
    return mask


def test_lines_run_from_end_to_end_and_the_rest_is_a_line_of_its_own() -> None:
    first, second = lines_of(crossing() == 1)
    assert len(first) > 90
    assert 20 <= len(second) <= 32
    assert sorted([int(first[0][1]), int(first[-1][1])]) == pytest.approx([10, 109], abs=3)


def test_a_straight_dark_line_takes_two_clicks_and_a_key() -> None:
    truth = np.zeros(SHAPE, np.uint8)
    truth[40:43, 10:110] = 1
    noise = np.random.default_rng(3).integers(0, 12, (*SHAPE, 1))
    pixels = (np.where(truth[..., None] == 1, 60, 190) + noise).repeat(3, axis=2).astype(np.uint8)
    (line,) = lines_of(truth == 1)
    work = trace(pixels, truth, [line])
    way = travelling_s(float(np.hypot(*line[0]))) + travelling_s(float(np.hypot(*(line[-1] - line[0]))))
    assert (work.clicks, work.lines) == (2, 1)
    assert work.seconds == pytest.approx(JUDGE_S + 2 * FIND_S + way + KEY_S)
    scores = [quality(mask, truth, 2) for mask in work.masks]
    assert scores[0] > 0.7
    assert len(scores) == len(WIDER_PX)
    assert scores[0] > scores[-1]


def test_painting_costs_the_way_with_the_pen_down() -> None:
    truth = np.zeros(SHAPE, np.uint8)
    truth[40:43, 10:110] = 1
    (line,) = lines_of(truth == 1)
    length = float(np.hypot(*np.diff(line, axis=0).T).sum())
    way = travelling_s(float(np.hypot(*line[0])))
    assert painting_of([line]) == pytest.approx(JUDGE_S + FIND_S + way + painting_s(length))
