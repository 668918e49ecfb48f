"""Auxiliary answers while learning: they count, learn and follow the classes; predictions ignore them."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
import torch

from engine.core import ClassList
from engine.learn.initial_weights import initial_network
from engine.learn.request import TrainRequest, TrainStep
from engine.learn.samples import ImageCache
from engine.learn.trainer import Trainer
from engine.models.files.weights import LoadedModel, load_model, save_model
from engine.models.registry import build_model
from tests.helpers.networks import TWO_CLASSES, read_npy, square_sample, tiny_request
from tests.helpers.small_networks import small_spec

pytestmark = pytest.mark.usefixtures("one_thread")


def request_in(folder: Path, **changes: object) -> TrainRequest:
    sample = square_sample(folder, "1")
    network = {"architecture": "pspnet", "encoder": "test_resnet.r160_in1k", "settings": {}}
    return tiny_request(folder, [sample], pretrained=False, crop_px=32, batch=1, **(network | changes))


def trained(request: TrainRequest) -> tuple[LoadedModel, list[TrainStep]]:
    events = list(Trainer(request, read_npy, torch.device("cpu")).steps())
    return load_model(request.out_path), [e for e in events if isinstance(e, TrainStep)]


def test_they_learn_and_their_loss_counts_its_weight(tmp_path: Path) -> None:
    model, steps = trained(request_in(tmp_path, epochs=4))
    # Class layers start near zero: each answer begins with the loss ln 2, and the second counts 0.4.
    assert steps[0].loss == pytest.approx(1.4 * math.log(2), rel=0.05)
    torch.manual_seed(0)
    start = build_model(model.spec, pretrained=False).module.state_dict()
    now = model.module.state_dict()
    for name in ("head.auxiliary.0.weight", "auxiliary.0.0.weight", "head.main.weight"):
        assert not torch.equal(now[name], start[name]), name


def test_they_keep_the_classes_that_stay(tmp_path: Path) -> None:
    spec = small_spec("pspnet", classes=2)
    spec = type(spec)(spec.architecture, TWO_CLASSES, spec.encoder)
    torch.manual_seed(3)
    old = build_model(spec, pretrained=False).module
    save_model(tmp_path / "old.safetensors", old, spec, {})
    classes = ClassList.from_names(["bright", "new", "dark"])
    request = request_in(tmp_path, init_path=tmp_path / "old.safetensors", classes=classes)
    start = initial_network(request, ImageCache(read_npy), request.samples)
    for layer in ("main", "auxiliary.0"):
        weight = start.module.get_submodule(f"head.{layer}").weight
        assert torch.equal(weight[[2, 0]], old.get_submodule(f"head.{layer}").weight)
    assert "classes have changed" in start.note
