"""Training samples: decoded images in a cache, and random batches of labelled patches."""

from __future__ import annotations

import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, LabelMap, RgbU8, UserError
from engine.learn.augmentation.augment import SourceImage, Window, augmented_patch
from engine.learn.augmentation.augment_settings import AugmentSettings
from engine.learn.hard_example_sampling import HardExampleWeights
from engine.learn.request import Sample
from engine.models.standardization import Standardization, StandardizationTable

ReadImage = Callable[[Path], RgbU8]

CACHE_BYTES: Final = 1 << 30
# Pixels remembered per class and image as possible patch centres.
_MAX_ANCHORS: Final = 20_000
# A 12-megapixel photograph takes 0.2 s to decode, a patch of it 1 ms: once decoded
# it is used about eight times before the next one takes its place.
_NEW_IMAGE_SHARE: Final = 0.125
# Share of patches around corrected pixels, though a correction may be a hundred of a million pixels.
_CORRECTED_SHARE: Final = 1 / 3
# Factor on the share of an image that alone shows a class, at most.
_LARGEST_RARITY: Final = 4.0


class UnusableSampleError(UserError):
    """The image of a sample cannot be learned from; training continues without it."""

    def __init__(self, key: str, summary: str, hint: str) -> None:
        super().__init__(summary, hint)
        self.key = key

    def __reduce__(self) -> tuple[type[UnusableSampleError], tuple[str, str, str]]:  # type: ignore[override]
        return type(self), (self.key, self.summary, self.hint)


class PixelCache:
    """Decoded images by path, the least recently used dropped first."""

    def __init__(self, read_image: ReadImage, limit_bytes: int = CACHE_BYTES) -> None:
        self._read_image = read_image
        self._limit_bytes = limit_bytes
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
        while self._bytes > self._limit_bytes and len(self._images) > 1:
            _, dropped = self._images.popitem(last=False)
            self._bytes -= dropped.nbytes


class ImageCache(PixelCache):
    """Decoded images of samples, checked against their labels."""

    def get(self, sample: Sample) -> RgbU8:
        """The image of a sample.

        Raises:
            UnusableSampleError: unreadable, or not the size of its labels.
        """
        try:
            image = self.pixels(sample.image_path)
        except UserError as error:
            raise UnusableSampleError(sample.key, error.summary, error.hint) from error
        if image.shape[:2] != sample.labels.shape:
            raise UnusableSampleError(
                sample.key,
                f"{sample.image_path.name} is {image.shape[1]}x{image.shape[0]}, but its mask is "
                f"{sample.labels.shape[1]}x{sample.labels.shape[0]}.",
                "Use the mask that belongs to this image.",
            )
        return image

    def has(self, sample: Sample) -> bool:
        """Whether the image is in the cache."""
        return sample.image_path in self._images

    def has_room_for(self, pixel_count: int) -> bool:
        """Whether images of `pixel_count` pixels together fit the cache."""
        return 3 * pixel_count <= self._limit_bytes


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """One batch of patches.

    Attributes:
        images: (N, side, side, bands) uint8.
        labels: (N, side, side) int64, 255 for unlabelled.
        weights: (N, side, side) float32, weight of each pixel; None when all count alike.
        keys: of the samples that the patches are from.
    """

    images: NDArray[np.uint8]
    labels: NDArray[np.int64]
    weights: NDArray[np.float32] | None
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _PatchImage:
    """One training image: flat positions of labelled pixels by class, and of the corrected among them."""

    sample: Sample
    anchors: dict[int, NDArray[np.intp]]
    corrected: dict[int, NDArray[np.intp]]


