"""Autoencoders of `bench source` on small photographs, and how well two kinds are told by their codes."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray

from engine.bench.support.photographs import SIDE_PX, SquareImages, TwoKinds
from engine.core import Progress, Reporter
from engine.document.image import read_reduced
from engine.embed import PICTURE_BLOCKS, build_space, describe_picture, tag_likelihoods
from engine.embed.embedding_space import principal_axes
from engine.embed.image_statistics import SIDE_PX as PICTURE_PX
from engine.embed.network import SIDE_PX as NETWORK_PX
from engine.embed.network import describe_images, load_shipped
from engine.models.files.tensor_file import load_tensors
from engine.pretrain.dense import DenseAutoencoder
from engine.pretrain.dense_tasks import dense_autoencoder
from engine.pretrain.request import PretrainRequest, PretrainStep
from engine.pretrain.trainer import Pretrainer

TASK: Final = "linear"
"""Of the autoencoders that the program knows, the one that restores best in so short a time."""
DRAWS: Final = 20

Codes = Callable[[Sequence[Path]], tuple[NDArray[np.float32], tuple[int, ...]]]
"""Makes raw vectors (n, d) of photographs, and the lengths of their blocks."""

_READ: Final = SquareImages(SIDE_PX)
_RATES: Final = {256: 5e-4, 2048: 2e-4}
_USUAL_RATE: Final = 5e-4


def learn_codes(
    photographs: Sequence[Path], code: int, minutes: float, seed: int, path: Path, report: Reporter
) -> DenseAutoencoder:
    """An autoencoder of whole photographs as squares, learned for so much processor time of one core."""
    request = PretrainRequest(
        tuple(photographs),
        path,
        task=TASK,
        settings={"side": SIDE_PX, "code": code},
        crop_px=SIDE_PX,
        minutes=minutes,
        seed=seed,
        learning_rate=_RATES.get(code, _USUAL_RATE),
    )
    for event in Pretrainer(request, _READ, torch.device("cpu"), time.process_time).steps():
        if isinstance(event, PretrainStep):
            note = f"{code} codes, error {event.error:.1f}"
            report(Progress(round(event.seconds), max(1, round(60 * minutes)), "s", note))
    network = dense_autoencoder(TASK, 3 * SIDE_PX**2, code)
    network.load_state_dict(load_tensors(path))
    return network.eval()


def exact_codes(photographs: Sequence[Path], code: int) -> DenseAutoencoder:
    """The linear autoencoder that learning by steps approaches, in closed form: the principal axes.

    Learned from the photographs and their mirror images; of fewer codes where there are fewer of these.

    Source:
        Baldi & Hornik, Neural Networks 1989: both span the same subspace.
    """
    rows = _rows(photographs)
    mirrored = rows.reshape(len(rows), 3, SIDE_PX, SIDE_PX).flip(3).flatten(1)
    pieces = [rows.numpy(), mirrored.numpy()]
    found = principal_axes(lambda: pieces, code)
    axes = torch.from_numpy(np.ascontiguousarray(found.axes)).float()
    network = dense_autoencoder(TASK, rows.shape[1], axes.shape[1])
    assert network.back is not None
    with torch.no_grad():
        network.weight.copy_(axes.t())
        network.back.copy_(axes)
        network.centre(torch.from_numpy(found.mean).float()[None])
    return network.eval()


@torch.inference_mode()
def reconstruction_errors(network: DenseAutoencoder, photographs: Sequence[Path]) -> tuple[float, float]:
    """Mean squared and mean absolute error of pixel values in 0-1, over all of these photographs."""
    rows = _rows(photographs)
    apart = network(rows).clamp(0, 1) - rows
    return float(apart.square().mean()), float(apart.abs().mean())


def codes_of(network: DenseAutoencoder) -> Codes:
    """Codes of an autoencoder."""

    @torch.inference_mode()
    def make(photographs: Sequence[Path]) -> tuple[NDArray[np.float32], tuple[int, ...]]:
        vectors: NDArray[np.float32] = network.encode(_rows(photographs)).numpy()
        return vectors, (vectors.shape[1],)

    return make


def shipped_codes(photographs: Sequence[Path]) -> tuple[NDArray[np.float32], tuple[int, ...]]:
    """Pooled features of the frozen encoder that ships with Inkling, as tags are suggested by."""
    model = load_shipped()
    images = [read_reduced(path, NETWORK_PX) for path in photographs]
    rows: dict[int, NDArray[np.float32]] = {}
    for places, vectors in describe_images(model.module, model.spec, images):
        rows.update(zip(places, vectors, strict=True))
    stacked = np.stack([rows[place] for place in range(len(images))])
    return stacked, (stacked.shape[1],)


def picture_codes(photographs: Sequence[Path]) -> tuple[NDArray[np.float32], tuple[int, ...]]:
    """Colours and textures, without any network."""
    return np.stack([describe_picture(read_reduced(p, PICTURE_PX)) for p in photographs]), PICTURE_BLOCKS


def right_shares(codes: Codes, kinds: TwoKinds, draws: int) -> list[float]:
    """Of each draw, the share of held-back photographs whose kind is told right, the mean of both kinds.

    A draw tags half as many photographs of each kind as the rarer kind has; the others are held back.
    """
    raw, blocks = codes(kinds.paths)
    vectors = build_space(lambda: [(range(len(raw)), raw)], blocks).vectors
    first = kinds.is_first
    each = int(min(first.sum(), (~first).sum())) // 2
    shares = []
    for draw in range(draws):
        rng = np.random.default_rng(draw)
        known = np.zeros(len(first), np.int8)
        for side, value in ((first, 1), (~first, -1)):
            known[rng.permutation(np.flatnonzero(side))[:each]] = value
        is_right = (tag_likelihoods(vectors, known) > 0.5) == first
        shares.append(float(np.mean([is_right[(known == 0) & side].mean() for side in (first, ~first)])))
    return shares


def _rows(photographs: Sequence[Path]) -> torch.Tensor:
    """(n, 3 * side * side) pixels in 0-1, as the autoencoder takes them."""
    pixels = np.stack([_READ(path) for path in photographs]).transpose(0, 3, 1, 2)
    return torch.from_numpy(np.ascontiguousarray(pixels)).float().div_(255.0).flatten(1)
