"""The first answer of a new project: a classifier of filters, fitted within seconds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.learn.augmentation.augment import AugmentSettings
from engine.learn.first_model.quick_fit import quick_fit
from engine.learn.initial_weights import InitialNetwork
from engine.learn.request import Sample, TrainCandidate, TrainRequest, TrainValidated
from engine.learn.samples import ImageCache, PatchSource
from engine.learn.trainer import Trainer
from engine.models.files.weights import load_model
from engine.models.registry import build_model, full_spec
from engine.models.spec import ModelSpec
from engine.predict.predictor import predict_image
from tests.helpers.networks import TWO_CLASSES, read_npy, tiny_request

CPU = torch.device("cpu")


def striped_beside_plain(folder: Path, number: int) -> tuple[Path, np.ndarray]:
    """Stripes right of a drawn column; equal means, so that only filters tell the sides apart."""
    rng = np.random.default_rng(number)
    edge = int(rng.integers(30, 66))
    labels = np.zeros((96, 96), np.uint8)
    labels[:, edge:] = 1
    stripes = np.where(np.arange(96)[:, None] // 2 % 2 == 0, 60.0, -60.0)
    grey = 120.0 + np.where(labels == 1, stripes, 0.0) + rng.normal(0, 8, labels.shape)
    path = folder / f"{number}.npy"
    np.save(path, np.repeat(np.clip(grey, 0, 255).astype(np.uint8)[..., None], 3, axis=2))
    return path, labels


def sample(folder: Path, number: int, **changes: object) -> Sample:
    path, labels = striped_beside_plain(folder, number)
    return Sample(str(number), path, labels, **changes)  # type: ignore[arg-type]


def quick_request(folder: Path, *samples: Sample) -> TrainRequest:
    request = tiny_request(folder, list(samples))
    return replace(request, architecture="filters", settings={}, epochs=None, steps=1, is_quick=True)


def fitted(request: TrainRequest) -> list[object]:
    return [event for event in Trainer(request, read_npy, CPU).steps() if event is not None]


def test_one_image_is_enough_to_know_a_texture_on_the_next(tmp_path: Path) -> None:
    held_back = sample(tmp_path, 1, role="val")
    events = fitted(quick_request(tmp_path, sample(tmp_path, 0), held_back))
    (candidate,) = [e for e in events if isinstance(e, TrainCandidate)]
    assert candidate.mean_iou is not None
    assert candidate.mean_iou > 0.9
    model = load_model(candidate.path)
    labels = predict_image(model.module, model.spec, read_npy(held_back.image_path)).labels
    assert float((labels == held_back.labels).mean()) > 0.95


def test_the_same_seed_fits_the_same(tmp_path: Path) -> None:
    request = quick_request(tmp_path, sample(tmp_path, 0), sample(tmp_path, 1, role="val"))
    first, second = ([e.mean_iou for e in fitted(request) if isinstance(e, TrainValidated)] for _ in range(2))
    assert first == second


def test_it_is_compared_with_the_model_that_it_would_replace_and_starts_afresh(tmp_path: Path) -> None:
    samples = sample(tmp_path, 0), sample(tmp_path, 1, role="val")
    request = quick_request(tmp_path, *samples)
    (old,) = [e for e in fitted(request) if isinstance(e, TrainCandidate)]
    again = replace(request, current_model_path=old.path, out_path=tmp_path / "second.safetensors")
    (new,) = [e for e in fitted(again) if isinstance(e, TrainCandidate)]
    assert new.current_model_scores == old.per_class
    assert new.per_class == old.per_class  # of the same seed, so nothing went on from the first


def test_networks_without_filters_have_no_quick_fit() -> None:
    spec = full_spec(ModelSpec("unet-small", TWO_CLASSES, settings={"width": 2, "depth": 1}))
    module = build_model(spec, pretrained=False).module
    before = [p.clone() for p in module.parameters()]
    nothing = PatchSource(ImageCache(read_npy), 32, AugmentSettings(), np.random.default_rng(0))
    steps = quick_fit(InitialNetwork(module, spec, "", has_learned=False), nothing, CPU)
    with pytest.raises(StopIteration) as end:
        next(steps)
    assert end.value.value is False
    assert all(torch.equal(a, b) for a, b in zip(before, module.parameters(), strict=True))
