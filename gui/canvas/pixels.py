"""Operations on planes of pixels: sampling, lookup tables, copies under a mask, stripes."""

from __future__ import annotations

from typing import TypeVar, cast

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core import Rect

Pixels = NDArray[np.uint32]
"""(H, W) RGB32, C-contiguous."""
U8 = NDArray[np.uint8]
Index = NDArray[np.intp]
T = TypeVar("T", bound=np.generic)
Entry = TypeVar("Entry", np.uint8, np.int32)


def taken(plane: NDArray[T], ys: Index, xs: Index) -> NDArray[T]:
    """(len(ys), len(xs)): the rows `ys` and columns `xs`; a view where these are one after the other."""
    if is_run(ys) and is_run(xs):
        return plane[ys[0] : ys[-1] + 1, xs[0] : xs[-1] + 1]
    return np.take(np.take(plane, xs, axis=1), ys, axis=0)


def looked_up(plane: U8, table: NDArray[Entry]) -> NDArray[Entry]:
    """`table` at the values of `plane`, in the table's dtype; OpenCV's stubs do not tell the dtype."""
    return cast("NDArray[Entry]", cv2.LUT(plane, table))


def with_border(plane: U8, above: int, below: int, left: int, right: int) -> U8:
    """`plane` with its edge repeated outwards by so many pixels."""
    return cast("U8", cv2.copyMakeBorder(plane, above, below, left, right, cv2.BORDER_REPLICATE))


def shrunk(plane: U8, size: tuple[int, int]) -> U8:
    """Means over areas, `size` is (width, height)."""
    return cast("U8", cv2.resize(plane, size, interpolation=cv2.INTER_AREA))


def is_run(index: Index) -> bool:
    """True when the index takes one element after the other, as at 1:1."""
    return bool(index[-1] - index[0] + 1 == len(index))


def copy_where(source: Pixels | NDArray[np.int32], mask: U8, target: Pixels) -> None:
    """Copy the pixels whose mask is not 0. All of one shape; `target` may be a view."""
    cv2.copyTo(source.view(np.int32), mask, target.view(np.int32))


def diagonals(rect: Rect, period: int, wide: int) -> U8:
    """(H, W) 1 on diagonal stripes that are fixed to the picture: `wide` of every `period` pixels."""
    along = np.arange(rect.x0, rect.x1) % period
    rows = np.array([((along + shift) % period < wide) for shift in range(period)]).view(np.uint8)
    return rows[np.arange(rect.y0, rect.y1) % period]
