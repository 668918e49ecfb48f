"""Embedding of some images by the encoder of a network."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.compute.model_cache import EncoderCache, ModelCache
from engine.compute.request import JobContext, JobRequest, Steps
from engine.core import RgbU8, UserError
from engine.core.plane_path import input_path


@dataclass(frozen=True, slots=True, eq=False)
class EmbedDone:
    """Vectors (n, C) float32 of unit length, a row of NaN for an image that cannot be read."""

    vectors: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class EmbedRequest(JobRequest[EmbedDone]):
    """Some images to embed.

    Attributes:
        model_path: a model file, or the file of an encoder: the one that ships with Inkling, or one that was
            trained without labels.
        images: files; a few dozen, so that a training gets its turn between two requests.
    """

    model_path: Path
    images: tuple[Path, ...]

    @property
    def activity(self) -> str:
        return "comparing images"

    def steps(self, context: JobContext) -> Steps[EmbedDone]:
        from engine.embed.network import describe_images, loader_of_encoder

        # Two caches: predictions by the current model go on between these requests.
        cache = ModelCache if loader_of_encoder(self.model_path) is None else EncoderCache
        model = context.shared(cache).get(self.model_path)
        images: dict[int, RgbU8] = {}
        for place, path in enumerate(self.images):
            # An image that cannot be read keeps NaN in its row; opening it tells why.
            with contextlib.suppress(UserError):
                images[place] = _reduced(path, model.spec.channels)
            yield None
        places = list(images)
        rows: dict[int, NDArray[np.float32]] = {}
        for numbers, vectors in describe_images(model.module, model.spec, list(images.values())):
            rows.update((places[number], vector) for number, vector in zip(numbers, vectors, strict=True))
            yield None
        length = len(next(iter(rows.values()), np.zeros(1)))
        unread = np.full(length, np.nan, np.float32)
        return EmbedDone(np.stack([rows.get(place, unread) for place in range(len(self.images))]))


def _reduced(path: Path, channels: tuple[int, ...]) -> NDArray[np.uint8]:
    """(h, w, 3) uint8 of a picture, or (h, w, N) of its channels that the network sees, shrunk."""
    from engine.document.image import read_reduced
    from engine.document.stacks.network_input import read_network_input
    from engine.embed.network import SIDE_PX

    if not channels:
        return read_reduced(path, SIDE_PX)
    pixels = read_network_input(input_path(path, channels))
    step = max(1, max(pixels.shape[:2]) // SIDE_PX)
    height, width = (side // step * step for side in pixels.shape[:2])
    cells = pixels[:height, :width].reshape(height // step, step, width // step, step, -1)
    means: NDArray[np.uint8] = cells.mean(axis=(1, 3)).astype(np.uint8)
    return means
