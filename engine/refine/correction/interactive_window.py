"""Windows around a correction: size of the error, and arrays to and from working resolution."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, BoolMap, LabelMap, Rect, RgbU8, bounding_rect
from engine.core.pieces import pieces_with

F32 = NDArray[np.float32]
Shape = tuple[int, int]

LEAST_MARGIN_PX: Final = 40
_LEAST_ERROR_PX: Final = 3.0
_MIDDLE_PX: Final = 0.7
"""Pixels of a mark that are at most so much nearer to its end than the deepest are its middle."""
_MOST_DEPTH_PIXELS: Final = 500_000
_MOST_ODDS: Final = 6.0


def error_size(previous_mask: BoolMap, fresh: BoolMap) -> float:
    """Mean distance in pixels from the fresh scribbles to the previous boundary.

    A scribble in the middle of an error has the previous boundary on one side and the true one on the other,
    at equal distances: the error reaches about as far around it.
    """
    step = max(1, int(np.ceil((previous_mask.size / _MOST_DEPTH_PIXELS) ** 0.5)))
    y, x = np.nonzero(fresh)
    is_added = ~previous_mask[y, x]
    old = previous_mask[::step, ::step]
    y, x = np.minimum(y // step, old.shape[0] - 1), np.minimum(x // step, old.shape[1] - 1)
    depth = np.where(is_added, distance_to(old)[y, x], distance_to(~old)[y, x])
    longest = float(max(previous_mask.shape))
    return min(longest, max(_LEAST_ERROR_PX, float(depth.mean()) * step))


def trusted_part(
    mark: BoolMap, is_object: bool, previous_mask: BoolMap, middle: BoolMap | None = None
) -> BoolMap:
    """The part of a click or stroke that is taken at its word: its rim may lie beyond a narrow error.

    Where the middle of the mark is in an error, the error ends about as far from it on the true side as the
    previous boundary is on the other. Pixels farther from the middle are no part of the mark unless the
    previous mask agrees with them.

    Args:
        middle: pixels along the path of a stroke, which where it meets itself is deeper than its pen is wide;
            None for a mark of one depth, whose deepest pixels are its middle.
    """
    bounds = bounding_rect(mark)
    radius = float(_depth_inside(mark[bounds.slices]).max(initial=0))
    window = bounds.expand(int(radius) + 2).clip(*mark.shape).slices
    part = mark[window]
    error = ~previous_mask[window] if is_object else previous_mask[window]
    if not (part & error).any():
        return mark
    deepest = part & (_depth_inside(part) >= radius - _MIDDLE_PX)
    centre = deepest if middle is None else part & middle[window]
    if not centre.any():
        centre = deepest
    to_middle, nearest = cv2.distanceTransformWithLabels(
        (~centre).astype(np.uint8), cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL
    )
    depths = np.zeros(int(nearest.max()) + 1, np.float32)
    depths[nearest[centre]] = _depth_inside(error)[centre]
    is_beyond = np.asarray(to_middle) > np.maximum(depths[nearest] - 0.5, 0)
    trusted = mark.copy()
    trusted[window] &= ~(error & is_beyond)
    return trusted


def _depth_inside(region: BoolMap) -> F32:
    """Distance to the end of the region, to which the border of the image counts; 0 outside."""
    framed = cv2.copyMakeBorder(region.astype(np.uint8), 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0)
    return np.asarray(cv2.distanceTransform(framed, cv2.DIST_L2, 5), np.float32)[1:-1, 1:-1]


def window_around(fresh: BoolMap, margin_px: float) -> Rect:
    """Bounding box of the fresh scribbles, grown, inside the image."""
    return bounding_rect(fresh).expand(max(LEAST_MARGIN_PX, int(margin_px))).clip(*fresh.shape)


def shrunk_image(image: RgbU8, shape: Shape) -> RgbU8:
    """Mean colours at `shape`."""
    if image.shape[:2] == shape:
        return image
    return np.asarray(cv2.resize(image, shape[::-1], interpolation=cv2.INTER_AREA), np.uint8)


def shrunk_mask(mask: BoolMap, shape: Shape) -> BoolMap:
    """True where most of the pixels are."""
    if mask.shape == shape:
        return mask
    share = cv2.resize(mask.astype(np.float32), shape[::-1], interpolation=cv2.INTER_AREA)
    return np.asarray(share) > 0.5


def enlarged_mask(mask: BoolMap, shape: Shape) -> BoolMap:
    """The mask at full resolution, its boundary interpolated."""
    if mask.shape == shape:
        return mask
    share = cv2.resize(mask.astype(np.float32), shape[::-1], interpolation=cv2.INTER_LINEAR)
    return np.asarray(share) > 0.5


def odds_inside(odds: F32, full: Shape, rect: Rect, shape: Shape) -> F32:
    """The window's part of a map of the whole image, at `shape`; no pixel is surer than exp(6) to 1."""
    scale_y, scale_x = odds.shape[0] / full[0], odds.shape[1] / full[1]
    y = (np.arange(shape[0], dtype=np.float32) + 0.5) * np.float32(rect.height / shape[0]) + rect.y0
    x = (np.arange(shape[1], dtype=np.float32) + 0.5) * np.float32(rect.width / shape[1]) + rect.x0
    map_y, map_x = np.meshgrid(y * scale_y - 0.5, x * scale_x - 0.5, indexing="ij")
    source = np.clip(odds.astype(np.float32), -_MOST_ODDS, _MOST_ODDS)
    taken = cv2.remap(
        source, map_x.astype(np.float32), map_y.astype(np.float32), cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )  # fmt: skip
    return np.asarray(taken, np.float32)


def distance_to(region: BoolMap) -> F32:
    """Distance in pixels to the region from every pixel; very far everywhere when it is empty."""
    if not region.any():
        return np.full(region.shape, 1e4, np.float32)
    return np.asarray(cv2.distanceTransform((~region).astype(np.uint8), cv2.DIST_L2, 3), np.float32)


def with_scribbles(mask: BoolMap, scribbles: LabelMap, label: int) -> BoolMap:
    """The mask with pixels scribbled `label` added and those scribbled otherwise removed."""
    return np.where(scribbles == IGNORE, mask, scribbles == label)


def scribbled_pieces(mask: BoolMap, scribbles: LabelMap, label: int) -> BoolMap:
    """The connected pieces (8 neighbours) of the mask that hold a scribble of `label`."""
    return pieces_with(mask, scribbles == label, connectivity=8)
