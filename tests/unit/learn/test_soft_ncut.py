"""The soft normalised cut, against the matrix of all pairs of pixels."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import Tensor

from engine.core import BadInputError
from engine.pretrain.soft_ncut import PixelGraph, soft_ncut


def some_pixels(height: int = 9, width: int = 7, bands: int = 3, seed: int = 0) -> Tensor:
    """Grey values around 120, so that neighbours are neither alike nor strangers."""
    torch.manual_seed(seed)
    return 120.0 + 6.0 * torch.randn(2, bands, height, width, dtype=torch.float64)


def some_probs(height: int = 9, width: int = 7, classes: int = 3) -> Tensor:
    torch.manual_seed(1)
    return torch.softmax(torch.randn(2, classes, height, width, dtype=torch.float64), dim=1)


def all_pairs(pixels: Tensor, radius: float, sigma_colour: float, sigma_place: float) -> np.ndarray:
    """(H W, H W) weights of one image."""
    height, width = pixels.shape[-2:]
    places = np.stack(np.mgrid[:height, :width], -1).reshape(-1, 2).astype(float)
    colours = pixels.permute(1, 2, 0).reshape(height * width, -1).numpy()
    apart = ((places[:, None] - places[None]) ** 2).sum(-1)
    unlike = ((colours[:, None] - colours[None]) ** 2).sum(-1)
    near = np.exp(-unlike / sigma_colour**2) * np.exp(-apart / sigma_place**2)
    return near * (np.sqrt(apart) < radius)


def ncut_of_all_pairs(probs: Tensor, pixels: Tensor, *values: float) -> float:
    total = []
    for p, image in zip(probs, pixels, strict=True):
        weights, flat = all_pairs(image, *values), p.flatten(1).numpy()
        total.append(len(flat) - sum((q @ weights @ q) / (q @ weights.sum(1)) for q in flat))
    return float(np.mean(total))


@pytest.mark.parametrize("values", [(5.0, 10.0, 4.0), (1.5, 20.0, 2.0), (50.0, 15.0, 9.0)])
@pytest.mark.parametrize("bands", [1, 3])
def test_the_cut_is_that_of_the_matrix_of_all_pairs(values: tuple[float, ...], bands: int) -> None:
    pixels, probs = some_pixels(bands=bands), some_probs()
    loss = soft_ncut(probs, PixelGraph(pixels, *values))
    assert loss.item() == pytest.approx(ncut_of_all_pairs(probs, pixels, *values), rel=1e-7)


@pytest.mark.parametrize(("height", "width"), [(1, 1), (1, 6), (2, 9), (4, 3)])
def test_images_smaller_than_the_radius_have_a_cut_as_well(height: int, width: int) -> None:
    pixels, probs = some_pixels(height, width), some_probs(height, width)
    loss = soft_ncut(probs, PixelGraph(pixels))
    assert loss.item() == pytest.approx(ncut_of_all_pairs(probs, pixels, 5.0, 10.0, 4.0), abs=1e-6)


def test_the_gradient_is_that_of_finite_differences() -> None:
    graph = PixelGraph(some_pixels(5, 4))
    logits = torch.randn(2, 3, 5, 4, dtype=torch.float64, requires_grad=True)
    assert torch.autograd.gradcheck(lambda z: soft_ncut(torch.softmax(z, dim=1), graph), (logits,))


def test_a_clean_cut_between_strangers_costs_nothing_and_all_alike_costs_one_less_than_k() -> None:
    pixels = torch.zeros(1, 1, 12, 12)
    pixels[..., 6:] = 200.0
    graph = PixelGraph(pixels)
    halves = torch.zeros(1, 2, 12, 12)
    halves[:, 0, :, :6] = halves[:, 1, :, 6:] = 1.0
    assert soft_ncut(halves, graph).item() == pytest.approx(0.0, abs=1e-5)
    assert soft_ncut(torch.full((1, 4, 12, 12), 0.25), graph).item() == pytest.approx(3.0, abs=1e-5)
    assert soft_ncut(halves.transpose(2, 3), graph).item() > 0.1


def test_a_segment_without_pixels_harms_nothing() -> None:
    probs = torch.zeros(1, 2, 6, 6)
    probs[:, 0] = 1.0
    probs.requires_grad_()
    loss = soft_ncut(probs, PixelGraph(some_pixels(6, 6)[:1].float()))
    loss.backward()
    assert loss.item() == pytest.approx(1.0)
    assert probs.grad is not None
    assert torch.isfinite(probs.grad).all()


def test_the_spread_is_symmetric() -> None:
    graph = PixelGraph(some_pixels())
    p, q = some_probs().unbind(1)[:2]
    there, back = (graph.spread(q[:, None])[:, 0] * p).sum(), (graph.spread(p[:, None])[:, 0] * q).sum()
    assert there.item() == pytest.approx(back.item())


def test_values_that_mean_nothing_are_refused() -> None:
    with pytest.raises(BadInputError):
        PixelGraph(some_pixels(), sigma_colour=0.0)
