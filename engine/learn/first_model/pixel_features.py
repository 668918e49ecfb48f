"""Features of some labelled pixels of an image: what the closed-form fit takes its sums over.

An image of up to a megapixel and a bit is looked at as a whole, a larger one through a few windows around
labelled pixels, so that a fit is a matter of a second for each image.
"""

from __future__ import annotations

import zlib
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own custom

from engine.core import IGNORE, BoolMap, LabelMap, RgbU8
from engine.learn.class_reweighting import rarest_around, rarity_of
from engine.learn.first_model.open_pixels import OpenPixels, Window, drawn_open_pixels, open_answer
from engine.learn.first_model.sums import FittedPart, RidgeSums
from engine.models.architectures.ridge import RidgeClassifier
from engine.models.inputs import to_input
from engine.models.spec import ModelSpec
from engine.models.standardization import StandardizationTable, apply_standardization

# Half of them anywhere, half alike for the classes.
_PIXELS: Final = 6000
# Beside these, of those where a rare line ends.
_BESIDE_PIXELS: Final = 1500
# How far weights of pixels go back from the shares of the draw to those of the image: all the way makes rare
# things vanish, none finds them everywhere. Of many classes some are rare.
_WAY_BACK: Final = 0.5
_WAY_BACK_OF_RARE: Final = 0.25
# Of each part, to calibrate with: some of those from anywhere.
_CALIBRATION_PIXELS: Final = 500
_WHOLE_PX: Final = 1_200_000
_WINDOWS: Final = 4
_WINDOW_SIDE: Final = 512
# A part is every other cell of a grid of so many rows and columns.
_CELLS: Final = 8
PARTS: Final = 2
"""Parts of an image, so that a single one can be calibrated with."""


@dataclass(frozen=True, slots=True, eq=False)
class LabelledImage:
    """An image to learn from.

    Attributes:
        pixels: (H, W, bands) uint8, as it is in the file.
        table: what standardizes it; None for none.
        labels: (H, W) uint8, 255 where unlabelled.
        corrected: (H, W), where a person drew; None where nobody did.
        seed: of the draw.
    """

    pixels: RgbU8
    table: StandardizationTable | None
    labels: LabelMap
    corrected: BoolMap | None
    seed: int


def seed_of(key: str) -> int:
    """Seed of the draw in the image with this key: the same pixels as long as its labels are the same."""
    return zlib.crc32(key.encode())


def fitted_parts(
    module: RidgeClassifier, spec: ModelSpec, image: LabelledImage, correction_weight: float
) -> Generator[None, None, list[FittedPart]]:
    """The parts of an image, those without labels left out; yields between windows.

    Args:
        module: on the device that is to compute.
        correction_weight: weight of a corrected pixel where an accepted one has 1.
    """
    rng = np.random.default_rng(image.seed)
    draw = _drawn_pixels(image.labels, rng)
    windows = _windows(image, draw.flat, rng)
    beyond = drawn_open_pixels(image.labels, windows, rng)
    flat = draw.flat if beyond is None else np.append(draw.flat, beyond.flat)
    features, is_seen = yield from _features(module, spec, image, windows, flat)
    of_draw = is_seen[: len(draw.flat)]
    classes, is_anywhere = draw.classes[of_draw], draw.is_anywhere[of_draw]
    shares, count = draw.in_labels, len(classes)
    if beyond is not None:
        is_learned = np.array(module.bank.is_learned)
        answer = open_answer(features[:count], classes, shares, features[count:], beyond, is_learned)
        shares, classes = answer.shares, np.append(classes, answer.classes)
        is_anywhere = np.append(is_anywhere, np.zeros(len(beyond.flat), np.bool_))
    weights = _weights(draw, shares, image.corrected, correction_weight)[of_draw]
    if beyond is not None:
        more = weights.mean() * _weights_of_open(classes[count:], beyond, shares, draw.way_back)
        weights = np.append(weights, more)
    flat, is_used = flat[is_seen], classes != IGNORE
    part_of = _part_of(flat, image.labels.shape[0], image.labels.shape[1])
    parts: list[FittedPart] = []
    for number in range(PARTS):
        chosen = np.flatnonzero(is_used & (part_of == number))
        if len(chosen):
            sums = RidgeSums.of(features[chosen], classes[chosen], weights[chosen])
            held = chosen[is_anywhere[chosen]][:_CALIBRATION_PIXELS]
            parts.append(FittedPart(sums, features[held], classes[held]))
    return parts


