"""Predictions by ONNX Runtime: the same answers, only when that pays, and torch wherever it cannot."""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image
from torch import Tensor, nn

from engine.compute import InlineCompute
from engine.compute.requests.predict import PredictDone, PredictRequest
from engine.core import UserError
from engine.models.files.onnx_packages import RUNTIME_SWITCH, why_torch
from engine.models.files.weights import LoadedModel, load_model, save_model
from engine.models.registry import build_model, full_spec
from engine.predict import loaded_model
from engine.predict.loaded_model import LoadedPredictor
from engine.predict.predictor import predict_image
from engine.predict.runtime_network import RuntimeNetwork, runtime_network
from engine.predict.settings import Flips, PredictSettings, Uncertainty
from tests.helpers.cli import inkling_here
from tests.helpers.computing import Listener
from tests.helpers.networks import tiny_model_file, tiny_network, tiny_spec
from tests.helpers.small_networks import small_spec

HAS_ONNX = all(importlib.util.find_spec(name) for name in ("onnx", "onnxruntime"))
needs_onnx = pytest.mark.skipif(not HAS_ONNX, reason="the extra 'onnx' is not installed")

NOISE = np.random.default_rng(0).integers(0, 256, (70, 90, 3), dtype=np.uint8)


class Counted:
    """Counts how many networks went to ONNX Runtime."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.networks = 0
        monkeypatch.setattr(loaded_model, "runtime_network", self._make)

    def _make(self, network: nn.Module, original: LoadedModel) -> RuntimeNetwork:
        made = runtime_network(network, original)
        self.networks += 1
        return made


def fails_to_load(network: nn.Module, original: LoadedModel) -> RuntimeNetwork:
    raise ImportError("DLL load failed while importing onnxruntime_pybind11_state")


class DeadSession:
    """A session that fails as on lack of memory, and counts how often it is asked."""

    def __init__(self) -> None:
        self.runs = 0

    def run(self, outputs: Any, inputs: Any) -> Any:
        self.runs += 1
        raise RuntimeError("Failed to allocate memory")


@pytest.fixture
def predictor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LoadedPredictor:
    """A predictor that changes to ONNX Runtime after 100 x 100 pixels."""
    monkeypatch.setattr(loaded_model, "RUNTIME_AFTER_PX", 10_000)
    return LoadedPredictor(tiny_model_file(tmp_path / "m.safetensors"))


def by_torch(path: Path, settings: PredictSettings | None = None) -> Any:
    model = load_model(path)
    return predict_image(model.module, model.spec, NOISE, settings)


@needs_onnx
def test_the_first_image_is_torchs_and_onnx_runtime_takes_over_once_it_pays(
    predictor: LoadedPredictor, tmp_path: Path
) -> None:
    first = predictor.predict(NOISE)
    was_torch = not isinstance(predictor.module, RuntimeNetwork)
    predictor.predict(NOISE)
    last = predictor.predict(NOISE)
    assert was_torch
    assert isinstance(predictor.module, RuntimeNetwork)
    assert np.abs(first.probs.astype(float) - last.probs).max() <= 1e-3
    assert np.abs(by_torch(tmp_path / "m.safetensors").probs.astype(float) - last.probs).max() <= 1e-3


@needs_onnx
def test_an_image_of_many_passes_does_not_wait_for_others(predictor: LoadedPredictor) -> None:
    predictor.predict(NOISE, PredictSettings(flips=Flips.TURNS))
    assert isinstance(predictor.module, RuntimeNetwork)


@needs_onnx
def test_tiles_and_views_of_any_size_are_answered(predictor: LoadedPredictor, tmp_path: Path) -> None:
    predictor.use_runtime()
    settings = PredictSettings(tile=64, flips=Flips.TURNS, scales=(0.75, 1.0))
    got = predictor.predict(NOISE, settings)
    expected = by_torch(tmp_path / "m.safetensors", settings)
    assert np.abs(got.probs.astype(float) - expected.probs).max() <= 1e-3


@needs_onnx
def test_a_network_in_its_own_light_is_standardized_once(tmp_path: Path) -> None:
    spec = full_spec(replace(tiny_spec(), standardize=True))
    path = tmp_path / "m.safetensors"
    save_model(path, tiny_network(spec), spec, {})
    predictor = LoadedPredictor(path)
    predictor.use_runtime()
    assert isinstance(predictor.module, RuntimeNetwork)
    assert np.abs(predictor.predict(NOISE).probs.astype(float) - by_torch(path).probs).max() <= 1e-3


@needs_onnx
def test_passes_with_dropout_are_torchs(tmp_path: Path) -> None:
    spec = full_spec(replace(small_spec("unet-small"), settings={"width": 4, "depth": 2, "dropout": 0.5}))
    path = tmp_path / "m.safetensors"
    torch.manual_seed(0)
    save_model(path, build_model(spec, pretrained=False).module, spec, {})
    settings = PredictSettings(uncertainty=Uncertainty.DISAGREEMENT)
    predictor = LoadedPredictor(path)
    predictor.use_runtime()
    got = predictor.predict(NOISE, settings)
    assert isinstance(predictor.module, RuntimeNetwork)
    assert got.uncertainty.max() > 0
    assert np.abs(got.uncertainty.astype(int) - by_torch(path, settings).uncertainty).max() <= 1


@needs_onnx
def test_another_answer_is_refused() -> None:
    spec = full_spec(tiny_spec())
    original = LoadedModel(tiny_network(spec, seed=1), spec, {})
    with pytest.raises(UserError, match="differs by"):
        runtime_network(tiny_network(spec, seed=2), original)


class Unsayable(nn.Module):
    """A network that looks at the values of its image, which no traced graph does."""

    def __init__(self) -> None:
        super().__init__()
        self.layer = nn.Conv2d(3, 2, 1)

    def forward(self, x: Tensor) -> Tensor:
        sign = 1.0 if float(x.sum()) == 0.0 else -1.0
        out: Tensor = self.layer(x) * sign
        return out


@needs_onnx
def test_torch_goes_on_with_a_network_that_answers_otherwise_in_onnx(tmp_path: Path) -> None:
    torch.manual_seed(0)
    network = Unsayable().eval()
    predictor = LoadedPredictor(tmp_path / "m", lambda path: LoadedModel(network, full_spec(tiny_spec()), {}))
    before = predictor.module
    predictor.use_runtime()
    assert predictor.module is before


def test_torch_goes_on_when_the_file_is_gone(tmp_path: Path) -> None:
    path = tiny_model_file(tmp_path / "m.safetensors")
    predictor = LoadedPredictor(path)
    path.unlink()
    predictor.use_runtime()
    assert not isinstance(predictor.module, RuntimeNetwork)
    assert predictor.predict(NOISE).labels.shape == (70, 90)


@pytest.mark.expects_log
def test_a_session_that_fails_is_asked_no_more() -> None:
    network, session = tiny_network(), DeadSession()
    module = RuntimeNetwork(network, session)
    image = torch.rand(1, 3, 32, 32)
    with torch.inference_mode():
        answers = [module(image), module(image)]
        expected = network(image)
    assert all(torch.equal(answer, expected) for answer in answers)
    assert session.runs == 1


@needs_onnx
def test_it_takes_over_between_two_jobs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loaded_model, "RUNTIME_AFTER_PX", NOISE.shape[0] * NOISE.shape[1])
    made = Counted(monkeypatch)
    path, compute = tiny_model_file(tmp_path / "m.safetensors"), InlineCompute(threads=1)
    first, second, third = Listener(), Listener(), Listener()
    assert compute.submit(PredictRequest(NOISE, path), first).wait(60)
    made_before = made.networks
    assert compute.submit(PredictRequest(NOISE, path), second).wait(60)
    assert compute.submit(PredictRequest(NOISE, path), third).wait(60)
    compute.close()
    answers = [listener.wait_for(PredictDone).probs.astype(float) for listener in (first, second, third)]
    assert (made_before, made.networks) == (0, 1)
    assert np.allclose(answers[1], answers[0], atol=1e-3)
    assert np.array_equal(answers[1], answers[2])


@needs_onnx
def test_the_command_writes_the_same_masks_either_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loaded_model, "RUNTIME_AFTER_PX", 1)
    made, images = Counted(monkeypatch), tmp_path / "images"
    images.mkdir()
    Image.fromarray(NOISE).save(images / "a.png")
    command = ("predict", images, "--model", tiny_model_file(tmp_path / "m.safetensors"), "--out")
    inkling_here(tmp_path, *command, tmp_path / "runtime")
    monkeypatch.setenv(RUNTIME_SWITCH, "0")
    inkling_here(tmp_path, *command, tmp_path / "torch")
    assert made.networks == 1
    masks = [np.asarray(Image.open(tmp_path / folder / "a.png")) for folder in ("runtime", "torch")]
    assert np.mean(masks[0] != masks[1]) <= 0.001


def test_it_can_be_switched_off(predictor: LoadedPredictor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(RUNTIME_SWITCH, "0")
    predictor.use_runtime()
    assert not isinstance(predictor.module, RuntimeNetwork)
    assert why_torch() == "INKLING_ONNXRUNTIME is 0"


def test_without_the_extra_torch_predicts(
    predictor: LoadedPredictor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    predictor.use_runtime()
    assert not isinstance(predictor.module, RuntimeNetwork)
    assert why_torch() == "without onnx and onnxruntime"


def test_torch_goes_on_where_onnx_runtime_cannot_be_loaded(
    predictor: LoadedPredictor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loaded_model, "why_torch", lambda: "")
    monkeypatch.setattr(loaded_model, "runtime_network", fails_to_load)
    before = predictor.module
    predictor.use_runtime()
    assert predictor.module is before
