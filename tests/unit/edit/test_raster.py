"""What a round pen covers: planted answers, and the rule checked against brute force."""

from __future__ import annotations

import math
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core import BadInputError, BoolMap, Rect
from engine.edit.raster import disc, disc_spans, sweep, sweep_on
from engine.edit.ready_kernels import READY, ReadyKernels

SHAPE = (24, 30)
EPS = 1e-6

coordinate = st.floats(-8, 36, allow_nan=False)
grid_coordinate = st.integers(-16, 72).map(lambda n: n / 2)
point = st.one_of(st.tuples(coordinate, coordinate), st.tuples(grid_coordinate, grid_coordinate))
radius = st.one_of(st.sampled_from([0.3, 0.5, 1.0, 1.5, 2.0]), st.floats(0.1, 9))


def whole(rect: Rect, covered: BoolMap, shape: tuple[int, int] = SHAPE) -> BoolMap:
    """The covered pixels as a map of the whole image."""
    result = np.zeros(shape, np.bool_)
    result[rect.slices] = covered
    return result


def distance_to_path(path: list[tuple[float, float]]) -> np.ndarray:
    """Distance of every pixel's centre to the path."""
    yy, xx = np.mgrid[: SHAPE[0], : SHAPE[1]] + 0.5
    best = np.full(SHAPE, np.inf)
    for (ay, ax), (by, bx) in zip(path, path[1:] or path, strict=False):
        dy, dx = by - ay, bx - ax
        square = dy * dy + dx * dx
        t = np.clip(((yy - ay) * dy + (xx - ax) * dx) / square, 0, 1) if square > 0 else np.zeros(SHAPE)
        best = np.minimum(best, np.hypot(yy - ay - t * dy, xx - ax - t * dx))
    return best


def box_gap_to_path(path: list[tuple[float, float]]) -> np.ndarray:
    """A lower bound on how far every pixel's square is from densely sampled points of the path."""
    yy, xx = np.mgrid[: SHAPE[0], : SHAPE[1]] + 0.5
    best = np.full(SHAPE, np.inf)
    for (ay, ax), (by, bx) in zip(path, path[1:] or path, strict=False):
        for t in np.linspace(0, 1, 400):
            y, x = ay + t * (by - ay), ax + t * (bx - ax)
            best = np.minimum(best, np.maximum(np.abs(yy - y), np.abs(xx - x)) - 0.5)
    return best


@settings(deadline=None)
@given(point, radius)
def test_a_disc_is_the_near_centres_and_the_pixel_under_the_point(
    centre: tuple[float, float], radius_px: float
) -> None:
    yy, xx = np.mgrid[: SHAPE[0], : SHAPE[1]] + 0.5
    near = np.hypot(yy - centre[0], xx - centre[1])
    under = (np.floor(centre[0]) == yy - 0.5) & (np.floor(centre[1]) == xx - 0.5)
    covered = whole(*disc(centre, radius_px, SHAPE))
    certain = np.abs(near - radius_px) > EPS
    np.testing.assert_array_equal(covered[certain], ((near < radius_px) | under)[certain])


@settings(deadline=None, max_examples=150)
@given(st.lists(point, min_size=1, max_size=4), radius)
def test_a_sweep_is_the_near_centres_and_the_pixels_that_the_path_runs_through(
    path: list[tuple[float, float]], radius_px: float
) -> None:
    covered = whole(*sweep(path, radius_px, SHAPE))
    near, gap = distance_to_path(path), box_gap_to_path(path)
    assert covered[near < radius_px - EPS].all()
    # 400 samples of a piece of at most 63 px are less than 0.16 px apart.
    assert not covered[(near > radius_px + EPS) & (gap > 0.08)].any()


@settings(deadline=None)
@given(point, point, radius, st.lists(st.integers(0, 64), min_size=1, max_size=6))
def test_a_sweep_covers_the_disc_at_each_of_its_points(
    a: tuple[float, float], b: tuple[float, float], radius_px: float, steps: list[int]
) -> None:
    covered = whole(*sweep((a, b), radius_px, SHAPE))
    for step in steps:
        t = step / 64
        at = (a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]))
        # Rounding may put a point on the other side of a pixel's edge: stay clear of edges.
        if all(abs(v - round(v)) > EPS for v in at):
            assert not (whole(*disc(at, radius_px - EPS, SHAPE)) & ~covered).any()


