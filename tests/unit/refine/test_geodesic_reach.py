from __future__ import annotations

import math

import numpy as np
import pytest

from engine.core import (
    IGNORE,
    NO_PROGRESS,
    BadInputError,
    BoolMap,
    CancelToken,
    LabelMap,
    Rect,
    RgbU8,
    UserError,
)
from engine.refine import METHODS, CutSettings, RefineRequest, refine
from engine.refine.correction.geodesic_reach import HOLD, REACH, GeodesicMap, contradicting, geodesic_reach
from engine.refine.solvers.image_pyramid import CutPyramid

COLOURS = np.array([(40, 60, 190), (200, 40, 40), (60, 170, 70)], np.float64)


def disc(side: int, y: float, x: float, radius: float) -> BoolMap:
    """Centre and radius as shares of the side."""
    rows, columns = np.mgrid[:side, :side] / side
    inside: BoolMap = (rows - y) ** 2 + (columns - x) ** 2 <= radius**2
    return inside


def painted(truth: LabelMap, noise: float = 8.0) -> RgbU8:
    drawn = COLOURS[truth] + np.random.default_rng(2).normal(0, noise, (*truth.shape, 3))
    return drawn.clip(0, 255).astype(np.uint8)


def dab(side: int, y: float, x: float, label: int, radius: float = 0.02) -> LabelMap:
    return np.where(disc(side, y, x, radius), np.uint8(label), np.uint8(IGNORE))


def corrected(image: RgbU8, previous_mask: LabelMap, scribbles: LabelMap, **settings: object) -> LabelMap:
    request = RefineRequest(image, scribbles, 3, None, CutSettings(**settings), previous_mask)  # type: ignore[arg-type]
    return refine(request, CancelToken(), NO_PROGRESS).labels


@pytest.mark.parametrize("side", [120, 700])
@pytest.mark.parametrize("noise", [0.0, 8.0, 25.0])
def test_a_scribble_on_one_of_two_like_blobs_removes_that_one_only(side: int, noise: float) -> None:
    wrong, right = disc(side, 0.3, 0.3, 0.1), disc(side, 0.7, 0.7, 0.1)
    previous_mask = (wrong | right).astype(np.uint8)
    after = corrected(painted(previous_mask, noise), previous_mask, dab(side, 0.3, 0.3, 0))
    assert not after[wrong].any()
    np.testing.assert_array_equal(after[~wrong], previous_mask[~wrong])


def test_a_scribble_on_a_missing_blob_adds_that_one_only() -> None:
    truth = disc(300, 0.3, 0.3, 0.1) | disc(300, 0.3, 0.7, 0.1)
    other = disc(300, 0.75, 0.5, 0.1)
    image, previous_mask = painted((truth | other).astype(np.uint8)), other.astype(np.uint8)
    after = corrected(image, previous_mask, dab(300, 0.3, 0.3, 1))
    np.testing.assert_array_equal(after, other | disc(300, 0.3, 0.3, 0.1))


def test_a_scribble_in_a_hole_fills_only_that_hole() -> None:
    body, hole, other = disc(200, 0.5, 0.5, 0.4), disc(200, 0.4, 0.4, 0.05), disc(200, 0.65, 0.65, 0.05)
    previous_mask = (body & ~hole & ~other).astype(np.uint8)
    after = corrected(painted(body.astype(np.uint8)), previous_mask, dab(200, 0.4, 0.4, 1))
    np.testing.assert_array_equal(after, body & ~other)


@pytest.mark.parametrize("method", [m.name for m in METHODS])
def test_no_method_touches_the_far_side_of_the_image(method: str) -> None:
    wrong, right = disc(150, 0.25, 0.25, 0.1), disc(150, 0.75, 0.75, 0.1)
    previous_mask = (wrong | right).astype(np.uint8)
    after = corrected(
        painted(previous_mask), previous_mask, dab(150, 0.25, 0.25, 0, radius=0.05), method=method
    )
    far = ~disc(150, 0.25, 0.25, 0.3)
    np.testing.assert_array_equal(after[far], previous_mask[far])
    assert (after[wrong] == 0).mean() > 0.9


def test_a_short_scribble_of_the_ground_does_not_give_the_rest_of_it_away() -> None:
    away = np.broadcast_to(np.abs(np.arange(200)[:, None] - 100), (200, 200))
    light = np.where(away <= 1, 105.0, np.where(away <= 4, 110.0, 130.0))
    light += np.random.default_rng(3).normal(0, np.where(away <= 1, 18, 8))
    # Shadow beside the line, as dark as that.
    light[96, 60:70] = 95
    image = np.repeat(light.clip(0, 255).astype(np.uint8)[..., None], 3, axis=2)
    ground = np.zeros((200, 200), np.uint8)
    scribbles = np.full((200, 200), IGNORE, np.uint8)
    scribbles[100, 20:180] = 1
    line = corrected(image, ground, scribbles) == 1
    scribbles[96, 60:70] = 0
    assert 300 < (corrected(image, ground, scribbles) == 1).sum() <= line.sum()


