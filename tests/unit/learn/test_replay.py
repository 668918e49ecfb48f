"""Old images are learned from again, so that new ones of another kind do not drive out what was known."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from engine.core import RgbU8
from engine.learn.request import Sample, TrainRequest
from engine.learn.trainer import Trainer
from engine.learn.validation.metrics import Confusion
from engine.models.files.weights import load_model
from engine.predict.predictor import predict_image
from tests.helpers.networks import TWO_CLASSES, bright_square_image, read_npy, square_sample, tiny_request

pytestmark = pytest.mark.usefixtures("one_thread")


def in_other_light(image: RgbU8) -> RgbU8:
    """Brighter squares on ground as bright as the old ones' squares, and blue all over."""
    changed = image // 5 + 200
    changed[..., 2] = 255
    return changed


def shifted_sample(folder: Path, number: int) -> Sample:
    """The same squares in another light."""
    sample = square_sample(folder, str(number))
    path = folder / f"shifted-{number}.npy"
    np.save(path, in_other_light(read_npy(sample.image_path)))
    return Sample(f"shifted-{number}", path, sample.labels, sample.role, sample.corrected)


def learn(request: TrainRequest) -> Path:
    for _ in Trainer(request, read_npy, torch.device("cpu")).steps():
        pass
    return request.out_path


def score(path: Path, *, shifted: bool) -> float:
    model, counts = load_model(path), Confusion(2)
    for seed in (500, 501):
        image, mask = bright_square_image(seed=seed)
        seen = in_other_light(image) if shifted else image
        counts.add(mask, predict_image(model.module, model.spec, seen).labels)
    return counts.scores(TWO_CLASSES.names).mean_iou or 0.0


def test_learning_from_shifted_images_keeps_what_was_known_of_the_old_ones(tmp_path: Path) -> None:
    old = [square_sample(tmp_path, str(n)) for n in range(4)]
    new = [shifted_sample(tmp_path, n) for n in range(4)]
    # In standard light the shift would be undone, and nothing would have to be kept.
    first = learn(tiny_request(tmp_path, old, epochs=7, seed=1, standardize=False))
    known = score(first, shifted=False)
    assert known > 0.9
    going_on = {"init_path": first, "epochs": 8, "seed": 1}
    replaying = learn(
        tiny_request(tmp_path, old + new, out_path=tmp_path / "replayed.safetensors", **going_on)
    )
    forgetful = learn(tiny_request(tmp_path, new, out_path=tmp_path / "forgetful.safetensors", **going_on))
    # Without the old images they are forgotten: the new ones really pull the other way.
    assert score(forgetful, shifted=False) < known - 0.2
    assert score(replaying, shifted=False) > known - 0.05
    assert score(replaying, shifted=True) > 0.8
