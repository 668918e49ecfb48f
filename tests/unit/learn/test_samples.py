"""Patches: drawn where labels are, image and labels changed together, ids never mixed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core import IGNORE, LabelMap, UserError
from engine.learn.augmentation.augment import augment, pad_to, resize_patch
from engine.learn.augmentation.augment_settings import AugmentSettings
from engine.learn.hard_example_sampling import HardExampleWeights
from engine.learn.losses import make_loss
from engine.learn.request import Sample
from engine.learn.samples import ImageCache, PatchSource, check_labels, image_cache

PLAIN = AugmentSettings(orientation="upright", scale=1.0, brightness=0.0, contrast=0.0)
ANY = AugmentSettings(brightness=0.0, contrast=0.0)


def label_colours(labels: LabelMap) -> np.ndarray:
    """An image that shows the labels: red is the class id times 60, or 255."""
    red = np.where(labels == IGNORE, 255, labels * 60).astype(np.uint8)
    return np.stack([red] * 3, axis=-1)


def source_of(
    labels: LabelMap, settings: AugmentSettings = PLAIN, crop_px: int = 32, seed: int = 0
) -> PatchSource:
    cache = ImageCache(lambda path: label_colours(labels))
    patches = PatchSource(cache, crop_px, settings, np.random.default_rng(seed))
    patches.add(Sample("a", Path("a.png"), labels))
    return patches


def unlabelled(height: int, width: int) -> LabelMap:
    return np.full((height, width), IGNORE, np.uint8)


@pytest.mark.parametrize("settings", [PLAIN, ANY])
def test_every_patch_shows_a_label(settings: AugmentSettings) -> None:
    labels = unlabelled(400, 500)
    labels[399, 0], labels[200, 250], labels[3, 499] = 0, 1, 2
    patches = source_of(labels, settings, crop_px=48)
    batch = patches.batch(40).labels
    # A single pixel may vanish when its patch is made smaller, hence not all 40.
    assert ((batch != IGNORE).any(axis=(1, 2))).sum() >= 30


def test_a_rare_class_is_met_as_often_as_a_frequent_one() -> None:
    labels = np.zeros((600, 600), np.uint8)
    labels[300:303, 300:303] = 1
    batch = source_of(labels).batch(200).labels
    share = (batch == 1).any(axis=(1, 2)).mean()
    assert 0.35 < share < 0.7


@pytest.mark.parametrize("settings", [PLAIN, ANY])
def test_image_and_labels_stay_together(settings: AugmentSettings) -> None:
    labels = np.zeros((120, 120), np.uint8)
    labels[:60, 40:], labels[60:, :30] = 1, 2
    drawn = source_of(labels, settings, crop_px=64).batch(20)
    images, batch = drawn.images, drawn.labels
    expected = np.stack([label_colours(b.astype(np.uint8)) for b in batch])
    # Enlarging blends the image, not the labels: only pixels at edges may differ.
    assert (np.abs(images.astype(int) - expected) > 30).mean() < 0.04


def test_ids_are_never_mixed() -> None:
    labels = np.random.default_rng(0).choice(np.array([0, 7, 254, 255], np.uint8), (100, 100))
    batch = source_of(labels, ANY).batch(20).labels
    assert set(np.unique(batch)) <= {0, 7, 254, 255}


@settings(deadline=None, max_examples=25)
@given(st.integers(1, 90), st.integers(1, 90), st.integers(0, 100))
def test_an_image_of_any_size_gives_patches(height: int, width: int, seed: int) -> None:
    labels = np.zeros((height, width), np.uint8)
    drawn = source_of(labels, ANY, seed=seed).batch(3)
    images, batch = drawn.images, drawn.labels
    assert images.shape == (3, 32, 32, 3)
    assert batch.shape == (3, 32, 32)


def test_padding_knows_no_labels() -> None:
    image, labels = pad_to(np.ones((10, 20, 3), np.uint8), np.zeros((10, 20), np.uint8), 16)
    assert image.shape == (16, 20, 3)
    assert (labels[10:] == IGNORE).all()
    assert (image == 1).all()


def test_upright_patches_are_only_mirrored_left_to_right() -> None:
    rng = np.random.default_rng(0)
    labels = np.repeat(np.arange(8, dtype=np.uint8)[:, None], 8, axis=1)
    variants = [augment(label_colours(labels), labels, PLAIN, rng)[1] for _ in range(20)]
    assert all(np.array_equal(v, labels) for v in variants)


def test_patches_in_any_orientation_take_all_four_turns() -> None:
    rng = np.random.default_rng(0)
    labels = np.arange(4, dtype=np.uint8).reshape(2, 2)
    corners = {int(augment(label_colours(labels), labels, ANY, rng)[1][0, 0]) for _ in range(60)}
    assert corners == {0, 1, 2, 3}


def test_light_changes_the_image_not_the_labels() -> None:
    rng = np.random.default_rng(3)
    image, labels = np.full((8, 8, 3), 100, np.uint8), np.zeros((8, 8), np.uint8)
    changed, same = augment(image, labels, AugmentSettings(brightness=0.3), rng)
    assert (changed != 100).all()
    assert (same == 0).all()
    assert (image == 100).all()


def test_resizing_to_the_same_side_changes_nothing() -> None:
    image, labels = label_colours(np.eye(8, dtype=np.uint8)), np.eye(8, dtype=np.uint8)
    assert resize_patch(image, labels, 8)[0] is image


def test_a_later_sample_of_the_same_key_replaces_the_first() -> None:
    first, second = unlabelled(50, 50), unlabelled(50, 50)
    first[10, 10], second[40, 40] = 0, 1
    patches = source_of(first)
    patches.add(Sample("a", Path("a.png"), second))
    batch = patches.batch(20).labels
    assert set(np.unique(batch)) == {1, IGNORE}


def test_a_sample_without_labels_is_not_drawn_from() -> None:
    patches = source_of(np.zeros((50, 50), np.uint8))
    patches.add(Sample("a", Path("a.png"), unlabelled(50, 50)))
    assert len(patches) == 0


def test_the_same_seed_draws_the_same_patches() -> None:
    labels = np.random.default_rng(0).integers(0, 3, (90, 90)).astype(np.uint8)
    first, second = source_of(labels, ANY, seed=4).batch(5), source_of(labels, ANY, seed=4).batch(5)
    assert np.array_equal(first.images, second.images)
    assert np.array_equal(first.labels, second.labels)


def test_images_are_read_once_and_dropped_when_there_are_too_many() -> None:
    read: list[str] = []

    def reader(path: Path) -> np.ndarray:
        read.append(path.name)
        return np.zeros((10, 10, 3), np.uint8)

    cache = ImageCache(reader, limit_bytes=700)
    a, b, c = (Sample(n, Path(n), np.zeros((10, 10), np.uint8)) for n in "abc")
    for sample in (a, b, a, c, a, b):
        cache.get(sample)
    assert read == ["a", "b", "c", "b"]


def test_images_that_do_not_fit_the_memory_are_used_several_times_before_the_next() -> None:
    read: list[str] = []

    def reader(path: Path) -> np.ndarray:
        read.append(path.name)
        return np.zeros((40, 40, 3), np.uint8)

    patches = PatchSource(ImageCache(reader, limit_bytes=10_000), 32, PLAIN, np.random.default_rng(0))
    for name in map(str, range(10)):
        patches.add(Sample(name, Path(name), np.zeros((40, 40), np.uint8)))
    patches.batch(800)
    assert len(read) < 200
    assert len(set(read)) == 10


def test_a_mask_of_another_size_is_refused() -> None:
    cache = ImageCache(lambda path: np.zeros((10, 20, 3), np.uint8))
    with pytest.raises(UserError, match="20x10, but its mask is 5x4"):
        cache.get(Sample("a", Path("a.png"), np.zeros((4, 5), np.uint8)))


def test_an_id_that_is_no_class_is_refused() -> None:
    with pytest.raises(UserError, match="class 3"):
        check_labels(Sample("a", Path("a.png"), np.full((2, 2), 3, np.uint8)), 3)


def test_corrected_pixels_weigh_more_and_turn_with_the_image() -> None:
    labels = np.ones((60, 60), np.uint8)
    labels[20:40, 10:30] = 0
    cache = ImageCache(lambda path: label_colours(labels))
    patches = PatchSource(cache, 48, ANY, np.random.default_rng(0), correction_weight=3.0)
    patches.add(Sample("a", Path("a.png"), labels, corrected=labels == 0))
    batch = patches.batch(10)
    assert batch.weights is not None
    assert np.array_equal(batch.weights == 3.0, batch.labels == 0)
    assert set(np.unique(batch.weights)) == {1.0, 3.0}


def test_what_lies_beside_a_rare_thing_counts_twice() -> None:
    labels = np.zeros((60, 60), np.uint8)
    labels[30, 10:50] = 1
    batch = source_of(labels).batch(20)
    assert batch.weights is not None
    line = batch.labels == 1
    # Nothing of the patches is resized, so that the line stays one pixel high.
    beside = np.roll(line, 1, axis=1) | np.roll(line, -1, axis=1)
    assert (batch.weights[beside & (batch.labels == 0)] == 2.0).all()
    assert (batch.weights[line] == 1.0).all()
    assert (batch.weights == 2.0).sum() < 2.5 * line.sum()


def test_beside_a_thing_that_is_not_rare_all_count_alike() -> None:
    labels = np.zeros((60, 60), np.uint8)
    labels[20:40, 10:50] = 1
    assert source_of(labels).batch(20).weights is None


def test_without_corrections_there_are_no_weights() -> None:
    assert source_of(np.zeros((40, 40), np.uint8)).batch(3).weights is None


def test_a_small_correction_is_met_often() -> None:
    labels = np.zeros((800, 800), np.uint8)
    corrected = np.zeros((800, 800), bool)
    corrected[400:404, 400:404] = True
    patches = PatchSource(
        ImageCache(lambda path: label_colours(labels)),
        32,
        PLAIN,
        np.random.default_rng(0),
        correction_weight=2.0,
    )
    patches.add(Sample("a", Path("a.png"), labels, corrected=corrected))
    met = sum(patches.batch(1).weights is not None for _ in range(200))
    assert 40 < met < 100


def two_images(hard_first: bool) -> PatchSource:
    """Class 0 fills image a, class 1 image b."""
    cache = ImageCache(lambda path: np.zeros((40, 40, 3), np.uint8))
    patches = PatchSource(cache, 32, PLAIN, np.random.default_rng(0), hard_first=hard_first)
    for class_id, key in enumerate("ab"):
        patches.add(Sample(key, Path(f"{key}.png"), np.full((40, 40), class_id, np.uint8)))
    return patches


@pytest.mark.parametrize(("hard_first", "least", "most"), [(True, 0.72, 0.86), (False, 0.42, 0.58)])
def test_a_hard_image_is_drawn_more_often_and_an_easy_one_still(
    hard_first: bool, least: float, most: float
) -> None:
    patches = two_images(hard_first)
    for _ in range(20):
        patches.note_losses(["a", "b"], [0.1, 0.9])
    share = np.mean([key == "b" for key in patches.batch(400).keys])
    # b: 0.9 of a mean of 0.5 is a factor of 1.8; a: 0.2, held at a half.
    assert least < share < most


def test_an_image_not_seen_yet_is_drawn_like_the_hardest() -> None:
    hard_examples = HardExampleWeights()
    assert hard_examples.factors(["a", "b"]).tolist() == [1.0, 1.0]
    hard_examples.update(["a", "a"], [1.0, float("nan")])
    assert hard_examples.factors(["a", "b"]).tolist() == [1.0, 2.0]
    again = HardExampleWeights()
    again.restore(hard_examples.to_json())
    assert again.factors(["a", "b"]).tolist() == [1.0, 2.0]
    hard_examples.forget("a")
    assert hard_examples.factors(["a", "b"]).tolist() == [1.0, 1.0]


def test_an_image_that_alone_shows_a_class_is_drawn_more_often() -> None:
    cache = ImageCache(lambda path: np.zeros((40, 40, 3), np.uint8))
    patches = PatchSource(cache, 32, PLAIN, np.random.default_rng(0))
    for number in range(9):
        labels = np.zeros((40, 40), np.uint8)
        labels[20:] = number == 4
        patches.add(Sample(str(number), Path(f"{number}.png"), labels))
    share = np.mean([key == "4" for key in patches.batch(600).keys])
    # The root of nine images over one: three times as often as each of the other eight.
    assert 3 / 11 - 0.06 < share < 3 / 11 + 0.06


@pytest.mark.parametrize("name", ["ce", "balanced-ce", "dice+ce", "border-ce"])
def test_what_a_sample_leaves_open_has_a_gradient_of_exactly_zero(name: str) -> None:
    labels = unlabelled(90, 110)
    labels[10:14, 20:70], labels[60:64, 30:90], labels[40, 5:60] = 0, 1, 2
    cache = ImageCache(lambda path: label_colours(labels))
    patches = PatchSource(cache, 48, AugmentSettings(), np.random.default_rng(1), correction_weight=2.0)
    patches.add(Sample("a", Path("a.png"), labels, corrected=labels == 1))
    batch = patches.batch(8)
    targets = torch.from_numpy(batch.labels)
    logits = torch.randn(8, 3, 48, 48, generator=torch.Generator().manual_seed(0), requires_grad=True)
    assert batch.weights is not None
    make_loss(name)(logits, targets, weights=torch.from_numpy(batch.weights)).backward()
    assert logits.grad is not None
    is_open = (targets == IGNORE)[:, None].expand_as(logits)
    assert 0.5 < float(is_open.float().mean()) < 1.0
    assert (logits.grad[is_open] == 0.0).all()
    assert (logits.grad[~is_open] != 0.0).any()


def sources(count: int, limit_bytes: int, read: list[str]) -> PatchSource:
    def reader(path: Path) -> np.ndarray:
        read.append(path.name)
        return np.zeros((40, 40, 3), np.uint8)

    patches = PatchSource(ImageCache(reader, limit_bytes), 32, PLAIN, np.random.default_rng(0))
    for name in map(str, range(count)):
        patches.add(Sample(name, Path(name), np.zeros((40, 40), np.uint8)))
    return patches


def test_the_parts_of_batches_that_two_processes_draw_are_those_of_one_where_images_take_turns() -> None:
    whole, first, second = (sources(10, 10_000, []) for _ in range(3))
    for _ in range(40):
        keys = whole.batch(6).keys
        assert first.batch(6, slice(0, 3)).keys + second.batch(6, slice(3, 6)).keys == keys


def test_images_that_take_turns_go_on_from_where_they_were() -> None:
    whole, resumed = sources(10, 10_000, []), sources(10, 10_000, [])
    whole.batch(50)
    rng = np.random.default_rng(1)
    whole._rng = resumed._rng = rng
    state = rng.bit_generator.state
    resumed.working_set.restore(whole.working_set.to_json())
    keys = [whole.batch(4).keys for _ in range(20)]
    rng.bit_generator.state = state
    assert [resumed.batch(4).keys for _ in range(20)] == keys


def test_a_new_image_is_drawn_at_once_though_the_others_take_turns() -> None:
    patches = sources(100, 10_000, [])
    patches.batch(8)
    patches.add(Sample("new", Path("new"), np.zeros((40, 40), np.uint8)))
    assert "new" in patches.batch(16).keys


def test_on_the_processor_a_cache_keeps_few_megabytes_but_enough_images() -> None:
    side = 1000
    cache = image_cache(lambda path: np.zeros((side, side, 3), np.uint8), "cpu")
    assert cache.capacity(side * side) == 24
    assert cache.capacity(100 * 100) == 838
    assert cache.capacity(100e6) == 3
    assert image_cache(lambda path: np.zeros((1, 1, 3), np.uint8), "cuda").capacity(side * side) == 357
    read: list[Path] = []

    def reader(path: Path) -> np.ndarray:
        read.append(path)
        return np.zeros((side, side, 3), np.uint8)

    cache = image_cache(reader, "cpu")
    for number in (*range(24), *range(24), 24, 0):
        cache.pixels(Path(str(number)))
    assert len(read) == 26
