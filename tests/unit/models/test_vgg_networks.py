"""FCN, DeconvNet, SegNet and DeepLab v1: counted, taken apart, and trained on one batch."""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from engine.core import IGNORE, ClassList, UserError
from engine.learn.losses import cross_entropy
from engine.models.catalog import UNPOOLINGS, architecture_info
from engine.models.encoder_part import encoder_part
from engine.models.files.onnx_file import export_onnx
from engine.models.files.weights import LoadedModel
from engine.models.registry import build_model, full_spec, parameter_count
from engine.models.spec import ModelSpec
from tests.helpers.precision import sums_agree
from tests.helpers.small_networks import small_spec

HAS_ONNX = all(importlib.util.find_spec(name) for name in ("onnx", "onnxruntime"))
NETWORKS = ("fcn32s", "fcn16s", "fcn8s", "deconvnet", "segnet", "segnet-basic", "deeplab-v1")

# VGG-16 as published has 138 357 544 parameters, 14 714 688 of them in its convolutions.
VGG16, VGG16_CONVOLUTIONS, THOUSAND_CLASSES = 138_357_544, 14_714_688, 4097 * 1000
VGG16_NORMS = 2 * 4224


def paper_count(architecture: str, classes: int) -> int:
    names = ClassList.from_names([f"class {i}" for i in range(classes)])
    spec = ModelSpec(architecture, names, architecture_info(architecture).default_encoder)
    with torch.device("meta"):
        return parameter_count(build_model(spec, pretrained=False).module)


def small(architecture: str, **settings) -> nn.Module:
    torch.manual_seed(0)
    return build_model(small_spec(architecture, **settings), pretrained=False).module


# ---- counts


def test_fcn_32s_is_vgg_with_another_last_layer() -> None:
    assert paper_count("fcn32s", 21) == VGG16 - THOUSAND_CLASSES + 4097 * 21  # 134.3 M


def test_each_finer_fcn_adds_a_score_layer_and_a_doubling() -> None:
    doubling = 21 * 4 * 4
    pool4 = paper_count("fcn16s", 21) - paper_count("fcn32s", 21)
    pool3 = paper_count("fcn8s", 21) - paper_count("fcn16s", 21)
    assert (pool4, pool3) == (513 * 21 + doubling, 257 * 21 + doubling)


def test_segnet_has_29_and_a_half_million_parameters() -> None:
    # The paper's table 6: 29.45 M. Mirrored convolutions, one norm and no bias each, and 3x3 scores.
    mirrored = sum(
        9 * a * b + 2 * b
        for a, b in [(512, 512)] * 5
        + [(512, 256)]
        + [(256, 256)] * 2
        + [(256, 128), (128, 128), (128, 64), (64, 64)]
    )
    assert paper_count("segnet", 11) == VGG16_CONVOLUTIONS + VGG16_NORMS + mirrored + 9 * 64 * 11 + 11


def test_segnet_basic_has_1_4_million_parameters() -> None:
    # The paper's table 1: 1.425 M; the difference of 0.6 % is that of implementations.
    assert paper_count("segnet-basic", 11) == 49 * 64 * (3 + 7 * 64) + 8 * 2 * 64 + 65 * 11


def test_deconvnet_has_252_million_parameters() -> None:
    assert paper_count("deconvnet", 21) == pytest.approx(252e6, rel=0.002)


def test_deeplab_v1_has_20_and_a_half_million_parameters() -> None:
    fc = (9 * 512 + 1) * 1024 + 1025 * 1024 + 1025 * 21
    assert paper_count("deeplab-v1", 21) == VGG16_CONVOLUTIONS + fc


# ---- FCN


def test_fcn_8s_adds_the_enlarged_scores_of_three_strides() -> None:
    net, image = small("fcn8s").eval(), torch.randn(1, 3, 64, 96)
    head = net.head
    with torch.no_grad():
        features = net.encoder(image)
        fused = head.scores["32"](features[32])
        for stride in (16, 8):
            fused = F.interpolate(fused, scale_factor=2, mode="bilinear") + head.scores[str(stride)](
                features[stride]
            )
        expected = F.interpolate(fused, scale_factor=8, mode="bilinear")
        assert sums_agree(net(image), expected, terms=500)