class PatchSource:
    """Random batches of labelled patches.

    An image is drawn at random, more often when its loss has been high (hard example sampling) or
    it shows a class that few others show; then one of the classes labelled in it, all equally
    likely, then a pixel of that class, every third time a corrected one: rare classes
    and thin scribbles are drawn as often as large areas. No image is ever
    left out, so that what was learned from old ones is not forgotten (replay).

    Args:
        patch_px: side of the square patches.
        correction_weight: weight of a corrected pixel where an accepted one has 1.
        hard_first: whether `note_losses` makes images with a high loss be drawn more often.

    Attributes:
        settings: of augmentation.
        standardization: of the images; None for raw pixels.
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
    ) -> None:
        self._cache = cache
        self._patch_px = patch_px
        self.settings = settings
        self.standardization: Standardization | None = None
        self._rng = rng
        self._correction_weight = correction_weight
        self._hard_first = hard_first
        self.hard_examples = HardExampleWeights()
        self._sources: dict[str, _PatchImage] = {}
        self._shares: NDArray[np.float64] = np.empty(0)

    def __len__(self) -> int:
        return len(self._sources)

    @property
    def samples(self) -> list[Sample]:
        """The samples that patches are drawn from."""
        return [source.sample for source in self._sources.values()]

    @property
    def pixel_count(self) -> int:
        """Pixels of all images together."""
        return sum(source.sample.labels.size for source in self._sources.values())

    def add(self, sample: Sample) -> None:
        """Add a sample, or replace the one of the same key; one without labels is removed."""
        # Not the generator of the draws: which pixels are remembered is the same whenever a sample comes.
        rng = np.random.default_rng(zlib.crc32(sample.key.encode()))
        anchors = _anchors(sample.labels, rng)
        if anchors:
            self._sources[sample.key] = _PatchImage(sample, anchors, _corrected_anchors(sample, rng))
        else:
            self._sources.pop(sample.key, None)
        self._update_shares()

    def remove(self, key: str) -> None:
        """Forget a sample; unknown keys are fine."""
        self._sources.pop(key, None)
        self.hard_examples.forget(key)
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
        generators = [np.random.default_rng(seed) for seed in self._rng.integers(1 << 63, size=size)[part]]
        keys, images, maps = zip(*map(self._patch, generators), strict=True)
        stacked = np.stack(maps)
        weights = None
        if stacked[..., 1].any():
            weights = np.where(stacked[..., 1] == 1, self._correction_weight, 1.0).astype(np.float32)
        return Batch(np.stack(images), stacked[..., 0].astype(np.int64), weights, keys)

    def note_losses(self, keys: Sequence[str], losses: Sequence[float]) -> None:
        """Note the loss of each patch of a batch, before the step."""
        if self._hard_first:
            self.hard_examples.update(keys, losses)
            self._update_shares()

    def _update_shares(self) -> None:
        weights = self._rarity() * self.hard_examples.factors(list(self._sources))
        self._shares = weights / weights.sum() if weights.size else weights

    def _rarity(self) -> NDArray[np.float64]:
        """(n,) factor per image, higher where few images show its rarest class; 1 when all show all."""
        shown = [tuple(source.anchors) for source in self._sources.values()]
        images_with = np.bincount([c for classes in shown for c in classes], minlength=1)
        rarest = np.array([min(images_with[c] for c in classes) for classes in shown], np.float64)
        return np.minimum(np.sqrt(len(shown) / np.maximum(rarest, 1.0)), _LARGEST_RARITY)

    def _patch(self, rng: np.random.Generator) -> tuple[str, RgbU8, NDArray[np.uint8]]:
        """Key, image, and (side, side, 2) uint8: labels, and 1 where corrected."""
        source = self._draw_source(rng)
        image = self._cache.get(source.sample)
        standardization = self.standardization
        table = (
            None
            if standardization is None
            else self._cache.standardization_table(source.sample.image_path, standardization)
        )
        at = self._anchor(source, rng)
        origin = source_image(source.sample, image, table)
        return source.sample.key, *augmented_patch(origin, at, self._patch_px, self.settings, rng)

    def _draw_source(self, rng: np.random.Generator) -> _PatchImage:
        """A random image by its share; where not all fit the memory, mostly one from the cache."""
        sources = list(self._sources.values())
        source = sources[int(rng.choice(len(sources), p=self._shares))]
        if (
            self._cache.has(source.sample)
            or self._cache.has_room_for(self.pixel_count)
            or rng.random() < _NEW_IMAGE_SHARE
        ):
            return source
        cached = [i for i, s in enumerate(sources) if self._cache.has(s.sample)]
        if not cached:
            return source
        shares = self._shares[cached]
        return sources[cached[int(rng.choice(len(cached), p=shares / shares.sum()))]]

    def _anchor(self, source: _PatchImage, rng: np.random.Generator) -> tuple[int, int]:
        classes = list(source.anchors)
        class_id = classes[int(rng.integers(len(classes)))]
        positions = source.anchors[class_id]
        if class_id in source.corrected and rng.random() < _CORRECTED_SHARE:
            positions = source.corrected[class_id]
        flat = int(positions[int(rng.integers(len(positions)))])
        width = int(source.sample.labels.shape[1])
        return flat // width, flat % width


def source_image(sample: Sample, image: RgbU8, table: StandardizationTable | None = None) -> SourceImage:
    """A sample's image with its maps: labels, and 1 where corrected."""
    return SourceImage(image, lambda window: _maps(sample, window), table)


def check_labels(sample: Sample, class_count: int) -> None:
    """Refuse labels that are no class.

    Raises:
        UnusableSampleError: an id outside 0..class_count-1 and 255.
    """
    known = sample.labels[sample.labels != IGNORE]
    if known.size and int(known.max()) >= class_count:
        raise UnusableSampleError(
            sample.key,
            f"The mask of {sample.image_path.name} holds class {int(known.max())}, "
            f"but there are only {class_count} classes.",
            "Add the class, or correct the mask.",
        )


def _anchors(labels: LabelMap, rng: np.random.Generator) -> dict[int, NDArray[np.intp]]:
    anchors: dict[int, NDArray[np.intp]] = {}
    flat = labels.ravel()
    for class_id in np.flatnonzero(np.bincount(flat, minlength=256)[:IGNORE]):
        positions = np.flatnonzero(flat == class_id)
        if len(positions) > _MAX_ANCHORS:
            positions = rng.choice(positions, _MAX_ANCHORS, replace=False)
        anchors[int(class_id)] = positions
    return anchors


def _corrected_anchors(sample: Sample, rng: np.random.Generator) -> dict[int, NDArray[np.intp]]:
    if sample.corrected is None:
        return {}
    return _anchors(np.where(sample.corrected, sample.labels, np.uint8(IGNORE)), rng)


def _maps(sample: Sample, window: Window) -> NDArray[np.uint8]:
    """(h, w, 2) uint8 of a window: labels, and 1 where corrected."""
    labels = sample.labels[window]
    corrected = np.zeros_like(labels) if sample.corrected is None else sample.corrected[window]
    return np.stack([labels, corrected.astype(np.uint8)], axis=-1)
