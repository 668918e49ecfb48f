"""Random changes of a patch, image and labels together; NumPy and OpenCV."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, LabelMap, RgbU8
from engine.learn.request import Orientation


@dataclass(frozen=True, slots=True)
class AugmentSettings:
    """How far patches are changed.

    Attributes:
        orientation: "any": mirrored and turned by quarter turns; "upright": left-right mirrored.
        scale: largest enlargement and reduction, e.g. 1.25.
        brightness: largest shift, as a share of the range of values.
        contrast: largest change of contrast, e.g. 0.2 for factors 0.8-1.2.
    """

    orientation: Orientation = "any"
    scale: float = 1.3
    brightness: float = 0.1
    contrast: float = 0.25


def draw_scale(settings: AugmentSettings, rng: np.random.Generator) -> float:
    """Enlargement of the next patch; as often below 1 as above."""
    limit = np.log(settings.scale)
    return float(np.exp(rng.uniform(-limit, limit)))


def resize_patch(image: RgbU8, labels: LabelMap, side: int) -> tuple[RgbU8, LabelMap]:
    """Both at side x side pixels; label ids are never mixed.

    Labels here and below are (H, W), or (H, W, K) for K maps that are changed together.
    """
    if image.shape[0] == side and image.shape[1] == side:
        return image, labels
    method = cv2.INTER_AREA if image.shape[0] > side else cv2.INTER_LINEAR
    size = (side, side)
    return _u8(cv2.resize(image, size, interpolation=method)), _u8(
        cv2.resize(labels, size, interpolation=cv2.INTER_NEAREST_EXACT)
    )


def augment(
    image: RgbU8, labels: LabelMap, settings: AugmentSettings, rng: np.random.Generator
) -> tuple[RgbU8, LabelMap]:
    """A random variant of a square patch; the arguments stay as they are."""
    image, labels = _turn(image, labels, settings.orientation, rng)
    return _relight(image, settings, rng), np.ascontiguousarray(labels)


def pad_to(image: RgbU8, labels: LabelMap, side: int) -> tuple[RgbU8, LabelMap]:
    """Both at least side x side: the image mirrored below and to the right, the labels 255 there."""
    down, right = max(0, side - image.shape[0]), max(0, side - image.shape[1])
    if not (down or right):
        return image, labels
    widths = ((0, down), (0, right))
    label_widths = widths if labels.ndim == 2 else (*widths, (0, 0))
    padded_labels = np.pad(labels, label_widths, constant_values=IGNORE)
    return np.pad(image, (*widths, (0, 0)), mode="symmetric"), padded_labels


def _turn(
    image: RgbU8, labels: LabelMap, orientation: Orientation, rng: np.random.Generator
) -> tuple[RgbU8, LabelMap]:
    if rng.random() < 0.5:
        image, labels = image[:, ::-1], labels[:, ::-1]
    if orientation == "any":
        quarter_turns = int(rng.integers(4))
        image, labels = np.rot90(image, quarter_turns), np.rot90(labels, quarter_turns)
    return image, labels


def _relight(image: RgbU8, settings: AugmentSettings, rng: np.random.Generator) -> RgbU8:
    """Other brightness and contrast about the patch's mean, by a table of 256 entries."""
    contrast = 1.0 + rng.uniform(-settings.contrast, settings.contrast)
    shift = 255.0 * rng.uniform(-settings.brightness, settings.brightness)
    mean = float(image.mean())
    table = (np.arange(256) - mean) * contrast + mean + shift
    lut = np.clip(np.rint(table), 0, 255).astype(np.uint8)
    return _u8(cv2.LUT(np.ascontiguousarray(image), lut))


def _u8(array: Any) -> NDArray[np.uint8]:
    """OpenCV's arrays carry no useful type."""
    typed: NDArray[np.uint8] = array
    return typed
