"""Orientation of the picture on the screen: mirrored or not, and turned by whole degrees.

Only the view turns; image and mask stay as they are.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import Final, cast

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core import Rect
from gui.canvas.pixels import Pixels

_QUARTER: Final = 90
_FULL: Final = 360
# A rectangle whose turned corner lies this near to a whole pixel ends there.
_CLOSE: Final = 1e-6
# OpenCV's maps hold fractions of a pixel in 1/32.
_FRACTIONS: Final = 32
_FRACTION_BITS: Final = 5
_COLUMN_BITS: Final = 16


@dataclass(frozen=True, slots=True)
class Orientation:
    """Orientation of a picture: mirrored left to right if so, then turned clockwise by `angle`, 0-359°.

    Both happen around the image's top left corner, so that the turned picture may lie at negative places.
    """

    angle: int = 0
    is_mirrored: bool = False

    @property
    def is_straight(self) -> bool:
        """Whether the picture is as the image is."""
        return not self.angle and not self.is_mirrored

    @property
    def is_quarter(self) -> bool:
        """Whether rows and columns of the image are rows and columns of the screen, or the reverse."""
        return self.angle % _QUARTER == 0

    def turned(self, degrees: int) -> Orientation:
        """What is on the screen turned clockwise by so many degrees."""
        return Orientation((self.angle + degrees) % _FULL, self.is_mirrored)

    def mirrored_across(self) -> Orientation:
        """What is on the screen mirrored left to right."""
        return Orientation(-self.angle % _FULL, not self.is_mirrored)

    def mirrored_down(self) -> Orientation:
        """What is on the screen mirrored top to bottom."""
        return Orientation((_QUARTER * 2 - self.angle) % _FULL, not self.is_mirrored)

    def to_picture(self, y: float, x: float) -> tuple[float, float]:
        """Place in the turned picture of a place in the straight one."""
        cos, sin = _cos_and_sin(self.angle)
        x = -x if self.is_mirrored else x
        return cos * y + sin * x, cos * x - sin * y

    def to_straight(self, y: float, x: float) -> tuple[float, float]:
        """Place in the straight picture of a place in the turned one."""
        cos, sin = _cos_and_sin(self.angle)
        across = sin * y + cos * x
        return cos * y - sin * x, -across if self.is_mirrored else across

    def rect_in_picture(self, rect: Rect) -> Rect:
        """The smallest rectangle of the turned picture around a rectangle of the straight one."""
        if self.is_straight:
            return rect
        corners = [self.to_picture(y, x) for y in (rect.y0, rect.y1) for x in (rect.x0, rect.x1)]
        return _around(corners)

    def rect_in_straight(self, rect: Rect) -> Rect:
        """The smallest rectangle of the straight picture around a rectangle of the turned one."""
        if self.is_straight:
            return rect
        corners = [self.to_straight(y, x) for y in (rect.y0, rect.y1) for x in (rect.x0, rect.x1)]
        return _around(corners)

    def bounds(self, shape: tuple[int, int]) -> tuple[int, int]:
        """(height, width) that a picture of this size needs when it is turned so."""
        rect = self.rect_in_picture(Rect(0, 0, *shape))
        return rect.height, rect.width


STRAIGHT: Final = Orientation()
"""The picture as the image is."""


def turned_by_quarters(pixels: Pixels, orientation: Orientation) -> Pixels:
    """Pixels (H, W) of a straight rectangle as they are on the screen; a copy.

    Args:
        orientation: with an angle of 0, 90, 180 or 270.
    """
    words = pixels.view(np.int32)
    quarters = orientation.angle // _QUARTER
    if not orientation.is_mirrored:
        code = (None, cv2.ROTATE_90_CLOCKWISE, cv2.ROTATE_180, cv2.ROTATE_90_COUNTERCLOCKWISE)[quarters]
        turned = words.copy() if code is None else cv2.rotate(words, code)
    elif quarters % 2 == 0:
        turned = cv2.flip(words, 0 if quarters else 1)
    else:
        turned = cv2.transpose(words)
        if quarters == 1:
            turned = cv2.flip(turned, -1)
    return cast("NDArray[np.int32]", turned).view(np.uint32)


def turned_freely(
    pixels: Pixels, straight: Rect, rect: Rect, orientation: Orientation, surround: int
) -> Pixels:
    """The turned picture's pixels in `rect`, each mixed from the four of the straight picture around it.

    Every pixel depends only on its own place, so that parts equal the whole.

    Args:
        pixels: of `straight`, which holds all that `rect` shows of the picture, and one pixel more.
        surround: RGB32 outside the picture.
    """
    cos, sin = _cos_and_sin(orientation.angle)
    mirror = -1.0 if orientation.is_mirrored else 1.0
    down, across = np.arange(rect.y0, rect.y1) + 0.5, np.arange(rect.x0, rect.x1) + 0.5
    ys = _in_fractions(cos * down[:, None] - sin * across[None, :] - 0.5) - straight.y0 * _FRACTIONS
    xs = (
        _in_fractions(mirror * (sin * down[:, None] + cos * across[None, :]) - 0.5) - straight.x0 * _FRACTIONS
    )
    places = np.stack([xs >> _FRACTION_BITS, ys >> _FRACTION_BITS], axis=-1)
    fractions = (((ys & 31) << _FRACTION_BITS) | (xs & 31)).astype(np.uint16)
    bytes_of = pixels.view(np.uint8).reshape(*pixels.shape, 4)
    border = tuple(float(value) for value in np.array([surround], np.uint32).view(np.uint8))
    turned = cv2.remap(
        bytes_of,
        np.clip(places, -2, 1 << (_COLUMN_BITS - 2)).astype(np.int16),
        fractions,
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=border,
    )
    return cast("NDArray[np.uint8]", turned).view(np.uint32)[..., 0]


def _in_fractions(places: NDArray[np.float64]) -> NDArray[np.int64]:
    """Places in whole 1/32 of a pixel."""
    return np.floor(places * _FRACTIONS + 0.5).astype(np.int64)


@cache
def _cos_and_sin(angle: int) -> tuple[float, float]:
    """Exact for quarters."""
    quarters, rest = divmod(angle, _QUARTER)
    if rest:
        return math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))[quarters]


def _around(corners: list[tuple[float, float]]) -> Rect:
    ys, xs = [y for y, _ in corners], [x for _, x in corners]
    return Rect(
        math.floor(min(ys) + _CLOSE),
        math.floor(min(xs) + _CLOSE),
        math.ceil(max(ys) - _CLOSE),
        math.ceil(max(xs) - _CLOSE),
    )
