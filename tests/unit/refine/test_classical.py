"""Watershed and superpixels from scribbles: they stop where the picture does."""

from __future__ import annotations

import numpy as np

from engine.core import IGNORE, NO_PROGRESS, CancelToken, LabelMap, RgbU8
from engine.refine import CutSettings, RefineRequest, find_method, refine
from tests.helpers.scribbles import dabs, quarters


def cut(image: RgbU8, scribbles: LabelMap, method: str, count: int = 2) -> LabelMap:
    request = RefineRequest(image, scribbles, count, None, CutSettings(method=method))
    return refine(request, CancelToken(), NO_PROGRESS).labels


def ramp_with_a_line() -> RgbU8:
    """Brightness grows evenly to the right; a bright line at column 40 is all that divides it."""
    grey = np.broadcast_to(np.linspace(60, 110, 80), (40, 80)).copy()
    grey[:, 40] = 200
    return np.repeat(grey[..., None], 3, axis=2).astype(np.uint8)


def test_scribbles_grow_through_slow_changes_and_meet_on_the_line() -> None:
    scribbles = np.full((40, 80), IGNORE, np.uint8)
    scribbles[20, 2] = 0
    scribbles[20, 44] = 1
    labels = cut(ramp_with_a_line(), scribbles, "watershed")
    assert (labels[:, :38] == 0).all()
    assert (labels[:, 43:] == 1).all()


def test_four_scribbles_grow_into_four_quarters() -> None:
    image, truth = quarters()
    for method in ("watershed", "superpixels"):
        assert (cut(image, dabs(truth, (0, 1, 2, 3)), method, 4) == truth).mean() > 0.97


def test_a_superpixel_goes_whole_to_one_class() -> None:
    """Noise flips single pixels of a cut by colours alone, but no patch."""
    rng = np.random.default_rng(1)
    truth = np.zeros((80, 120), np.uint8)
    truth[:, 60:] = 1
    grey = np.where(truth == 1, 150, 90) + rng.normal(0, 25, truth.shape)
    image = np.repeat(np.clip(grey, 0, 255)[..., None], 3, axis=2).astype(np.uint8)
    by_pixel = (grey > 120) == (truth == 1)
    labels = cut(image, dabs(truth, (0, 1)), "superpixels")
    assert by_pixel.mean() < 0.92
    assert (labels == truth).mean() > 0.97


def test_both_ways_can_be_found_by_name_and_say_what_they_are_for() -> None:
    for name in ("watershed", "superpixels"):
        assert len(find_method(name).note) > 20
