"""Models at work: folded layers say the same, and a card that fails gives way to the processor."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from engine.core import ClassList, Progress, UserError
from engine.models.files.weights import LoadedModel, load_model
from engine.models.registry import build_model
from engine.models.spec import ModelSpec
from engine.predict.fold_batchnorm import PackedConv, fold_batchnorm
from engine.predict.loaded_model import FALLBACK_NOTE, LoadedPredictor
from engine.predict.predictor import CardFailedError, predict_image
from tests.helpers.networks import tiny_model_file
from tests.helpers.precision import sums_agree
from tests.helpers.small_networks import small_spec

FOLDABLE = ["unet-small", "unet", "fcn8s", "segnet", "deeplab-v3plus", "unet-original"]


def learned_norms(module: nn.Module) -> nn.Module:
    """Norms as after training: fresh ones (mean 0, variance 1) would hide mistakes."""
    torch.manual_seed(0)
    for part in module.modules():
        if isinstance(part, nn.BatchNorm2d):
            nn.init.normal_(part.running_mean, 0.0, 0.2)
            nn.init.uniform_(part.running_var, 0.5, 1.5)
            nn.init.normal_(part.bias, 0.0, 0.3)
    return module.eval()


def norms_of(module: nn.Module) -> int:
    return sum(isinstance(part, nn.BatchNorm2d) for part in module.modules())


@pytest.mark.parametrize("name", FOLDABLE)
def test_folded_networks_say_the_same(name: str) -> None:
    module = learned_norms(build_model(small_spec(name), pretrained=False).module)
    quick = fold_batchnorm(module, 3)
    image = torch.randn(2, 3, 53, 70)
    with torch.inference_mode():
        expected, got = module(image), quick(image)
    assert sums_agree(got, expected, terms=2000)
    assert quick is not module
    assert norms_of(quick) == 0


class Shared(nn.Module):
    """What must not be folded: the sum takes the convolution's result before the norm and after it."""

    def __init__(self) -> None:
        super().__init__()
        self.conv, self.norm, self.act = nn.Conv2d(3, 3, 3, padding=1), nn.BatchNorm2d(3), nn.ReLU(True)

    def forward(self, x: Tensor) -> Tensor:
        raw = self.conv(x)
        out: Tensor = self.act(self.norm(raw) + raw)
        return out


class AddsInPlace(nn.Module):
    """A residual block: between norm and activation something is added in place."""

    def __init__(self) -> None:
        super().__init__()
        self.conv, self.norm, self.act = nn.Conv2d(3, 3, 3, padding=1), nn.BatchNorm2d(3), nn.ReLU(True)

    def forward(self, x: Tensor) -> Tensor:
        out = self.norm(self.conv(x))
        out += x
        result: Tensor = self.act(out)
        return result


def test_a_norm_whose_input_is_needed_elsewhere_stays() -> None:
    module = learned_norms(Shared())
    assert norms_of(fold_batchnorm(module, 3)) == 1


def test_an_activation_after_a_sum_stays() -> None:
    module = learned_norms(AddsInPlace())
    quick = fold_batchnorm(module, 3)
    image = -torch.rand(1, 3, 8, 8) * 5
    assert norms_of(quick) == 0
    assert isinstance(quick.act, nn.ReLU)
    assert sums_agree(quick(image), module(image), terms=100)


def test_the_original_network_is_left_as_it_was() -> None:
    module = learned_norms(build_model(small_spec("unet-small"), pretrained=False).module)
    before = {name: value.clone() for name, value in module.state_dict().items()}
    fold_batchnorm(module, 3)
    assert not any(isinstance(part, PackedConv) for part in module.modules())
    assert all(torch.equal(value, before[name]) for name, value in module.state_dict().items())


class FailsOnce:
    """A loader whose first network fails as on a broken graphics card."""

    def __init__(self, message: str, good_sides: tuple[int, ...] = ()) -> None:
        self.message = message
        self.good_sides = good_sides
        self.loads = 0

    def __call__(self, path: Path) -> LoadedModel:
        self.loads += 1
        spec = ModelSpec("unet-small", ClassList.from_names("ab"))
        if self.loads > 1:
            return load_model(path)
        return LoadedModel(Failing(self.message, self.good_sides), spec, {})


class Failing(nn.Module):
    def __init__(self, message: str, good_sides: tuple[int, ...] = ()) -> None:
        super().__init__()
        self.layer = nn.Conv2d(3, 2, 1)
        self.message = message
        self.good_sides = good_sides

    def forward(self, x: Tensor) -> Tensor:
        if x.shape[-1] not in self.good_sides:
            raise RuntimeError(self.message)
        out: Tensor = self.layer(x)
        return out


@pytest.mark.parametrize("good_sides", [(), (64, 49)], ids=["while loading", "while predicting"])
def test_a_failing_card_gives_way_to_the_processor(tmp_path: Path, good_sides: tuple[int, ...]) -> None:
    path, seen = tiny_model_file(tmp_path / "m.safetensors"), []
    load = FailsOnce("CUDA error: an illegal memory access was encountered", good_sides)
    model = LoadedPredictor(path, load)
    image = np.zeros((40, 40, 3), np.uint8)
    answer = model.predict(image, report=seen.append)
    expected = predict_image(load_model(path).module, model.spec, image)
    assert np.array_equal(answer.labels, expected.labels)
    assert seen == [Progress(1, 1, "tiles", FALLBACK_NOTE)]


def test_a_card_that_fails_while_predicting_is_reported_as_such() -> None:
    spec = ModelSpec("unet-small", ClassList.from_names("ab"))
    with pytest.raises(CardFailedError, match="graphics card failed: CUDA error: misaligned"):
        predict_image(Failing("CUDA error: misaligned address\nmore"), spec, np.zeros((8, 8, 3), np.uint8))


def test_other_failures_are_not_blamed_on_the_card(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="shapes cannot be multiplied"):
        LoadedPredictor(tiny_model_file(tmp_path / "m.safetensors"), FailsOnce("shapes cannot be multiplied"))


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no model file"):
        LoadedPredictor(tmp_path / "none.safetensors")
