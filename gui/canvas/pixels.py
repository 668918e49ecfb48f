"""Operations on planes of pixels: sampling, lookup tables, blending, copies under a mask, stripes."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Final, TypeVar, cast

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QPainter

from engine.core import Rect

Pixels = NDArray[np.uint32]
"""(H, W) RGB32, C-contiguous."""
U8 = NDArray[np.uint8]
Index = NDArray[np.intp]
T = TypeVar("T", bound=np.generic)
Part = TypeVar("Part")
Entry = TypeVar("Entry", np.uint8, np.int32)

_MOST_HELPERS: Final = 3


def each_in_parallel(work: Callable[[Part], None], parts: Sequence[Part]) -> None:
    """Call `work` with each part, on this thread and on others, as many as the machine has cores.

    Raises:
        Exception: what `work` raised.
    """
    if len(parts) == 1:
        # As most moves of a pen are.
        work(parts[0])
        return
    waiting = iter(parts)

    def take_on() -> None:
        # To take the next one from an iterator of a list is one step for Python.
        for part in waiting:
            work(part)

    count = min(_MOST_HELPERS, len(parts) - 1, _cores() - 1)
    helpers = [_helpers().submit(take_on) for _ in range(count)]
    take_on()
    for helper in helpers:
        # One that did not come to it while this thread took all parts is not waited for.
        if not helper.cancel():
            helper.result()


@cache
def _cores() -> int:
    return os.cpu_count() or 1


@cache
def _helpers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_MOST_HELPERS, "canvas")


def taken(plane: NDArray[T], ys: Index, xs: Index) -> NDArray[T]:
    """(len(ys), len(xs)): the rows `ys` and columns `xs`; a view where these are one after the other."""
    rows, at = plane[ys[0] : ys[-1] + 1], ys - ys[0]
    if is_run(xs):
        part = rows[:, xs[0] : xs[-1] + 1]
    elif plane.dtype == np.uint8:
        # Whole rows are copied at once: turned twice that is a third faster than taking columns.
        part = cast("NDArray[T]", cv2.transpose(cv2.transpose(cast("U8", rows))[xs]))
    else:
        part = np.take(rows, xs, axis=1)
    return part if is_run(ys) else np.take(part, at, axis=0)


def looked_up(plane: U8, table: NDArray[Entry]) -> NDArray[Entry]:
    """`table` at the values of `plane`, in the table's dtype; OpenCV's stubs do not tell the dtype."""
    return cast("NDArray[Entry]", cv2.LUT(plane, table))


def with_border(plane: U8, above: int, below: int, left: int, right: int) -> U8:
    """`plane` with its edge repeated outwards by so many pixels."""
    return cast("U8", cv2.copyMakeBorder(plane, above, below, left, right, cv2.BORDER_REPLICATE))


def shrunk(plane: U8, size: tuple[int, int]) -> U8:
    """Means over areas, `size` is (width, height)."""
    return cast("U8", cv2.resize(plane, size, interpolation=cv2.INTER_AREA))


def has_any(plane: U8) -> bool:
    """Whether a value is not 0; of small planes in a third of NumPy's time, of large ones as well."""
    return bool(cv2.hasNonZero(plane))


def is_run(index: Index) -> bool:
    """True when the index takes one element after the other, as at 1:1."""
    return bool(index[-1] - index[0] + 1 == len(index))


def copy_where(source: Pixels | NDArray[np.int32], mask: U8, target: Pixels) -> None:
    """Copy the pixels whose mask is not 0. All of one shape; `target` may be a view."""
    cv2.copyTo(source.view(np.int32), mask, target.view(np.int32))


def to_rgb32(rgb: U8) -> Pixels:
    """(H, W, 3) in the order of a screen's pixels."""
    bgra: Pixels = cv2.cvtColor(rgb, cv2.COLOR_RGB2BGRA).view(np.uint32)[..., 0]
    return bgra


def opaque(color: tuple[int, int, int]) -> int:
    """This colour as an RGB32 pixel."""
    return 0xFF000000 | color[0] << 16 | color[1] << 8 | color[2]


def blend(base: Pixels, overlay: NDArray[np.int32] | Pixels) -> None:
    """Put premultiplied `overlay` over `base`, in place."""
    # A painter does not keep what it paints on alive.
    target = as_image(base, QImage.Format.Format_RGB32)
    painter = QPainter(target)
    painter.drawImage(0, 0, as_image(overlay, QImage.Format.Format_ARGB32_Premultiplied))
    painter.end()


def as_image(pixels: NDArray[np.int32] | Pixels, kind: QImage.Format) -> QImage:
    """A QImage over the same memory; the array must outlive it."""
    height, width = pixels.shape
    return QImage(pixels.data, width, height, pixels.strides[0], kind)


def diagonals(rect: Rect, period: int, wide: int) -> U8:
    """(H, W) 1 on diagonal stripes that are fixed to the picture: `wide` of every `period` pixels."""
    along = np.arange(rect.x0, rect.x1) % period
    rows = np.array([((along + shift) % period < wide) for shift in range(period)]).view(np.uint8)
    return rows[np.arange(rect.y0, rect.y1) % period]
