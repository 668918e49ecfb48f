"""Sliding-window inference: prediction of an image of any size by overlapping tiles that are blended.

Example:
    >>> from engine.core import ClassList
    >>> from engine.models.registry import build_model, full_spec
    >>> classes = ClassList.from_names(["background", "cell"])
    >>> spec = full_spec(ModelSpec("unet-small", classes, settings={"width": 4, "depth": 2}))
    >>> network = build_model(spec, pretrained=False).module.eval()
    >>> prediction = predict_image(network, spec, np.zeros((48, 64, 3), np.uint8))
    >>> prediction.labels.shape, prediction.probs.shape
    ((48, 64), (2, 48, 64))
"""

from __future__ import annotations

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
from engine.models.spec import ModelSpec
from engine.models.standardization import apply_standardization
from engine.predict.prediction import Prediction, prob_shape, prob_stride
from engine.predict.settings import MIN_TILE, PredictSettings
from engine.predict.tiling import tile_starts, tile_window
from engine.predict.tta import TestTimeAugmentation
from engine.predict.uncertainty import uncertainty_u8

_CARD_ERRORS: Final = ("CUDA error", "CUDA driver", "cuDNN error", "CUDNN_STATUS", "CUBLAS_STATUS")


class SmallMemoryError(UserError):
    """Not even the smallest tile fits into the memory."""


class CardFailedError(UserError):
    """The graphics card gave an error that is not about memory."""


@dataclass(frozen=True, slots=True)
class PredictionBuffers:
    """Output arrays of a prediction, with the shapes of `Prediction`."""

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

    def finished(self) -> Prediction:
        """The filled arrays, read-only from now on."""
        arrays = (read_only(self.labels), read_only(self.uncertainty), read_only(self.probs))
        return Prediction(*arrays, self.stride)


def predict_image(
    module: nn.Module,
    spec: ModelSpec,
    image: RgbU8,
    settings: PredictSettings | None = None,
    token: CancelToken | None = None,
    report: Reporter = NO_PROGRESS,
) -> Prediction:
    """Labels, uncertainty and probabilities of the whole image.

    Args:
        module: in evaluation mode; runs on the device of its weights.
        image: (H, W, bands) uint8.

    Raises:
        CancelledError: the token was set; checked between tiles.
        UserError: the image does not fit the network, or the memory is too small for any tile.
    """
    out = PredictionBuffers.for_image(spec.class_count, *image.shape[:2])
    token = token or CancelToken()
    for progress in predict_steps(module, spec, image, out, settings or PredictSettings()):
        report(progress)
        token.check()
    return out.finished()


def predict_steps(
    module: nn.Module, spec: ModelSpec, image: RgbU8, out: PredictionBuffers, settings: PredictSettings
) -> Generator[Progress, None, None]:
    """Fill `out` tile by tile, with a yield after each.

    When memory runs out, it starts again with tiles of half the side.

    Raises:
        SmallMemoryError: not even the smallest tile fits.
        CardFailedError: the graphics card fails; the module cannot be used any more.
        UserError: the image does not fit the network.
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
            if is_card_failure(error):
                raise CardFailedError(
                    f"The graphics card failed: {str(error).splitlines()[0]}",
                    "Restart the program; if it happens again, renew the card's driver.",
                ) from error
            if not is_out_of_memory(error):
                raise
        if settings.tile // 2 < MIN_TILE:
            raise SmallMemoryError(
                "The memory is too small for this network, even with the smallest tiles.",
                "Close other programs, or choose a smaller network.",
            )
        settings = replace(settings, tile=settings.tile // 2, overlap=None)
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


def is_card_failure(error: BaseException) -> bool:
    """Whether a graphics card made torch fail, other than by lack of memory."""
    if is_out_of_memory(error) or not isinstance(error, RuntimeError):
        return False
    return any(words in str(error) for words in _CARD_ERRORS)


def _steps_of_one_size(
    module: nn.Module, spec: ModelSpec, image: RgbU8, out: PredictionBuffers, settings: PredictSettings
) -> Generator[Progress, None, None]:
    height, width = image.shape[:2]
    tile, overlap = settings.tile, settings.overlap_px
    rows, columns = tile_starts(height, tile, overlap), tile_starts(width, tile, overlap)
    band = _Band(spec.class_count, height, width, settings, out)
    tta = TestTimeAugmentation(module, spec, settings)
    table = None if spec.standardization is None else spec.standardization.table(image)
    done = 0
    for row, y0 in enumerate(rows):
        row_window = _window_at(row, rows, min(tile, height - y0), overlap)
        for column, x0 in enumerate(columns):
            column_window = _window_at(column, columns, min(tile, width - x0), overlap)
            patch = image[y0 : y0 + tile, x0 : x0 + tile]
            if table is not None:
                patch = apply_standardization(patch, table)
            band.add(y0, x0, *tta(patch, done), np.outer(row_window, column_window))
            done += 1
            if done < len(rows) * len(columns):
                yield Progress(done, len(rows) * len(columns), "tiles")
        band.finish_rows(rows[row + 1] if row + 1 < len(rows) else height)
    yield Progress(done, done, "tiles")


def _window_at(index: int, starts: list[int], length: int, overlap: int) -> NDArray[np.float32]:
    return tile_window(length, overlap, opens_before=index > 0, opens_after=index + 1 < len(starts))


class _Band:
    """Weighted sums of probabilities, for the rows that tiles still write to.

    Only this band of the image is held at full precision, so memory grows with
    the image's width, not with its area.
    """

    def __init__(
        self, class_count: int, height: int, width: int, settings: PredictSettings, out: PredictionBuffers
    ) -> None:
        rows = min(height, settings.tile + out.stride)
        self._kind = settings.uncertainty
        self._sums = np.zeros((class_count, rows, width), np.float32)
        self._entropies = np.zeros((rows, width), np.float32)
        self._weights = np.zeros((rows, width), np.float32)
        self._first_row = 0
        self._height = height
        self._out = out

    def add(
        self,
        y0: int,
        x0: int,
        probs: NDArray[np.float32],
        entropy: NDArray[np.float32],
        window: NDArray[np.float32],
    ) -> None:
        """Add one tile whose upper left pixel is (y0, x0)."""
        height, width = window.shape
        at = (slice(y0 - self._first_row, y0 - self._first_row + height), slice(x0, x0 + width))
        self._sums[(slice(None), *at)] += probs * window
        self._entropies[at] += entropy * window
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
        self._out.uncertainty[rows] = uncertainty_u8(
            self._kind, probs, self._entropies[:count] / self._weights[:count]
        )
        cells = slice(self._first_row // stride, -(-end // stride))
        # NumPy takes twenty times as long for this conversion.
        self._out.probs[:, cells] = torch.from_numpy(_cell_means(probs, stride)).half().numpy()
        self._move_up(count)
        self._first_row = end

    def _move_up(self, count: int) -> None:
        for array in (self._sums, self._entropies, self._weights):
            remaining = array.shape[-2] - count
            array[..., :remaining, :] = array[..., count:, :].copy()
            array[..., remaining:, :] = 0.0


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