@dataclass(frozen=True, slots=True, eq=False)
class _Draw:
    """Labelled pixels of an image that are learned from.

    Attributes:
        flat: positions.
        classes: of the pixels.
        is_anywhere: whether a pixel was drawn from anywhere.
        counted_as: the class whose factor a pixel has.
        density: pixels of the image for which a pixel stands.
        in_labels: (256,) shares of the labelled pixels.
        way_back: how far weights go back from the shares of the draw to those of the image.
    """

    flat: NDArray[np.int64]
    classes: NDArray[np.uint8]
    is_anywhere: NDArray[np.bool_]
    counted_as: NDArray[np.uint8]
    density: NDArray[np.float64]
    in_labels: NDArray[np.float64]
    way_back: float


def _drawn_pixels(label_map: LabelMap, rng: np.random.Generator) -> _Draw:
    """Pixels from anywhere, as many of each class, and some of those where a rare line ends."""
    labels = label_map.ravel()
    known = np.flatnonzero(labels != IGNORE)
    counts = np.bincount(labels[known], minlength=256)
    present = np.flatnonzero(counts)
    anywhere = rng.choice(known, min(_PIXELS // 2, len(known)), replace=False)
    share = _PIXELS // 2 // max(len(present), 1)
    drawn = [anywhere]
    drawn += [_some(known[labels[known] == class_id], share, rng) for class_id in present]
    rarity = _rarity_of_lines(label_map)
    around = rarest_around(label_map, rarity).ravel()
    is_beside = rarity[around] > rarity[labels]
    beside = known[is_beside[known]]
    if len(beside):
        drawn.append(_some(beside, _BESIDE_PIXELS, rng))
    flat = np.concatenate(drawn).astype(np.int64)
    # Of each class, those beside a line are drawn more densely than the others.
    kinds = 2 * labels.astype(np.uint16) + is_beside
    in_image, in_draw = (np.bincount(kinds[places], minlength=512) for places in (known, flat))
    return _Draw(
        flat,
        labels[flat],
        np.arange(len(flat)) < len(anywhere),
        np.where(is_beside[flat], around[flat], labels[flat]),
        (in_image / np.maximum(in_draw, 1))[kinds[flat]],
        counts / max(len(known), 1),
        _WAY_BACK_OF_RARE if len(present) > 2 or rarity.any() else _WAY_BACK,
    )


def _weights(
    draw: _Draw, shares: NDArray[np.float64], corrected: BoolMap | None, correction_weight: float
) -> NDArray[np.float64]:
    """Weights of the pixels of a draw, whose mean over accepted pixels is 1.

    A rare class counts more than its share. So does, as much, what lies right beside one of thin lines: where
    a line ends is learned as it is drawn, and lines are predicted in their width.

    Args:
        shares: (256,) of the classes in the image.
    """
    for_each = np.divide(shares, draw.in_labels, out=np.zeros(256), where=draw.in_labels > 0)
    factors = _factors(shares, draw.way_back) * for_each
    weights = factors[draw.counted_as] * draw.density
    weights /= weights.mean() if len(weights) else 1.0
    if corrected is not None:
        weights = np.where(corrected.ravel()[draw.flat], correction_weight * weights, weights)
    return weights


def _weights_of_open(
    classes: NDArray[np.uint8], pixels: OpenPixels, shares: NDArray[np.float64], way_back: float
) -> NDArray[np.float64]:
    """Weights of open pixels, with a mean of about 1: those from anywhere count by their class."""
    factors = _factors(shares, way_back)[classes]
    return np.where(pixels.is_beside, 1.0, factors / max(float(factors[~pixels.is_beside].mean()), 1e-9))


def _rarity_of_lines(labels: LabelMap) -> NDArray[np.uint8]:
    """As `rarity_of`, with 0 for what is wider than lines of about four pixels.

    What lies beside a nucleus looks like a dimmer nucleus: counted more, it hides those of other images.
    """
    rarity = rarity_of(np.bincount(labels.ravel(), minlength=256))
    for class_id in np.flatnonzero(rarity):
        is_own = (labels == class_id).astype(np.uint8)
        inside = cv2.erode(is_own, np.ones((3, 3), np.uint8))
        if 2 * np.count_nonzero(inside) > np.count_nonzero(is_own):
            rarity[class_id] = 0
    return rarity


def _some(places: NDArray[np.intp], count: int, rng: np.random.Generator) -> NDArray[np.intp]:
    """So many of the places, some of them several times where there are too few."""
    return rng.choice(places, count, replace=len(places) < count)


def _factors(shares: NDArray[np.float64], way_back: float) -> NDArray[np.float64]:
    """(256,) by class id: how much more a pixel counts than one drawn from anywhere; 0 for absent classes."""
    present = np.flatnonzero(shares)
    factors = np.zeros(256)
    factors[present] = (0.5 + 0.5 / (len(present) * shares[present])) ** (1.0 - way_back)
    return factors


def _features(
    module: RidgeClassifier,
    spec: ModelSpec,
    image: LabelledImage,
    windows: Sequence[Window],
    flat: NDArray[np.int64],
) -> Generator[None, None, tuple[NDArray[np.float32], NDArray[np.bool_]]]:
    """(n, d) features of the positions that lie in a window, and which do."""
    width = image.labels.shape[1]
    rows, columns = flat // width, flat % width
    is_open = np.ones(len(flat), np.bool_)
    found = np.zeros((len(flat), sum(module.bank.widths.values())), np.float32)
    for y, x, height, across in windows:
        inside = is_open & (rows >= y) & (rows < y + height) & (columns >= x) & (columns < x + across)
        chosen = np.flatnonzero(inside)
        if len(chosen):
            patch = image.pixels[y : y + height, x : x + across]
            if image.table is not None:
                patch = apply_standardization(patch, image.table)
            found[chosen] = _at(module, spec, patch, rows[chosen] - y, columns[chosen] - x)
            is_open[chosen] = False
        yield None
    return found[~is_open], ~is_open


def _windows(image: LabelledImage, flat: NDArray[np.int64], rng: np.random.Generator) -> list[Window]:
    """What is looked at: all of an image, or windows around drawn pixels."""
    height, width = image.labels.shape
    if height * width <= _WHOLE_PX or not len(flat):
        return [(0, 0, height, width)]
    rows, columns = flat // width, flat % width
    tall, across = min(height, _WINDOW_SIDE), min(width, _WINDOW_SIDE)
    classes = image.labels[rows, columns]
    present = rng.permutation(np.unique(classes))
    windows = []
    for number in range(max(_WINDOWS, min(len(present), 2 * _WINDOWS))):
        # Each class has its turn.
        places = np.flatnonzero(classes == present[number % len(present)])
        at = int(places[int(rng.integers(len(places)))])
        y = int(np.clip(rows[at] - tall // 2, 0, height - tall))
        x = int(np.clip(columns[at] - across // 2, 0, width - across))
        windows.append((y, x, tall, across))
    return windows


def _at(
    module: RidgeClassifier,
    spec: ModelSpec,
    patch: RgbU8,
    rows: NDArray[np.int64],
    columns: NDArray[np.int64],
) -> NDArray[np.float32]:
    """(n, d) features of pixels of a patch, as enlarging each stage to the patch's size gives them."""
    device = next(module.parameters()).device
    with torch.inference_mode():
        image = module.pad(to_input(patch[None], spec, device))
        height, width = image.shape[-2:]
        # Pixel centres on the scale of `grid_sample`, -1 to 1 from edge to edge.
        places = np.stack([(2 * columns + 1) / width - 1, (2 * rows + 1) / height - 1], axis=-1)
        grid = torch.from_numpy(places.astype(np.float32)).to(device)[None, None]
        columns_of: list[Tensor] = [
            F.grid_sample(features, grid, padding_mode="border", align_corners=False)[0, :, 0].T
            for features in module.bank(image).values()
        ]
        return np.asarray(torch.cat(columns_of, dim=1).cpu().numpy(), np.float32)


def _part_of(flat: NDArray[np.int64], height: int, width: int) -> NDArray[np.int64]:
    """Part of each position: cells of a grid by turns, as on a chessboard."""
    rows, columns = flat // width * _CELLS // height, flat % width * _CELLS // width
    return (rows + columns) % PARTS
