"""Training samples: decoded images in a cache, and random batches of labelled patches."""

from __future__ import annotations

import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, BoolMap, LabelMap, RgbU8, UserError
from engine.core.plane_path import input_path, picture_name
from engine.learn.augmentation.augment import SourceImage, Window, augmented_patch
from engine.learn.augmentation.augment_settings import AugmentSettings
from engine.learn.class_reweighting import beside_rarer, rarity_of
from engine.learn.hard_example_sampling import HardExampleWeights
from engine.learn.request import Sample
from engine.learn.working_set import PATCHES_PER_NEW_IMAGE, WorkingSet
from engine.models.standardization import Standardization, StandardizationTable

ReadImage = Callable[[Path], RgbU8]

CACHE_BYTES: Final = 1 << 30
"""Most that decoded images take in memory."""
CPU_CACHE_BYTES: Final = 24 << 20
"""As much where the processor trains: a step takes longer there than decoding an image of this size."""
_LEAST_CACHED: Final = 24
"""Images that are kept even beyond `CPU_CACHE_BYTES`, as patches of a few alone teach little."""
# Pixels remembered per class and image as possible patch centres.
_MAX_ANCHORS: Final = 20_000
_BYTES_PER_PIXEL: Final = 3
# Share of patches around corrected pixels, though a correction may be a hundred of a million pixels.
_CORRECTED_SHARE: Final = 1 / 3
# Factor on the share of an image that alone shows a class, at most.
_LARGEST_RARITY: Final = 4.0
_BESIDE_WEIGHT: Final = 2.0
"""Of a pixel beside a rarer thing: where a rare thing ends is soon blurred, and it is learned too fat."""


class UnusableSampleError(UserError):
    """The image of a sample cannot be learned from; training continues without it."""

    def __init__(self, key: str, summary: str, hint: str) -> None:
        super().__init__(summary, hint)
        self.key = key

    def __reduce__(self) -> tuple[type[UnusableSampleError], tuple[str, str, str]]:
        return type(self), (self.key, self.summary, self.hint)


class PixelCache:
    """Decoded images by path, the least recently used dropped first.

    Args:
        limit_bytes: of all images together, beyond the last `least_count`.
        least_count: images that are kept beyond `limit_bytes`, within `CACHE_BYTES`.
    """

    def __init__(self, read_image: ReadImage, limit_bytes: int = CACHE_BYTES, least_count: int = 1) -> None:
        self._read_image = read_image
        self._limit_bytes = limit_bytes
        self._least_count = least_count
        self._images: OrderedDict[Path, RgbU8] = OrderedDict()
        self._tables: dict[tuple[Path, Standardization], StandardizationTable] = {}
        self._bytes = 0

    def pixels(self, path: Path) -> RgbU8:
        """The image in a file.

        Raises:
            UserError: it cannot be read.
        """
        image = self._images.get(path)
        if image is None:
            image = self._read_image(path)
            self._keep(path, image)
        else:
            self._images.move_to_end(path)
        return image

    def standardization_table(self, path: Path, standardization: Standardization) -> StandardizationTable:
        """(256, bands) uint8 table that standardizes the image in a file; kept when its pixels are dropped.

        Raises:
            UserError: it cannot be read.
        """
        table = self._tables.get((path, standardization))
        if table is None:
            table = self._tables[path, standardization] = standardization.table(self.pixels(path))
        return table

    def _keep(self, path: Path, image: RgbU8) -> None:
        self._images[path] = image
        self._bytes += image.nbytes
        while self._is_over():
            _, dropped = self._images.popitem(last=False)
            self._bytes -= dropped.nbytes

    def _is_over(self) -> bool:
        count = len(self._images)
        return count > 1 and (
            self._bytes > max(CACHE_BYTES, self._limit_bytes)
            or (self._bytes > self._limit_bytes and count > self._least_count)
        )


