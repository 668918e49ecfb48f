"""Traced lines against drawn ones: their width, and their pixels."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter
from scipy.spatial import cKDTree

from engine.core import BoolMap, Rect, RgbU8
from engine.edit.paths.line_width import MeasuredLine, line_region
from engine.edit.paths.tracing import ridge_tree, traced_line, with_width

SIZE = 110


def drawn_line(
    width_px: float, blur_px: float, bend_px: float, is_dark: bool, seed: int
) -> tuple[RgbU8, BoolMap, NDArray[np.float64]]:
    """Picture of a line with noise, the pixels whose centres it covers, and points of its middle."""
    along = np.linspace(0, 1, 3000)
    middle = np.column_stack(
        [SIZE / 2 + bend_px * np.sin(5 * along) + 30 * (along - 0.5), 10 + (SIZE - 20) * along]
    )
    tree = cKDTree(middle)

    def inside(step: int) -> BoolMap:
        grid = (np.mgrid[: SIZE * step, : SIZE * step] + 0.5) / step
        away = tree.query(grid.reshape(2, -1).T, distance_upper_bound=6)[0]
        return np.asarray(away <= width_px / 2).reshape(SIZE * step, -1)

    share = inside(3).reshape(SIZE, 3, SIZE, 3).mean(axis=(1, 3))
    grey = 130 + (-70 if is_dark else 70) * gaussian_filter(share, blur_px)
    grey += np.random.default_rng(seed).normal(0, 6, grey.shape)
    pixels = np.repeat(np.clip(grey, 0, 255).astype(np.uint8)[..., None], 3, axis=2)
    return pixels, inside(1), middle


def trace(pixels: RgbU8, start: tuple[float, float], end: tuple[float, float]) -> MeasuredLine:
    ridge = ridge_tree(pixels, Rect.of_shape(pixels.shape[:2]), start, 4.0, 16.0)
    path = ridge.tree.path_to(ridge.tree.snapped(end, 4.0))
    return traced_line(pixels, path, ridge.kind, 16.0)


@pytest.mark.parametrize("is_dark", [True, False])
@pytest.mark.parametrize("bend_px", [0.0, 14.0])
@pytest.mark.parametrize(
    ("width_px", "blur_px", "least_iou"),
    [
        (1, 0.6, 0.65), (2, 0.7, 0.72), (3, 0.7, 0.9), (5, 0.5, 0.93), (5, 1.2, 0.92), (9, 0.8, 0.95),
        (9, 1.5, 0.94),
    ],
)  # fmt: skip
def test_a_drawn_line_is_traced_in_its_width(
    width_px: float, blur_px: float, least_iou: float, bend_px: float, is_dark: bool
) -> None:
    pixels, mask, middle = drawn_line(width_px, blur_px, bend_px, is_dark, seed=round(width_px))
    line = trace(pixels, (middle[100, 0] + 2, middle[100, 1]), (middle[-100, 0] - 2, middle[-100, 1]))
    assert abs(float(np.median(line.widths)) - width_px) < 0.5
    assert abs(float(np.mean(line.widths)) - width_px) < 0.5
    rect, covered = line_region(line, (SIZE, SIZE))
    region = np.zeros((SIZE, SIZE), bool)
    region[rect.slices] = covered
    # Round ends reach farther than the line between the clicks.
    columns = np.s_[:, 25 : SIZE - 25]
    iou = (region & mask)[columns].sum() / (region | mask)[columns].sum()
    assert iou >= least_iou


def test_a_line_with_a_shadow_around_it_is_no_wider_for_that() -> None:
    away = np.abs(np.arange(SIZE)[:, None] + 0.5 - SIZE / 2) + np.zeros((1, SIZE))
    grey = gaussian_filter(180.0 - 70.0 * (away < 1.5) - 28.0 * ((away >= 1.5) & (away < 5.5)), 0.8)
    grey += np.random.default_rng(1).normal(0, 4, grey.shape)
    pixels = np.repeat(np.clip(grey, 0, 255).astype(np.uint8)[..., None], 3, axis=2)
    line = trace(pixels, (SIZE / 2, 10.0), (SIZE / 2, SIZE - 10.0))
    assert abs(float(np.median(line.widths)) - 3.0) < 1.0


def test_a_path_follows_the_line_rather_than_the_straight_way() -> None:
    pixels, _, middle = drawn_line(3, 0.7, 26.0, True, seed=1)
    line = trace(pixels, tuple(middle[50]), tuple(middle[-50]))
    away, _ = cKDTree(middle).query(line.points)
    assert float(away.max()) < 1.5
    assert float(np.median(away)) < 0.4


def test_a_region_has_the_pixels_that_are_nearer_than_half_the_width() -> None:
    random = np.random.default_rng(3)
    for _ in range(20):
        points = random.random((random.integers(1, 6), 2)) * 40 - 5
        widths = random.random(len(points)) * 9
        rect, covered = line_region(MeasuredLine(points, widths), (30, 30))
        region = np.zeros((30, 30), bool)
        region[rect.slices] = covered
        rows, columns = np.indices((30, 30)) + 0.5
        radii = np.maximum(widths, 1) / 2
        depth = np.full((30, 30), -np.inf)
        for i in range(max(1, len(points) - 1)):
            j = min(i + 1, len(points) - 1)
            share = np.linspace(0, 1, 400)[:, None, None]
            y, x = (points[i, k] + share * (points[j, k] - points[i, k]) for k in range(2))
            away = np.hypot(rows - y, columns - x)
            nearest = away.argmin(axis=0)
            radius = radii[i] + np.linspace(0, 1, 400)[nearest] * (radii[j] - radii[i])
            depth = np.maximum(depth, radius - away.min(axis=0))
        assert region[depth > 0.03].all()
        assert not region[depth < -0.03].any()


def test_a_width_of_the_users_takes_the_place_of_the_measured_one() -> None:
    line = MeasuredLine(np.zeros((3, 2)), np.array([2.0, 3.0, 4.0]))
    assert with_width(line, 0, 2).widths.tolist() == [4, 5, 6]
    assert with_width(line, 7, 0).widths.tolist() == [7, 7, 7]
    assert with_width(line, 0, -9).widths.tolist() == [1, 1, 1]
