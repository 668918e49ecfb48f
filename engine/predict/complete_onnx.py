"""ONNX files with pre- and post-processing inside: pixels in, class ids out, for programs without Inkling.

The network of `engine.models.files.onnx_file` wants scaled numbers and answers logits; here the scaling, the
standardization of the image and the choice of the class are part of the graph. It looks at an image as a
whole, as the predictor does with one that fits into a tile.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from engine.core import RgbU8
from engine.files.atomic import atomic_file
from engine.models.files.onnx_file import (
    INPUT,
    not_expressible,
    open_session,
    require_onnx,
    save_metadata,
    write_traced,
)
from engine.models.files.weights import LoadedModel
from engine.models.spec import ModelSpec
from engine.models.standardization import (
    ENOUGH_PIXELS,
    MIN_DEVIATION,
    MIN_SKEWNESS,
    TARGET_DEVIATION,
    TARGET_MEAN,
    Standardization,
)
from engine.predict.predictor import predict_image
from engine.predict.settings import Precision, PredictSettings

LABELS: Final = "labels"
PROBABILITIES: Final = "probabilities"

# The predictor keeps probabilities in 16 bits: steps of 0.0005 below 1.
TOLERANCE: Final = 1e-3
# Strides divide none of these sides, but for the last ones.
_CHECKED: Final = ((37, 53), (131, 77), (64, 160))
_EXAMPLE: Final = (83, 117)


@dataclass(frozen=True, slots=True)
class CompleteCheck:
    """Comparison of the file's answers in ONNX Runtime with the predictor's.

    Attributes:
        sizes: heights and widths of the images.
        largest_difference: of a probability.
        differing_pixels: pixels of another class; two classes are as likely there.
    """

    sizes: tuple[tuple[int, int], ...]
    largest_difference: float
    differing_pixels: int


def export_complete_onnx(
    model: LoadedModel, path: Path, *, with_probabilities: bool = False
) -> CompleteCheck:
    """Write the whole prediction to `path`, checked against the predictor, or nothing at all.

    The input `image` is (H, W, C) uint8, upright, of any size; a network of one channel takes one or three.
    The output `labels` is (H, W) uint8, the class ids; `probabilities` is (classes, H, W) float32. Metadata:
    `classes` (names, a JSON list in id order), `colors` (JSON lists of red, green, blue), both with null in
    the place of a class that was deleted, `channels` (numbers of the image's, empty for colours or grey),
    `inkling_spec` (the whole specification).

    Args:
        with_probabilities: whether the file has the second output.

    Raises:
        UserError: the extra is not installed, the network has no form in ONNX, its answer differs from the
            predictor's, or the file cannot be written.
    """
    require_onnx()
    spec = model.spec
    axes = {0: "height", 1: "width"}
    outputs = {LABELS: axes}
    if with_probabilities:
        outputs[PROBABILITIES] = {1: "height", 2: "width"}
    example = torch.from_numpy(_picture(*_EXAMPLE, spec.in_channels))
    inputs = {INPUT: axes if spec.in_channels != 1 else {**axes, 2: "channels"}}
    with atomic_file(path) as temporary:
        write_traced(_Complete(model, with_probabilities), example, temporary, spec, inputs, outputs)
        colors = json.dumps([None if c.is_deleted else list(c.color) for c in spec.classes])
        save_metadata(temporary, spec, {"colors": colors})
        return _check(model, temporary, with_probabilities)


class _Complete(nn.Module):
    """Network with what the predictor does before and after it."""

    scale: Tensor
    shift: Tensor

    def __init__(self, model: LoadedModel, with_probabilities: bool) -> None:
        super().__init__()
        spec = model.spec
        self.network = model.module
        self.standardization = spec.standardization
        self.with_probabilities = with_probabilities
        self.takes_mean = spec.in_channels == 1
        scale = torch.tensor([1.0 / (255.0 * s) for s in spec.std])
        shift = torch.tensor([-m / s for m, s in zip(spec.mean, spec.std, strict=True)])
        self.register_buffer("scale", scale[:, None, None], persistent=False)
        self.register_buffer("shift", shift[:, None, None], persistent=False)

    def forward(self, image: Tensor) -> Tensor | tuple[Tensor, Tensor]:
        pixels = image.float() if self.standardization is None else _standardized(image, self.standardization)
        planes = pixels.permute(2, 0, 1)
        if self.takes_mean:
            planes = planes.mean(dim=0, keepdim=True)
        logits = self.network((planes * self.scale + self.shift)[None])
        probabilities = torch.softmax(logits, dim=1)[0]
        labels = probabilities.argmax(dim=0).to(torch.uint8)
        return (labels, probabilities) if self.with_probabilities else labels


def _standardized(image: Tensor, standardization: Standardization) -> Tensor:
    """(H, W, C) float32 of whole grey levels: `Standardization.table` and its use, in operations of ONNX."""
    some = _some_pixels(image).double()
    means = some.mean(dim=(0, 1))
    apart = some - means
    deviations = (apart * apart).mean(dim=(0, 1)).sqrt()
    deviation = deviations.mean().clamp_min(MIN_DEVIATION)
    scale = TARGET_DEVIATION / (
        deviations.clamp_min(MIN_DEVIATION) if standardization.is_by_channel else deviation
    )
    if standardization.negative_of:
        skewness = (apart * apart * apart).mean() / (deviation * deviation * deviation)
        towards = -skewness if standardization.negative_of == "dark" else skewness
        scale = torch.where(towards >= MIN_SKEWNESS, -scale, scale)
    levels = torch.arange(256, dtype=torch.float64)
    table = (TARGET_MEAN + scale * (levels[:, None] - means)).round().clamp(0.0, 255.0).float()
    flat = image.flatten(0, 1).long()
    return torch.gather(table, 0, flat).reshape(image.shape)


def _some_pixels(image: Tensor) -> Tensor:
    """Every n-th row and column, as `sampling_step` chooses n; the size is a number of the graph, too."""
    # Sums, as the sides of a traced image would be plain numbers, those of the example.
    height, width = (
        torch.ones_like(line, dtype=torch.int64).sum() for line in (image[:, 0, 0], image[0, :, 0])
    )
    step = ((height * width) // ENOUGH_PIXELS).double().sqrt().floor().long().clamp_min(1)
    rows, columns = torch.arange(image.shape[0]), torch.arange(image.shape[1])
    taken = image.index_select(0, (rows % step == 0).nonzero().flatten())
    return taken.index_select(1, (columns % step == 0).nonzero().flatten())


def _check(model: LoadedModel, path: Path, with_probabilities: bool) -> CompleteCheck:
    session = open_session(path)
    largest, differing = 0.0, 0
    for height, width in _CHECKED:
        image = _picture(height, width, model.spec.in_channels)
        labels, probabilities = _expected(model, image)
        got = _answer(session, image, model.spec)
        reason = f"its answer at {width}x{height} pixels is not the predictor's"
        if got[0].shape != labels.shape or got[0].dtype != np.uint8:
            raise not_expressible(model.spec, reason)
        if with_probabilities:
            largest = max(largest, float(np.abs(got[1] - probabilities).max()))
        chosen = np.take_along_axis(probabilities, got[0][None].astype(np.int64), axis=0)[0]
        best = probabilities.max(axis=0)
        if not (largest <= TOLERANCE and float((best - chosen).max()) <= 2 * TOLERANCE):
            raise not_expressible(model.spec, reason)
        differing += int((got[0] != labels).sum())
    return CompleteCheck(_CHECKED, largest, differing)


def _answer(session: Any, image: RgbU8, spec: ModelSpec) -> list[NDArray[Any]]:
    try:
        answers: list[NDArray[Any]] = session.run(None, {INPUT: image})
    except Exception as error:
        reason = f"it fails at {image.shape[1]}x{image.shape[0]} pixels: {str(error).splitlines()[0]}"
        raise not_expressible(spec, reason) from error
    return answers


def _expected(model: LoadedModel, image: RgbU8) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    settings = PredictSettings(precision=Precision.FULL)
    prediction = predict_image(model.module, model.spec, image, settings)
    return prediction.labels, prediction.probs.astype(np.float32)


def _picture(height: int, width: int, channels: int) -> RgbU8:
    """Noise on a ramp with a few bright spots: an image with a tail, as the standardization looks for one."""
    generator = np.random.default_rng(height)
    ramp = np.linspace(40, 120, width)[None, :, None]
    image = ramp + generator.normal(0, 12, (height, width, channels))
    image[generator.random((height, width)) > 0.95] += 120
    return np.asarray(np.clip(image, 0, 255), np.uint8)
