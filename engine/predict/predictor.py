"""Predicts an image of any size by overlapping tiles whose answers are blended."""

from __future__ import annotations

import math
from collections.abc import Generator
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from engine.core import (
    NO_PROGRESS,
    BadInputError,
    CancelToken,
    LabelMap,
    ProbMap,
    Progress,
    Reporter,
    RgbU8,
    UserError,
    read_only,
)
from engine.models.inputs import to_input
from engine.models.spec import ModelSpec
from engine.predict.prediction import Prediction, prob_shape, prob_stride
from engine.predict.tiling import tile_starts, tile_window

DEFAULT_TILE: Final = 512
MIN_TILE: Final = 64


@dataclass(frozen=True, slots=True)
class TileSettings:
    """Side of a tile and how far neighbours overlap, in pixels; an eighth when not said."""

    tile: int = DEFAULT_TILE
    overlap: int | None = None

    def __post_init__(self) -> None:
        if self.tile < MIN_TILE:
            raise BadInputError(f"tile must be >= {MIN_TILE}, got {self.tile}")
        if self.overlap is not None and not 0 <= self.overlap <= self.tile // 2:
            raise BadInputError(f"overlap must be 0..{self.tile // 2}, got {self.overlap}")

    @property
    def overlap_px(self) -> int:
        return self.tile // 8 if self.overlap is None else self.overlap


@dataclass(frozen=True, slots=True)
class PredictionBuffers:
    """Where a prediction is written: arrays of the shapes that `Prediction` tells."""

    labels: LabelMap
    uncertainty: NDArray[np.uint8]
    probs: ProbMap
    stride: int

    @classmethod
    def for_image(cls, class_count: int, height: int, width: int) -> PredictionBuffers:
        return cls(
            np.empty((height, width), np.uint8),
            np.empty((height, width), np.uint8),
            np.empty(prob_shape(class_count, height, width), np.float16),
            prob_stride(class_count, height, width),
        )


def predict_image(
    module: nn.Module,
    spec: ModelSpec,
    image: RgbU8,
    settings: TileSettings | None = None,
    token: CancelToken | None = None,
    report: Reporter = NO_PROGRESS,
) -> Prediction:
    """Labels, uncertainty and probabilities of the whole image.

    Args:
        module: in evaluation mode; runs on the device where its weights are.
        image: (H, W, bands) uint8.

    Raises:
        CancelledError: the token was set; asked between tiles.
        UserError: the image does not fit the network, or the memory is too small for any tile.
    """
    out = PredictionBuffers.for_image(spec.class_count, *image.shape[:2])
    token = token or CancelToken()
    for progress in predict_steps(module, spec, image, out, settings or TileSettings()):
        report(progress)
        token.check()
    return Prediction(read_only(out.labels), read_only(out.uncertainty), read_only(out.probs), out.stride)


