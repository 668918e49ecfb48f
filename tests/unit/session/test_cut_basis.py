"""Scribbles and mask for the cuts: what is taken over, how much of it, and what is left out."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core import IGNORE, LabelMap, Rect
from engine.document.planes import TILE, LabelPlanes, Plane
from engine.files.plane_memory import PlaneMemory
from engine.refine.image_cuts import CutInput, ImageCuts
from engine.refine.settings import CutSettings
from engine.session import cut_basis
from engine.session.cut_basis import CutBasis, is_by_hand

SHAPE = (5 * TILE, 6 * TILE + 7)


def put(planes: LabelPlanes, plane: Plane, rect: Rect, value: int) -> None:
    with planes.edit("Test") as edit:
        edit.put(plane, rect, None, value)


def brought(basis: CutBasis, planes: LabelPlanes) -> CutInput:
    basis.note(planes, None, 4)
    basis.bring_to(ImageCuts(np.zeros((*SHAPE, 3), np.uint8)))
    return basis.input(4, CutSettings(), None)


def decided(cut_input: CutInput) -> LabelMap | None:
    return cut_input.mask.decided


def test_a_stroke_costs_its_tiles_and_not_the_image(monkeypatch: pytest.MonkeyPatch) -> None:
    planes = LabelPlanes(*SHAPE)
    put(planes, Plane.MASK, Rect.of_shape(SHAPE), 1)
    basis = CutBasis(planes)
    brought(basis, planes)
    put(planes, Plane.SCRIBBLES, Rect(10, 20, 14, 60), 2)
    copied: list[int] = []
    flipped = PlaneMemory.flipped

    def noted(memory: PlaneMemory, rect: Rect) -> LabelMap:
        copied.append(rect.area)
        return flipped(memory, rect)

    monkeypatch.setattr(PlaneMemory, "flipped", noted)
    basis.note(planes, None, 4)
    assert copied == [TILE * TILE]


def test_random_strokes_undone_and_released_leave_the_scribbles_as_they_are() -> None:
    random, planes = np.random.default_rng(4), LabelPlanes(*SHAPE)
    basis, changes = CutBasis(planes), []
    for number in range(40):
        y, x = (int(random.integers(0, side - 60)) for side in SHAPE)
        rect = Rect(y, x, y + 50, x + int(random.integers(1, 60)))
        with planes.edit("Scribble") as edit:
            edit.put(Plane.SCRIBBLES, rect, None, number % 3)
        changes.append(edit.change)
        if number % 5 == 4 and changes[-1] is not None:
            planes.apply(changes[-1], forward=False)
        if number % 7 == 6:
            basis.note(planes, None, 4)
            basis.release()
        expected = planes.view(Plane.SCRIBBLES)
        np.testing.assert_array_equal(brought(basis, planes).scribbles, expected)
        assert basis.scribbled_px == int((expected != IGNORE).sum())
        assert basis.scribbled_ids == tuple(np.unique(expected[expected != IGNORE]).tolist())


def test_what_a_hand_painted_in_an_open_mask_is_left_out_and_in_a_whole_one_part_of_it() -> None:
    planes, by_hand = LabelPlanes(*SHAPE), Rect(0, 0, 40, 50)
    basis = CutBasis(planes)
    for plane in (Plane.MASK, Plane.HAND):
        put(planes, plane, by_hand, 2)
    assert decided(brought(basis, planes)) is None
    put(planes, Plane.MASK, Rect(200, 200, 300, 300), 1)
    mask = decided(brought(basis, planes))
    assert mask is not None
    assert np.unique(mask).tolist() == [1, IGNORE]
    with planes.edit("Cut") as edit:
        edit.write(Plane.MASK, np.where(planes.view(Plane.HAND) == 2, np.uint8(2), np.uint8(1)))
    mask = decided(brought(basis, planes))
    assert mask is not None
    assert (mask[by_hand.slices] == 2).all()
    assert (brought(basis, planes).scribbles == IGNORE).all()


def test_pixels_of_locked_classes_are_no_scribbles_and_other_scribbles_over_them_are_none() -> None:
    planes = LabelPlanes(*SHAPE)
    basis = CutBasis(planes)
    put(planes, Plane.MASK, Rect(0, 0, 20, 30), 3)
    put(planes, Plane.SCRIBBLES, Rect(10, 10, 30, 40), 1)
    put(planes, Plane.SCRIBBLES, Rect(0, 0, 5, 50), 3)
    expected = planes.view(Plane.SCRIBBLES).copy()
    expected[10:20, 10:30] = IGNORE
    planes.protect(frozenset({3}))
    np.testing.assert_array_equal(brought(basis, planes).scribbles, expected)
    planes.protect(frozenset())
    np.testing.assert_array_equal(brought(basis, planes).scribbles, planes.view(Plane.SCRIBBLES))


def test_a_large_image_has_a_mask_to_correct_as_soon_as_a_cut_is_applied(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cut_basis, "QUICK_EXACT_PIXELS", 0)
    planes, by_hand = LabelPlanes(*SHAPE), Rect(0, 0, 40, 50)
    basis = CutBasis(planes)
    for plane in (Plane.MASK, Plane.HAND):
        put(planes, plane, by_hand, 2)
    brought(basis, planes)
    assert not basis.has_mask(planes)
    for plane in (Plane.MASK, Plane.HAND):
        put(planes, plane, by_hand, 1)
    assert not basis.has_mask(planes), "painted by hand alone"
    put(planes, Plane.MASK, Rect.of_shape(SHAPE), 1)
    assert basis.has_mask(planes)
    basis.note(planes, None, 4)
    basis.release()
    assert basis.has_mask(planes), "noted, and never cut"
    brought(basis, planes)
    assert basis.has_mask(planes)


def test_a_step_is_by_hand_if_all_that_it_decides_is_painted_or_was() -> None:
    planes, painted = LabelPlanes(*SHAPE), Rect(0, 0, 40, 50)
    with planes.edit("Brush") as brush:
        for plane in (Plane.MASK, Plane.HAND):
            brush.put(plane, painted, None, 2)
    with planes.edit("Cut") as cut:
        cut.put(Plane.MASK, Rect(50, 0, 90, 50), None, 1)
    with planes.edit("Erase") as erased_paint:
        for plane in (Plane.MASK, Plane.HAND):
            erased_paint.put(plane, Rect(30, 0, 45, 50), None, IGNORE)
    with planes.edit("Erase") as erased_both:
        for plane in (Plane.MASK, Plane.HAND):
            erased_both.put(plane, Rect(20, 0, 60, 50), None, IGNORE)
    steps = (brush.change, cut.change, erased_paint.change, erased_both.change)
    assert [is_by_hand(step) for step in steps if step is not None] == [True, False, True, False]
