"""U-Net as published, and as built today: sizes, parameters, and tiles without a seam."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
import torch
from torch import nn

from engine.core import BadInputError
from engine.models.architectures.unet_original import OriginalUNet
from engine.models.blocks.mirror import mirror_pad
from engine.models.registry import build_model, parameter_count
from tests.helpers.precision import sums_agree
from tests.helpers.small_networks import small_spec


def original(**changes: int | float) -> OriginalUNet:
    """Four levels, two channels at full size, in evaluation mode."""
    torch.manual_seed(0)
    spec = small_spec("unet-original", channels=1, classes=2, **({"width": 2, "depth": 4} | changes))
    module = build_model(spec, pretrained=False).module
    assert isinstance(module, OriginalUNet)
    return module.eval()


def published_weights(widths: Sequence[int], channels: int, classes: int) -> int:
    """Weights and biases of figure 1, counted layer by layer: kernels x in x out + out."""
    convolutions = [(3, channels, widths[0])]
    convolutions += [(3, before, after) for before, after in pairwise(widths)]
    convolutions += [(3, 2 * w, w) for w in widths[:-1]]  # after the joins
    convolutions += [(3, w, w) for w in (*widths, *widths[:-1])]  # the second of each pair
    convolutions += [(2, 2 * w, w) for w in widths[:-1]]  # up-convolutions
    convolutions += [(1, widths[0], classes)]
    return sum(kernel**2 * before * after + after for kernel, before, after in convolutions)


def test_the_published_network_has_31_million_parameters_and_gives_388_from_572() -> None:
    spec = small_spec("unet-original", channels=1, classes=2, width=64, depth=4)
    with torch.device("meta"):
        net = build_model(spec, pretrained=False).module
        answer = net.valid(torch.zeros(1, 1, 572, 572))
    assert answer.shape == (1, 2, 388, 388)
    assert parameter_count(net) == published_weights((64, 128, 256, 512, 1024), 1, 2) == 31_030_658


def test_the_same_padded_network_has_norms_in_place_of_biases() -> None:
    spec = small_spec("unet-classic", channels=1, classes=2, width=64, depth=4)
    with torch.device("meta"):
        net = build_model(spec, pretrained=False).module
    widths = (64, 128, 256, 512, 1024)
    # Each of the 18 3x3 convolutions has scale and shift of its norm instead of a bias.
    extra = 2 * sum(widths) + 2 * sum(widths[:-1])
    assert parameter_count(net) == published_weights(widths, 1, 2) + extra


@pytest.mark.parametrize(("depth", "lengths"), [(4, (188, 204, 572)), (2, (44, 48, 52)), (1, (20, 22))])
def test_legal_lengths_are_those_that_halve_without_a_rest(depth: int, lengths: tuple[int, ...]) -> None:
    net = original(depth=depth)
    for length in lengths:
        assert net.valid(torch.zeros(1, 1, length, length)).shape[-1] == length - 2 * net.margin_px
        assert net.input_length(length - 2 * net.margin_px) == length


@pytest.mark.parametrize("length", [100, 187, 196, 573])
def test_an_image_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(BadInputError, match=str(length)):
        original().valid(torch.zeros(1, 1, 188, length))


def test_tiles_of_an_image_give_exactly_the_answer_of_the_whole() -> None:
    # In double precision: how far float32 sums differ by the order of adding depends on the processor.
    net = original().double()
    image = torch.randn(1, 1, 188 + 32, 188 + 48, dtype=torch.float64)
    with torch.no_grad():
        whole = net.valid(image)
        for y in range(0, 33, 16):
            for x in range(0, 49, 16):
                tile = net.valid(image[..., y : y + 188, x : x + 188])
                assert torch.allclose(tile, whole[..., y : y + 4, x : x + 4], atol=1e-9)
    assert whole.std() > 1e-2


def test_overlap_tile_answers_as_the_bare_network_on_a_mirrored_image() -> None:
    net = original(depth=2)
    image = torch.randn(2, 1, 24, 28)
    margin = net.margin_px
    mirrored = np.pad(image.numpy(), ((0, 0), (0, 0), (margin, margin), (margin, margin)), mode="reflect")
    with torch.no_grad():
        assert sums_agree(net(image), net.valid(torch.from_numpy(mirrored)), terms=500)


def test_what_lies_beyond_the_margin_has_no_influence() -> None:
    net = original(depth=2)
    image = torch.randn(1, 1, 60, 60, requires_grad=True)
    middle = net.valid(image)[0, 0, 8:12, 8:12]  # input columns 8 - 0 .. 12 + 2 * margin
    (gradient,) = torch.autograd.grad(middle.square().sum(), image)
    touched = gradient[0, 0].abs().sum(0).nonzero()
    assert touched.min() >= 8
    assert touched.max() < 12 + 2 * net.margin_px


def test_dropout_at_the_bottom_is_drawn_only_while_learning() -> None:
    net = original(depth=2, dropout=0.5)
    image = torch.randn(1, 1, 24, 24)
    with torch.no_grad():
        assert torch.equal(net(image), net(image))
        net.train()
        assert not torch.equal(net(image), net(image))


def test_the_random_start_keeps_the_strength_of_the_signal() -> None:
    net = original(width=16)
    answers: list[torch.Tensor] = []
    for level in net.joined:
        level.register_forward_hook(lambda _module, _given, answer: answers.append(answer))
    with torch.no_grad():
        net.valid(torch.randn(1, 1, 236, 236))
    assert all(0.1 < float(a.square().mean().sqrt()) < 10.0 for a in answers)


@pytest.mark.parametrize("shape", [(1, 1), (1, 5), (4, 3), (30, 41)])
def test_mirror_padding_is_numpys_reflection(shape: tuple[int, int]) -> None:
    image = torch.rand(2, 3, *shape)
    widths = ((0, 0), (0, 0), (17, 9), (0, 25))
    assert np.array_equal(mirror_pad(image, 17, 9, 0, 25).numpy(), np.pad(image.numpy(), widths, "reflect"))


@pytest.mark.parametrize(("architecture", "rate"), [("unet-original", 0.003), ("unet-classic", 0.01)])
def test_one_batch_is_learned_by_heart(architecture: str, rate: float) -> None:
    torch.manual_seed(0)
    net = build_model(small_spec(architecture), pretrained=False).module.train()
    images, labels = torch.randn(2, 3, 16, 16), torch.randint(0, 3, (2, 4, 4))
    labels = labels.repeat_interleave(4, 1).repeat_interleave(4, 2)
    optimizer = torch.optim.Adam(net.parameters(), lr=rate)
    for _ in range(60):
        loss = nn.functional.cross_entropy(net(images), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    assert loss.item() < 0.05


@pytest.mark.parametrize("architecture", ["unet-original", "unet-classic"])
def test_one_batch_of_one_small_image_can_be_learned_from(architecture: str) -> None:
    net = build_model(small_spec(architecture), pretrained=False).module.train()
    loss = net(torch.randn(1, 3, 3, 4)).square().mean()
    loss.backward()
    assert torch.isfinite(loss)
    assert any(isinstance(m, nn.Dropout) for m in net.modules())
