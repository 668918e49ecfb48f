from __future__ import annotations

import numpy as np
import pytest

from engine.core import NO_PROGRESS, BadInputError, CancelToken, LabelMap, RgbU8
from engine.refine import CutSettings, RefineRequest, refine
from engine.refine.appearance.texture import MOST_COST, describe


def gratings(side: int = 128, period_px: float = 8.0) -> tuple[RgbU8, LabelMap]:
    """A disc of upright stripes in lying ones: the same greys equally often, so that colour says nothing."""
    y, x = np.mgrid[:side, :side].astype(np.float64)
    truth = ((y - side / 2) ** 2 + (x - side / 2) ** 2 < (side / 3.2) ** 2).astype(np.uint8)
    phase = np.where(truth == 1, x, y) * (2 * np.pi / period_px)
    grey = 128 + 90 * np.sin(phase) + np.random.default_rng(3).normal(0, 6, truth.shape)
    image = np.repeat(grey.clip(0, 255).astype(np.uint8)[..., None], 3, axis=2)
    return image, truth


def two_strokes(truth: LabelMap) -> LabelMap:
    """Whole periods of both textures, so that both strokes hold the same greys."""
    side = len(truth)
    scribbles = np.full(truth.shape, 255, np.uint8)
    scribbles[side // 2 - 4 : side // 2 + 4, side // 2 - 16 : side // 2 + 16] = 1
    scribbles[4:12, 32:96] = 0
    return scribbles


def share_right(image: RgbU8, truth: LabelMap, texture: float) -> float:
    settings = CutSettings(texture=texture, smoothness=4.0)
    request = RefineRequest(image, two_strokes(truth), 2, None, settings)
    return float((refine(request, CancelToken(), NO_PROGRESS).labels == truth).mean())


def test_gratings_of_equal_greys_are_told_apart_by_texture_and_not_by_colour() -> None:
    image, truth = gratings()
    assert share_right(image, truth, texture=1.0) > 0.95
    assert share_right(image, truth, texture=0.0) < 0.9


def test_a_class_that_looks_two_ways_is_still_one_class() -> None:
    image, truth = gratings()
    image = image.copy()
    image[:, 100:] = 30
    scribbles = two_strokes(truth)
    scribbles[40:90, 108:124] = 0
    costs = describe(image).costs(scribbles, (0, 1))
    assert (costs[0] <= costs[1])[:, 112:].mean() > 0.97
    assert (costs[1] < costs[0])[56:72, 48:80].mean() > 0.97


def test_costs_are_zero_for_the_likeliest_and_bounded() -> None:
    image, truth = gratings(96)
    costs = describe(image).costs(two_strokes(truth), (0, 1))
    assert costs.shape == (2, 96, 96)
    np.testing.assert_array_equal(costs.min(axis=0), 0.0)
    assert costs.max() <= MOST_COST


def test_one_marked_class_alone_says_nothing() -> None:
    image, truth = gratings(64)
    scribbles = np.full(truth.shape, 255, np.uint8)
    scribbles[:4] = 1
    assert not describe(image).costs(scribbles, (0, 1)).any()


def test_the_order_of_the_classes_only_reorders_the_costs() -> None:
    image, truth = gratings(96)
    texture, scribbles = describe(image), two_strokes(truth)
    np.testing.assert_allclose(
        texture.costs(scribbles, (0, 1)), texture.costs(scribbles, (1, 0))[::-1], atol=1e-4
    )


def test_a_large_image_is_described_at_a_bounded_resolution() -> None:
    image = np.zeros((1500, 1000, 3), np.uint8)
    image[::7] = 200
    texture = describe(image)
    assert texture.features.shape[1] * texture.features.shape[2] < 502_000
    assert texture.features.flags.writeable is False


def test_what_is_no_image_is_refused() -> None:
    with pytest.raises(BadInputError, match="uint8"):
        describe(np.zeros((8, 8, 3), np.float32))  # type: ignore[arg-type]