@settings(deadline=None)
@given(point, point, radius)
def test_the_direction_of_a_sweep_makes_no_difference_away_from_ties(
    a: tuple[float, float], b: tuple[float, float], radius_px: float
) -> None:
    there, back = whole(*sweep((a, b), radius_px, SHAPE)), whole(*sweep((b, a), radius_px, SHAPE))
    tie = (np.abs(distance_to_path([a, b]) - radius_px) < EPS) | (np.abs(box_gap_to_path([a, b])) < 0.08)
    np.testing.assert_array_equal(there[~tie], back[~tie])


def test_a_piece_that_hardly_rises_covers_what_a_level_one_covers() -> None:
    level = whole(*sweep(((0.0, 5.0), (0.0, 25.0)), 4.0, SHAPE))
    almost = whole(*sweep(((0.0, 5.0), (2.2e-308, 25.0)), 4.0, SHAPE))
    np.testing.assert_array_equal(almost, level)
    assert level.sum() > 20


def touched_rect(path: list[tuple[float, float]], radius_px: float, shape: tuple[int, int]) -> Rect:
    """A rectangle inside the image that holds all that `sweep` covers; cheap, and at most a pixel larger."""
    reach = max(radius_px, 0.5)
    ys = [y for y, _ in path]
    xs = [x for _, x in path]
    return Rect(
        math.floor(min(ys) - reach),
        math.floor(min(xs) - reach),
        math.floor(max(ys) + reach) + 1,
        math.floor(max(xs) + reach) + 1,
    ).clip(*shape)


@settings(deadline=None)
@given(st.lists(point, min_size=1, max_size=4), radius)
def test_the_rectangle_is_tight_and_inside_the_touched_one(
    path: list[tuple[float, float]], radius_px: float
) -> None:
    rect, covered = sweep(path, radius_px, SHAPE)
    assert covered.shape == (rect.height, rect.width)
    if not rect.is_empty:
        assert covered[0].any()
        assert covered[-1].any()
        assert covered[:, 0].any()
        assert covered[:, -1].any()
        assert touched_rect(path, radius_px, SHAPE).union(rect) == touched_rect(path, radius_px, SHAPE)


@pytest.mark.parametrize("centre", [(3.0, 4.0), (3.5, 4.5), (3.999, 4.999), (3.5, 4.0)])
def test_a_radius_of_half_a_pixel_is_the_pixel_under_the_point(centre: tuple[float, float]) -> None:
    rect, covered = disc(centre, 0.5, SHAPE)
    assert rect == Rect(3, 4, 4, 5)
    assert covered.all()


def test_a_pen_of_three_pixels_is_a_plus_and_corners_by_the_rule() -> None:
    rect, covered = disc((5.5, 5.5), 1.2, SHAPE)
    assert rect == Rect(4, 4, 7, 7)
    assert covered.tolist() == [[False, True, False], [True, True, True], [False, True, False]]


def test_a_line_along_a_row_is_that_row() -> None:
    rect, covered = sweep(((2.5, 3.5), (2.5, 9.5)), 0.5, SHAPE)
    assert rect == Rect(2, 3, 3, 10)
    assert covered.all()


@settings(deadline=None)
@given(point, point)
def test_a_thin_line_has_no_gap(a: tuple[float, float], b: tuple[float, float]) -> None:
    from scipy.ndimage import label

    big = (64, 64)
    move = ((a[0] + 10, a[1] + 10), (b[0] + 10, b[1] + 10))
    _, parts = label(whole(*sweep(move, 0.5, big), big), np.ones((3, 3)))
    assert parts == 1


def test_a_pen_outside_the_image_covers_nothing() -> None:
    rect, covered = disc((-50, 5), 3, SHAPE)
    assert rect.is_empty
    assert covered.size == 0


def test_the_outline_rows_of_a_disc_are_its_pixels() -> None:
    top, rows = disc_spans((10.2, 11.7), 4.3)
    drawn = np.zeros(SHAPE, np.bool_)
    for y, (left, right) in enumerate(rows, start=top):
        drawn[y, left : max(left, right)] = True
    np.testing.assert_array_equal(drawn, whole(*disc((10.2, 11.7), 4.3, SHAPE)))


@pytest.mark.parametrize(
    ("path", "radius_px"), [((), 1.0), (((1, 1),), 0.0), (((math.nan, 1),), 1.0), (((1, 1),), math.inf)]
)
def test_a_path_that_makes_no_sense_is_refused(
    path: tuple[tuple[float, float], ...], radius_px: float
) -> None:
    with pytest.raises(BadInputError):
        sweep(path, radius_px, SHAPE)


