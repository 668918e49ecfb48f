"""The choice by the images: planted ones with and without an up, grey or coloured, noisy or clean."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest

from engine.bench.support.labelled_sets import read_labelled_set, samples_of
from engine.core import IGNORE
from engine.document.image import read_image
from engine.learn.augmentation.augment_settings import STRONG, AugmentChoice, AugmentSettings
from engine.learn.augmentation.auto_augment import (
    MOST_IMAGES,
    AugmentDecision,
    ImageStatistics,
    auto_augment,
    measure_image,
    measure_samples,
    summary_of,
)
from engine.learn.request import Sample
from engine.learn.samples import ImageCache
from tests.helpers.data import data_set

AUTO = AugmentChoice()


def cells(seed: int, light: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """Smooth blobs in grey, and their mask."""
    noise = np.random.default_rng(seed).standard_normal((160, 160)).astype(np.float32)
    smooth = cv2.GaussianBlur(noise, (0, 0), 5)
    grey = np.clip(120 * light + 900 * smooth, 0, 255).astype(np.uint8)
    return np.repeat(grey[..., None], 3, axis=2), (smooth > 0.05).astype(np.uint8)


def street(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Houses: upright boxes of many greys, with sky above and ground below in the mask."""
    rng = np.random.default_rng(seed)
    image = np.full((160, 200, 3), 200, np.uint8)
    for _ in range(30):
        y, x = rng.integers(0, 130), rng.integers(0, 170)
        image[y : y + 30, x : x + 30] = rng.integers(0, 256)
    return image, np.repeat(np.where(np.arange(160) < 70, 0, 1)[:, None], 200, axis=1).astype(np.uint8)


def facts_of(make: Callable[[int], tuple[np.ndarray, np.ndarray]], count: int = 6) -> list[ImageStatistics]:
    return [measure_image(*make(seed)) for seed in range(count)]


def reason_for(chosen_settings: AugmentDecision, item: str) -> str:
    return next(reason.sentence for reason in chosen_settings.reasons if reason.item == item)


def test_cells_have_no_up_and_are_turned_and_bent() -> None:
    chosen_settings = auto_augment(AUTO, facts_of(cells))
    assert chosen_settings.settings.orientation == "any"
    assert chosen_settings.settings.rotate > 0
    assert chosen_settings.settings.elastic > 0
    assert "no class keeps to the top" in reason_for(chosen_settings, "orientation")


def test_streets_stand_upright_and_are_neither_turned_nor_bent() -> None:
    chosen_settings = auto_augment(AUTO, facts_of(street))
    assert (chosen_settings.settings.orientation, chosen_settings.settings.elastic) == ("upright", 0.0)
    assert "edges run level or upright" in reason_for(chosen_settings, "orientation")


def test_a_class_that_keeps_to_the_top_makes_images_upright_though_no_edge_tells() -> None:
    def under_a_sky(seed: int) -> tuple[np.ndarray, np.ndarray]:
        image, _ = cells(seed)
        return image, street(seed)[1][:, :160]

    assert "different heights" in reason_for(auto_augment(AUTO, facts_of(under_a_sky)), "orientation")
    # Three images may agree by accident.
    assert auto_augment(AUTO, facts_of(under_a_sky, count=3)).settings.orientation == "any"


def test_a_class_that_keeps_to_one_side_is_no_up() -> None:
    def half(seed: int) -> tuple[np.ndarray, np.ndarray]:
        image, _ = cells(seed)
        labels = np.where(np.add.outer(np.arange(160), np.arange(160)) < 160, 0, 1).astype(np.uint8)
        return image, labels

    assert auto_augment(AUTO, facts_of(half)).settings.orientation == "any"


def test_noise_is_measured_and_no_more_than_that_is_added() -> None:
    rng = np.random.default_rng(0)
    image, mask = cells(0)
    noisy = (
        np.clip(image[..., :1] + rng.normal(0, 6, (160, 160, 1)), 0, 255).astype(np.uint8).repeat(3, axis=2)
    )
    fact = measure_image(noisy, mask)
    assert fact.noise == pytest.approx(6, rel=0.15)
    assert 0 < auto_augment(AUTO, [fact]).settings.noise * 255 <= 1.15 * 6
    assert auto_augment(AUTO, [measure_image(image, mask)]).settings.noise == 0


