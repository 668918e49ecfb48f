"""Random patches of unlabelled images, each image visited once per epoch and read when needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core import RgbU8, UserError
from engine.learn.samples import ReadImage

PATCHES_PER_VISIT: Final = 8
"""Patches of an image an epoch: decoding a photograph costs as much as some hundred patches."""

# Patches of so many images are mixed, so that no batch is of one image alone.
_MIXED_IMAGES: Final = 16
_LARGEST_REDUCTION: Final = 2.0


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An image that cannot be used, in words for the user."""

    summary: str
    hint: str


class UnlabelledPatchSource:
    """Endless random patches (side, side, bands) uint8 of unlabelled images.

    Args:
        read_image: (H, W, bands) uint8 of a file.
        side: of the patches, in pixels; smaller images are mirrored beyond their borders.
        rng: decides order, places, sizes and mirroring.
    """

    def __init__(
        self, images: tuple[Path, ...], read_image: ReadImage, side: int, rng: np.random.Generator
    ) -> None:
        self._read_image = read_image
        self._images = list(images)
        self._side = side
        self._rng = rng
        self._bands: int | None = None
        self._left_out: list[LeftOut] = []
        self._patches = self._run()
        self.epoch = 0

    @property
    def image_count(self) -> int:
        """Number of usable images, as far as is known."""
        return len(self._images)

    @property
    def patches_per_epoch(self) -> int:
        return PATCHES_PER_VISIT * len(self._images)

    @property
    def bands(self) -> int:
        """Bands of the images; known after the first patch."""
        assert self._bands is not None, "no patch has been drawn yet"
        return self._bands

    def newly_left_out(self) -> list[LeftOut]:
        """Images left out since the last call."""
        left_out, self._left_out = self._left_out, []
        return left_out

    def batch(self, size: int) -> NDArray[np.uint8]:
        """The next patches, (size, side, side, bands).

        Raises:
            UserError: no image can be used.
        """
        return np.stack([next(self._patches) for _ in range(size)])

    def _run(self) -> Iterator[RgbU8]:
        while True:
            order = [self._images[i] for i in self._rng.permutation(len(self._images))]
            for start in range(0, len(order), _MIXED_IMAGES):
                mixed = [
                    patch for path in order[start : start + _MIXED_IMAGES] for patch in self._visit(path)
                ]
                for index in self._rng.permutation(len(mixed)):
                    yield mixed[index]
            if not self._images:
                raise UserError(
                    "There is nothing to learn from: no image could be read.",
                    "Name a folder with PNG, JPEG, TIFF or similar files.",
                )
            self.epoch += 1

    def _visit(self, path: Path) -> list[RgbU8]:
        try:
            image = self._usable(path)
        except UserError as error:
            self._images.remove(path)
            self._left_out.append(LeftOut(error.summary, error.hint))
            return []
        return [self._patch(image) for _ in range(PATCHES_PER_VISIT)]

    def _usable(self, path: Path) -> RgbU8:
        image = self._read_image(path)
        bands = image.shape[2]
        if self._bands is None:
            self._bands = bands
        if bands != self._bands:
            raise UserError(
                f"{path.name} has {bands} channels, the images before it {self._bands}.",
                "Learn from images of one kind at a time.",
            )
        return image

    def _patch(self, image: RgbU8) -> RgbU8:
        """A random window, mirrored or not, of one to two times the side where the image has room."""
        shorter = min(image.shape[:2])
        largest = min(_LARGEST_REDUCTION, max(1.0, shorter / self._side))
        window = round(self._side * float(self._rng.uniform(1.0, largest)))
        y, x = (int(self._rng.integers(0, max(0, n - window) + 1)) for n in image.shape[:2])
        patch = padded_to(image[y : y + window, x : x + window], window)
        if window != self._side:
            patch = downsampled(patch, self._side)
        return patch[:, ::-1] if self._rng.random() < 0.5 else patch


def padded_to(patch: RgbU8, side: int) -> RgbU8:
    """`patch` at least side x side, mirrored below and to the right."""
    down, right = max(0, side - patch.shape[0]), max(0, side - patch.shape[1])
    return np.pad(patch, ((0, down), (0, right), (0, 0)), mode="symmetric") if down or right else patch


def downsampled(patch: RgbU8, side: int) -> RgbU8:
    """`patch` reduced to side x side pixels, each the mean of its area."""
    # Band by band: OpenCV takes at most four of them at once.
    bands = [
        cv2.resize(np.ascontiguousarray(patch[:, :, band]), (side, side), interpolation=cv2.INTER_AREA)
        for band in range(patch.shape[2])
    ]
    return np.stack(bands, axis=2).astype(np.uint8)