def test_a_pen_of_two_thousand_pixels_is_quick() -> None:
    sweep(((4000, 4000), (4010, 4050)), 1000, (8192, 8192))
    best = math.inf
    for _ in range(5):
        start = time.thread_time()
        rect, _ = sweep(((4000, 4000), (4010, 4050)), 1000, (8192, 8192))
        best = min(best, time.thread_time() - start)
    assert rect.height == 2010
    # Measured 1.5 ms; the bound only guards against another order of magnitude.
    assert best < 0.05


def gap_to_pens(path: list[tuple[float, float]], radii: list[float]) -> np.ndarray:
    """How far every pixel's centre is outside the nearest of many pens along the path; negative: inside."""
    yy, xx = np.mgrid[: SHAPE[0], : SHAPE[1]] + 0.5
    best = np.full(SHAPE, np.inf)
    pens = list(zip(path, radii, strict=True))
    for ((ay, ax), ra), ((by, bx), rb) in zip(pens, pens[1:] or pens, strict=False):
        for t in np.linspace(0, 1, 400):
            away = np.hypot(yy - ay - t * (by - ay), xx - ax - t * (bx - ax))
            best = np.minimum(best, away - ra - t * (rb - ra))
    return best


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(point, radius), min_size=1, max_size=3))
def test_a_sweep_of_changing_radius_is_all_pens_on_the_way(
    pens: list[tuple[tuple[float, float], float]],
) -> None:
    path, radii = [place for place, _ in pens], [radius_px for _, radius_px in pens]
    covered = whole(*sweep(path, radii, SHAPE))
    gap, crossed = gap_to_pens(path, radii), box_gap_to_path(path)
    assert covered[gap < -EPS].all()
    # 400 pens on the way from one point to the next are less than 0.16 px apart, and their edges, too.
    assert not covered[(gap > 0.16) & (crossed > 0.08)].any()


@settings(deadline=None, max_examples=50)
@given(st.lists(point, min_size=1, max_size=4), radius)
def test_equal_radii_are_one_radius(path: list[tuple[float, float]], radius_px: float) -> None:
    one, many = sweep(path, radius_px, SHAPE), sweep(path, [radius_px] * len(path), SHAPE)
    assert one[0] == many[0]
    np.testing.assert_array_equal(one[1], many[1])


def test_as_many_radii_as_points_are_needed() -> None:
    with pytest.raises(BadInputError):
        sweep([(1, 1), (2, 2)], [1.0], SHAPE)
    with pytest.raises(BadInputError):
        sweep([(1, 1), (2, 2)], [1.0, 0.0], SHAPE)


@settings(deadline=None, max_examples=150)
@given(st.lists(point, min_size=2, max_size=4), st.one_of(radius, st.floats(9, 200)))
def test_what_a_pen_adds_as_it_moves_on_is_the_sweep_without_its_first_place(
    path: list[tuple[float, float]], radius_px: float
) -> None:
    first, added = whole(*disc(path[0], radius_px, SHAPE)), np.zeros(SHAPE, np.bool_)
    for rect, covered in sweep_on(path, radius_px, SHAPE):
        assert covered.any()
        added |= whole(rect, covered)
    np.testing.assert_array_equal(first | added, whole(*sweep(path, radius_px, SHAPE)))
    if len(path) == 2:
        assert not (first & added).any()


def test_a_large_pen_that_moves_on_a_little_adds_little() -> None:
    rects = [rect for rect, _ in sweep_on(((2000.0, 2000.0), (2010.0, 2040.0)), 1000.0, (4000, 4000))]
    assert 0 < sum(rect.area for rect in rects) < 0.2 * (2 * 1000) ** 2


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(point, radius), min_size=1, max_size=4))
def test_compiled_or_not_the_same_pixels_are_covered(pens: list[tuple[tuple[float, float], float]]) -> None:
    path, radii = [at for at, _ in pens], [radius_px for _, radius_px in pens]
    compiled = ReadyKernels()
    compiled.load()
    results = []
    with pytest.MonkeyPatch.context() as patch:
        for kernels in (ReadyKernels(), compiled):
            for name, kernel in vars(kernels).items():
                patch.setattr(READY, name, kernel)
            results.append(sweep(path, radii, SHAPE))
    assert results[0][0] == results[1][0]
    assert np.array_equal(results[0][1], results[1][1])
