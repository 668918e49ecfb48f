"""Objects that touch in one frame are parted as they were planted, in little memory, until told to stop."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest

from engine.core import BoolMap, CancelledError, CancelToken
from engine.sequence.interpolation import MaskInterpolation
from engine.sequence.objects import FrameObject, match_parted, objects_of

SIDE = 5


def sheet_and_discs(radius: int) -> tuple[BoolMap, BoolMap, list[BoolMap]]:
    """25 discs that touch, the same ones apart, and each of those that touch for itself."""
    shape = (3 * radius * (SIDE + 1), 3 * radius * (SIDE + 1))
    rows, columns = np.ogrid[: shape[0], : shape[1]]
    steps = [(y, x) for y in range(SIDE) for x in range(SIDE)]

    def disc(y: int, x: int) -> BoolMap:
        inside: BoolMap = (rows - y) ** 2 + (columns - x) ** 2 <= radius**2
        return inside

    planted = [disc(2 * radius * (y + 2), 2 * radius * (x + 2)) for y, x in steps]
    apart = [disc(2 * radius + 3 * radius * y, 2 * radius + 3 * radius * x) for y, x in steps]
    return np.any(planted, axis=0), np.any(apart, axis=0), planted


def covered(part: FrameObject, shape: tuple[int, ...]) -> BoolMap:
    mask = np.zeros(shape, np.bool_)
    mask[part.rect.slices] = part.covered
    return mask


@pytest.mark.parametrize("radius", [9, 40])
def test_each_of_many_discs_that_touch_becomes_itself_small_or_large(radius: int) -> None:
    sheet, apart, planted = sheet_and_discs(radius)
    shape = (sheet.shape[0], sheet.shape[1])
    assert len(objects_of(sheet)) == 1
    matched = match_parted(objects_of(sheet), objects_of(apart), shape)
    assert len(matched.pairs) == len(planted)
    parts = [matched.before[i] for i, _ in sorted(matched.pairs, key=lambda pair: pair[1])]
    masks = [covered(part, sheet.shape) for part in parts]
    assert (np.sum(masks, axis=0) == sheet).all()
    for part, mask in zip(parts, masks, strict=True):
        assert part.area == mask.sum()
        assert part.centroid == pytest.approx(tuple(np.argwhere(mask).mean(axis=0)))
        nearest = max(float((mask & p).sum() / (mask | p).sum()) for p in planted)
        assert nearest > 0.85


def test_memory_of_a_parted_sheet_is_that_of_its_pixels() -> None:
    sheet, apart, _ = sheet_and_discs(40)
    first, second = objects_of(sheet), objects_of(apart)
    match_parted(first, second, sheet.shape)  # Once without counting: it imports what it needs.
    tracemalloc.start()
    match_parted(first, second, sheet.shape)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 100 * sheet.sum()


class PatientToken(CancelToken):
    """A token that is cancelled when it was asked so many times."""

    def __init__(self, patience: int) -> None:
        super().__init__()
        self.patience = patience

    def check(self) -> None:
        self.patience -= 1
        if self.patience < 0:
            self.cancel()
        super().check()


@pytest.mark.parametrize("patience", [0, 20, 30, 36])
def test_parting_ends_when_it_is_no_longer_wanted(patience: int) -> None:
    frames = [mask.astype(np.uint8) for mask in sheet_and_discs(40)[:2]]
    with pytest.raises(CancelledError):
        MaskInterpolation(*frames, frozenset({1}), PatientToken(patience))


def test_an_object_belongs_to_the_region_whose_pixels_are_near_not_to_the_one_that_reaches_around_it() -> (
    None
):
    before, after = np.zeros((200, 300), np.bool_), np.zeros((200, 300), np.bool_)
    before[10:190, 10:30] = before[10:30, 10:290] = True
    before[150:180, 240:270] = True
    # Both have lost pixels that the new object explains.
    after[10:190, 10:30] = after[10:30, 10:200] = True
    after[150:180, 240:255] = True
    after[110:140, 200:215] = True
    matched = match_parted(objects_of(before), objects_of(after), (200, 300))
    (new,) = [j for j, o in enumerate(matched.after) if o.rect.y0 == 110]
    (old,) = [i for i, j in matched.pairs if j == new]
    assert matched.before[old].rect.y0 == 150
