"""Predictions on the disk: what is read is what was written, or nothing."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from engine.core import ImageId, ModelId, RgbU8, UserError
from engine.storage.caches.prediction_file import StoredPrediction
from engine.storage.caches.prediction_folder import PredictionFolder, PredictionKey

SHAPE = (40, 50)
KEY = PredictionKey(ImageId(7), ModelId("model-002"), "usual")


def pixels(seed: int = 0) -> RgbU8:
    return np.random.default_rng(seed).integers(0, 255, (*SHAPE, 3), np.uint8)


def noise(class_count: int = 3, stride: int = 2) -> StoredPrediction:
    """One that hardly compresses."""
    rng = np.random.default_rng(1)
    cells = (SHAPE[0] // stride, SHAPE[1] // stride)
    probs = rng.dirichlet(np.ones(class_count) * 0.3, cells).transpose(2, 0, 1).astype(np.float16)
    labels = rng.integers(0, class_count, SHAPE, np.uint8)
    return StoredPrediction(labels, rng.integers(0, 255, SHAPE, np.uint8), probs, stride)


def folder(tmp_path: Path, **options: int) -> PredictionFolder:
    return PredictionFolder(tmp_path / "predictions", read_only=False, **options)


def file_of(tmp_path: Path, key: PredictionKey = KEY) -> Path:
    return tmp_path / "predictions" / key.file_name


def test_labels_and_uncertainty_come_back_exactly_and_probabilities_nearly(tmp_path: Path) -> None:
    given = noise()
    folder(tmp_path).write(KEY, pixels(), given)
    found = folder(tmp_path).read(KEY, pixels())
    assert found is not None
    assert np.array_equal(found.labels, given.labels)
    assert np.array_equal(found.uncertainty, given.uncertainty)
    assert found.stride == 2
    assert found.probs.dtype == np.float16
    # Half a step of 1 / 255 in the root is at most 1 / 255 in the value, and float16 adds 1 / 2048.
    assert np.abs(found.probs.astype(np.float32) - given.probs).max() < 1 / 255 + 1 / 2048
    assert not any(a.flags.writeable for a in (found.labels, found.uncertainty, found.probs))


@pytest.mark.parametrize(
    "other",
    [
        PredictionKey(ImageId(8), KEY.model_id, KEY.way),
        PredictionKey(KEY.image_id, ModelId("model-003"), KEY.way),
        PredictionKey(KEY.image_id, KEY.model_id, "careful"),
    ],
)
def test_another_image_model_or_way_is_another_prediction(tmp_path: Path, other: PredictionKey) -> None:
    kept = folder(tmp_path)
    kept.write(KEY, pixels(), noise())
    assert kept.has(KEY)
    assert not kept.has(other)
    assert kept.read(other, pixels()) is None


def test_a_prediction_of_pixels_that_have_changed_since_is_removed(tmp_path: Path) -> None:
    kept = folder(tmp_path)
    kept.write(KEY, pixels(), noise())
    assert kept.read(KEY, pixels(1)) is None
    assert not kept.has(KEY)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda raw: b"",
        lambda raw: b"something else",
        lambda raw: raw[:30],
        lambda raw: raw[:-20],
        lambda raw: raw[:-100] + bytes(100),
        lambda raw: raw.replace(b'"stride": 2', b'"stridf": 2'),
        lambda raw: raw.replace(b'"shapes": [[40', b'"shapes": [[41'),
        lambda raw: raw.replace(b'"shapes": [[40', b'"shapes": [["a'),
        lambda raw: raw.replace(b'"shapes": [[40', b'"shapes": [[' + b"9" * 15),
        lambda raw: raw.replace(b'{"about"', b'["about"'),
    ],
)
def test_a_damaged_file_is_no_prediction_and_is_removed(tmp_path: Path, spoil: object) -> None:
    kept = folder(tmp_path)
    kept.write(KEY, pixels(), noise())
    path = file_of(tmp_path)
    before = path.read_bytes()
    path.write_bytes(spoil(before))  # type: ignore[operator]
    assert path.read_bytes() != before
    assert kept.read(KEY, pixels()) is None
    assert not path.exists()


def test_those_not_used_for_longest_go_first(tmp_path: Path) -> None:
    keys = [PredictionKey(ImageId(n), KEY.model_id, KEY.way) for n in range(4)]
    kept = folder(tmp_path)
    for age, key in enumerate(keys[:3]):
        kept.write(key, pixels(), noise())
        os.utime(file_of(tmp_path, key), (1000 + age, 1000 + age))
    size = file_of(tmp_path, keys[0]).stat().st_size
    assert kept.read(keys[0], pixels()) is not None
    limited = folder(tmp_path, limit_bytes=int(3.5 * size))
    limited.write(keys[3], pixels(), noise())
    assert [limited.has(key) for key in keys] == [True, False, True, True]


def test_what_is_larger_than_the_limit_is_not_kept(tmp_path: Path) -> None:
    kept = folder(tmp_path, limit_bytes=100)
    kept.write(KEY, pixels(), noise())
    assert not kept.has(KEY)


def test_a_read_only_folder_is_left_as_it_is(tmp_path: Path) -> None:
    folder(tmp_path).write(KEY, pixels(), noise())
    guest = PredictionFolder(tmp_path / "predictions", read_only=True)
    other = PredictionKey(ImageId(8), KEY.model_id, KEY.way)
    guest.write(other, pixels(), noise())
    assert guest.read(KEY, pixels()) is not None
    assert guest.read(KEY, pixels(1)) is None
    assert [path.name for path in (tmp_path / "predictions").iterdir()] == [KEY.file_name]


def test_what_a_crash_left_unfinished_goes_and_what_is_not_ours_stays(tmp_path: Path) -> None:
    place = tmp_path / "predictions"
    place.mkdir()
    (place / (KEY.file_name + ".unfinished")).write_bytes(b"half")
    (place / "notes.txt").write_text("mine")
    folder(tmp_path).write(KEY, pixels(), noise())
    assert sorted(path.name for path in place.iterdir()) == sorted([KEY.file_name, "notes.txt"])


def test_a_place_that_cannot_be_written_to_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "predictions").write_text("a file where the folder should be")
    with pytest.raises(UserError, match="cannot be kept"):
        folder(tmp_path).write(KEY, pixels(), noise())
