"""PSPNet, the DeepLabs and SETR: counted, taken apart, and trained on one batch."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import timm
import torch
import torchvision
from safetensors.torch import save_file
from timm.layers import resample_abs_pos_embed
from torch import nn
from torch.nn import functional as F  # noqa: N812 - torch's own custom

from engine.core import IGNORE, ClassList, UserError
from engine.learn.losses import cross_entropy
from engine.models.blocks.aspp import ImagePooling
from engine.models.blocks.atrous import separable_atrous_conv
from engine.models.blocks.auxiliary import training_outputs
from engine.models.blocks.norm import SteadyBatchNorm2d
from engine.models.blocks.pyramid_pooling import PyramidPooling
from engine.models.registry import build_model, parameter_count
from engine.models.spec import ModelSpec
from tests.helpers.precision import sums_agree
from tests.helpers.small_networks import small_spec

NETWORKS = (
    "pspnet",
    "deeplab-v2",
    "deeplab-v3",
    "deeplab-v3-cascade",
    "deeplab-v3plus",
    "setr-naive",
    "setr-pup",
    "setr-mla",
)

# ResNets without their classifier of 1000 classes: torchvision publishes 25 557 032 and 44 549 160.
RESNET50 = 25_557_032 - (2048 * 1000 + 1000)
RESNET101 = 44_549_160 - (2048 * 1000 + 1000)


def spec_of(architecture: str, encoder: str, classes: int = 21, side: int = 192, **settings) -> ModelSpec:
    names = ClassList.from_names([f"class {i}" for i in range(classes)])
    return ModelSpec(architecture, names, encoder, input_size=side, settings=settings)


def count(spec: ModelSpec) -> int:
    with torch.device("meta"):
        return parameter_count(build_model(spec, pretrained=False).module)


def conv(inputs: int, outputs: int, kernel: int = 3) -> int:
    """Parameters of a convolution with batch norm."""
    return inputs * outputs * kernel**2 + 2 * outputs


def small(architecture: str, **settings) -> nn.Module:
    torch.manual_seed(0)
    return build_model(small_spec(architecture, **settings), pretrained=False).module


# ---- counts


def test_pspnet_has_the_parameters_of_its_figure() -> None:
    pooling = 4 * conv(2048, 512, 1)
    answer = conv(4096, 512) + 512 * 21 + 21
    auxiliary = conv(1024, 256) + 256 * 21 + 21
    assert count(spec_of("pspnet", "resnet50")) == RESNET50 + pooling + answer + auxiliary


def test_deeplab_v2_has_44_million_parameters() -> None:
    parameters = count(spec_of("deeplab-v2", "resnet101"))
    assert parameters == RESNET101 + 4 * (2048 * 9 * 21 + 21)
    assert round(parameters / 1e6) == 44


@pytest.mark.parametrize("depth", [50, 101])
def test_deeplab_v3_counts_as_torchvisions_but_for_a_layer_that_the_paper_lacks(depth: int) -> None:
    with torch.device("meta"):
        make = getattr(torchvision.models.segmentation, f"deeplabv3_resnet{depth}")
        theirs = parameter_count(make(weights=None, weights_backbone=None, num_classes=21, aux_loss=False))
    assert count(spec_of("deeplab-v3", f"resnet{depth}")) == theirs - conv(256, 256)


def test_the_cascade_repeats_the_last_stage_three_times() -> None:
    unit = conv(2048, 512, 1) + conv(512, 512) + conv(512, 2048, 1)
    assert count(spec_of("deeplab-v3-cascade", "resnet101")) == RESNET101 + 9 * unit + 2048 * 21 + 21


def test_deeplab_v3plus_has_the_parameters_of_its_figure() -> None:
    def separable(inputs: int, outputs: int) -> int:
        return inputs * 9 + 2 * inputs + conv(inputs, outputs, 1)

    pyramid = 2 * conv(2048, 256, 1) + 3 * separable(2048, 256) + conv(1280, 256, 1)
    decoder = conv(256, 48, 1) + separable(304, 256) + separable(256, 256) + 256 * 21 + 21
    assert count(spec_of("deeplab-v3plus", "resnet50")) == RESNET50 + pyramid + decoder


@pytest.mark.parametrize(
    ("name", "answers", "published_millions"),
    [("setr-naive", 4, 305.67), ("setr-pup", 5, 318.31), ("setr-mla", 5, 310.57)],
)
def test_setr_has_the_published_parameters(name: str, answers: int, published_millions: float) -> None:
    """With ViT-L/16, position embeddings for 512 x 512 and the 150 classes of ADE20K.

    The published figures include the auxiliary answers and, for every answer, a
    layer from 512 channels to the classes which the published code inherits and
    never calls; we leave that layer out, and add it here.
    """
    unused = 512 * 150 + 150
    parameters = count(spec_of(name, "vit_large_patch16_384", classes=150, side=512)) + answers * unused
    assert round(parameters / 1e6, 2) == published_millions


# ---- parts


def test_pyramid_pooling_gives_means_over_its_cells() -> None:
    pooling = PyramidPooling(8, bins=(1, 2, 3, 6)).eval()
    for level in pooling.levels:
        nn.init.zeros_(level[1].weight)
        level[1].weight.data[0, 3] = level[1].weight.data[1, 5] = 1.0
    x = torch.rand(1, 8, 6, 6)
    with torch.no_grad():
        out = pooling(x)[0]
    assert torch.equal(out[:8], x[0])
    scale = (1 + 1e-5) ** -0.5  # batch norm that has seen nothing
    assert torch.allclose(out[8], x[0, 3].mean() * scale)
    halves = x[0, 5].numpy().reshape(2, 3, 2, 3).mean(axis=(1, 3))
    assert np.allclose(out[11][[0, 0, -1, -1], [0, -1, 0, -1]], halves.ravel() * scale, atol=1e-6)
    assert torch.allclose(out[15], x[0, 5] * scale)


def test_image_pooling_gives_every_pixel_the_same() -> None:
    out = ImagePooling(4, 6).eval()(torch.randn(2, 4, 5, 7)).detach()
    assert out.shape == (2, 6, 5, 7)
    assert torch.equal(out, out[:, :, :1, :1].expand_as(out))


def test_a_norm_over_one_value_uses_what_it_has_seen_before() -> None:
    norm, plain = SteadyBatchNorm2d(3), nn.BatchNorm2d(3)
    several = torch.randn(4, 3, 2, 2)
    assert torch.equal(norm(several), plain(several))
    seen = norm.running_mean.clone()
    one = torch.randn(1, 3, 1, 1)
    assert torch.allclose(norm(one), plain.eval()(one))
    assert torch.equal(norm.running_mean, seen)


def test_a_separable_convolution_sees_what_a_whole_one_sees() -> None:
    block = separable_atrous_conv(2, 3, rate=4).eval()
    for layer in (block[0], block[3]):
        nn.init.ones_(layer.weight)
    x = torch.zeros(1, 2, 21, 21)
    x[0, 0, 10, 10] = 1.0
    rows, columns = np.nonzero(block(x)[0, 0].detach().numpy())
    assert sorted(set(rows)) == sorted(set(columns)) == [6, 10, 14]


def test_the_scores_of_deeplab_v2_come_from_four_rates() -> None:
    net = small("deeplab-v2")
    for branch in net.head:
        nn.init.ones_(branch.weight)
    features = torch.zeros(1, net.head[0].in_channels, 61, 61)
    features[0, 0, 30, 30] = 1.0
    with torch.no_grad():
        total = torch.stack([branch(features) for branch in net.head]).sum(0)[0, 0].numpy()
    reached = set(np.abs(np.nonzero(total)[0] - 30))
    assert reached == {0, 6, 12, 18, 24}
    assert total[30, 30] == 4


@pytest.mark.parametrize("training", [False, True])
def test_deeplab_v2_keeps_the_highest_score_of_three_image_sizes(training: bool) -> None:
    net = small("deeplab-v2").train(training)
    image = torch.randn(2, 3, 64, 96)
    with torch.no_grad():
        answer = net(image)
        scores = []
        for size in ((64, 96), (48, 72), (32, 48)):
            view = F.interpolate(image, size=size, mode="bilinear")
            scores.append(F.interpolate(net.scores(view), size=(8, 12), mode="bilinear"))
        expected = F.interpolate(torch.stack(scores).amax(0), size=(64, 96), mode="bilinear")
    assert sums_agree(answer, expected, terms=2000)
    assert not sums_agree(expected, F.interpolate(scores[0], size=(64, 96), mode="bilinear"), terms=2000)


def rates_of(units: nn.Module) -> list[int]:
    convs = [m for m in units.modules() if isinstance(m, nn.Conv2d) and m.kernel_size == (3, 3)]
    assert all(m.padding == m.dilation for m in convs)
    return [m.dilation[0] for m in convs]


@pytest.mark.parametrize(("stride", "rates"), [("16", [2, 4, 8]), ("8", [4, 8, 16])])
def test_deeplab_v3_multiplies_the_rates_of_its_last_stage(stride: str, rates: list[int]) -> None:
    with torch.device("meta"):
        net = build_model(spec_of("deeplab-v3", "resnet50", stride=stride), pretrained=False).module
    assert rates_of(net.encoder.last_stage) == rates
    factor = 16 // int(stride)
    assert rates_of(net.pyramid.branches) == [6 * factor, 12 * factor, 18 * factor]


def test_the_cascade_doubles_its_rates_block_by_block() -> None:
    with torch.device("meta"):
        net = build_model(spec_of("deeplab-v3-cascade", "resnet50"), pretrained=False).module
    assert rates_of(net.encoder.last_stage) == [2, 4, 2]
    assert [rates_of(block) for block in net.cascade] == [[4, 8, 4], [8, 16, 8], [16, 32, 16]]


def test_deeplab_v3plus_finds_boundaries_in_early_features() -> None:
    net = small("deeplab-v3plus").eval()
    seen: list[torch.Size] = []
    net.reduce.register_forward_hook(lambda _m, _i, out: seen.append(out.shape))
    net.refine.register_forward_hook(lambda _m, inputs, _o: seen.append(inputs[0].shape))
    net(torch.zeros(1, 3, 64, 96))
    assert seen == [(1, 48, 16, 24), (1, 256 + 48, 16, 24)]


def test_scoring_before_the_last_doubling_gives_the_same() -> None:
    net = small("setr-pup").eval()
    torch.nn.init.normal_(net.head.main.bias)
    with torch.no_grad():
        levels = net.levels(torch.randn(1, 3, 32, 64))
        x = net.first(levels[-1])
        for step in net.steps:
            x = step(F.interpolate(x, scale_factor=2, mode="bilinear"))
        published = net.head.main(F.interpolate(x, scale_factor=2, mode="bilinear"))
        assert sums_agree(net.decode(levels), published, terms=2000)


@pytest.mark.expects_log  # timm lists the weights of the classifier, which nobody needs
def test_position_embeddings_are_interpolated_to_the_training_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    donor = timm.create_model("test_vit", pretrained=False)
    save_file(donor.state_dict(), tmp_path / "test_vit.safetensors")
    monkeypatch.setenv("INKLING_WEIGHTS", str(tmp_path))
    built = build_model(spec_of("setr-naive", "test_vit", side=200), pretrained=True)
    learned = built.module.encoder.net.model.pos_embed
    assert learned.shape[1] == 1 + 13 * 13  # 200 pixels are thirteen patches of 16
    expected = resample_abs_pos_embed(donor.pos_embed, [13, 13], num_prefix_tokens=1)
    assert sums_agree(learned, expected, terms=200)
    assert built.is_pretrained


# ---- learning


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize(("batch", "height", "width"), [(1, 1, 1), (1, 5, 40), (2, 37, 16)])
def test_any_batch_of_any_size_can_be_learned_from(name: str, batch: int, height: int, width: int) -> None:
    for weight, logits in training_outputs(small(name).train(), torch.randn(batch, 3, height, width)):
        assert weight > 0
        assert logits.shape == (batch, 3, height, width)


@pytest.mark.parametrize("name", NETWORKS)
def test_one_batch_can_be_learned_by_heart(name: str) -> None:
    net = small(name).train()
    for dropout in (m for m in net.modules() if isinstance(m, nn.Dropout2d)):
        dropout.p = 0.0
    torch.manual_seed(1)
    image = torch.rand(2, 3, 64, 64)
    labels = torch.full((2, 64, 64), IGNORE)
    # Quarters in three classes; what lies between is left open, as a stride of 16 cannot draw it.
    for index, quarters in enumerate(([0, 1, 2, 0], [1, 1, 0, 2])):
        for place, label in enumerate(quarters):
            y, x = 36 * (place // 2), 36 * (place % 2)
            labels[index, y : y + 28, x : x + 28] = label
            image[index, label, y : y + 28, x : x + 28] += 2.0
    optimizer = torch.optim.AdamW(net.parameters(), lr=5e-3)
    loss = torch.tensor(float("nan"))
    for _ in range(80):
        outputs = training_outputs(net, image)
        loss = cross_entropy(outputs[0][1], labels)
        total = torch.stack([weight * cross_entropy(logits, labels) for weight, logits in outputs]).sum()
        optimizer.zero_grad()
        total.backward()
        optimizer.step()
        if float(loss.detach()) < 0.03:
            break
    assert float(loss.detach()) < 0.05


@pytest.mark.parametrize("name", ["pspnet", "setr-naive", "setr-pup", "setr-mla"])
def test_a_prediction_is_the_first_of_the_training_outputs(name: str) -> None:
    net = small(name).eval()
    image = torch.randn(1, 3, 40, 56)
    outputs = training_outputs(net, image)
    assert [weight for weight, _ in outputs] == [1.0] + [0.4] * (len(outputs) - 1)
    assert torch.equal(outputs[0][1], net(image))
    assert len(outputs) > 1


def test_a_network_without_auxiliary_answers_has_its_own_answer_only() -> None:
    net = small("deeplab-v3").eval()
    image = torch.randn(1, 3, 20, 20)
    ((weight, logits),) = training_outputs(net, image)
    assert weight == 1.0
    assert torch.equal(logits, net(image))


# ---- what cannot be


@pytest.mark.parametrize(
    ("name", "encoder", "reason"),
    [
        ("pspnet", "vgg16", "cannot be used"),
        ("deeplab-v3", "test_vit.r160_in1k", "cannot"),
        ("deeplab-v3-cascade", "mobilenetv3_small_050", "residual stage"),
        ("setr-mla", "resnet10t", "no vision transformer"),
    ],
)
def test_an_encoder_that_does_not_fit_is_refused(name: str, encoder: str, reason: str) -> None:
    with pytest.raises(UserError, match=reason):
        build_model(spec_of(name, encoder), pretrained=False)


@pytest.mark.parametrize("encoder", ["mobilenetv3_small_050", "convnext_atto"])
def test_other_encoders_than_resnets_can_be_dilated(encoder: str) -> None:
    net = build_model(spec_of("deeplab-v3plus", encoder), pretrained=False).module.eval()
    with torch.no_grad():
        assert net(torch.zeros(1, 3, 33, 50)).shape == (1, 21, 33, 50)
