"""W-Net: its modules, and that U-Dec sees nothing but the segments."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from engine.models.architectures.wnet import UEncoder, build_decoder
from engine.models.registry import build_model, full_spec, parameter_count
from tests.helpers.small_networks import small_spec


def convolutions(module: nn.Module) -> list[nn.Module]:
    """Convolutions and up-convolutions; the two parts of a separable one count as one."""
    kinds = (nn.Conv2d, nn.ConvTranspose2d)
    return [m for m in module.modules() if isinstance(m, kinds) and not (m.groups == 1 and is_pointwise(m))]


def is_pointwise(module: nn.Conv2d | nn.ConvTranspose2d) -> bool:
    return module.kernel_size == (1, 1)


def test_both_halves_have_the_46_convolutions_of_the_paper() -> None:
    spec = full_spec(small_spec("wnet", width=64, depth=4))
    with torch.device("meta"):
        halves = [build_model(spec, pretrained=False).module, build_decoder(spec)]
    # Two 1x1 convolutions to classes and colours are pointwise and not part of a separable one.
    assert sum(len(convolutions(half)) for half in halves) + 2 == 46


def test_a_separable_convolution_has_a_fraction_of_the_weights() -> None:
    with torch.device("meta"):
        wnet = build_model(small_spec("wnet", width=64, depth=4), pretrained=False).module
        unet = build_model(small_spec("unet-classic", width=64, depth=4), pretrained=False).module
    assert parameter_count(wnet) < parameter_count(unet) / 4


@pytest.mark.parametrize("channels", [1, 3])
def test_u_dec_paints_an_image_of_any_size_from_segments(channels: int) -> None:
    spec = full_spec(small_spec("wnet", classes=5, channels=channels))
    painted = build_decoder(spec).eval()(torch.rand(2, 5, 13, 22))
    assert painted.shape == (2, channels, 13, 22)


def test_the_outermost_modules_are_whole_convolutions_and_the_others_separable() -> None:
    net = build_model(small_spec("wnet"), pretrained=False).module
    assert isinstance(net, UEncoder)
    levels = [*net.encoder.levels, *net.decoder.levels]
    grouped = [any(m.groups > 1 for m in level if isinstance(m, nn.Conv2d)) for level in levels]
    assert grouped == [False, True, True, True, False]


def test_one_batch_is_learned_by_heart() -> None:
    torch.manual_seed(0)
    net = build_model(small_spec("wnet"), pretrained=False).module.train()
    images, labels = torch.randn(2, 3, 16, 16), torch.randint(0, 3, (2, 4, 4))
    labels = labels.repeat_interleave(4, 1).repeat_interleave(4, 2)
    optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
    for _ in range(60):
        loss = nn.functional.cross_entropy(net(images), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    assert loss.item() < 0.05