class ImageCache(PixelCache):
    """Decoded images of samples, checked against their labels."""

    def get(self, sample: Sample, channels: Sequence[int] = ()) -> RgbU8:
        """The image of a sample: the channels that a network sees, or, without them, as it is shown.

        Raises:
            UnusableSampleError: unreadable, or not the size of its labels.
        """
        try:
            image = self.pixels(input_path(sample.image_path, channels))
        except UserError as error:
            raise UnusableSampleError(sample.key, error.summary, error.hint) from error
        if image.shape[:2] != sample.shape:
            raise UnusableSampleError(
                sample.key,
                f"{picture_name(sample.image_path)} is {image.shape[1]}x{image.shape[0]}, but its mask is "
                f"{sample.shape[1]}x{sample.shape[0]}.",
                "Use the mask that belongs to this image.",
            )
        return image

    def capacity(self, mean_pixels: float) -> int:
        """Number of images of `mean_pixels` pixels that are kept, at least one."""
        each = max(_BYTES_PER_PIXEL * mean_pixels, 1.0)
        most = max(self._limit_bytes, CACHE_BYTES) / each
        return max(1, int(min(most, max(self._least_count, self._limit_bytes / each))))


def image_cache(read_image: ReadImage, device_type: str, least_count: int = _LEAST_CACHED) -> ImageCache:
    """The cache for a training on a device ("cpu", "cuda", ...).

    Args:
        least_count: images that the processor keeps even beyond `CPU_CACHE_BYTES`.
    """
    if device_type == "cpu":
        return ImageCache(read_image, CPU_CACHE_BYTES, least_count)
    return ImageCache(read_image)


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """One batch of patches.

    Attributes:
        images: (N, side, side, bands) uint8.
        labels: (N, side, side) int64, 255 for unlabelled.
        weights: (N, side, side) float32, weight of each pixel; None when all count alike.
        keys: of the samples that the patches are from; fewer than patches where the last ones are taught.
    """

    images: NDArray[np.uint8]
    labels: NDArray[np.int64]
    weights: NDArray[np.float32] | None
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _PatchImage:
    """One training image, and the classes labelled in it."""

    sample: Sample
    classes: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _DecodedMaps:
    """Labels of an image as arrays; flat positions of labelled pixels by class, and of the corrected."""

    labels: LabelMap
    corrected: BoolMap | None
    anchors: dict[int, NDArray[np.integer[Any]]]
    corrected_anchors: dict[int, NDArray[np.integer[Any]]]


