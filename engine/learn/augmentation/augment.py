"""Augmentation of a patch, image and labels together: OpenCV's resampling, NumPy's random numbers.

docs/decisions/0006-augmentation.md has the reasons against a library of augmentations.

Example:
    >>> image = np.zeros((96, 128, 3), np.uint8)
    >>> maps = np.zeros((96, 128, 2), np.uint8)  # labels, and 1 where corrected
    >>> source = SourceImage(image, maps=lambda window: maps[window])
    >>> rng = np.random.default_rng(0)
    >>> patch, patch_maps = augmented_patch(source, (40, 60), 64, AugmentSettings(), rng)
    >>> patch.shape, patch_maps.shape
    ((64, 64, 3), (64, 64, 2))
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from engine.core import IGNORE, LabelMap, RgbU8
from engine.learn.augmentation.augment_settings import AugmentSettings, Orientation
from engine.models.standardization import StandardizationTable, apply_standardization

Window: TypeAlias = tuple[slice, slice]
ReadMaps: TypeAlias = Callable[[Window], NDArray[np.uint8]]
"""(h, w, K) of a part of an image: labels, then further maps that change with them."""

# Every second patch stays straight and clean, as the images that the network will predict.
_SHARE: Final = 0.5
# Distance of the points that bending moves, as a share of the patch; 32 px of 192.
_BEND_CELL: Final = 1 / 6
# A point moves at most a quarter of that distance: the cubic surface between never folds.
_BEND_REACH: Final = 0.25
_LARGEST_HUE_TURN: Final = np.pi / 6
_COLOURS: Final = 3
_GREY: Final = np.full((3, 3), 1 / 3, np.float64)
# Of the normal distribution at 256 equally likely places: noise at the price of random bytes.
_NORMAL: Final = ndtri((np.arange(256) + 0.5) / 256)


@dataclass(frozen=True, slots=True, eq=False)
class SourceImage:
    """An image that patches are drawn from, with what belongs to its pixels.

    Attributes:
        maps: reads the label maps of a window.
        table: standardization, applied to patches before their brightness and contrast are changed; or None.
    """

    image: RgbU8
    maps: ReadMaps
    table: StandardizationTable | None = None


def augmented_patch(
    source: SourceImage,
    at: tuple[int, int],
    patch_px: int,
    settings: AugmentSettings,
    rng: np.random.Generator,
) -> tuple[RgbU8, NDArray[np.uint8]]:
    """A randomly placed and augmented patch that contains a given pixel.

    Turned and bent patches are sampled once, from the image itself, so that their corners show
    what lies around the patch; only beyond the image's border it is mirrored, and unlabelled.

    Args:
        at: (y, x) of the pixel.
        patch_px: side of the patch.
        rng: the only source of randomness.

    Returns:
        (side, side, bands) uint8, and (side, side, K) uint8 with values of the maps, never interpolated;
        beyond the image the first map is 255, the others 0 or 255.
    """
    side = max(16, round(patch_px / draw_scale(settings, rng)))
    y0, x0 = (
        _corner(place, side, length, rng) for place, length in zip(at, source.image.shape[:2], strict=True)
    )
    is_turned = settings.orientation == "any" and settings.rotate > 0 and rng.random() < _SHARE
    is_bent = settings.elastic > 0 and rng.random() < _SHARE
    if is_turned or is_bent:
        angle = np.radians(rng.uniform(-settings.rotate, settings.rotate)) if is_turned else 0.0
        bend = _draw_bend(patch_px, settings.elastic, rng) if is_bent else None
        centre = np.array([y0 + (side - 1) / 2, x0 + (side - 1) / 2])
        image, maps = _warped(source, at, centre, side / patch_px, angle, bend, patch_px)
    else:
        window = (slice(y0, y0 + side), slice(x0, x0 + side))
        image, maps = pad_to(source.image[window], source.maps(window), side)
        image, maps = resize_patch(image, maps, patch_px)
    if source.table is not None:
        image = apply_standardization(image, source.table)
    return augment(image, maps, settings, rng)


def draw_scale(settings: AugmentSettings, rng: np.random.Generator) -> float:
    """Random enlargement of a patch; as often below 1 as above."""
    limit = np.log(settings.scale)
    return float(np.exp(rng.uniform(-limit, limit)))


def by_fours(image: RgbU8, work: Callable[[NDArray[np.uint8]], Any]) -> RgbU8:
    """`work` on (H, W, bands), at most four bands at a time, as many as OpenCV takes everywhere."""
    parts = [
        _u8(work(np.ascontiguousarray(image[..., band : band + 4]))) for band in range(0, image.shape[2], 4)
    ]
    # It leaves out the axis of a single band.
    parts = [part.reshape(*part.shape[:2], -1) for part in parts]
    return parts[0] if len(parts) == 1 else np.concatenate(parts, axis=2)


def resize_patch(image: RgbU8, labels: LabelMap, side: int) -> tuple[RgbU8, LabelMap]:
    """Image and labels resized to side x side pixels; label ids are never interpolated.

    Labels here and below are (H, W), or (H, W, K) for K maps that are changed together.
    """
    if image.shape[0] == side and image.shape[1] == side:
        return image, labels
    method = cv2.INTER_AREA if image.shape[0] > side else cv2.INTER_LINEAR
    size = (side, side)
    return by_fours(image, lambda bands: cv2.resize(bands, size, interpolation=method)), _u8(
        cv2.resize(labels, size, interpolation=cv2.INTER_NEAREST_EXACT)
    )


def augment(
    image: RgbU8, labels: LabelMap, settings: AugmentSettings, rng: np.random.Generator
) -> tuple[RgbU8, LabelMap]:
    """A square patch at random mirrored, turned by quarter turns, and changed in brightness and colour.

    The arguments are not changed.
    """
    if settings.flips:
        image, labels = _turn(image, labels, settings.orientation, rng)
    image = _relight(image, settings, rng)
    if settings.blur and rng.random() < _SHARE:
        # Below a third of a pixel the kernel is a point.
        sigma = max(0.05, rng.uniform(0, settings.blur))
        image = by_fours(image, lambda bands: cv2.GaussianBlur(bands, (0, 0), sigma))
    if settings.noise and rng.random() < _SHARE:
        image = _noisy(image, 255.0 * rng.uniform(0, settings.noise), rng)
    return image, np.ascontiguousarray(labels)


def pad_to(image: RgbU8, labels: LabelMap, side: int) -> tuple[RgbU8, LabelMap]:
    """Both at least side x side: the image mirrored below and to the right, the labels 255 there."""
    down, right = max(0, side - image.shape[0]), max(0, side - image.shape[1])
    if not (down or right):
        return image, labels
    widths = ((0, down), (0, right))
    label_widths = widths if labels.ndim == 2 else (*widths, (0, 0))
    padded_labels = np.pad(labels, label_widths, constant_values=IGNORE)
    return np.pad(image, (*widths, (0, 0)), mode="symmetric"), padded_labels


def _corner(at: int, side: int, length: int, rng: np.random.Generator) -> int:
    """A random start that keeps the pixel in the patch and, if possible, the patch in the image."""
    low, high = max(0, at - side + 1), max(0, min(at, length - side))
    return int(rng.integers(min(low, high), high + 1))


def _draw_bend(patch_px: int, strength: float, rng: np.random.Generator) -> NDArray[np.float32]:
    """(side, side, 2) float32 elastic displacement (dy, dx) of each pixel, in pixels: smooth, without a fold.

    Source:
        Ronneberger et al., MICCAI 2015, section 3.1: random shifts on a coarse grid, cubic between.
    """
    cells = round(1 / _BEND_CELL) + 1
    reach = strength * _BEND_REACH * _BEND_CELL * patch_px
    shifts = rng.uniform(-reach, reach, (cells, cells, 2)).astype(np.float32)
    bend: NDArray[np.float32] = np.asarray(
        cv2.resize(shifts, (patch_px, patch_px), interpolation=cv2.INTER_CUBIC), np.float32
    )
    return bend


def _warped(
    source: SourceImage,
    at: tuple[int, int],
    centre: NDArray[np.float64],
    step: float,
    angle: float,
    bend: NDArray[np.float32] | None,
    patch_px: int,
) -> tuple[RgbU8, NDArray[np.uint8]]:
    """The patch about a centre (y, x), moved so that it holds `at`; `step`: image pixels per patch pixel."""
    turn = step * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    centre, offset = _fitting_centre(source.image.shape[:2], at, centre, turn, patch_px)
    beside = np.arange(patch_px, dtype=np.float32) - np.float32((patch_px - 1) / 2)
    dy, dx = np.broadcast_arrays(beside[:, None], beside[None, :])
    if bend is not None:
        # The pixel that the patch has to contain is not displaced.
        row, column = np.rint(offset + (patch_px - 1) / 2).astype(int)
        bend = bend - bend[row, column]
        dy, dx = dy + bend[..., 0], dx + bend[..., 1]
    (yy, yx), (xy, xx) = turn.astype(np.float32)
    rows = np.float32(centre[0]) + yy * dy + yx * dx
    columns = np.float32(centre[1]) + xy * dy + xx * dx
    return _sampled(source, rows, columns)


def _fitting_centre(
    shape: tuple[int, ...],
    at: tuple[int, int],
    centre: NDArray[np.float64],
    turn: NDArray[np.float64],
    patch_px: int,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The centre nearest to `centre` with the turned patch in the image and `at` in the patch.

    The second result is the place of `at` then, in patch pixels from the patch's centre.
    """
    lengths = np.array(shape[:2], np.float64)
    half = np.abs(turn).sum(axis=1) * (patch_px - 1) / 2
    inside = np.clip(
        centre, np.minimum(half, (lengths - 1) / 2), np.maximum(lengths - 1 - half, (lengths - 1) / 2)
    )
    place = np.array(at, np.float64)
    most = (patch_px - 1) / 2
    offset = np.clip(np.linalg.solve(turn, place - inside), -most, most)
    return place - turn @ offset, offset