def predict_steps(
    module: nn.Module, spec: ModelSpec, image: RgbU8, out: PredictionBuffers, settings: TileSettings
) -> Generator[Progress, None, None]:
    """Fill `out` tile by tile, giving way to the caller after each.

    When the memory does not suffice, starts again with tiles of half the side.

    Raises:
        UserError: not even the smallest tile fits, or the image does not fit the network.
    """
    if image.ndim != 3 or 0 in image.shape:
        raise BadInputError(f"image must be (H, W, bands) and not empty, got {image.shape}")
    note = ""
    while True:
        try:
            for progress in _steps_of_one_size(module, spec, image, out, settings):
                yield replace(progress, note=note)
            return
        except (torch.OutOfMemoryError, MemoryError, RuntimeError) as error:
            if not is_out_of_memory(error):
                raise
        if settings.tile // 2 < MIN_TILE:
            raise UserError(
                "The memory is too small for this network, even with the smallest tiles.",
                "Close other programs, or choose a smaller network.",
            )
        settings = TileSettings(settings.tile // 2)
        note = f"little memory: tiles of {settings.tile} px"
        if torch.cuda.is_available():
            torch.cuda.empty_cache()


def is_out_of_memory(error: BaseException) -> bool:
    """Whether torch or Python ran out of memory; the processor's allocator says so in words only."""
    if isinstance(error, torch.OutOfMemoryError | MemoryError):
        return True
    text = str(error)
    return isinstance(error, RuntimeError) and (
        "can't allocate memory" in text or "not enough memory" in text
    )


def _steps_of_one_size(
    module: nn.Module, spec: ModelSpec, image: RgbU8, out: PredictionBuffers, settings: TileSettings
) -> Generator[Progress, None, None]:
    height, width = image.shape[:2]
    tile, overlap = settings.tile, settings.overlap_px
    rows, columns = tile_starts(height, tile, overlap), tile_starts(width, tile, overlap)
    band = _Band(spec.class_count, height, width, tile, out)
    done = 0
    for row, y0 in enumerate(rows):
        row_window = _window_at(row, rows, min(tile, height - y0), overlap)
        for column, x0 in enumerate(columns):
            column_window = _window_at(column, columns, min(tile, width - x0), overlap)
            patch = image[y0 : y0 + tile, x0 : x0 + tile]
            band.add(y0, x0, _probabilities(module, spec, patch), np.outer(row_window, column_window))
            done += 1
            if done < len(rows) * len(columns):
                yield Progress(done, len(rows) * len(columns), "tiles")
        band.finish_rows(rows[row + 1] if row + 1 < len(rows) else height)
    yield Progress(done, done, "tiles")


def _window_at(index: int, starts: list[int], length: int, overlap: int) -> NDArray[np.float32]:
    return tile_window(length, overlap, opens_before=index > 0, opens_after=index + 1 < len(starts))


def _probabilities(module: nn.Module, spec: ModelSpec, patch: NDArray[np.uint8]) -> NDArray[np.float32]:
    """(C, h, w) softmax of one tile."""
    device = next(module.parameters()).device
    with torch.inference_mode():
        logits: torch.Tensor = module(to_input(patch[None], spec, device))
        probs: NDArray[np.float32] = torch.softmax(logits[0].float(), dim=0).cpu().numpy()
    return probs


class _Band:
    """Sums of weighted probabilities for the rows that tiles still write to.

    Only this band of the image is held at full precision, so memory grows with
    the image's width, not with its area.
    """

    def __init__(self, class_count: int, height: int, width: int, tile: int, out: PredictionBuffers) -> None:
        rows = min(height, tile + out.stride)
        self._sums = np.zeros((class_count, rows, width), np.float32)
        self._weights = np.zeros((rows, width), np.float32)
        self._first_row = 0
        self._height = height
        self._out = out

    def add(self, y0: int, x0: int, probs: NDArray[np.float32], window: NDArray[np.float32]) -> None:
        """Add one tile whose upper left pixel is (y0, x0)."""
        height, width = window.shape
        at = (slice(y0 - self._first_row, y0 - self._first_row + height), slice(x0, x0 + width))
        self._sums[(slice(None), *at)] += probs * window
        self._weights[at] += window

    def finish_rows(self, end: int) -> None:
        """Write out the rows before `end`, which no tile will touch any more."""
        stride = self._out.stride
        if end < self._height:
            end -= end % stride
        count = end - self._first_row
        probs = self._sums[:, :count] / self._weights[:count]
        rows = slice(self._first_row, end)
        self._out.labels[rows] = probs.argmax(axis=0)
        self._out.uncertainty[rows] = entropy_u8(probs)
        cells = slice(self._first_row // stride, -(-end // stride))
        self._out.probs[:, cells] = _cell_means(probs, stride)
        self._move_up(count)
        self._first_row = end

    def _move_up(self, count: int) -> None:
        for array in (self._sums, self._weights):
            kept = array.shape[-2] - count
            array[..., :kept, :] = array[..., count:, :].copy()
            array[..., kept:, :] = 0.0


def entropy_u8(probs: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Entropy over the first axis, 0 for certainty and 255 for all classes alike."""
    class_count = probs.shape[0]
    if class_count == 1:
        return np.zeros(probs.shape[1:], np.uint8)
    safe = np.maximum(probs, 1e-12)
    entropy = -(safe * np.log(safe)).sum(axis=0) * (255.0 / math.log(class_count))
    scaled: NDArray[np.uint8] = np.clip(np.rint(entropy), 0, 255).astype(np.uint8)
    return scaled


def _cell_means(probs: NDArray[np.float32], stride: int) -> NDArray[Any]:
    """Means over stride x stride cells; the last ones may be smaller."""
    if stride == 1:
        return probs
    height, width = probs.shape[1:]
    rows, columns = np.arange(0, height, stride), np.arange(0, width, stride)
    sums = np.add.reduceat(np.add.reduceat(probs, rows, axis=1), columns, axis=2)
    sizes = np.outer(np.minimum(rows + stride, height) - rows, np.minimum(columns + stride, width) - columns)
    means: NDArray[Any] = sums / sizes
    return means
