"""Areas of labelme's shapes: polygons, rectangles, circles, lines, points, and masks in base64."""

from __future__ import annotations

import base64
import binascii
import io
import itertools
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import BoolMap
from engine.core.checked import DamagedValueError, shortened
from engine.formats.incoming.contents import IncomingShape

LINE_SHAPES: Final = frozenset(("line", "linestrip", "point", "points"))
"""Kinds of shapes that cover no area by themselves."""

_LARGEST: Final = 1e7
_CORNERS: Final = 360
# Thinner ones would have gaps where they run aslant.
_LEAST_RADIUS: Final = 0.71


def area_of(entry: dict[str, Any], shape: tuple[int, int], width_px: float) -> IncomingShape | None:
    """The area of one shape in an image of `shape` (H, W), of no class; None where it covers none.

    Args:
        width_px: of lines and points; 0 leaves them out.

    Raises:
        DamagedValueError: it is not in order, or of a kind that labelme does not have.
    """
    kind = entry.get("shape_type") or "polygon"
    points = _points(entry.get("points"))
    if entry.get("mask") and kind in ("mask", "rectangle"):
        return _mask(entry["mask"], points, shape)
    if kind in LINE_SHAPES:
        return _stroke(points, width_px, shape, kind) if width_px and len(points) else None
    if kind == "polygon":
        return _ring(points) if len(points) > 2 else None
    if kind == "rectangle" and len(points) == 2:
        (x0, y0), (x1, y1) = points.tolist()
        return _ring(np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]]))
    if kind in ("rectangle", "oriented_rectangle", "rotation", "quadrilateral") and len(points) == 4:
        return _ring(points)
    if kind == "circle" and len(points) == 2:
        radius = float(np.hypot(*(points[1] - points[0])))
        angles = np.linspace(0, 2 * np.pi, _CORNERS, endpoint=False)
        return _ring(points[0] + radius * np.stack([np.cos(angles), np.sin(angles)], axis=1))
    raise DamagedValueError(f"a shape of kind {shortened(kind)} has {len(points)} points.")


def _ring(points: NDArray[np.float64]) -> IncomingShape:
    return IncomingShape("", (points,))


def _points(value: Any) -> NDArray[np.float64]:
    """(n, 2) x, y."""
    if not isinstance(value, list):
        raise DamagedValueError("a shape has no points.")
    for point in value:
        if (
            not isinstance(point, list)
            or len(point) != 2
            or not all(type(v) in (int, float) and -_LARGEST <= v <= _LARGEST for v in point)
        ):
            raise DamagedValueError("a shape has a point that is no place.")
    return np.asarray(value, np.float64).reshape(-1, 2)


def _mask(text: Any, points: NDArray[np.float64], shape: tuple[int, int]) -> IncomingShape | None:
    """A mask in base64, a PNG as large as the box of its two points, both included."""
    from PIL import Image

    if not isinstance(text, str) or len(points) != 2:
        raise DamagedValueError("a mask has no box of two points.")
    left, top = (int(value) for value in np.floor(points.min(axis=0)))
    try:
        data = base64.b64decode(text, validate=True)
        with Image.open(io.BytesIO(data), formats=("PNG",)) as image:
            width, height = image.size
            right, bottom = (int(value) for value in np.floor(points.max(axis=0)))
            # One more where the box names its last pixel, none where it ends behind it.
            if width not in (right - left, right - left + 1) or height not in (
                bottom - top,
                bottom - top + 1,
            ):
                raise DamagedValueError("a mask is of another size than its box.")
            if width > shape[1] + 1 or height > shape[0] + 1:
                raise DamagedValueError("a mask is larger than its picture.")
            pixels = np.asarray(image)
    except (binascii.Error, OSError, ValueError, SyntaxError, EOFError) as error:
        raise DamagedValueError("a mask is no PNG in base64.") from error
    bitmap: BoolMap = (pixels if pixels.ndim == 2 else pixels.any(axis=2)) != 0
    return IncomingShape("", bitmap=bitmap, top=top, left=left)


def _stroke(
    points: NDArray[np.float64], width_px: float, shape: tuple[int, int], kind: str
) -> IncomingShape | None:
    """Pixels whose centre is within half a width of the line, or of the points."""
    radius = max(width_px / 2, _LEAST_RADIUS)
    x0, y0 = (max(0, int(np.floor(value - radius))) for value in points.min(axis=0))
    x1 = min(shape[1], int(np.ceil(points[:, 0].max() + radius)))
    y1 = min(shape[0], int(np.ceil(points[:, 1].max() + radius)))
    if x0 >= x1 or y0 >= y1:
        return None
    area = np.zeros((y1 - y0, x1 - x0), np.bool_)
    is_line = kind in ("line", "linestrip") and len(points) > 1
    pairs = itertools.pairwise(points) if is_line else ((point, point) for point in points)
    for start, end in pairs:
        _add_segment(area, start - (x0, y0), end - (x0, y0), radius)
    return IncomingShape("", bitmap=area, top=y0, left=x0)


def _add_segment(area: BoolMap, start: NDArray[np.float64], end: NDArray[np.float64], radius: float) -> None:
    """Add the pixels of (h, w) whose centre is within `radius` of one segment."""
    low = np.maximum(0, np.floor(np.minimum(start, end) - radius)).astype(int)
    high = np.ceil(np.maximum(start, end) + radius).astype(int)
    window = area[low[1] : high[1], low[0] : high[0]]
    ys, xs = np.mgrid[0 : window.shape[0], 0 : window.shape[1]]
    x, y = xs + low[0] + 0.5 - start[0], ys + low[1] + 0.5 - start[1]
    dx, dy = end - start
    length = dx * dx + dy * dy
    share = np.clip((x * dx + y * dy) / length, 0, 1) if length else 0.0
    window |= np.hypot(x - share * dx, y - share * dy) <= radius
