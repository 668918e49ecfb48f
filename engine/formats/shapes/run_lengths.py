"""Run lengths of COCO: down the columns, nothing and something in turn; as numbers and as its short text.

>>> import numpy as np
>>> region = np.array([[0, 1], [1, 1]], np.bool_)
>>> run_lengths(region), packed(run_lengths(region))
([1, 3], '13')
>>> unpacked("13")
[1, 3]
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import BoolMap, Rect
from engine.core.checked import DamagedValueError, shortened

_MORE: Final = 32
_FIRST_LETTER: Final = 48
# Five bits a character: a length of an image of 2**40 pixels has eight characters, with its sign.
_LONGEST: Final = 9


def run_lengths(
    region: BoolMap, shape: tuple[int, int] | None = None, top: int = 0, left: int = 0
) -> list[int]:
    """Lengths of the runs of 0 and 1 in turn, down the columns; the first run is of 0 and may be empty.

    Args:
        region: (h, w), the image or a part of it at `top`, `left`.
        shape: (H, W) of the image, that of `region` when None.
    """
    height, width = region.shape if shape is None else shape
    columns = np.zeros((region.shape[1], region.shape[0] + 2), np.int8)
    columns[:, 1:-1] = np.asarray(region, np.bool_).T
    changes = np.diff(columns, axis=1).ravel()
    place = np.arange(columns.shape[1] - 1) + top + ((np.arange(len(columns)) + left) * height)[:, None]
    begins, ends = place.ravel()[changes > 0], place.ravel()[changes < 0]
    # A run that reaches the bottom goes on at the top of the next column.
    joins = begins[1:] == ends[:-1]
    begins, ends = begins[np.append(True, ~joins)[: len(begins)]], ends[np.append(~joins, True)[: len(ends)]]
    bounds = np.empty(2 * len(begins) + 2, np.int64)
    bounds[0], bounds[-1] = 0, height * width
    bounds[1:-1:2], bounds[2:-1:2] = begins, ends
    lengths: list[int] = np.diff(bounds).tolist()
    return lengths[:-1] if lengths[-1] == 0 and len(lengths) > 1 else lengths


def packed(lengths: list[int]) -> str:
    """Run lengths as the text that COCO's tools call compressed.

    Source:
        The COCO mask API's format: from the third length on the difference to the one two before; five
        bits a character from 48 on, the lowest first, bit 5 says that more follow, the last carries the sign.
    """
    text: list[str] = []
    for index, length in enumerate(lengths):
        rest = length - lengths[index - 2] if index > 2 else length
        more = True
        while more:
            bits = rest & 31
            rest >>= 5
            more = rest != (-1 if bits & 16 else 0)
            text.append(chr((bits | (_MORE if more else 0)) + _FIRST_LETTER))
    return "".join(text)


def unpacked(text: str) -> list[int]:
    """The run lengths that `packed` has made the text of.

    Raises:
        DamagedValueError: it is no such text.
    """
    try:
        codes = np.frombuffer(text.encode("ascii"), np.uint8).astype(np.int64) - _FIRST_LETTER
    except UnicodeEncodeError:
        codes = np.array([-1])
    last = np.flatnonzero(codes & _MORE == 0)
    if not len(codes) or codes.min() < 0 or codes.max() > 63 or not len(last) or last[-1] != len(codes) - 1:
        raise DamagedValueError(f"The run lengths {shortened(text)} are damaged.")
    first = np.append(0, last[:-1] + 1)
    place = np.arange(len(codes)) - np.repeat(first, last - first + 1)
    if place.max() >= _LONGEST:
        raise DamagedValueError(f"The run lengths {shortened(text)} are damaged.")
    values = np.add.reduceat((codes & 31) << (5 * place), first)
    is_negative = codes[last] & 16 != 0
    values[is_negative] -= 1 << (5 * (place[last][is_negative] + 1))
    values[1::2] = np.cumsum(values[1::2])
    values[2::2] = np.cumsum(values[2::2])
    lengths: list[int] = values.tolist()
    return lengths


def region_of_runs(lengths: Sequence[Any], shape: tuple[int, int]) -> tuple[Rect, BoolMap]:
    """The region that COCO's run lengths stand for: its rectangle in the image, and (h, w) bool of its size.

    Raises:
        DamagedValueError: the lengths are no whole numbers from 0 on that make up an image of `shape` (H, W).
    """
    height, width = shape
    bounds = checked_bounds(lengths, height * width)
    begins, ends = bounds[0:-1:2], bounds[1::2]
    is_full = begins < ends
    begins, ends = begins[is_full], ends[is_full]
    if not len(begins):
        return Rect(0, 0, 0, 0), np.zeros((0, 0), np.bool_)
    left, right = int(begins[0]) // height, (int(ends[-1]) - 1) // height + 1
    flips = np.zeros((right - left) * height + 1, np.uint8)
    # A run may begin where another one ends, so the flips are added up.
    np.add.at(flips, np.concatenate([begins, ends]) - left * height, 1)
    columns = np.bitwise_xor.accumulate(flips[:-1] & 1).view(np.bool_).reshape(right - left, height)
    rows = np.flatnonzero(columns.any(axis=0))
    top, bottom = int(rows[0]), int(rows[-1]) + 1
    return Rect(top, left, bottom, right), np.ascontiguousarray(columns[:, top:bottom].T)


def checked_bounds(lengths: Sequence[Any], pixels: int) -> NDArray[np.int64]:
    """Where each of the runs ends, as (n,) int64 with an even n: those of nothing first, in turn.

    Raises:
        DamagedValueError: the lengths are no whole numbers from 0 on that add up to `pixels`.
    """
    array = np.asarray(lengths) if all(type(length) is int for length in lengths) else np.array([0.5])
    if array.dtype.kind not in "iu" or array.ndim != 1 or (array < 0).any() or (array > pixels).any():
        raise DamagedValueError("The run lengths of a mask are no whole numbers from 0 to its pixels.")
    bounds = np.cumsum(array.astype(np.int64))
    total = int(bounds[-1]) if len(bounds) else 0
    if total != pixels or (np.diff(bounds) < 0).any():
        raise DamagedValueError(f"The run lengths of a mask make {total:,} pixels, not {pixels:,}.")
    return bounds if len(bounds) % 2 == 0 else np.append(bounds, bounds[-1])