def test_fcn_scores_the_third_and_fourth_pooling() -> None:
    net, image = small("fcn8s").eval(), torch.randn(1, 3, 64, 64)
    with torch.no_grad():
        features, stages = net.encoder(image), net.encoder.vgg(image)
        assert torch.equal(features[8], F.max_pool2d(stages[4], 2))
        assert torch.equal(features[16], F.max_pool2d(stages[8], 2))
    assert features[32].shape == (1, 32, 2, 2)


def test_the_papers_scales_shrink_the_finer_scores() -> None:
    plain, scaled = small("fcn8s").eval(), small("fcn8s", skips="paper").eval()
    scaled.load_state_dict(plain.state_dict())
    for net in (plain, scaled):
        nn.init.zeros_(net.head.scores["32"].weight)
        nn.init.zeros_(net.head.scores["16"].weight)
    image = torch.randn(1, 3, 32, 32)
    with torch.no_grad():
        assert torch.allclose(scaled(image), 0.0001 * plain(image), atol=1e-9)


def test_fcn_stands_on_other_encoders_with_three_strides() -> None:
    net = build_model(replace(small_spec("fcn8s"), encoder="test_resnet.r160_in1k"), pretrained=False).module
    with torch.no_grad():
        assert net.eval()(torch.zeros(1, 3, 40, 50)).shape == (1, 3, 40, 50)


def test_fcn_refuses_an_encoder_of_one_stride() -> None:
    with pytest.raises(UserError, match="stride 8"):
        build_model(replace(small_spec("fcn8s"), encoder="test_vit.r160_in1k"), pretrained=False)


def test_the_last_enlargement_of_fcn_is_not_learned() -> None:
    net = small("fcn32s")
    assert "head.to_full_size.weight" in net.state_dict()
    assert "head.to_full_size.weight" not in dict(net.named_parameters())


# ---- unpooling


def flip_places(module: nn.Module, inputs: tuple[Tensor, Tensor]) -> tuple[Tensor, Tensor]:
    """Hook before an unpooling: each place moves to the diagonal neighbour in its 2x2 cell."""
    x, indices = inputs
    width = 2 * x.shape[-1]
    y, column = indices // width, indices % width
    return x, (y ^ 1) * width + (column ^ 1)


@pytest.mark.parametrize("architecture", ["segnet", "segnet-basic", "deconvnet"])
def test_wrong_places_of_the_maxima_change_the_answer(architecture: str) -> None:
    net, image = small(architecture).eval(), torch.randn(1, 3, 64, 64)
    with torch.no_grad():
        before = net(image)
        net.unpools[0].register_forward_pre_hook(flip_places)
        assert (net(image) - before).abs().max() > 0.01 * before.abs().max()


def test_wrong_places_of_the_maxima_ruin_what_segnet_has_learned() -> None:
    net = small("segnet-basic").train()
    torch.manual_seed(1)
    images, labels = torch.randn(2, 3, 32, 32), torch.randint(0, 3, (2, 32, 32))
    # Noise of single pixels as labels: only the pooling indices can tell them apart.
    images += 2.0 * F.one_hot(labels, 3).permute(0, 3, 1, 2)
    loss = learn_by_heart(net, images, labels, rate=0.01, steps=100)
    assert loss < 0.5
    for unpool in net.unpools:
        unpool.register_forward_pre_hook(flip_places)
    with torch.no_grad():
        assert float(cross_entropy(net(images), labels)) > 2.0 * loss + 0.5


@pytest.mark.parametrize("upsampling", UNPOOLINGS)
@pytest.mark.parametrize("architecture", ["segnet", "segnet-basic", "deconvnet"])
def test_the_upsampling_is_a_choice(architecture: str, upsampling: str) -> None:
    net = small(architecture, upsampling=upsampling).eval()
    with torch.no_grad():
        assert net(torch.zeros(1, 3, 33, 40)).shape == (1, 3, 33, 40)


def test_segnet_keeps_its_decoder_as_deep_as_its_encoder() -> None:
    net = build_model(replace(small_spec("segnet"), encoder="vgg16_bn"), pretrained=False).module

    def convolutions(part: nn.Module) -> int:
        return sum(isinstance(m, nn.Conv2d) for m in part.modules())

    assert (convolutions(net.encoder), convolutions(net.decoder) + convolutions(net.head)) == (13, 13)


