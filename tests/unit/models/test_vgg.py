"""VGG's convolutions: the same as timm's, from the same files, and what networks take of its classifier."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import timm
import torch
from safetensors.torch import save_file
from torch import nn

from engine.core import UserError
from engine.models.blocks.vgg import Vgg, pool_in_place
from engine.models.blocks.vgg_weights import VggWeights, find_vgg_weights
from engine.models.registry import build_model
from tests.helpers.precision import sums_agree
from tests.helpers.small_networks import small_spec


def checkpoint_of(name: str) -> dict[str, torch.Tensor]:
    """A checkpoint with timm's names and shapes, random; without the classifier, which fills 500 MB."""
    with torch.device("meta"):
        shapes = {k: v.shape for k, v in timm.create_model(name).state_dict().items()}
    torch.manual_seed(0)
    return {
        key: torch.rand(shape) * 0.1 if shape else torch.tensor(7)
        for key, shape in shapes.items()
        if key.startswith("features.")
    }


def features_of_timm(name: str, checkpoint: dict[str, torch.Tensor], image: torch.Tensor) -> list:
    with torch.device("meta"):
        reference = timm.create_model(name, features_only=True)
    renamed = {key.replace("features.", "features_", 1): value for key, value in checkpoint.items()}
    reference.load_state_dict(renamed, assign=True)
    return reference.eval()(image)


@pytest.mark.parametrize("name", ["vgg11_bn", "vgg13"])
def test_a_checkpoint_of_timm_gives_the_features_of_timm(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkpoint = checkpoint_of(name)
    save_file(checkpoint, tmp_path / f"{name}.safetensors")
    monkeypatch.setenv("INKLING_WEIGHTS", str(tmp_path))
    weights = find_vgg_weights(name, pretrained=True, width=64)
    vgg, image = Vgg(name, 3, 64, weights).eval(), torch.rand(1, 3, 32, 32)
    with torch.no_grad():
        features, expected = vgg(image), features_of_timm(name, checkpoint, image)
    assert weights.is_pretrained
    assert str(tmp_path) in weights.note
    assert vgg.channels == {1: 64, 2: 128, 4: 256, 8: 512, 16: 512}
    assert [f.shape[1] for f in features.values()] == list(vgg.channels.values())
    # The sixth of timm's is the last pooling alone.
    assert all(sums_agree(a, b, terms=2000) for a, b in zip(features.values(), expected, strict=False))


def test_the_first_layer_is_fitted_to_grey_images_by_summing() -> None:
    checkpoint = checkpoint_of("vgg11")
    vgg = Vgg("vgg11", 1, 64, VggWeights(state=checkpoint))
    summed = checkpoint["features.0.weight"].sum(dim=1, keepdim=True)
    assert torch.allclose(vgg.stages[0][0].weight, summed)


def test_every_network_on_vgg_takes_the_weights_of_timm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkpoint = checkpoint_of("vgg11_bn")
    save_file(checkpoint, tmp_path / "vgg11_bn.safetensors")
    monkeypatch.setenv("INKLING_WEIGHTS", str(tmp_path))
    built = build_model(small_spec("segnet", width=64), pretrained=True)
    assert built.is_pretrained
    # Layer 25 of timm's is the last convolution, 26 its norm.
    assert torch.equal(built.module.encoder.stages[4][3].weight, checkpoint["features.25.weight"])
    assert torch.equal(built.module.encoder.stages[4][4].running_var, checkpoint["features.26.running_var"])


def test_weights_of_another_vgg_are_refused() -> None:
    with pytest.raises(UserError, match="not those of this encoder"):
        Vgg("vgg13", 3, 64, VggWeights(source="a file", state=checkpoint_of("vgg11")))


def test_damaged_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "vgg16.safetensors").write_bytes(b"nothing" * 9)
    monkeypatch.setenv("INKLING_WEIGHTS", str(tmp_path))
    with pytest.raises(UserError, match="cannot be used"):
        build_model(replace(small_spec("deeplab-v1", width=64), encoder="vgg16"), pretrained=True)


def test_a_narrow_network_tells_that_it_starts_at_random() -> None:
    built = build_model(small_spec("fcn8s"), pretrained=True)
    assert not built.is_pretrained
    assert "width of 64" in built.weights_note


def test_the_fully_connected_layers_have_the_names_and_shapes_of_timm() -> None:
    with torch.device("meta"):
        state = timm.create_model("vgg16").state_dict()
    assert state["pre_logits.fc1.weight"].shape == (4096, 512, 7, 7)
    assert state["pre_logits.fc2.weight"].shape == (4096, 4096, 1, 1)


def fc_checkpoint() -> dict[str, torch.Tensor]:
    return {
        "pre_logits.fc1.weight": torch.randn(9, 4, 7, 7),
        "pre_logits.fc1.bias": torch.randn(9),
        "pre_logits.fc2.weight": torch.randn(9, 9, 1, 1),
        "pre_logits.fc2.bias": torch.randn(9),
    }


def test_layers_of_full_size_are_taken_over_whole() -> None:
    state, fc6 = fc_checkpoint(), nn.Conv2d(4, 9, 7, padding=3)
    VggWeights(state=state).load_fc(6, fc6)
    assert torch.equal(fc6.weight, state["pre_logits.fc1.weight"])
    assert torch.equal(fc6.bias, state["pre_logits.fc1.bias"])


def test_smaller_layers_take_units_and_cells_at_even_distances() -> None:
    state, fc6, fc7 = fc_checkpoint(), nn.Conv2d(4, 5, 3), nn.Conv2d(5, 5, 1)
    weights = VggWeights(state=state)
    weights.load_fc(6, fc6)
    weights.load_fc(7, fc7)
    assert torch.equal(fc6.weight, state["pre_logits.fc1.weight"][::2, :, ::3, ::3])
    assert torch.equal(fc7.weight, state["pre_logits.fc2.weight"][::2, ::2])
    assert torch.equal(fc7.bias, state["pre_logits.fc2.bias"][::2])


def test_layers_larger_than_the_published_keep_their_random_start() -> None:
    fc7 = nn.Conv2d(12, 12, 1)
    before = fc7.weight.clone()
    VggWeights(state=fc_checkpoint()).load_fc(7, fc7)
    assert torch.equal(fc7.weight, before)


def test_a_dilated_vgg_stays_at_an_eighth_and_sees_as_far() -> None:
    vgg = Vgg("vgg16", 3, 2, VggWeights(), is_dilated=True)
    features = vgg(torch.rand(1, 3, 32, 48))
    assert {stride: tuple(f.shape[-2:]) for stride, f in features.items()} == {
        1: (32, 48),
        2: (16, 24),
        4: (8, 12),
        8: (4, 6),
    }
    assert [c.dilation for c in vgg.stages[4] if isinstance(c, nn.Conv2d)] == [(2, 2)] * 3


def test_pooling_in_place_takes_the_maximum_of_the_neighbours() -> None:
    x = torch.zeros(1, 1, 4, 4)
    x[0, 0, 1, 1] = 5.0
    assert pool_in_place(x)[0, 0].tolist() == [[5.0, 5.0, 5.0, 0.0]] * 3 + [[0.0] * 4]


@pytest.mark.parametrize("architecture", ["segnet", "deconvnet", "deeplab-v1"])
def test_other_encoders_are_refused_with_those_that_fit(architecture: str) -> None:
    with pytest.raises(UserError, match="vgg16_bn"):
        build_model(replace(small_spec(architecture), encoder="resnet18"), pretrained=False)
