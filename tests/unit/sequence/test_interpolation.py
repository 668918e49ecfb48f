"""Shape-based interpolation against shapes whose way is known, and against plain distances."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest

from engine.core import IGNORE, BadInputError, BoolMap, LabelMap
from engine.sequence.interpolation import MaskInterpolation
from engine.sequence.objects import objects_of
from engine.sequence.signed_distance import signed_distance

SHAPE = (120, 200)
THINGS = frozenset({1, 2})


def disc(y: float, x: float, radius: float, shape: tuple[int, int] = SHAPE) -> BoolMap:
    rows, columns = np.mgrid[: shape[0], : shape[1]]
    inside: BoolMap = (rows - y) ** 2 + (columns - x) ** 2 <= radius**2
    return inside


def labels_of(*discs: tuple[float, float, float], class_id: int = 1) -> LabelMap:
    labels = np.zeros(SHAPE, np.uint8)
    for y, x, radius in discs:
        labels[disc(y, x, radius)] = class_id
    return labels


def iou(one: BoolMap, other: BoolMap) -> float:
    return float((one & other).sum() / (one | other).sum())


def test_signed_distance_is_that_of_the_nearest_pixel_of_the_other_side() -> None:
    rng = np.random.default_rng(5)
    mask = rng.random((14, 17)) < 0.4
    places = np.argwhere(np.ones_like(mask))
    sides = mask.ravel()
    for place, is_in, distance in zip(places, sides, signed_distance(mask).ravel(), strict=True):
        nearest = np.linalg.norm(places[sides != is_in] - place, axis=1).min() - 0.5
        assert distance == pytest.approx(nearest if is_in else -nearest, abs=1e-3)


def test_a_disc_that_moves_past_itself_is_whole_in_the_middle() -> None:
    interpolation = MaskInterpolation(labels_of((40, 30, 14)), labels_of((80, 160, 14)), THINGS)
    for fraction in (0.25, 0.5, 0.75):
        mask = interpolation.at(fraction) == 1
        (found,) = objects_of(mask)
        assert found.centroid == pytest.approx((40 + 40 * fraction, 30 + 130 * fraction), abs=1.0)
        assert iou(mask, disc(40 + 40 * fraction, 30 + 130 * fraction, 14)) > 0.9


def test_a_disc_that_grows_has_the_radius_between() -> None:
    mask = MaskInterpolation(labels_of((60, 100, 10)), labels_of((60, 100, 30)), THINGS).at(0.5) == 1
    assert iou(mask, disc(60, 100, 20)) > 0.95


@pytest.mark.parametrize("fraction", [0.0, 1.0])
@pytest.mark.parametrize("things", [THINGS, frozenset[int]()])
def test_the_ends_are_the_frames_themselves(fraction: float, things: frozenset[int]) -> None:
    rng = np.random.default_rng(3)
    frames = []
    for _ in range(2):
        small = rng.choice(np.array([0, 1, 2, 3, IGNORE], np.uint8), (8, 12))
        frames.append(np.kron(small, np.ones((9, 9), np.uint8)))
    # An object that one frame lacks has a single pixel left there, none where it is matched.
    found = MaskInterpolation(frames[0], frames[1], things).at(fraction)
    assert (found == frames[int(fraction)]).mean() > 0.99


def test_two_discs_that_move_alike_keep_their_order() -> None:
    # The second lies nearer to where the first one goes than the first does itself.
    before, after = labels_of((60, 40, 9), (60, 80, 9)), labels_of((60, 64, 9), (60, 104, 9))
    mask = MaskInterpolation(before, after, THINGS).at(0.5) == 1
    assert sorted(o.centroid[1] for o in objects_of(mask)) == pytest.approx([52, 92], abs=1.0)
    assert iou(mask, disc(60, 52, 9) | disc(60, 92, 9)) > 0.9


TOUCHING = ((60, 60, 16), (60, 90, 14))
APART = ((40, 60, 16), (90, 130, 14))


@pytest.mark.parametrize("is_backwards", [False, True])
@pytest.mark.parametrize("fraction", [0.25, 0.5, 0.75])
def test_discs_that_touch_in_one_frame_go_to_their_places_in_the_other(
    fraction: float, is_backwards: bool
) -> None:
    frames = [labels_of(*TOUCHING), labels_of(*APART)]
    assert [len(objects_of(labels == 1)) for labels in frames] == [1, 2]
    ends = frames[::-1] if is_backwards else frames
    mask = MaskInterpolation(*ends, THINGS).at(1 - fraction if is_backwards else fraction) == 1
    way = [
        disc(y0 + fraction * (y1 - y0), x0 + fraction * (x1 - x0), r)
        for (y0, x0, r), (y1, x1, _) in zip(TOUCHING, APART, strict=True)
    ]
    assert iou(mask, way[0] | way[1]) > 0.85
    assert len(objects_of(mask)) == 2


def test_three_discs_in_a_row_part_and_a_fourth_beside_them_stays_itself() -> None:
    before = labels_of((60, 40, 12), (60, 62, 12), (60, 84, 12), (20, 150, 9))
    after = labels_of((40, 30, 12), (60, 62, 12), (80, 94, 12), (20, 158, 9))
    mask = MaskInterpolation(before, after, THINGS).at(0.5) == 1
    expected = disc(50, 35, 12) | disc(60, 62, 12) | disc(70, 89, 12) | disc(20, 154, 9)
    assert iou(mask, expected) > 0.85


def test_a_new_object_beside_one_that_kept_its_size_is_no_part_of_it() -> None:
    before, after = labels_of((60, 60, 16)), labels_of((60, 60, 16), (60, 100, 16))
    interpolation = MaskInterpolation(before, after, THINGS)
    assert (interpolation.at(0.5)[:, :77] == before[:, :77]).mean() > 0.99
    assert 0 < int((interpolation.at(0.5)[:, 77:] == 1).sum()) < int((after[:, 77:] == 1).sum()) / 2


def test_an_object_that_one_frame_lacks_shrinks_to_nothing() -> None:
    before, after = labels_of((60, 60, 20), (60, 150, 20)), labels_of((60, 62, 20))
    interpolation = MaskInterpolation(before, after, THINGS)
    sizes = [int((interpolation.at(f)[:, 110:] == 1).sum()) for f in (0.0, 0.25, 0.5, 0.75, 0.99)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == int(disc(60, 150, 20).sum())
    assert sizes[2] == pytest.approx(np.pi * 10**2, rel=0.1)
    assert sizes[-1] <= 9


def test_stuff_is_interpolated_as_it_lies_behind_objects() -> None:
    before, after = np.zeros(SHAPE, np.uint8), np.zeros(SHAPE, np.uint8)
    before[:40], after[:80] = 3, 3
    before[disc(60, 40, 12)] = 1
    after[disc(60, 160, 12)] = 1
    found = MaskInterpolation(before, after, THINGS).at(0.5)
    edge = np.zeros(SHAPE, np.uint8)
    edge[:60] = 3
    edge[disc(60, 100, 12)] = 1
    assert (found == edge).mean() > 0.99


def test_what_both_frames_say_stays_and_unlabelled_pixels_stay_unlabelled() -> None:
    before, after = np.full(SHAPE, IGNORE, np.uint8), np.full(SHAPE, IGNORE, np.uint8)
    before[disc(60, 60, 12)] = 1
    after[disc(60, 140, 12)] = 1
    found = MaskInterpolation(before, after, THINGS).at(0.5)
    assert set(np.unique(found)) == {1, IGNORE}
    assert iou(found == 1, disc(60, 100, 12)) > 0.9


def test_a_label_that_takes_over_the_whole_frame_does_so_on_the_whole_way() -> None:
    before, after = np.zeros(SHAPE, np.uint8), np.full(SHAPE, 3, np.uint8)
    before[:, :20] = 3
    shares = [
        float((MaskInterpolation(before, after, THINGS).at(f) == 3).mean()) for f in (0.1, 0.4, 0.7, 0.95)
    ]
    assert shares == sorted(shares)
    assert 0.1 < shares[0] < 0.3 < shares[1] < shares[2] < shares[3]


def test_masks_of_two_sizes_are_refused() -> None:
    with pytest.raises(BadInputError):
        MaskInterpolation(np.zeros((4, 5), np.uint8), np.zeros((5, 4), np.uint8), THINGS)


def test_long_thin_objects_need_no_more_memory_than_they_cover() -> None:
    before, after = np.zeros((200, 1000), np.uint8), np.zeros((200, 1000), np.uint8)
    for number in range(12):
        before[16 * number : 16 * number + 3, 40:940] = 1
        after[16 * number + 4 : 16 * number + 7, 50:950] = 1
    MaskInterpolation(before, after, THINGS)  # Once without counting: it imports what it needs.
    tracemalloc.start()
    found = MaskInterpolation(before, after, THINGS).at(0.5)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 10e6
    assert [o.rect.y0 for o in objects_of(found == 1)] == [16 * number + 2 for number in range(12)]
