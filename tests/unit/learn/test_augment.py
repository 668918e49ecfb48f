"""Variants of a patch: image and masks stay together, nothing is mixed, chance comes from one generator."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torchvision.transforms.v2 import InterpolationMode
from torchvision.transforms.v2 import functional as transforms

from engine.core import IGNORE
from engine.learn.augmentation.augment import SourceImage, _draw_bend, _draw_colours, augment, augmented_patch
from engine.learn.augmentation.augment_settings import ANY_ANGLE, LIGHT, NONE, STRONG, AugmentSettings

GEOMETRY = replace(NONE, flips=1.0, rotate=ANY_ANGLE, scale=1.6, elastic=1.0)


def blobs(height: int, width: int, seed: int = 0) -> np.ndarray:
    """Labels 0, 1 and 2 in smooth regions."""
    noise = np.random.default_rng(seed).standard_normal((height, width)).astype(np.float32)
    smooth = cv2.GaussianBlur(noise, (0, 0), 9)
    return np.digitize(smooth, [-0.02, 0.02]).astype(np.uint8)


def source_image(labels: np.ndarray) -> SourceImage:
    """An image whose grey value is the label times 100, and a second map that says where label 2 is."""
    maps = np.stack([labels, (labels == 2).astype(np.uint8)], axis=-1)
    image = np.repeat((labels * 100)[..., None], 3, axis=2)
    return SourceImage(image, lambda window: maps[window])


def variants(
    source: SourceImage, chosen: AugmentSettings, count: int = 12, at: tuple[int, int] = (90, 70)
) -> list:
    rng = np.random.default_rng(3)
    return [augmented_patch(source, at, 64, chosen, rng) for _ in range(count)]


def test_image_and_maps_stay_together_through_turning_bending_and_scaling() -> None:
    for image, maps in variants(source_image(blobs(200, 180)), GEOMETRY, count=20):
        known = maps[..., 0] != IGNORE
        wrong = np.abs(image[..., 0].astype(int) - maps[..., 0].astype(int) * 100) > 50
        # Between two labels the image is blended: half of the steps' width may differ.
        assert (wrong & known).mean() < 0.02
        assert np.array_equal(maps[..., 1][known] == 1, maps[..., 0][known] == 2)


def test_each_item_really_changes_the_patch() -> None:
    source = source_image(blobs(200, 180))
    plain = variants(replace_image(source), NONE, count=1)[0][0]
    for name in ("rotate", "elastic", "brightness", "contrast", "colour", "noise", "blur"):
        chosen = replace(NONE, **{name: getattr(STRONG, name)})
        shown = [image for image, _ in variants(replace_image(source), chosen)]
        assert any(not np.array_equal(image, plain) for image in shown), name


def replace_image(source: SourceImage) -> SourceImage:
    """The same in colours, and no larger than a patch, so that it cannot be put elsewhere."""
    image = np.ascontiguousarray(source.image[60:124, 40:104])
    image[..., 1] //= 2
    maps = source.maps((slice(60, 124), slice(40, 104)))
    return SourceImage(image, lambda window: maps[window])


def test_without_any_change_the_patch_is_the_image_itself() -> None:
    source = replace_image(source_image(blobs(200, 180)))
    image, maps = augmented_patch(source, (30, 30), 64, NONE, np.random.default_rng(0))
    assert np.array_equal(image, source.image)
    assert np.array_equal(maps, source.maps((slice(None), slice(None))))


@settings(deadline=None, max_examples=40)
@given(
    st.integers(4, 150),
    st.integers(4, 150),
    st.sampled_from([LIGHT, STRONG, GEOMETRY, replace(STRONG, orientation="upright")]),
    st.integers(0, 1000),
)
def test_ids_are_never_mixed_and_the_pixel_asked_for_is_there(
    height: int, width: int, chosen: AugmentSettings, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    labels = rng.choice(np.array([0, 7, 254, IGNORE], np.uint8), (height, width))
    at = int(rng.integers(height)), int(rng.integers(width))
    around = (slice(max(0, at[0] - 3), at[0] + 4), slice(max(0, at[1] - 3), at[1] + 4))
    labels[around] = 9
    maps = np.stack([labels, labels], axis=-1)
    source = SourceImage(np.repeat(labels[..., None], 3, axis=2), lambda window: maps[window])
    image, sampled = augmented_patch(source, at, 48, chosen, rng)
    assert image.shape == (48, 48, 3)
    assert sampled.shape == (48, 48, 2)
    assert set(np.unique(sampled[..., 0])) <= {0, 7, 9, 254, IGNORE}
    assert (sampled[..., 0] == 9).any()


def test_what_lies_beyond_the_image_is_unlabelled() -> None:
    labels = np.ones((40, 40), np.uint8)
    for _, maps in variants(source_image(labels), replace(GEOMETRY, scale=1.0), at=(20, 20)):
        assert (maps[..., 0] == IGNORE).mean() > 0.4
        assert set(np.unique(maps[..., 0])) == {1, IGNORE}


def test_the_same_state_of_the_generator_gives_the_same_patch() -> None:
    source, rng = source_image(blobs(200, 180)), np.random.default_rng(5)
    rng.random(3)
    state = rng.bit_generator.state
    first = [augmented_patch(source, (90, 70), 64, STRONG, rng) for _ in range(4)]
    cv2.setRNGSeed(1)
    torch.manual_seed(1)
    rng.bit_generator.state = state
    again = [augmented_patch(source, (90, 70), 64, STRONG, rng) for _ in range(4)]
    assert all(
        np.array_equal(a, b)
        for one, other in zip(first, again, strict=True)
        for a, b in zip(one, other, strict=True)
    )


def test_upright_patches_keep_up_up_whatever_the_angle_asked_for() -> None:
    rising = np.repeat(np.arange(200, dtype=np.uint8)[:, None], 180, axis=1)
    source = SourceImage(np.repeat(rising[..., None], 3, axis=2), lambda window: rising[window][..., None])
    chosen = replace(NONE, orientation="upright", flips=1.0, rotate=ANY_ANGLE, scale=1.3)
    for image, _ in variants(source, chosen):
        assert (np.diff(image[..., 0].astype(int), axis=0) >= 0).all()
        assert (np.diff(image[..., 0].astype(int), axis=1) == 0).all()


def test_free_turns_take_every_angle() -> None:
    stripes = (127 + 100 * np.sin(np.arange(301) / 4)).astype(np.uint8)
    image = np.broadcast_to(stripes[None, :, None], (301, 301, 3))
    source = SourceImage(np.ascontiguousarray(image), lambda window: image[window][..., :1])
    angles = []
    for turned, _ in variants(source, replace(NONE, flips=1.0, rotate=ANY_ANGLE), count=80, at=(150, 150)):
        dy, dx = np.gradient(turned[..., 0].astype(float))
        angles.append(np.degrees(0.5 * np.arctan2(2 * (dx * dy).sum(), (dx**2 - dy**2).sum())) % 180)
    assert len(np.unique((np.array(angles) / 15).astype(int))) >= 10


def test_a_turn_is_that_of_torchvision() -> None:
    noise = np.random.default_rng(0).integers(0, 256, (65, 65, 3), dtype=np.uint8)
    image = cv2.GaussianBlur(noise, (0, 0), 2)
    maps = image[..., :1].copy()

    class Angle:
        """Draws what the test says: no shift of the corner, and always the largest turn."""

        def uniform(self, low: float, high: float) -> float:
            return high

        def random(self) -> float:
            return 0.0

        def integers(self, low: int, high: int) -> int:
            return low

    chosen = replace(NONE, rotate=30.0)
    ours, _ = augmented_patch(SourceImage(image, lambda window: maps[window]), (32, 32), 65, chosen, Angle())  # type: ignore[arg-type]
    theirs = transforms.rotate(
        torch.from_numpy(image).permute(2, 0, 1), -30.0, InterpolationMode.BILINEAR
    ).permute(1, 2, 0)
    inner = np.hypot(*np.mgrid[-32:33, -32:33]) < 30
    difference = np.abs(ours.astype(int) - theirs.numpy().astype(int))[inner]
    # OpenCV places samples to a thirty-second of a pixel.
    assert difference.max() <= 3


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 10_000), st.sampled_from([32, 64, 192]))
def test_bending_never_folds(seed: int, crop_px: int) -> None:
    bend = _draw_bend(crop_px, 1.0, np.random.default_rng(seed)).astype(float)
    (yy, yx), (xy, xx) = (np.gradient(bend[..., axis]) for axis in (0, 1))
    assert ((1 + yy) * (1 + xx) - yx * xy > 0).all()


def test_colours_change_and_greys_stay() -> None:
    matrix = _draw_colours(1.0, np.random.default_rng(1))
    assert np.allclose(matrix @ [1.0, 1.0, 1.0], 1.0)
    assert not np.allclose(matrix @ [1.0, 0.0, 0.0], [1.0, 0.0, 0.0], atol=0.05)
    grey = np.full((8, 8, 3), 90, np.uint8)
    assert (augment(grey, grey[..., :1], replace(NONE, colour=1.0), np.random.default_rng(2))[0] == 90).all()


@pytest.mark.parametrize("is_grey", [True, False])
def test_noise_is_as_strong_as_asked_and_grey_images_stay_grey(is_grey: bool) -> None:
    image = np.full((192, 192, 3), 120, np.uint8)
    image[..., 2] += 0 if is_grey else 9
    chosen, rng = replace(NONE, noise=0.04), np.random.default_rng(0)
    spreads = []
    for _ in range(60):
        noisy = augment(image, image[..., :1], chosen, rng)[0].astype(float)
        spreads.append(noisy[..., 0].std())
        assert np.array_equal(noisy[..., 0], noisy[..., 1]) or not is_grey
    assert 0.35 < np.mean(np.array(spreads) == 0) < 0.65
    assert 0.8 * 255 * 0.04 < max(spreads) <= 1.02 * 255 * 0.04