def _sampled(
    source: SourceImage, rows: NDArray[np.float32], columns: NDArray[np.float32]
) -> tuple[RgbU8, NDArray[np.uint8]]:
    """Image (bilinear) and maps (nearest) at these places, read from the part of the image around them."""
    window = tuple(
        slice(
            min(max(0, int(np.floor(places.min())) - 1), length - 1),
            max(min(length, int(np.ceil(places.max())) + 2), 1),
        )
        for places, length in zip((rows, columns), source.image.shape[:2], strict=True)
    )
    y, x = window
    rows, columns = rows - np.float32(y.start), columns - np.float32(x.start)
    image = by_fours(
        source.image[y, x],
        lambda bands: cv2.remap(bands, columns, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT),
    )
    maps = source.maps((y, x))
    beyond = (float(IGNORE), *([0.0] * (maps.shape[2] - 1)))
    sampled = cv2.remap(
        np.ascontiguousarray(maps),
        columns,
        rows,
        cv2.INTER_NEAREST,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=beyond,
    )
    return image, _u8(sampled).reshape(*rows.shape, -1)


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
    """Random brightness and contrast about the patch's mean, random saturation and hue about its greys.

    Where the channels are no colours, each gets a strength of its own in place of the latter two.
    """
    contrast = 1.0 + rng.uniform(-settings.contrast, settings.contrast)
    shift = 255.0 * rng.uniform(-settings.brightness, settings.brightness)
    image = np.ascontiguousarray(image)
    mean = float(image.mean())
    bands = image.shape[2]
    if settings.colour and bands != _COLOURS:
        gains = contrast * (1.0 + rng.uniform(-settings.colour, settings.colour, bands))
        means = image.mean(axis=(0, 1))
        tables = (np.arange(256)[:, None] - means) * gains + means + shift
        return apply_standardization(image, np.clip(np.rint(tables), 0, 255).astype(np.uint8))
    if settings.colour:
        matrix = contrast * _draw_colours(settings.colour, rng)
        offset = np.full((3, 1), mean * (1.0 - contrast) + shift)
        return _u8(cv2.transform(image, np.hstack([matrix, offset])))
    table = (np.arange(256) - mean) * contrast + mean + shift
    lut = np.clip(np.rint(table), 0, 255).astype(np.uint8)
    return _u8(cv2.LUT(image, lut)).reshape(image.shape)


