"""Upsampling blocks against what they are by definition."""

from __future__ import annotations

import pytest
import torch
from torch.nn import functional as F  # noqa: N812

from engine.core import BadInputError, UserError
from engine.models.blocks.upsample import (
    BedOfNails,
    BilinearTransposed,
    MaxUnpool,
    make_unpooling,
    make_upsampling,
    max_pool,
)
from engine.models.catalog import UNPOOLINGS, UPSAMPLINGS
from tests.helpers.precision import sums_agree


def matrix_of(linear, in_shape: tuple[int, ...]) -> torch.Tensor:
    """The matrix of a linear map, found by asking it for every unit vector."""
    count = int(torch.tensor(in_shape).prod())
    units = torch.eye(count).reshape(count, *in_shape)
    return linear(units).flatten(1).T


@pytest.mark.parametrize("name", UPSAMPLINGS)
def test_an_upsampling_doubles_both_sides(name: str) -> None:
    assert make_upsampling(name, 5)(torch.zeros(2, 5, 3, 4)).shape == (2, 5, 6, 8)


@pytest.mark.parametrize("name", UNPOOLINGS)
def test_an_unpooling_doubles_both_sides(name: str) -> None:
    maxima, indices = max_pool(torch.rand(2, 5, 6, 8))
    assert make_unpooling(name, 5)(maxima, indices).shape == (2, 5, 6, 8)


def test_an_unknown_upsampling_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UserError, match="bilinear"):
        make_upsampling("cubic", 3)
    with pytest.raises(UserError, match="max-unpooling"):
        make_unpooling("cubic", 3)


def test_nearest_repeats_each_value() -> None:
    x = torch.tensor([[[[1.0, 2.0]]]])
    assert make_upsampling("nearest", 1)(x).tolist() == [[[[1.0, 1.0, 2.0, 2.0], [1.0, 1.0, 2.0, 2.0]]]]


def test_bilinear_mixes_neighbours_three_to_one() -> None:
    x = torch.tensor([[[[0.0, 4.0]]]])
    assert make_upsampling("bilinear", 1)(x)[0, 0, 0].tolist() == [0.0, 1.0, 3.0, 4.0]


def test_bed_of_nails_puts_values_at_the_corners_of_the_cells() -> None:
    nailed = BedOfNails()(torch.tensor([[[[1.0, 2.0]]]]))
    assert nailed.tolist() == [[[[1.0, 0.0, 2.0, 0.0], [0.0, 0.0, 0.0, 0.0]]]]


def test_unpooling_puts_each_maximum_back_where_it_was_and_zeros_elsewhere() -> None:
    x = torch.tensor([[[[1.0, 7.0, 2.0, 3.0], [4.0, 5.0, 9.0, 6.0]]]])
    maxima, indices = max_pool(x)
    assert maxima.tolist() == [[[[7.0, 9.0]]]]
    restored = MaxUnpool()(maxima, indices)
    assert restored.tolist() == [[[[0.0, 7.0, 0.0, 0.0], [0.0, 0.0, 9.0, 0.0]]]]


def test_unpooling_agrees_with_the_one_of_torch() -> None:
    torch.manual_seed(0)
    maxima, indices = max_pool(torch.randn(2, 3, 8, 6).contiguous(memory_format=torch.channels_last))
    assert torch.equal(MaxUnpool()(maxima, indices), F.max_unpool2d(maxima, indices, 2))


def test_unpooling_as_exported_agrees_with_the_one_of_torch(monkeypatch: pytest.MonkeyPatch) -> None:
    torch.manual_seed(0)
    maxima, indices = max_pool(torch.randn(2, 3, 8, 6))
    usual = MaxUnpool()(maxima, indices)
    monkeypatch.setattr(torch.onnx, "is_in_onnx_export", lambda: True)
    assert torch.equal(MaxUnpool()(maxima, indices), usual)


def test_pooling_what_was_unpooled_gives_the_values_back() -> None:
    torch.manual_seed(0)
    maxima, indices = max_pool(torch.rand(1, 2, 8, 8))
    assert torch.equal(max_pool(MaxUnpool()(maxima, indices))[0], maxima)


def test_transposed_convolution_is_the_transposed_matrix_of_the_convolution() -> None:
    torch.manual_seed(0)
    up = make_upsampling("transposed", 3)
    convolution = matrix_of(lambda x: F.conv2d(x, up.weight, stride=2), (3, 6, 8))
    transposed = matrix_of(lambda y: F.conv_transpose2d(y, up.weight, stride=2), (3, 3, 4))
    assert convolution.shape == (3 * 3 * 4, 3 * 6 * 8)
    assert torch.allclose(transposed, convolution.T, atol=1e-6)
    y = torch.randn(1, 3, 3, 4)
    by_matrix = (convolution.T @ y.flatten()).view(1, 3, 6, 8) + up.bias.view(1, 3, 1, 1)
    assert sums_agree(up(y), by_matrix, terms=50)


@pytest.mark.parametrize("factor", [2, 4, 8, 32])
def test_the_bilinear_start_is_bilinear_interpolation(factor: int) -> None:
    torch.manual_seed(0)
    x = torch.randn(2, 3, 4, 5)
    wanted = F.interpolate(x, scale_factor=factor, mode="bilinear", align_corners=False)
    assert sums_agree(BilinearTransposed(3, factor)(x), wanted, terms=50)


def test_the_bilinear_filters_are_learned_unless_they_are_fixed() -> None:
    assert [name for name, _ in BilinearTransposed(3, 2).named_parameters()] == ["weight"]
    fixed = BilinearTransposed(3, 2, is_learned=False)
    assert list(fixed.parameters()) == []
    assert fixed.state_dict()["weight"].shape == (3, 1, 4, 4)


def test_an_odd_factor_is_refused() -> None:
    with pytest.raises(BadInputError, match="3"):
        BilinearTransposed(1, 3)
