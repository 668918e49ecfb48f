"""Networks: any size, any channels, any classes; every parameter learns."""

from __future__ import annotations

from pathlib import Path

import pytest
import timm
import torch
from safetensors.torch import save_file

from engine.core import ClassList, UserError
from engine.learn.initial_weights import HEAD
from engine.models.blocks.auxiliary import training_outputs
from engine.models.catalog import ARCHITECTURES, architecture_info
from engine.models.pretrained.imagenet_weights import is_reachable
from engine.models.registry import build_model, parameter_count
from engine.models.spec import ModelSpec
from tests.helpers.networks import tiny_network, tiny_spec
from tests.helpers.precision import sums_agree
from tests.helpers.small_networks import small_spec

# One of each kind: plain, from stride 1, small, from stride 4, one stride only.
ENCODER_KINDS = ("resnet18", "vgg16_bn", "mobilenetv3_small_100", "convnext_atto", "vit_tiny_patch16_224")


def spec_of(architecture: str, encoder: str = "", classes: int = 3, channels: int = 3) -> ModelSpec:
    return ModelSpec(
        architecture,
        ClassList.from_names([f"class {i}" for i in range(classes)]),
        encoder,
        channels,
        (0.5,) * channels,
        (0.25,) * channels,
    )


@pytest.mark.parametrize(("height", "width"), [(1, 1), (7, 13), (64, 48), (33, 100)])
def test_logits_have_the_size_of_the_image(height: int, width: int) -> None:
    net = tiny_network(tiny_spec(ClassList.from_names("abcd")))
    with torch.no_grad():
        assert net(torch.zeros(2, 3, height, width)).shape == (2, 4, height, width)


@pytest.mark.parametrize("channels", [1, 3, 5])
@pytest.mark.parametrize("info", ARCHITECTURES, ids=lambda info: info.name)
def test_every_architecture_takes_any_number_of_channels(info, channels: int) -> None:
    net = build_model(small_spec(info.name, channels=channels), pretrained=False).module
    with torch.no_grad():
        assert net.eval()(torch.zeros(1, channels, 37, 50)).shape == (1, 3, 37, 50)


@pytest.mark.parametrize(("height", "width"), [(1, 1), (65, 31)])
@pytest.mark.parametrize("info", ARCHITECTURES, ids=lambda info: info.name)
def test_every_architecture_takes_any_size_and_number_of_classes(info, height: int, width: int) -> None:
    net = build_model(small_spec(info.name, classes=5), pretrained=False).module
    with torch.no_grad():
        assert net.eval()(torch.zeros(2, 3, height, width)).shape == (2, 5, height, width)


@pytest.mark.parametrize("info", ARCHITECTURES, ids=lambda info: info.name)
def test_only_the_head_depends_on_the_classes_and_its_first_axis_is_theirs(info) -> None:
    with torch.device("meta"):
        three, five = (
            build_model(small_spec(info.name, classes=n), pretrained=False).module.state_dict()
            for n in (3, 5)
        )
    changed = {name for name in five if five[name].shape != three[name].shape}
    assert changed == {name for name in five if name.startswith(HEAD)}
    assert all(five[name].shape == (5, *three[name].shape[1:]) for name in changed)


@pytest.mark.parametrize("encoder", ENCODER_KINDS)
def test_unet_stands_on_any_kind_of_encoder(encoder: str) -> None:
    net = build_model(spec_of("unet", encoder), pretrained=False).module
    with torch.no_grad():
        assert net.eval()(torch.zeros(1, 3, 50, 70)).shape == (1, 3, 50, 70)


@pytest.mark.parametrize("info", ARCHITECTURES, ids=lambda info: info.name)
def test_the_gradient_reaches_every_parameter(info) -> None:
    torch.manual_seed(0)
    net = build_model(small_spec(info.name), pretrained=False).module
    # timm closes its residual branches at the start, by norms of weight zero.
    for norm in (m for m in net.modules() if isinstance(m, torch.nn.BatchNorm2d)):
        torch.nn.init.ones_(norm.weight)
    outputs = training_outputs(net, torch.randn(2, 3, 64, 64))
    torch.stack([logits.square().mean() for _, logits in outputs]).sum().backward()
    # Frozen encoders are meant to stay as they are.
    learned = [(name, p) for name, p in net.named_parameters() if p.requires_grad]
    dead = [name for name, p in learned if p.grad is None or not p.grad.abs().sum() > 0]
    assert learned
    assert dead == []