def test_a_third_class_takes_no_part_in_the_quarrel_of_two() -> None:
    previous_mask = np.zeros((160, 160), np.uint8)
    previous_mask[:, 100:] = 2
    previous_mask[disc(160, 0.4, 0.3, 0.12)] = 1
    after = corrected(painted(previous_mask), previous_mask, dab(160, 0.4, 0.3, 0))
    np.testing.assert_array_equal(after, np.where(previous_mask == 1, 0, previous_mask))


def test_scribbles_that_agree_change_nothing() -> None:
    previous_mask = np.random.default_rng(0).integers(0, 3, (64, 64), dtype=np.uint8)
    scribbles = np.where(disc(64, 0.5, 0.5, 0.1), previous_mask, np.uint8(IGNORE))
    np.testing.assert_array_equal(corrected(painted(previous_mask), previous_mask, scribbles), previous_mask)


def test_a_mask_of_one_class_without_contradiction_stays() -> None:
    previous_mask = np.ones((40, 40), np.uint8)
    np.testing.assert_array_equal(
        corrected(painted(previous_mask), previous_mask, dab(40, 0.5, 0.5, 1)), previous_mask
    )


def test_open_pixels_are_decided_and_decided_ones_stay() -> None:
    truth = np.zeros((80, 80), np.uint8)
    truth[:, 40:] = 1
    previous_mask = truth.copy()
    previous_mask[40:] = IGNORE
    scribbles = np.minimum(dab(80, 0.75, 0.2, 0), dab(80, 0.75, 0.8, 1))
    after = corrected(painted(truth), previous_mask, scribbles)
    np.testing.assert_array_equal(after[:40], truth[:40])
    assert (after == truth).mean() > 0.99


def test_an_endless_reach_lets_the_whole_image_change() -> None:
    blobs = disc(150, 0.3, 0.3, 0.1) | disc(150, 0.7, 0.7, 0.1)
    previous_mask = disc(150, 0.3, 0.3, 0.1).astype(np.uint8)
    previous_mask[disc(150, 0.3, 0.3, 0.04)] = 0
    scribbles = np.minimum(dab(150, 0.3, 0.3, 1), dab(150, 0.9, 0.1, 0))
    image = painted(blobs.astype(np.uint8))
    near = corrected(image, previous_mask, scribbles)
    everywhere = corrected(image, previous_mask, scribbles, reach=math.inf)
    assert not near[disc(150, 0.7, 0.7, 0.1)].any()
    assert everywhere[disc(150, 0.7, 0.7, 0.1)].mean() > 0.95


def test_a_network_that_was_contradicted_does_not_win_back_what_was_corrected() -> None:
    wrong, right = disc(150, 0.3, 0.3, 0.1), disc(150, 0.7, 0.7, 0.1)
    previous_mask = (wrong | right).astype(np.uint8)
    probs = np.stack([1.0 - previous_mask, previous_mask, np.zeros(previous_mask.shape)]).astype(np.float32)[
        :, ::4, ::4
    ]
    request = RefineRequest(
        painted(previous_mask), dab(150, 0.3, 0.3, 0), 3, probs, CutSettings(prior_weight=0.8), previous_mask
    )
    after = refine(request, CancelToken(), NO_PROGRESS).labels
    assert after[wrong].mean() < 0.02
    np.testing.assert_array_equal(after[~wrong], previous_mask[~wrong])


def test_the_strength_of_what_was_there_grows_with_the_distance() -> None:
    previous_mask = np.zeros((1, 300), np.uint8)
    geodesic_map = GeodesicMap.of(
        CutPyramid.of(np.full((1, 300, 3), 90, np.uint8), CancelToken(), 300), previous_mask
    )
    reach = geodesic_reach(geodesic_map, previous_mask, np.array([0]), np.array([1], np.uint8), margin_px=300)
    assert reach is not None
    assert reach.window == Rect(0, 0, 1, 300)
    is_near = reach.distance[0] < REACH
    assert (np.diff(reach.distance[0, is_near]) > 0).all()
    keep = reach.costs((0, 1))
    assert (np.diff(keep[1, 0] - keep[0, 0]) >= 0).all()
    assert keep[1].max() == pytest.approx(HOLD)
    # Steps are a pixel of the least size of an error, 3 px, long.
    assert reach.distance[0, 6] == pytest.approx(2.0, abs=0.5)
    assert (~reach.is_held[0]).sum() == pytest.approx(3 * REACH, abs=2)


def test_only_scribbles_that_differ_contradict() -> None:
    previous_mask = np.array([[0, 0, 1, 255]], np.uint8)
    found = contradicting(previous_mask, np.array([0, 1, 3]), np.array([0, 1, 1], np.uint8))
    np.testing.assert_array_equal(found, [False, True, False])


def test_a_mask_of_another_size_or_class_list_is_refused() -> None:
    image, scribbles = painted(np.zeros((20, 20), np.uint8)), dab(20, 0.5, 0.5, 1, 0.1)
    with pytest.raises(BadInputError, match="previous mask"):
        corrected(image, np.zeros((20, 21), np.uint8), scribbles)
    with pytest.raises(UserError, match="class 7"):
        corrected(image, np.full((20, 20), 7, np.uint8), scribbles)
    with pytest.raises(BadInputError, match="reach"):
        CutSettings(reach=0.0)