def test_colours_change_only_where_there_are_some() -> None:
    image, mask = cells(0)
    red = image.copy()
    red[..., 1:] //= 2
    assert auto_augment(AUTO, [measure_image(red, mask)]).settings.colour > 0
    assert auto_augment(AUTO, [measure_image(image, mask)]).settings.colour == 0


def test_light_changes_more_where_it_differs_between_the_images() -> None:
    alike = auto_augment(AUTO, facts_of(cells)).settings
    unlike = auto_augment(AUTO, [measure_image(*cells(n, light=0.4 + 0.3 * n)) for n in range(6)]).settings
    assert unlike.brightness > alike.brightness


def test_scribbles_alone_and_no_labels_at_all_can_be_looked_at() -> None:
    image, mask = cells(0)
    sparse = np.full_like(mask, IGNORE)
    sparse[80, 20:60] = mask[80, 20:60]
    nothing = np.full_like(mask, IGNORE)
    chosen_settings = auto_augment(AUTO, [measure_image(image, sparse), measure_image(image, nothing)])
    assert chosen_settings.settings.orientation == "any"


@pytest.mark.parametrize("shape", [(1, 1), (3, 500), (40, 2)])
def test_images_of_any_size_can_be_looked_at(shape: tuple[int, int]) -> None:
    fact = measure_image(np.zeros((*shape, 3), np.uint8), np.zeros(shape, np.uint8))
    assert (fact.noise, fact.chroma, fact.size_px) == (0.0, 0.0, None)


def test_a_fixed_level_and_given_items_go_before_what_the_images_say() -> None:
    facts = facts_of(cells)
    assert auto_augment(AugmentChoice("strong"), facts).settings == STRONG
    given = auto_augment(AUTO.with_item("elastic", 0.9), facts)
    assert given.settings.elastic == 0.9
    assert "elastic" not in [reason.item for reason in given.reasons]
    upright = auto_augment(AugmentChoice("auto", "upright"), facts)
    assert upright.settings.orientation == "upright"
    assert "orientation" not in [reason.item for reason in upright.reasons]


def test_without_images_everything_is_as_usual() -> None:
    assert auto_augment(AUTO, []).settings == AugmentSettings()


def test_the_choice_survives_a_resume() -> None:
    chosen_settings = auto_augment(AUTO, facts_of(cells))
    assert AugmentDecision.from_json(chosen_settings.to_json()) == chosen_settings


def test_the_settings_are_told_in_words() -> None:
    assert (
        summary_of(AugmentSettings(flips=0.0, scale=1.0, brightness=0.0, contrast=0.0)) == "left as they are"
    )
    assert summary_of(AugmentSettings("upright", brightness=0.0, contrast=0.0)) == (
        "mirrored left to right and resized up to 1.3 times"
    )


def test_at_most_twenty_images_are_looked_at_and_fewer_large_ones() -> None:
    reads: list[Path] = []

    def read(path: Path) -> np.ndarray:
        reads.append(path)
        return np.zeros((40, 40, 3), np.uint8)

    labels = np.zeros((40, 40), np.uint8)
    samples = [Sample(str(n), Path(str(n)), labels) for n in range(100)]
    assert len(list(measure_samples(samples, ImageCache(read)))) == MOST_IMAGES
    assert (len(reads), reads[0], reads[-1]) == (MOST_IMAGES, Path("0"), Path("95"))


@pytest.mark.parametrize(
    ("name", "orientation"),
    [
        ("camvid", "upright"),
        ("voc2007", "upright"),
        ("nuclei-dsb2018", "any"),
        ("isbi2012-em", "any"),
        ("crackforest", "any"),
        ("drive", "any"),
        ("cwfid", "any"),
    ],
)
def test_real_images_tell_whether_they_have_an_up(name: str, orientation: str) -> None:
    samples = samples_of(read_labelled_set(data_set(name)), "train", 1)
    facts = list(measure_samples(samples, ImageCache(read_image)))
    assert auto_augment(AUTO, facts).settings.orientation == orientation
