"""A whole line from one place on it."""

from __future__ import annotations

import math

import cv2
import numpy as np
import pytest

from engine.core import Rect
from engine.edit.paths.line_width import MeasuredLine, line_region
from engine.edit.paths.tracing import is_line, ridge_tree
from engine.edit.paths.whole_line import whole_line

SHAPE = (180, 260)


def curve(height: float, bend: float, x0: float = 25.0, x1: float = 235.0) -> np.ndarray:
    """(N, 2) y, x of a wave from left to right."""
    x = np.linspace(x0, x1, 400)
    return np.column_stack([height + bend * np.sin(x / 30.0), x])


def picture(*lines: np.ndarray, width: float = 4.0, noise: float = 4.0, seed: int = 1) -> np.ndarray:
    depth = np.zeros(SHAPE, np.float32)
    for line in lines:
        rect, covered = line_region(MeasuredLine(line, np.full(len(line), width)), SHAPE)
        depth[rect.slices][covered] = 45.0
    random = np.random.default_rng(seed)
    grey = 150 - cv2.GaussianBlur(depth, (0, 0), 0.8) + random.normal(0, noise, SHAPE)
    return np.repeat(np.clip(grey, 0, 255).astype(np.uint8)[..., None], 3, axis=2)


def traced(pixels: np.ndarray, place: tuple[float, float]) -> np.ndarray:
    tree = ridge_tree(pixels, Rect(0, 0, *SHAPE), place, 4.0, 12.0).tree
    return np.array(whole_line(tree))


def farthest(points: np.ndarray, line: np.ndarray) -> float:
    gaps = points[:, None, :] - line[None, :, :]
    return float(np.hypot(gaps[..., 0], gaps[..., 1]).min(axis=1).max())


@pytest.mark.parametrize("share", [0.02, 0.2, 0.5, 0.9, 0.98])
@pytest.mark.parametrize("width", [2.0, 4.0, 7.0])
def test_a_line_is_traced_from_end_to_end_from_any_place_on_it(share: float, width: float) -> None:
    line = curve(80, 22)
    y, x = line[round(share * (len(line) - 1))]
    path = traced(picture(line, width=width), (float(y), float(x)))
    ends = sorted((path[0].tolist(), path[-1].tolist()), key=lambda point: point[1])
    assert math.dist(ends[0], line[0]) <= 8
    assert math.dist(ends[1], line[-1]) <= 8
    # At its round ends a line reaches half its width farther.
    assert farthest(path, line) <= 2 + width / 2
    assert farthest(line[20:-20], path) <= 3


def test_a_short_gap_is_bridged_and_a_long_one_ends_the_line() -> None:
    line = curve(80, 10)
    short = picture(line[:190], line[200:], noise=2.0)
    assert np.ptp(traced(short, (float(line[50, 0]), float(line[50, 1])))[:, 1]) > 195
    long = picture(line[:150], line[290:], noise=2.0)
    assert np.ptp(traced(long, (float(line[50, 0]), float(line[50, 1])))[:, 1]) < 100


def test_the_line_beside_is_left_alone() -> None:
    line, other = curve(60, 15), curve(95, 15)
    path = traced(picture(line, other), (float(line[200, 0]), float(line[200, 1])))
    assert farthest(path, line) <= 3


def test_where_there_is_no_line_only_the_place_is_left_or_little_is_found() -> None:
    flat = np.full((*SHAPE, 3), 120, np.uint8)
    assert len(traced(flat, (90.0, 130.0))) == 1


def is_taken(pixels: np.ndarray, place: tuple[float, float]) -> bool:
    found = ridge_tree(pixels, Rect(0, 0, *SHAPE), place, 4.0, 12.0)
    path = whole_line(found.tree)
    return len(path) > 1 and is_line(found, path)


@pytest.mark.parametrize("noise", [1.0, 4.0, 15.0])
def test_a_way_through_noise_alone_is_no_line_and_a_faint_line_is_one(noise: float) -> None:
    line = curve(80, 22)
    y, x = line[len(line) // 2]
    random = np.random.default_rng(5)
    grey = 150 + random.normal(0, noise, SHAPE)
    nothing = np.repeat(np.clip(grey, 0, 255).astype(np.uint8)[..., None], 3, axis=2)
    assert not is_taken(nothing, (90.0, 130.0))
    assert is_taken(picture(line, noise=noise), (float(y), float(x)))


def test_a_click_far_from_the_only_line_does_not_run_on_to_it() -> None:
    assert not is_taken(picture(curve(40, 10)), (150.0, 130.0))