# ---- DeconvNet's code


@pytest.mark.parametrize(
    ("size", "code"), [((224, 224), (1, 1)), ((320, 512), (4, 10)), ((30, 230), (1, 2)), ((1, 1), (1, 1))]
)
def test_the_code_of_deconvnet_grows_with_the_image(size: tuple[int, int], code: tuple[int, int]) -> None:
    net = small("deconvnet", window=7, width=1, fc_width=4).eval()
    codes: list[Tensor] = []
    net.fc7.register_forward_hook(lambda module, inputs, output: codes.append(output))
    with torch.no_grad():
        assert net(torch.zeros(1, 3, *size)).shape == (1, 3, *size)
    assert codes[0].shape == (1, 4, *code)


@pytest.mark.skipif(not HAS_ONNX, reason="the extra 'onnx' is not installed")
def test_images_below_and_above_one_window_are_exported_alike(tmp_path: Path) -> None:
    # The export is checked at 77 and 64 pixels, less than a window of 96, and at 160, which is more.
    spec = full_spec(small_spec("deconvnet", window=3))
    module = build_model(spec, pretrained=False).module.eval()
    assert export_onnx(LoadedModel(module, spec, {}), tmp_path / "m.onnx").largest_difference <= 1e-4


# ---- DeepLab v1


def test_a_pixel_of_deeplab_v1_sees_as_far_as_its_holes_say() -> None:
    net = small("deeplab-v1").eval()
    assert (net.fc6.dilation, net.fc6.kernel_size) == ((12, 12), (3, 3))
    assert [c.dilation for c in net.encoder.stages[4] if isinstance(c, nn.Conv2d)] == [(2, 2)] * 2
    with torch.no_grad():
        assert net.fc6(net.encoder(torch.zeros(1, 3, 64, 80))[8]).shape[-2:] == (8, 10)


# ---- learning


@pytest.mark.parametrize("architecture", NETWORKS)
def test_the_encoder_can_learn_by_itself(architecture: str) -> None:
    part = encoder_part(small(architecture).eval(), architecture)
    with torch.no_grad():
        features = part.deepest(torch.zeros(1, 3, 4 * part.stride, 4 * part.stride))
    assert features.shape == (1, part.channels, 4, 4)


def learn_by_heart(net: nn.Module, images: Tensor, labels: Tensor, rate: float, steps: int) -> float:
    optimizer = torch.optim.Adam(net.parameters(), lr=rate)
    value = float("inf")
    for _ in range(steps):
        loss = cross_entropy(net(images), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        value = loss.item()
        if value < 0.02:
            break
    return value


@pytest.mark.parametrize(
    ("architecture", "side", "rate", "settings"),
    [
        ("fcn32s", 64, 0.005, {}),
        ("fcn16s", 64, 0.005, {}),
        ("fcn8s", 64, 0.005, {}),
        ("deconvnet", 32, 0.02, {"width": 12}),
        ("segnet", 32, 0.02, {"width": 12}),
        ("segnet-basic", 32, 0.02, {"width": 8}),
        ("deeplab-v1", 64, 0.005, {}),
    ],
)
def test_one_batch_is_learned_by_heart(architecture: str, side: int, rate: float, settings: dict) -> None:
    net = small(architecture, **settings).train()
    torch.manual_seed(1)
    images, labels = torch.rand(2, 3, side, side), torch.full((2, side, side), IGNORE)
    # Quarters in three classes; what lies between is left open, as a stride of 32 cannot draw it.
    length = 5 * side // 16
    far = side - length
    for index, quarters in enumerate(([0, 1, 2, 0], [1, 1, 0, 2])):
        for place, label in enumerate(quarters):
            y, x = far * (place // 2), far * (place % 2)
            labels[index, y : y + length, x : x + length] = label
            images[index, label, y : y + length, x : x + length] += 2.0
    assert learn_by_heart(net, images, labels, rate, steps=100) < 0.05


@pytest.mark.parametrize("architecture", NETWORKS)
def test_one_small_image_can_be_learned_from(architecture: str) -> None:
    loss = small(architecture).train()(torch.randn(1, 3, 3, 4)).square().mean()
    loss.backward()
    assert torch.isfinite(loss)