def _draw_colours(strength: float, rng: np.random.Generator) -> NDArray[np.float64]:
    """(3, 3) on RGB: stretches distances from the grey axis and turns them about it; greys stay."""
    saturation = 1.0 + rng.uniform(-strength, strength)
    angle = strength * rng.uniform(-_LARGEST_HUE_TURN, _LARGEST_HUE_TURN)
    across = np.array([[0.0, -1.0, 1.0], [1.0, 0.0, -1.0], [-1.0, 1.0, 0.0]]) / np.sqrt(3)
    turn = np.cos(angle) * (np.eye(3) - _GREY) + np.sin(angle) * across
    matrix: NDArray[np.float64] = _GREY + saturation * turn
    return matrix


def _noisy(image: RgbU8, sigma: float, rng: np.random.Generator) -> RgbU8:
    """The image with normal noise of standard deviation `sigma` grey levels; grey images stay grey."""
    is_grey = image.shape[2] == _COLOURS and all(
        np.array_equal(image[..., 0], image[..., band]) for band in (1, 2)
    )
    shape = image.shape[:2] if is_grey else image.shape
    places = np.frombuffer(rng.bytes(int(np.prod(shape))), np.uint8).reshape(shape)
    table = np.rint(sigma * _NORMAL).astype(np.int16)
    noise = np.asarray(cv2.LUT(places, table))
    if is_grey:
        noise = cv2.merge([noise.reshape(shape)] * 3)
    sums = cv2.add(image.ravel(), np.ascontiguousarray(noise).ravel(), dtype=cv2.CV_8U)
    return _u8(sums).reshape(image.shape)


def _u8(array: Any) -> NDArray[np.uint8]:
    """OpenCV's arrays carry no useful type."""
    typed: NDArray[np.uint8] = array
    return typed
