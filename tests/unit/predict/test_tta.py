"""Averages over flips, sizes and dropout, and what the doubt says; against answers worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from engine.core import BadInputError, ClassList
from engine.models.spec import ModelSpec
from engine.predict.predictor import predict_image
from engine.predict.settings import Flips, PredictSettings, TtaView, Uncertainty
from engine.predict.tta import apply_view, undo_view
from engine.predict.uncertainty import disagreement_u8, entropy_u8, margin_u8

SPEC = ModelSpec("unet-small", ClassList.from_names("abc"))


class Pointwise(nn.Module):
    """Looks at one pixel at a time, so mirroring and turning commute with it; dropout if wanted."""

    def __init__(self, dropout: float = 0.0) -> None:
        super().__init__()
        torch.manual_seed(3)
        self.layers = nn.Sequential(nn.Conv2d(3, 16, 1), nn.ReLU(), nn.Dropout(dropout), nn.Conv2d(16, 3, 1))

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.layers(x)
        return out


class LooksLeft(nn.Module):
    """Each pixel takes the logits of its left neighbour: mirrored images give another answer."""

    def __init__(self) -> None:
        super().__init__()
        self.scale = nn.Parameter(torch.tensor(2.0))

    def forward(self, x: Tensor) -> Tensor:
        return torch.roll(x, 1, dims=-1) * self.scale


def random_image(height: int = 40, width: int = 56) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (height, width, 3), dtype=np.uint8)


def probs_of(net: nn.Module, image: np.ndarray, settings: PredictSettings | None = None) -> np.ndarray:
    return predict_image(net.eval(), SPEC, image, settings).probs.astype(np.float64)


@pytest.mark.parametrize("flips", list(Flips))
def test_flips_change_nothing_for_a_network_that_commutes_with_them(flips: Flips) -> None:
    image, net = random_image(), Pointwise()
    # Tiles of 64 px cover it in one; 1e-3 is a step of float16.
    assert np.abs(probs_of(net, image, PredictSettings(flips=flips)) - probs_of(net, image)).max() <= 1e-3


def test_sizes_change_nothing_where_the_image_is_of_one_colour() -> None:
    image = np.full((40, 56, 3), (200, 30, 90), np.uint8)
    settings = PredictSettings(scales=(0.5, 1.0, 1.5))
    assert np.abs(probs_of(Pointwise(), image, settings) - probs_of(Pointwise(), image)).max() <= 1e-3


def test_the_average_is_that_of_single_predictions_of_mirrored_images() -> None:
    image, net = random_image(), LooksLeft()
    mirrored = probs_of(net, np.ascontiguousarray(image[:, ::-1]))[:, :, ::-1]
    expected = (probs_of(net, image) + mirrored) / 2
    got = probs_of(net, image, PredictSettings(flips=Flips.MIRROR))
    assert np.abs(got - expected).max() <= 1e-3
    assert np.abs(got - probs_of(net, image)).max() > 0.05


def test_the_average_over_turns_is_that_of_eight_single_predictions() -> None:
    image, net = random_image(), LooksLeft()
    singles = []
    for mirror in (1, -1):
        for turns in range(4):
            shown = np.ascontiguousarray(np.rot90(image[:, ::mirror], turns))
            singles.append(np.rot90(probs_of(net, shown), -turns, (1, 2))[:, :, ::mirror])
    got = probs_of(net, image, PredictSettings(flips=Flips.TURNS))
    assert np.abs(got - np.mean(singles, axis=0)).max() <= 1e-3


def test_a_smaller_size_is_predicted_and_enlarged_again() -> None:
    image, net = np.repeat(np.repeat(random_image(20, 28), 2, 0), 2, 1), Pointwise()
    # Every second row and column repeats, so half the size holds all there is, but for blurring.
    half = probs_of(net, image, PredictSettings(scales=(0.5,)))
    assert half.shape == (3, 40, 56)
    assert np.corrcoef(half.ravel(), probs_of(net, image).ravel())[0, 1] > 0.8


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_a_view_is_laid_back_where_it_came_from(mirrored: bool, turns: int) -> None:
    image = torch.rand(1, 2, 5, 7)
    view = TtaView(1.0, mirrored, turns)
    assert torch.equal(undo_view(apply_view(image, view), view, (5, 7)), image)


def test_averages_are_the_same_in_tiles() -> None:
    image, net = random_image(150, 130), Pointwise()
    whole = PredictSettings(256, flips=Flips.FLIPS)
    tiles = PredictSettings(64, flips=Flips.FLIPS)
    assert np.abs(probs_of(net, image, whole) - probs_of(net, image, tiles)).max() <= 1e-3


def test_dropout_makes_passes_disagree_and_says_the_same_each_time() -> None:
    image, net = random_image(), Pointwise(dropout=0.5)
    settings = PredictSettings(uncertainty=Uncertainty.DISAGREEMENT)
    torch.manual_seed(1)
    first = predict_image(net.eval(), SPEC, image, settings)
    torch.manual_seed(2)
    second = predict_image(net.eval(), SPEC, image, settings)
    assert np.array_equal(first.uncertainty, second.uncertainty)
    assert np.array_equal(first.probs, second.probs)
    assert first.uncertainty.mean() > 5
    assert not any(layer.training for layer in net.modules())


def test_dropout_leaves_the_random_numbers_of_others_alone() -> None:
    torch.manual_seed(5)
    expected = torch.rand(3)
    torch.manual_seed(5)
    settings = PredictSettings(uncertainty=Uncertainty.DISAGREEMENT)
    predict_image(Pointwise(0.5).eval(), SPEC, random_image(), settings)
    torch.manual_seed(5)
    assert torch.equal(torch.rand(3), expected)


def test_dropout_stays_off_for_other_kinds_of_uncertainty() -> None:
    image = random_image()
    assert np.array_equal(probs_of(Pointwise(0.5), image), probs_of(Pointwise(0.0), image))


def test_a_network_without_dropout_predicts_mirrored_copies() -> None:
    image, settings = random_image(), PredictSettings(uncertainty=Uncertainty.DISAGREEMENT)
    assert predict_image(LooksLeft().eval(), SPEC, image, settings).uncertainty.mean() > 20
    # The network that commutes with mirroring cannot contradict itself, however unsure it is.
    assert predict_image(Pointwise().eval(), SPEC, image, settings).uncertainty.max() <= 2


def test_disagreement_is_full_between_sure_opposites_and_none_between_equals() -> None:
    opposites = np.full((2, 1, 1), 0.5, np.float32)
    assert disagreement_u8(opposites, np.zeros((1, 1), np.float32)).tolist() == [[255]]
    unsure_alike = np.full((1, 1), np.log(2), np.float32)
    assert disagreement_u8(opposites, unsure_alike).tolist() == [[0]]


def test_disagreement_is_the_root_of_the_mutual_information() -> None:
    passes = np.array([[0.9, 0.1], [0.4, 0.6], [0.5, 0.5]])
    mean = passes.mean(axis=0)
    information = -(mean * np.log(mean)).sum() + (passes * np.log(passes)).sum(axis=1).mean()
    mean_entropy = -(passes * np.log(passes)).sum(axis=1).mean()
    got = disagreement_u8(mean[:, None, None].astype(np.float32), np.float32([[mean_entropy]]))
    assert abs(int(got[0, 0]) - 255 * np.sqrt(information / np.log(2))) <= 1


def test_the_margin_is_full_when_two_classes_are_alike_whatever_the_others() -> None:
    probs = np.array([[1.0, 0.5, 0.6], [0.0, 0.5, 0.3], [0.0, 0.0, 0.1]], np.float32)[:, None]
    assert margin_u8(probs).tolist() == [[0, 255, round(255 * 0.7)]]
    assert entropy_u8(probs)[0, 1] < 255


def test_the_kind_of_uncertainty_changes_neither_labels_nor_probabilities() -> None:
    image, net = random_image(), Pointwise()
    plain = predict_image(net.eval(), SPEC, image)
    other = predict_image(net.eval(), SPEC, image, PredictSettings(uncertainty=Uncertainty.MARGIN))
    assert np.array_equal(plain.probs, other.probs)
    assert not np.array_equal(plain.uncertainty, other.uncertainty)


@pytest.mark.parametrize("wrong", [{"scales": ()}, {"scales": (9.0,)}, {"dropout_samples": 1}])
def test_settings_that_make_no_sense_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(BadInputError):
        PredictSettings(**wrong)  # type: ignore[arg-type]
