"""Predicted images: exact where tiles must equal the whole, cancellable, frugal."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from engine.core import BadInputError, CancelledError, CancelToken, ClassList, Progress, UserError
from engine.models.spec import ModelSpec
from engine.predict.prediction import prob_stride
from engine.predict.predictor import predict_image
from engine.predict.settings import MIN_TILE, PredictSettings
from engine.predict.uncertainty import entropy_u8
from tests.helpers.networks import tiny_network, tiny_spec

THREE = ClassList.from_names("abc")


class Blur(nn.Module):
    """Three 5x5 convolutions: each answer depends on 6 pixels around, so tiles can be exact."""

    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(1)
        self.layers = nn.Sequential(*(nn.Conv2d(3, 3, 5, padding=2) for _ in range(3)))

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.layers(x)
        return out


class FullMemory(nn.Module):
    """Fails as torch does for inputs larger than `limit` pixels a side."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.layer = nn.Conv2d(3, 3, 1)
        self.limit = limit
        self.sides: list[int] = []

    def forward(self, x: Tensor) -> Tensor:
        self.sides.append(x.shape[-1])
        if x.shape[-1] > self.limit:
            raise RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes")
        out: Tensor = self.layer(x)
        return out


def random_image(height: int, width: int) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (height, width, 3), dtype=np.uint8)


def three_classes() -> ModelSpec:
    return ModelSpec("unet-small", THREE)


def test_tiles_give_the_whole_when_the_network_sees_less_than_their_margin() -> None:
    image, net = random_image(200, 333), Blur().eval()
    whole = predict_image(net, three_classes(), image, PredictSettings(512))
    # Margin: a quarter of the overlap, 8 px, more than the 6 px that the network sees.
    tiles = predict_image(net, three_classes(), image, PredictSettings(96, 32))
    # float16 keeps 11 bits.
    assert np.abs(whole.probs.astype(np.float32) - tiles.probs.astype(np.float32)).max() < 2e-3
    assert (whole.labels != tiles.labels).mean() < 1e-3


def test_seams_of_a_network_that_sees_further_stay_small() -> None:
    image, net = random_image(150, 170), tiny_network()
    whole = predict_image(net, tiny_spec(), image, PredictSettings(256))
    tiles = predict_image(net, tiny_spec(), image, PredictSettings(96, 48))
    # The network sees 22 px around, tiles leave a margin of 12 and blend 24 more.
    assert np.abs(whole.probs.astype(np.float32) - tiles.probs.astype(np.float32)).mean() < 0.01


@pytest.mark.parametrize("shape", [(1, 1), (3, 500), (65, 64), (129, 257)])
def test_any_size_is_predicted_whole(shape: tuple[int, int]) -> None:
    answer = predict_image(Blur().eval(), three_classes(), random_image(*shape), PredictSettings(64))
    assert answer.labels.shape == answer.uncertainty.shape == shape
    assert answer.probs.shape == (3, *shape)
    assert np.allclose(answer.probs.astype(np.float32).sum(axis=0), 1.0, atol=2e-3)
    assert answer.labels.max() <= 2


def test_labels_are_the_most_probable_class() -> None:
    answer = predict_image(Blur().eval(), three_classes(), random_image(70, 90), PredictSettings(64))
    top = np.take_along_axis(answer.probs, answer.labels[None].astype(int), axis=0)[0]
    assert (top >= answer.probs.max(axis=0) - np.float16(1e-3)).all()


def test_probabilities_are_means_of_cells_when_there_would_be_too_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    image, net = random_image(150, 131), Blur().eval()
    fine = predict_image(net, three_classes(), image, PredictSettings(64, 16)).probs.astype(np.float32)
    monkeypatch.setattr("engine.predict.prediction.MAX_PROB_ELEMENTS", 4000)
    coarse = predict_image(net, three_classes(), image, PredictSettings(64, 16))
    assert coarse.stride == 4
    assert coarse.probs.shape == (3, 38, 33)
    assert np.allclose(coarse.probs[:, 5, 7], fine[:, 20:24, 28:32].mean(axis=(1, 2)), atol=2e-3)
    assert np.allclose(coarse.probs[:, 37, 32], fine[:, 148:150, 128:131].mean(axis=(1, 2)), atol=2e-3)


def test_the_stride_keeps_the_probabilities_within_the_limit() -> None:
    assert prob_stride(5, 3000, 4000) == 1
    assert prob_stride(20, 3000, 4000) == 2
    assert prob_stride(21, 16384, 16384) == 16


def test_uncertainty_is_zero_when_sure_and_full_when_all_classes_are_alike() -> None:
    probs = np.array([[1.0, 0.25], [0.0, 0.25], [0.0, 0.25], [0.0, 0.25]], np.float32)[:, None]
    assert entropy_u8(probs).tolist() == [[0, 255]]


def test_cancelling_stops_between_tiles() -> None:
    token, seen = CancelToken(), []

    def report(progress: Progress) -> None:
        seen.append(progress.done)
        if progress.done == 2:
            token.cancel()

    with pytest.raises(CancelledError):
        predict_image(
            Blur().eval(), three_classes(), random_image(300, 300), PredictSettings(64), token, report
        )
    assert seen == [1, 2]


def test_little_memory_means_smaller_tiles_and_says_so() -> None:
    net, notes = FullMemory(limit=130), set()
    answer = predict_image(
        net, three_classes(), random_image(600, 600), PredictSettings(512), None, lambda p: notes.add(p.note)
    )
    assert answer.labels.shape == (600, 600)
    assert max(net.sides[2:]) == 128
    assert notes == {"little memory: tiles of 128 px"}


def test_too_little_memory_for_any_tile_is_an_error() -> None:
    with pytest.raises(UserError, match="memory is too small"):
        predict_image(FullMemory(limit=10), three_classes(), random_image(200, 200))


def test_other_errors_of_torch_are_not_taken_for_memory() -> None:
    with pytest.raises(RuntimeError, match="channels"):
        predict_image(nn.Conv2d(5, 3, 1), three_classes(), random_image(20, 20))


def test_an_image_that_does_not_fit_the_network_is_refused() -> None:
    spec = ModelSpec("unet-small", THREE, "", 5, (0.5,) * 5, (0.2,) * 5)
    with pytest.raises(UserError, match="wants images of 5 channels"):
        predict_image(nn.Conv2d(5, 3, 1), spec, random_image(20, 20))


def test_a_network_of_one_channel_sees_the_mean_of_three() -> None:
    net = nn.Conv2d(1, 2, 1, bias=False)
    nn.init.constant_(net.weight[0], 1.0)
    nn.init.constant_(net.weight[1], 0.0)
    spec = ModelSpec("unet-small", ClassList.from_names("ab"), "", 1, (0.5,), (0.25,))
    image = np.zeros((8, 8, 3), np.uint8)
    image[:, 4:] = (255, 255, 0)
    assert predict_image(net, spec, image).labels.tolist() == [[1] * 4 + [0] * 4] * 8


def test_a_tile_too_small_to_be_useful_is_refused() -> None:
    with pytest.raises(BadInputError, match="tile"):
        PredictSettings(MIN_TILE - 1)