class PatchSource:
    """Random batches of labelled patches.

    An image is drawn at random, more often when its loss has been high (hard example sampling) or
    it shows a class that few others show; then one of the classes labelled in it, all equally
    likely, then a pixel of that class, every third time a corrected one: rare classes
    and thin scribbles are drawn as often as large areas. No image is ever
    left out, so that what was learned from old ones is not forgotten (replay); where not all fit the
    memory, they take turns (`WorkingSet`).

    Args:
        patch_px: side of the square patches.
        correction_weight: weight of a corrected pixel where an accepted one has 1.
        hard_first: whether `note_losses` makes images with a high loss be drawn more often.
        channels: those of the images that the network sees; empty for red, green and blue as shown.

    Attributes:
        settings: of augmentation.
        standardization: of the images; None for raw pixels.
        working_set: what patches are drawn from.
    """

    def __init__(
        self,
        cache: ImageCache,
        patch_px: int,
        settings: AugmentSettings,
        rng: np.random.Generator,
        *,
        correction_weight: float = 1.0,
        hard_first: bool = False,
        channels: Sequence[int] = (),
    ) -> None:
        self._cache = cache
        self._channels = channels
        self._patch_px = patch_px
        self.settings = settings
        self.standardization: Standardization | None = None
        self._rng = rng
        self._correction_weight = correction_weight
        self._hard_first = hard_first
        self.hard_examples = HardExampleWeights()
        self.working_set = WorkingSet()
        self._sources: dict[str, _PatchImage] = {}
        self._shares: NDArray[np.float64] = np.empty(0)
        self._class_rarity: NDArray[np.uint8] = np.zeros(256, np.uint8)
        self._decoded: OrderedDict[str, _DecodedMaps] = OrderedDict()

    def __len__(self) -> int:
        return len(self._sources)

    @property
    def samples(self) -> list[Sample]:
        """The samples that patches are drawn from."""
        return [source.sample for source in self._sources.values()]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the samples, in order."""
        return tuple(self._sources)

    @property
    def pixel_count(self) -> int:
        """Pixels of all images together."""
        return sum(source.sample.pixel_count for source in self._sources.values())

    def add(self, sample: Sample) -> None:
        """Add a sample, or replace the one of the same key; one without labels is removed."""
        self._decoded.pop(sample.key, None)
        classes = tuple(int(class_id) for class_id in np.flatnonzero(sample.counts[:IGNORE]))
        if classes:
            if sample.key not in self._sources:
                self.working_set.join(sample.key)
            self._sources[sample.key] = _PatchImage(sample, classes)
        else:
            self._sources.pop(sample.key, None)
        self._update_rarity()
        self._update_shares()

    def remove(self, key: str) -> None:
        """Forget a sample; unknown keys are fine."""
        self._sources.pop(key, None)
        self._decoded.pop(key, None)
        self.hard_examples.forget(key)
        self._update_rarity()
        self._update_shares()

    def sort(self, keys: Iterable[str]) -> None:
        """Bring the samples into this order, others after them: random draws depend on it."""
        known = [key for key in keys if key in self._sources]
        self._sources = {key: self._sources[key] for key in (*known, *self._sources)}
        self._update_shares()

    def batch(self, size: int, part: slice = slice(None)) -> Batch:
        """A batch of `size` random patches, or `part` of it.

        Every patch is drawn by a generator of its own, so that the parts of a batch that several
        processes draw are, together, the batch that one would draw.
        """
        seeds = self._rng.integers(1 << 63, size=size)
        draws: list[tuple[_PatchImage, np.random.Generator]] = []
        for begin in range(0, size, PATCHES_PER_NEW_IMAGE):
            some = seeds[begin : begin + PATCHES_PER_NEW_IMAGE]
            sources, shares = self._active(len(some))
            for rng in map(np.random.default_rng, some):
                draws.append((sources[int(rng.choice(len(sources), p=shares))], rng))
        keys, images, maps = zip(*(self._patch(*draw) for draw in draws[part]), strict=True)
        stacked = np.stack(maps)
        return Batch(np.stack(images), stacked[..., 0].astype(np.int64), self._weights(stacked), keys)

    def note_losses(self, keys: Sequence[str], losses: Sequence[float]) -> None:
        """Note the loss of each patch of a batch, before the step."""
        if self._hard_first:
            self.hard_examples.update(keys, losses)
            self._update_shares()

    def _weights(self, maps: NDArray[np.uint8]) -> NDArray[np.float32] | None:
        """(N, side, side) of maps as of `_patch`; None where all pixels count alike."""
        weights = np.where(maps[..., 1] == 1, self._correction_weight, 1.0).astype(np.float32)
        if self._class_rarity.any():
            for labels, weight in zip(maps[..., 0], weights, strict=True):
                weight[beside_rarer(np.ascontiguousarray(labels), self._class_rarity)] *= _BESIDE_WEIGHT
        return None if (weights == 1.0).all() else weights

    def _update_rarity(self) -> None:
        counts = sum((source.sample.counts for source in self._sources.values()), np.zeros(256, np.int64))
        self._class_rarity = rarity_of(counts)

    def _update_shares(self) -> None:
        weights = self._rarity() * self.hard_examples.factors(list(self._sources))
        self._shares = weights / weights.sum() if weights.size else weights

    def _rarity(self) -> NDArray[np.float64]:
        """(n,) factor per image, higher where few images show its rarest class; 1 when all show all."""
        shown = [source.classes for source in self._sources.values()]
        images_with = np.bincount([c for classes in shown for c in classes], minlength=1)
        rarest = np.array([min(images_with[c] for c in classes) for classes in shown], np.float64)
        return np.minimum(np.sqrt(len(shown) / np.maximum(rarest, 1.0)), _LARGEST_RARITY)

    def _active(self, patch_count: int) -> tuple[list[_PatchImage], NDArray[np.float64]]:
        """The images that the next patches are drawn from, and the share of each."""
        chosen = self.working_set.advance(
            list(self._sources), self._shares, self._capacity(), patch_count, self._rng
        )
        sources, shares = list(self._sources.values()), self._shares[chosen]
        return [sources[position] for position in chosen], shares / shares.sum()

    def _capacity(self) -> int:
        bands = len(self._channels) or _BYTES_PER_PIXEL
        mean_pixels = self.pixel_count / max(len(self._sources), 1)
        return self._cache.capacity(mean_pixels * bands / _BYTES_PER_PIXEL)

    def _patch(self, source: _PatchImage, rng: np.random.Generator) -> tuple[str, RgbU8, NDArray[np.uint8]]:
        """Key, image, and (side, side, 2) uint8: labels, and 1 where corrected."""
        sample = source.sample
        image = self._cache.get(sample, self._channels)
        standardization = self.standardization
        table = (
            None
            if standardization is None
            else self._cache.standardization_table(
                input_path(sample.image_path, self._channels), standardization
            )
        )
        maps = self._maps(sample)
        at = _anchor(maps, rng)
        origin = source_image(maps.labels, maps.corrected, image, table)
        return sample.key, *augmented_patch(origin, at, self._patch_px, self.settings, rng)

    def _maps(self, sample: Sample) -> _DecodedMaps:
        """The labels of a sample, kept as long as its image."""
        maps = self._decoded.get(sample.key)
        if maps is None:
            # Not the generator of the draws: which pixels are remembered is the same whenever that is.
            rng = np.random.default_rng(zlib.crc32(sample.key.encode()))
            labels, corrected = sample.labels, sample.corrected
            anchors = _anchors(labels, rng)
            maps = _DecodedMaps(labels, corrected, anchors, _corrected_anchors(labels, corrected, rng))
            self._decoded[sample.key] = maps
            while len(self._decoded) > self._capacity():
                self._decoded.popitem(last=False)
        else:
            self._decoded.move_to_end(sample.key)
        return maps


def _anchor(maps: _DecodedMaps, rng: np.random.Generator) -> tuple[int, int]:
    classes = list(maps.anchors)
    class_id = classes[int(rng.integers(len(classes)))]
    positions = maps.anchors[class_id]
    if class_id in maps.corrected_anchors and rng.random() < _CORRECTED_SHARE:
        positions = maps.corrected_anchors[class_id]
    flat = int(positions[int(rng.integers(len(positions)))])
    width = int(maps.labels.shape[1])
    return flat // width, flat % width


def source_image(
    labels: LabelMap, corrected: BoolMap | None, image: RgbU8, table: StandardizationTable | None = None
) -> SourceImage:
    """An image with its maps: labels, and 1 where corrected."""

    def maps(window: Window) -> NDArray[np.uint8]:
        """(h, w, 2) uint8 of a window."""
        part = labels[window]
        drawn = np.zeros_like(part) if corrected is None else corrected[window].astype(np.uint8)
        return np.stack([part, drawn], axis=-1)

    return SourceImage(image, maps, table)


def check_labels(sample: Sample, class_count: int) -> None:
    """Refuse labels that are no class.

    Raises:
        UnusableSampleError: an id outside 0..class_count-1 and 255.
    """
    known = np.flatnonzero(sample.counts[:IGNORE])
    if known.size and int(known.max()) >= class_count:
        raise UnusableSampleError(
            sample.key,
            f"The mask of {picture_name(sample.image_path)} holds class {int(known.max())}, "
            f"but there are only {class_count} classes.",
            "Add the class, or correct the mask.",
        )


def _anchors(labels: LabelMap, rng: np.random.Generator) -> dict[int, NDArray[np.integer[Any]]]:
    anchors: dict[int, NDArray[np.integer[Any]]] = {}
    flat = labels.ravel()
    # In half the memory where they fit.
    dtype = np.int32 if flat.size < 2**31 else np.int64
    for class_id in np.flatnonzero(np.bincount(flat, minlength=256)[:IGNORE]):
        positions = np.flatnonzero(flat == class_id)
        if len(positions) > _MAX_ANCHORS:
            positions = rng.choice(positions, _MAX_ANCHORS, replace=False)
        anchors[int(class_id)] = positions.astype(dtype)
    return anchors


def _corrected_anchors(
    labels: LabelMap, corrected: BoolMap | None, rng: np.random.Generator
) -> dict[int, NDArray[np.integer[Any]]]:
    if corrected is None:
        return {}
    return _anchors(np.where(corrected, labels, np.uint8(IGNORE)), rng)
