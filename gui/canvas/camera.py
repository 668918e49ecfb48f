"""Camera of the canvas: pixels of the image to device pixels of the view, and back.

The whole image drawn at a scale is a large picture of device pixels, whose (0, 0) is the
image's top left corner; the view shows a rectangle of it. Both its origin and the pictures's
size are whole device pixels, so a pan moves the picture without resampling it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final

from engine.core import Rect

MAX_SCALE: Final = 32.0
# The image may be zoomed out to half of what fits; never so far that it is hard to find again.
MIN_FIT_SHARE: Final = 0.5
FIT_MARGIN_PX: Final = 12
# Notches of a wheel land on 1:2, 1:1, 2:1, ... although a fit starts anywhere.
_SNAP: Final = 0.12

Size = tuple[int, int]
"""(height, width)."""


@dataclass(frozen=True, slots=True)
class Camera:
    """`scale` is device pixels per image pixel; (`top`, `left`) is the device pixel of the
    picture that is drawn in the view's top left corner."""

    scale: float = 1.0
    top: int = 0
    left: int = 0

    def extent(self, shape: Size) -> Rect:
        """The picture of the whole image."""
        return Rect(0, 0, max(1, round(shape[0] * self.scale)), max(1, round(shape[1] * self.scale)))

    def view_rect(self, size: Size) -> Rect:
        """The device pixels of the picture that a view of this size shows."""
        return Rect(self.top, self.left, self.top + size[0], self.left + size[1])

    def to_image(self, y: float, x: float) -> tuple[float, float]:
        """Image point under a point of the view (device pixels)."""
        return (y + self.top) / self.scale, (x + self.left) / self.scale

    def to_view(self, y: float, x: float) -> tuple[float, float]:
        """Point of the view (device pixels) over an image point."""
        return y * self.scale - self.top, x * self.scale - self.left

    def to_picture(self, rect: Rect, margin: int) -> Rect:
        """The device pixels of the picture that pixels of `rect` can show in, and `margin` more."""
        return Rect(
            math.floor(rect.y0 * self.scale),
            math.floor(rect.x0 * self.scale),
            math.ceil(rect.y1 * self.scale),
            math.ceil(rect.x1 * self.scale),
        ).expand(margin)

    def visible_image(self, size: Size, shape: Size) -> Rect:
        """The pixels of the image that a view of this size shows."""
        y0, x0 = self.to_image(0, 0)
        y1, x1 = self.to_image(*size)
        return Rect(math.floor(y0), math.floor(x0), math.ceil(y1), math.ceil(x1)).clip(*shape)

    def panned(self, dy: int, dx: int, size: Size, shape: Size) -> Camera:
        """The content moved by this many device pixels, as far as the image stays in sight."""
        moved = replace(self, top=self.top - dy, left=self.left - dx)
        return moved.kept_in_sight(size, shape)

    def zoomed(self, scale: float, at: tuple[float, float], size: Size, shape: Size) -> Camera:
        """Another scale, with the image point under `at` (device pixels of the view) kept there."""
        scale = min(max(scale, least_scale(size, shape)), MAX_SCALE)
        y, x = self.to_image(*at)
        return Camera(scale, round(y * scale - at[0]), round(x * scale - at[1])).kept_in_sight(size, shape)

    def kept_in_sight(self, size: Size, shape: Size) -> Camera:
        """Moved so that a fair part of the image lies in the view."""
        extent = self.extent(shape)
        return replace(
            self,
            top=_kept(self.top, extent.height, size[0]),
            left=_kept(self.left, extent.width, size[1]),
        )


def centred(scale: float, centre: tuple[float, float], size: Size, shape: Size) -> Camera:
    """A camera with this image point in the middle of the view."""
    scale = min(max(scale, least_scale(size, shape)), MAX_SCALE)
    top, left = round(centre[0] * scale - size[0] / 2), round(centre[1] * scale - size[1] / 2)
    return Camera(scale, top, left).kept_in_sight(size, shape)


def fit_scale(size: Size, shape: Size) -> float:
    """The scale at which the whole image just fits, small images not enlarged past whole multiples."""
    free = [max(1, side - 2 * FIT_MARGIN_PX) for side in size]
    scale = min(free[0] / shape[0], free[1] / shape[1])
    return min(float(math.floor(scale)) if scale >= 2 else scale, MAX_SCALE)


def fitted(size: Size, shape: Size) -> Camera:
    """A camera that shows the whole image, centred."""
    return centred(fit_scale(size, shape), (shape[0] / 2, shape[1] / 2), size, shape)


def least_scale(size: Size, shape: Size) -> float:
    """The smallest scale that a view of this size allows."""
    return min(1.0, fit_scale(size, shape) * MIN_FIT_SHARE)


def stepped_scale(scale: float, octaves: float) -> float:
    """`scale` times 2^octaves; a full notch snaps to the powers of two that it comes near."""
    level = math.log2(scale) + octaves
    if abs(octaves) >= 2 * _SNAP and abs(level - round(level)) < _SNAP:
        level = float(round(level))
    return math.exp2(level)


def _kept(origin: int, extent: int, view: int) -> int:
    shared = min(extent, max(view // 4, 1))
    return min(max(origin, shared - view), extent - shared)