def test_padding_repeats_the_border_so_a_flat_image_stays_flat_there() -> None:
    net = tiny_network()
    small, large = torch.full((1, 3, 61, 61), 0.3), torch.full((1, 3, 64, 64), 0.3)
    with torch.no_grad():
        assert sums_agree(net(small), net(large)[..., :61, :61], terms=2000)


def test_the_same_seed_gives_the_same_random_start() -> None:
    first, second = tiny_network(seed=3), tiny_network(seed=3)
    assert all(torch.equal(a, b) for a, b in zip(first.parameters(), second.parameters(), strict=True))


def test_width_and_depth_follow_the_specification() -> None:
    wide = ModelSpec("unet-small", tiny_spec().classes, settings={"width": 16, "depth": 2})
    assert parameter_count(tiny_network(wide)) > 3 * parameter_count(tiny_network())


def test_an_unknown_architecture_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UserError, match="unet-small"):
        architecture_info("resunet")


def test_an_unknown_encoder_is_refused_with_near_names() -> None:
    with pytest.raises(UserError, match="resnet18"):
        build_model(spec_of("unet", "resnet81"), pretrained=False)


def test_missing_imagenet_weights_are_told_not_hidden() -> None:
    # The tests run with HF_HUB_OFFLINE.
    built = build_model(spec_of("unet", "mobilenetv3_small_050"), pretrained=True)
    assert not built.is_pretrained
    assert "random weights" in built.weights_note


@pytest.mark.expects_log  # timm lists the weights of the classifier, which nobody needs
def test_weights_of_a_local_folder_are_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "mobilenetv3_small_050"
    donor = timm.create_model(name, pretrained=False)
    save_file(donor.state_dict(), tmp_path / f"{name}.safetensors")
    monkeypatch.setenv("INKLING_WEIGHTS", str(tmp_path))
    built = build_model(spec_of("unet", name), pretrained=True)
    assert torch.equal(built.module.encoder.net.conv_stem.weight, donor.conv_stem.weight)
    assert built.is_pretrained
    assert str(tmp_path) in built.weights_note


def test_damaged_weights_of_a_local_folder_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mobilenetv3_small_050.safetensors").write_bytes(b"nothing" * 9)
    monkeypatch.setenv("INKLING_WEIGHTS", str(tmp_path))
    with pytest.raises(UserError, match="cannot be used"):
        build_model(spec_of("unet", "mobilenetv3_small_050"), pretrained=True)


def test_a_hub_that_does_not_answer_is_given_up_soon() -> None:
    # Port 9 of this machine: nobody listens.
    assert not is_reachable("127.0.0.1", 9, timeout_s=1.0)


def test_the_small_unet_can_do_without_batch_norm() -> None:
    settings = {"width": 4, "depth": 2, "norm": "none"}
    net = build_model(ModelSpec("unet-small", tiny_spec().classes, settings=settings), pretrained=False)
    assert not any(isinstance(m, torch.nn.BatchNorm2d) for m in net.module.modules())
    with torch.no_grad():
        assert net.module(torch.randn(1, 3, 21, 30)).shape == (1, 2, 21, 30)


def test_the_small_unet_drops_features_only_while_it_learns() -> None:
    settings = {"width": 4, "depth": 2, "norm": "none", "dropout": 0.5}
    torch.manual_seed(0)
    net = build_model(
        ModelSpec("unet-small", tiny_spec().classes, settings=settings), pretrained=False
    ).module
    image = torch.randn(1, 3, 32, 32)
    assert not torch.equal(net.train()(image), net(image))
    assert torch.equal(net.eval()(image), net(image))
