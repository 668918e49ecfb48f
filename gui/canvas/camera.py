"""Camera of the canvas: pixels of the image to device pixels of the view, and back.

The whole image drawn at a scale is a large picture of device pixels, whose (0, 0) is the
image's top left corner; the view shows a rectangle of it. Both its origin and the pictures's
size are whole device pixels, so a pan moves the picture without resampling it. The picture
may be mirrored and turned around that corner.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import Rect
from gui.canvas.orientation import STRAIGHT, Orientation

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
    orientation: Orientation = STRAIGHT

    def extent(self, shape: Size) -> Rect:
        """The picture of the whole image; of a turned one the rectangle around it."""
        return self.orientation.rect_in_picture(straight_extent(self.scale, shape))

    def view_rect(self, size: Size) -> Rect:
        """The device pixels of the picture that a view of this size shows."""
        return Rect(self.top, self.left, self.top + size[0], self.left + size[1])

    def to_image(self, y: float, x: float) -> tuple[float, float]:
        """Image point under a point of the view (device pixels)."""
        y, x = self.orientation.to_straight(y + self.top, x + self.left)
        return y / self.scale, x / self.scale

    def pointed(self, y: float, x: float) -> tuple[float, float]:
        """Image point of a pointer at a point of the view; it lies in the pixel that is seen there.

        A pointer has the place of the upper left corner of a device pixel, which a turned or mirrored picture
        shows at another corner of the image pixel, or beyond it: there the middle counts.
        """
        middle = 0.0 if self.orientation.is_straight else 0.5
        return self.to_image(y + middle, x + middle)

    def to_view(self, y: float, x: float) -> tuple[float, float]:
        """Point of the view (device pixels) over an image point."""
        y, x = self.orientation.to_picture(y * self.scale, x * self.scale)
        return y - self.top, x - self.left

    def all_to_view(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """(N, 2) points of the view (device pixels) over (N, 2) image points, all as (y, x)."""
        origin, down, across = (np.array(self.to_view(*point)) for point in ((0, 0), (1, 0), (0, 1)))
        ways = np.array([down - origin, across - origin])
        places: NDArray[np.float64] = points @ ways + origin
        return places

    def to_picture(self, rect: Rect, margin: int) -> Rect:
        """The device pixels of the picture that pixels of `rect` can show in, and `margin` more."""
        straight = Rect(
            math.floor(rect.y0 * self.scale),
            math.floor(rect.x0 * self.scale),
            math.ceil(rect.y1 * self.scale),
            math.ceil(rect.x1 * self.scale),
        )
        # Between whole quarters a pixel of the screen is mixed from its neighbours.
        margin += not self.orientation.is_quarter
        return self.orientation.rect_in_picture(straight.expand(margin))

    def visible_image(self, size: Size, shape: Size) -> Rect:
        """The pixels of the image that a view of this size shows; when turned, the rectangle around them."""
        far = (size[0], size[1])
        corners = [self.to_image(0, 0), self.to_image(*far)]
        if not self.orientation.is_quarter:
            corners += [self.to_image(0, far[1]), self.to_image(far[0], 0)]
        ys, xs = [y for y, _ in corners], [x for _, x in corners]
        seen = Rect(math.floor(min(ys)), math.floor(min(xs)), math.ceil(max(ys)), math.ceil(max(xs)))
        return seen.clip(*shape)

    def panned(self, dy: int, dx: int, size: Size, shape: Size) -> Camera:
        """The content moved by this many device pixels, as far as the image stays in sight."""
        moved = replace(self, top=self.top - dy, left=self.left - dx)
        return moved.kept_in_sight(size, shape)

    def zoomed(self, scale: float, at: tuple[float, float], size: Size, shape: Size) -> Camera:
        """Another scale, with the image point under `at` (device pixels of the view) kept there."""
        scale = min(max(scale, least_scale(size, self.orientation.bounds(shape))), MAX_SCALE)
        return replace(self, scale=scale)._with_point(self.to_image(*at), at).kept_in_sight(size, shape)

    def oriented(self, orientation: Orientation, at: tuple[float, float], size: Size, shape: Size) -> Camera:
        """Turned and mirrored so, with the image point under `at` (device pixels of the view) kept there."""
        turned = replace(self, orientation=orientation)
        return turned._with_point(self.to_image(*at), at).kept_in_sight(size, shape)

    def kept_in_sight(self, size: Size, shape: Size) -> Camera:
        """Moved so that a fair part of the image lies in the view."""
        extent = self.extent(shape)
        return replace(
            self,
            top=extent.y0 + _kept(self.top - extent.y0, extent.height, size[0]),
            left=extent.x0 + _kept(self.left - extent.x0, extent.width, size[1]),
        )

    def _with_point(self, point: tuple[float, float], at: tuple[float, float]) -> Camera:
        """Moved so that this image point lies at `at` in the view, to whole device pixels."""
        y, x = self.orientation.to_picture(point[0] * self.scale, point[1] * self.scale)
        return replace(self, top=round(y - at[0]), left=round(x - at[1]))


def straight_extent(scale: float, shape: Size) -> Rect:
    """The picture of the whole image, neither turned nor mirrored."""
    return Rect(0, 0, max(1, round(shape[0] * scale)), max(1, round(shape[1] * scale)))


def centred(
    scale: float,
    centre: tuple[float, float],
    size: Size,
    shape: Size,
    orientation: Orientation = STRAIGHT,
) -> Camera:
    """A camera with this image point in the middle of the view."""
    scale = min(max(scale, least_scale(size, orientation.bounds(shape))), MAX_SCALE)
    camera = Camera(scale, orientation=orientation)._with_point(centre, (size[0] / 2, size[1] / 2))
    return camera.kept_in_sight(size, shape)


def fit_scale(size: Size, shape: Size) -> float:
    """The scale at which the whole image just fits, small images not enlarged past whole multiples."""
    free = [max(1, side - 2 * FIT_MARGIN_PX) for side in size]
    scale = min(free[0] / shape[0], free[1] / shape[1])
    return min(float(math.floor(scale)) if scale >= 2 else scale, MAX_SCALE)


def fitted(size: Size, shape: Size, orientation: Orientation = STRAIGHT) -> Camera:
    """A camera that shows the whole image, centred."""
    scale = fit_scale(size, orientation.bounds(shape))
    return centred(scale, (shape[0] / 2, shape[1] / 2), size, shape, orientation)


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
