"""Learned features of an image, as small maps that a cut of one object asks; no torch.

A network describes a picture of at most `LONG_SIDE_PX`, so the maps of any image take less than 0.8 MB.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core import BadInputError, BoolMap, LabelMap, Rect, RgbU8, read_only
from engine.core.feature_cells import cells_at, cells_under_marks

F16 = NDArray[np.float16]
F32 = NDArray[np.float32]
Shape = tuple[int, int]

LONG_SIDE_PX: Final = 512
"""Longer side of the picture that is described."""
STRIDE_PX: Final = 16
"""What its sides are multiples of."""
_CONTRAST_CHANNELS: Final = 3

_FINER: Final = 2
"""Cells of contents are compared this many times as finely as they are."""
_SOFT: Final = np.float32(1e-3)


class Opinion(Protocol):
    """What a network says of an object that clicks show, in one image; for any thread."""

    def odds(
        self, pixels: RgbU8, marks: LabelMap, mask: BoolMap | None, shape: Shape, window: Rect
    ) -> F32 | None:
        """(h, w) log odds of the object in a window of an image of `shape`, as far as they count; or None."""


@dataclass(frozen=True, slots=True, eq=False)
class ImageFeatures:
    """Learned features of an image, or of a part of it. Read-only, for any thread.

    Attributes:
        contrast: (h, w, 3) fine maps: where they change an object may end.
        contents: (h, w, channels) coarse maps: cells of one object have similar ones.
        shape: (H, W) of the image in pixels.
        part: the part of the image that stands for all of it.
        opinion: what a click network says of the image's objects; None without one.
    """

    contrast: F16
    contents: F16
    shape: Shape
    part: Rect
    opinion: Opinion | None = None

    @classmethod
    def of(cls, contrast: F16, contents: F16, shape: Shape, opinion: Opinion | None = None) -> ImageFeatures:
        """Features of a whole image of `shape`.

        Raises:
            BadInputError: maps of other shapes, or with values that are no numbers.
        """
        if contrast.ndim != 3 or contents.ndim != 3 or contrast.shape[2] != _CONTRAST_CHANNELS:
            raise BadInputError(f"feature maps must be (h, w, c), got {contrast.shape}, {contents.shape}")
        if 0 in contents.shape or 0 in contrast.shape:
            raise BadInputError("feature maps must not be empty")
        if not (np.isfinite(contrast).all() and np.isfinite(contents).all()):
            raise BadInputError("feature maps must hold finite numbers")
        return cls(read_only(contrast), read_only(contents), shape, Rect.of_shape(shape), opinion)

    @property
    def nbytes(self) -> int:
        """Memory of the maps."""
        return self.contrast.nbytes + self.contents.nbytes

    def within(self, rect: Rect) -> ImageFeatures:
        """Features of a part, in its own pixels; shares the maps."""
        return replace(self, part=rect.shifted(self.part.y0, self.part.x0))

    def contrast_at(self, shape: Shape) -> F32:
        """(h, w, 3) of the part at `shape`."""
        return np.ascontiguousarray(self._sampled(self.contrast, self.part, shape))

    def odds(self, pixels: RgbU8, marks: LabelMap, mask: BoolMap | None) -> F32 | None:
        """(h, w) log odds of the object by the click network, of the part; None without one that counts.

        Args:
            pixels: (H, W, 3) of the part.
            marks: (H, W) 1 object, 0 background, 255 neither.
            mask: (H, W) the object so far; None at the first click.
        """
        if self.opinion is None:
            return None
        return self.opinion.odds(pixels, marks, mask, self.shape, self.part)

    def likeness(self, is_object: BoolMap, is_background: BoolMap, shape: Shape) -> F32 | None:
        """How much more alike each place is to the nearer of the object's marks than to the background's.

        Args:
            is_object: (H, W) marks of the object, in pixels of the part.
            is_background: marks of the background; the rim of the image where there are none.
            shape: of the answer, which covers the part.

        Returns:
            (h, w) from -1 (as a mark of the background) to 1; None without a mark of the object.
        """
        inside = cells_under_marks(self.contents, is_object, self.part, self.shape)
        if inside is None:
            return None
        outside = cells_under_marks(self.contents, is_background, self.part, self.shape)
        if outside is None:
            outside = self._rim()
        rows, columns = self.contents.shape[:2]
        every = self._sampled(self.contents, Rect.of_shape(self.shape), (rows * _FINER, columns * _FINER))
        to_object, to_background = _nearest(every, inside), _nearest(every, outside)
        odds = (to_background - to_object) / (to_background + to_object + _SOFT)
        return np.asarray(self._sampled(odds[..., None], self.part, shape).reshape(shape), np.float32)

    def _rim(self) -> F32:
        maps = self.contents.astype(np.float32)
        return np.concatenate([maps[0], maps[-1], maps[:, 0], maps[:, -1]])

    def _sampled(self, maps: NDArray[np.floating], rect: Rect, shape: Shape) -> F32:
        """(h, w, channels) of a rectangle of the image at `shape`, linear between the middles of cells."""
        y = (np.arange(shape[0]) + 0.5) * (rect.height / shape[0]) + rect.y0
        x = (np.arange(shape[1]) + 0.5) * (rect.width / shape[1]) + rect.x0
        y, x = y * (maps.shape[0] / self.shape[0]) - 0.5, x * (maps.shape[1] / self.shape[1]) - 0.5
        return cells_at(maps, *np.meshgrid(y, x, indexing="ij"))


def picture_for_features(image: RgbU8, *smaller: RgbU8) -> RgbU8:
    """The picture that is described in place of an image: at most `LONG_SIDE_PX`, sides in whole cells.

    Args:
        smaller: smaller copies of the image, where there are some: the smallest that is large enough is used.
    """
    large = [copy for copy in (image, *smaller) if max(copy.shape[:2]) >= LONG_SIDE_PX]
    source = min(large, key=lambda copy: copy.size) if large else image
    height, width = image.shape[:2]
    scale = min(1.0, LONG_SIDE_PX / max(height, width))
    sides = [max(STRIDE_PX, round(side * scale / STRIDE_PX) * STRIDE_PX) for side in (width, height)]
    method = cv2.INTER_AREA if scale < 1.0 else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(np.ascontiguousarray(source), sides, interpolation=method), np.uint8)


def _nearest(every: F32, some: F32) -> F32:
    """(h, w) Euclidean distance to the nearest of `some`, (n, channels)."""
    flat = every.reshape(-1, every.shape[2])
    squares = (flat**2).sum(1)[:, None] - 2 * flat @ some.T + (some**2).sum(1)[None]
    return np.asarray(np.sqrt(np.maximum(squares.min(1), 0)).reshape(every.shape[:2]), np.float32)
