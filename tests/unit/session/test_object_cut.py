"""Cut of one object: from a box, from a click, and after hints, with the answer planted."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core import BoolMap, CancelledError, CancelToken, Rect, RgbU8
from engine.edit.raster import sweep
from engine.session.objects.object_cut import ObjectCut, ObjectHint


def scene(height: int = 120, width: int = 160, scale: int = 1) -> tuple[RgbU8, BoolMap]:
    """A striped green leaf on brown noise, and the pixels of the leaf."""
    random = np.random.default_rng(5)
    y, x = np.mgrid[: height * scale, : width * scale] / scale
    leaf = ((y - 55) / 30) ** 2 + ((x - 80) / 45) ** 2 + 0.15 * np.sin(x / 5) < 1
    pixels = np.where(leaf[..., None], (60, 130, 60), (120, 90, 60)).astype(float)
    pixels[..., 1] += np.where(leaf, 25 * np.sin(x / 3), 0)
    pixels += random.normal(0, 12, pixels.shape)
    return pixels.clip(0, 255).astype(np.uint8), leaf


def overlap(mask: BoolMap, truth: BoolMap) -> float:
    return float((mask & truth).sum() / (mask | truth).sum())


def dab(y: float, x: float, *, is_inside: bool = True, radius_px: float = 3.0) -> ObjectHint:
    return ObjectHint(((y, x),), radius_px, is_inside)


def test_a_box_gives_its_object(compiled_kernels: None) -> None:
    pixels, leaf = scene()
    mask = ObjectCut(pixels, Rect(20, 30, 90, 130)).mask((), CancelToken())
    assert overlap(mask, leaf) > 0.95
    assert not mask[:20].any()
    assert not mask[:, 130:].any()


def test_an_object_whose_colours_are_also_around_it_is_as_large_as_its_box(compiled_kernels: None) -> None:
    """A car at dusk: a few bright parts, and a body as dark as most of the street, beside a lighter wall."""
    random = np.random.default_rng(3)
    y, x = np.mgrid[:100, :150]
    car = (((y - 50) / 26) ** 4 + ((x - 75) / 40) ** 4) < 1
    pixels = np.where(y < 40, 46, 26).astype(float)
    pixels[car] = 30
    pixels[55:60, 40:46] = pixels[55:60, 104:110] = 150
    pixels += random.normal(0, 3, pixels.shape)
    cut = ObjectCut(
        np.repeat(pixels.clip(0, 255).astype(np.uint8)[..., None], 3, axis=2), Rect(24, 35, 76, 115)
    )
    mask = cut.mask((), CancelToken())
    assert overlap(mask, car) > 0.7


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_box_around_a_small_blurred_cell_among_others_gives_it(seed: int, compiled_kernels: None) -> None:
    y, x = np.mgrid[:42, :42]
    places = [(row, column) for row in (6, 21, 36) for column in (6, 21, 36)]
    away = [np.hypot(y - row, x - column) for row, column in places]
    grey = 17 + 55 / (1 + np.exp((np.min(away, axis=0) - 6) * 1.2))
    grey += np.random.default_rng(seed).normal(0, 4, grey.shape)
    pixels = np.repeat(grey.clip(0, 255).astype(np.uint8)[..., None], 3, axis=2)
    mask = ObjectCut(pixels, Rect(13, 13, 30, 30)).mask((), CancelToken())
    assert overlap(mask, away[4] < 6) > 0.8


def test_a_box_up_to_the_rim_of_the_image_gives_its_object(compiled_kernels: None) -> None:
    pixels, leaf = scene()
    pixels, leaf = pixels[20:90, 30:130], leaf[20:90, 30:130]
    mask = ObjectCut(pixels, Rect(0, 0, 70, 100)).mask((), CancelToken())
    assert overlap(mask, leaf) > 0.9


@pytest.mark.parametrize("scale", [1, 5])
def test_a_click_gives_the_object_under_it_with_a_sharp_boundary(compiled_kernels: None, scale: int) -> None:
    pixels, leaf = scene(scale=scale)
    mask = ObjectCut(pixels).mask((dab(55 * scale, 80 * scale),), CancelToken())
    assert overlap(mask, leaf) > (0.95 if scale == 1 else 0.98)


def test_hints_are_kept_and_taken_back_without_a_trace(compiled_kernels: None) -> None:
    pixels, _ = scene()
    cut = ObjectCut(pixels, Rect(20, 30, 90, 130))
    first = cut.mask((), CancelToken())
    outside, inside = dab(55, 60, is_inside=False, radius_px=5), dab(55, 95)
    second = cut.mask((outside,), CancelToken())
    assert not second[55, 60]
    assert second[55, 95]
    third = cut.mask((outside, inside), CancelToken())
    assert third[55, 95]
    assert not third[55, 60]
    assert cut.mask((), CancelToken()) is first
    assert not first.flags.writeable


def test_only_hints_outside_give_nothing(compiled_kernels: None) -> None:
    pixels, _ = scene()
    assert not ObjectCut(pixels).mask((dab(55, 80, is_inside=False),), CancelToken()).any()


def test_a_cancelled_cut_says_so_and_can_be_made_again(compiled_kernels: None) -> None:
    pixels, leaf = scene()
    cut, token = ObjectCut(pixels), CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        cut.mask((dab(55, 80),), token)
    assert overlap(cut.mask((dab(55, 80),), CancelToken()), leaf) > 0.95


@pytest.mark.parametrize("box", [Rect(0, 0, 40, 50), Rect(5, 5, 30, 40)])
def test_a_box_in_an_image_of_one_colour_cuts_without_complaint(box: Rect, compiled_kernels: None) -> None:
    pixels = np.full((40, 50, 3), 90, np.uint8)
    mask = ObjectCut(pixels, box).mask((), CancelToken())
    assert mask.shape == (40, 50)
    outside = np.ones(mask.shape, bool)
    outside[box.slices] = False
    assert not mask[outside].any()


def test_a_speck_of_the_same_colour_in_the_box_does_not_belong(compiled_kernels: None) -> None:
    pixels, leaf = scene()
    pixels[80:86, 120:126] = pixels[50:56, 90:96]
    mask = ObjectCut(pixels, Rect(20, 30, 90, 130)).mask((), CancelToken())
    assert not mask[80:86, 120:126].any()
    assert overlap(mask, leaf) > 0.95


def test_a_wide_click_on_a_narrow_rim_does_not_reach_beyond_it(compiled_kernels: None) -> None:
    pixels = np.full((90, 140, 3), 40, np.uint8)
    pixels[20:70, 30:80], pixels[20:70, 80:84] = 210, 55
    truth = pixels[..., 0] > 40
    cut, body = ObjectCut(pixels), dab(45, 55, radius_px=5)
    assert not cut.mask((body,), CancelToken())[:, 81:].any()
    after = cut.mask((body, dab(45, 82, radius_px=5)), CancelToken())
    assert after[44:47, 80:82].all()
    assert (after & ~truth).sum() < 10


STROKES = {
    "straight": [(60, 20), (60, 180)],
    "crosses itself, then goes on": [(50, 20), (58, 26), (52, 32), (60, 26), (50, 30), (60, 36), (60, 180)],
    "turns back": [(50, 180), (50, 20), (54, 20), (54, 50)],
    "along the border": [(60, 20), (0, 20), (0, 180)],
}


@pytest.mark.parametrize("stroke", STROKES.values(), ids=STROKES.keys())
def test_a_stroke_is_taken_at_its_word_along_all_of_its_path(
    compiled_kernels: None, stroke: list[tuple[float, float]]
) -> None:
    pixels = np.full((120, 200, 3), 90, np.uint8)
    pixels[:, :10] = 200
    cut = ObjectCut(pixels)
    whole = ObjectHint(((60, 90), (60, 190)), 75.0, True)
    removed = ObjectHint(tuple(stroke), 3.0, False)
    before, after = (cut.mask(hints, CancelToken()) for hints in ((whole,), (whole, removed)))
    rect, under = sweep(stroke, 3.0, (120, 200))
    assert before[rect.slices][under].mean() > 0.9
    assert after[rect.slices][under].mean() < 0.1
