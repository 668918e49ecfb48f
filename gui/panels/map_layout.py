"""Layout of the map: places of images on the screen, those with room for a picture, and steps by keys."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float32]

PICTURE_PX: Final = 52
GAP_PX: Final = 4
PICTURE_LIMIT: Final = 300
MARGIN_PX: Final = 44
MAX_ZOOM: Final = 200.0

_REACH_PX: Final = 9.0
_LOOKED_AT: Final = 4000
"""Points that are tried for a picture; in a crowd of more the rest are dots anyway."""


@dataclass(frozen=True, slots=True)
class MapView:
    """Transform of map coordinates to pixels: pixel = offset + scale * (x, -y)."""

    scale: float
    x_px: float
    y_px: float

    def to_pixels(self, points: Points) -> Points:
        """(n, 2) positions (x, y) in pixels."""
        centres: Points = points * np.array([self.scale, -self.scale], np.float32)
        return centres + np.array([self.x_px, self.y_px], np.float32)

    def zoomed(self, factor: float, at_x: float, at_y: float) -> MapView:
        """Larger or smaller around a pixel that stays where it is."""
        return MapView(
            self.scale * factor, at_x + factor * (self.x_px - at_x), at_y + factor * (self.y_px - at_y)
        )

    def moved(self, dx_px: float, dy_px: float) -> MapView:
        return MapView(self.scale, self.x_px + dx_px, self.y_px + dy_px)


def fitted(points: Points, width: int, height: int) -> MapView:
    """The view that shows all points, both axes in the same scale, with room for pictures at the edge."""
    if len(points) == 0:
        return MapView(1.0, width / 2, height / 2)
    low, high = points.min(axis=0).astype(float), points.max(axis=0).astype(float)
    room = max(1.0, width - 2 * MARGIN_PX), max(1.0, height - 2 * MARGIN_PX)
    extent = np.maximum(high - low, 1e-6)
    scale = float(min(room[0] / extent[0], room[1] / extent[1]))
    middle = (low + high) / 2
    return MapView(scale, width / 2 - scale * middle[0], height / 2 + scale * middle[1])


def with_pictures(
    centres: Points, width: int, height: int, first: Sequence[int] = (), side: int = PICTURE_PX
) -> list[int]:
    """Rows whose pictures fit without covering one another; `first` are served first, then row by row.

    Args:
        centres: (n, 2) centres in pixels.
        side: of a picture with its gap, in pixels.
    """
    inside = (centres > -side / 2) & (centres < np.array([width, height]) + side / 2)
    rows = np.flatnonzero(inside.all(axis=1))
    taken: dict[tuple[int, int], list[int]] = {}
    chosen: list[int] = []
    order = [*(row for row in first if inside[row].all()), *rows[:_LOOKED_AT].tolist()]
    for row in order:
        x, y = float(centres[row, 0]), float(centres[row, 1])
        column, line = int(x // side), int(y // side)
        near = (
            other for a in (-1, 0, 1) for b in (-1, 0, 1) for other in taken.get((column + a, line + b), ())
        )
        if any(abs(centres[o, 0] - x) < side and abs(centres[o, 1] - y) < side for o in near):
            continue
        taken.setdefault((column, line), []).append(row)
        chosen.append(row)
        if len(chosen) == PICTURE_LIMIT:
            break
    return chosen


def picture_side(zoom: float) -> int:
    """Side of a picture with its gap in pixels; grows with the room, up to what thumbnails are good for."""
    return round(PICTURE_PX * min(1.5, math.sqrt(max(1.0, zoom))))


def row_at(
    centres: Points, pictures: Sequence[int], x: float, y: float, side: int = PICTURE_PX
) -> int | None:
    """Row under a pixel: of a picture that holds it, else of the nearest dot in reach."""
    half = (side - GAP_PX) / 2
    for row in pictures:
        if abs(centres[row, 0] - x) <= half and abs(centres[row, 1] - y) <= half:
            return row
    if len(centres) == 0:
        return None
    apart = np.hypot(centres[:, 0] - x, centres[:, 1] - y)
    nearest = int(apart.argmin())
    return nearest if apart[nearest] <= _REACH_PX else None


def towards(points: Points, row: int, dx: int, dy: int) -> int:
    """The nearest row to the right (dx 1), left (-1), top (dy 1) or bottom (-1); `row` where none lies there.

    Distance to the side counts double; places more to the side than ahead do not count.
    """
    step = points - points[row]
    ahead = step[:, 0] * dx + step[:, 1] * dy
    aside = np.abs(step[:, 0] * dy) + np.abs(step[:, 1] * dx)
    cost = np.where((ahead > 0) & (aside <= ahead), ahead + 2 * aside, np.inf)
    best = int(cost.argmin())
    return best if np.isfinite(cost[best]) else row
