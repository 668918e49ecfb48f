"""Pairs of patches of one class, from images with masks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, RgbU8, UserError
from engine.document.image import read_mask
from engine.pretrain.patches import LeftOut, padded_to

# Number of masks that are read at the start; they represent the classes of more.
_MOST_MASKS: Final = 400
# Places remembered of each class in each image.
_MOST_PLACES: Final = 2_000


@dataclass(frozen=True, slots=True)
class Pairs:
    """First and second patch of each pair, (N, side, side, bands) uint8, and the class (N,) of both."""

    first: NDArray[np.uint8]
    second: NDArray[np.uint8]
    classes: NDArray[np.int64]


class LabelledPatches:
    """Random patches around pixels of a class, where all classes are equally likely.

    Args:
        masks: of each image, None where there is none.
        read_image: (H, W, bands) uint8 of a file.

    Attributes:
        left_out: images that could not be used.
        classes: ids of which there are pixels.

    Raises:
        UserError: no mask has a labelled pixel.
    """

    def __init__(
        self,
        images: tuple[Path, ...],
        masks: tuple[Path | None, ...],
        class_count: int,
        read_image: Callable[[Path], RgbU8],
        side: int,
        rng: np.random.Generator,
    ) -> None:
        self._read_image = read_image
        self._side = side
        self._rng = rng
        self.left_out: list[LeftOut] = []
        self._places: dict[int, list[tuple[Path, NDArray[np.intp]]]] = {}
        known = [(i, m) for i, m in zip(images, masks, strict=True) if m is not None]
        for image, mask in known[:_MOST_MASKS]:
            try:
                self._remember(image, mask, class_count)
            except UserError as error:
                self.left_out.append(LeftOut(error.summary, error.hint))
        self.classes = sorted(self._places)
        if not self.classes:
            raise UserError(
                "There is nothing to learn from: no image has a mask with a labelled pixel.",
                "Name a dataset folder whose masks hold other values than 255.",
            )

    def pairs(self, count: int) -> Pairs:
        """`count` random pairs; the two patches of a pair are drawn independently."""
        classes = self._rng.choice(self.classes, count)
        first, second = (np.stack([self._patch(int(c)) for c in classes]) for _ in range(2))
        return Pairs(first, second, classes.astype(np.int64))

    def _remember(self, image: Path, mask: Path, class_count: int) -> None:
        shape = self._read_image(image).shape[:2]
        labels = read_mask(mask, (int(shape[0]), int(shape[1])), class_count)
        for class_id in np.unique(labels[labels != IGNORE]):
            places = np.argwhere(labels == class_id)
            if len(places) > _MOST_PLACES:
                places = self._rng.choice(places, _MOST_PLACES, replace=False)
            self._places.setdefault(int(class_id), []).append((image, places))

    def _patch(self, class_id: int) -> RgbU8:
        sources = self._places[class_id]
        path, places = sources[int(self._rng.integers(len(sources)))]
        image = self._read_image(path)
        y, x = (int(v) - self._side // 2 for v in places[int(self._rng.integers(len(places)))])
        y0, x0 = (
            max(0, min(at, size - self._side)) for at, size in zip((y, x), image.shape[:2], strict=True)
        )
        return padded_to(image[y0 : y0 + self._side, x0 : x0 + self._side], self._side)
