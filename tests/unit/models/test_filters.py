"""The filter bank and the classifier of its responses."""

from __future__ import annotations

import pytest
import torch

from engine.core import ClassList
from engine.models.blocks.filter_bank import FilterBank
from engine.models.features.line_bank import LineBank
from engine.models.registry import build_model
from engine.models.spec import ModelSpec
from engine.predict.fold_batchnorm import fold_batchnorm
from tests.helpers.precision import sums_agree

LEVELS = 3


def noise(*shape: int) -> torch.Tensor:
    return torch.rand(shape, generator=torch.Generator().manual_seed(1))


@pytest.mark.parametrize("bands", [1, 3])
def test_a_turned_image_has_turned_responses(bands: int) -> None:
    bank, image = FilterBank(bands, LEVELS), noise(1, bands, 32, 48)
    turned = bank(torch.rot90(image, 1, (2, 3)))
    assert turned.shape[1] == bank.channels
    assert sums_agree(turned, torch.rot90(bank(image), 1, (2, 3)), terms=500)


def test_lines_of_a_turned_image_have_turned_responses() -> None:
    bank, image = LineBank(LEVELS), noise(1, 3, 32, 48)
    turned = bank.by_level(torch.rot90(image, 1, (2, 3)))
    for level, responses in enumerate(bank.by_level(image)):
        assert responses.shape == (1, 2, 32 >> level, 48 >> level)
        assert sums_agree(turned[level], torch.rot90(responses, 1, (2, 3)), terms=500)


@pytest.mark.parametrize("angle", [0, 1, 2])
def test_a_line_in_noise_answers_more_clearly_than_to_the_hessian(angle: int) -> None:
    rows, columns = torch.meshgrid(torch.arange(64), torch.arange(64), indexing="ij")
    offset = (rows - 32, columns - 32, rows - columns)[angle]
    is_line = offset.abs() <= 0
    image = 0.4 * noise(64, 64) - 0.3 * is_line
    inner = (slice(12, 52), slice(12, 52))

    def contrast(response: torch.Tensor) -> float:
        on, off = response[inner][is_line[inner]], response[inner][~is_line[inner]]
        return float((on.mean() - off.mean()) / off.std())

    lines = LineBank(1).by_level(image[None, None])[0][0]
    hessian = FilterBank(1, 1)(image[None, None])[0, 4]
    assert contrast(lines[0]) > 1.5 * contrast(hessian)


def test_a_step_is_steepest_and_bends_most_where_it_is() -> None:
    image = torch.zeros(1, 1, 32, 32)
    image[..., 16:] = 1.0
    responses = FilterBank(1, 1)(image)[0, :, 16]
    gradient, bend = responses[2], responses[3]
    assert int(gradient.argmax()) in (15, 16)
    assert float(bend[15]) > 0.1
    assert float(bend[16]) < -0.1
    assert float(gradient[4]) == pytest.approx(0.0, abs=1e-3)


def test_lightness_in_local_spreads_does_not_know_how_bright_the_lamp_is() -> None:
    dim = noise(1, 1, 32, 32)
    bank = FilterBank(1, 1)
    assert torch.allclose(bank(dim)[0, -1], bank(3.0 * dim + 2.0)[0, -1], atol=0.05)
    assert not torch.allclose(bank(dim)[0, 1], bank(3.0 * dim + 2.0)[0, 1], atol=0.05)


def test_nothing_of_the_bank_learns_and_no_gradient_passes() -> None:
    bank = FilterBank(3, LEVELS)
    assert list(bank.parameters()) == []
    assert not bank(noise(1, 3, 16, 16).requires_grad_()).requires_grad


def test_the_classifier_answers_images_of_any_size_pixel_by_pixel() -> None:
    spec = ModelSpec("filters", ClassList.from_names(["a", "b", "c"]))
    module = build_model(spec, pretrained=False).module.eval()
    with torch.no_grad():
        image = noise(1, 3, 37, 21)
        logits = module(image)
        assert logits.shape == (1, 3, 37, 21)
        assert sums_agree(fold_batchnorm(module, 3)(image), logits, terms=500)
