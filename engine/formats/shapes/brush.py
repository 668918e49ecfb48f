"""Brush masks of Label Studio: run lengths in bits over four channels of a picture, the last of which counts.

Source:
    rle-pack of the umbrella library by Karsten Schmidt, and `label_studio_sdk.converter.brush`: a head of
    the number of values (32 bits), the bits of a value less one (5) and four lengths less one (4 bits each);
    then blocks of one bit for a run, two for the length that its count takes, the count less one, and one
    value, or as many values as the count says where it is no run.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import BoolMap
from engine.core.checked import DamagedValueError

_CHANNELS: Final = 4
_VALUE_BITS: Final = 8
_LENGTH_BITS: Final = np.array([3, 4, 8, 16])
_LONGEST_RUN: Final = 1 << 16
_ON: Final = 128
"""Least opaqueness of a pixel that counts as painted; Label Studio writes 0 and 255."""


def brush_runs(region: BoolMap) -> list[int]:
    """The bytes of a brush mask of the whole (H, W) image, as Label Studio keeps them in its JSON."""
    flat = np.asarray(region, np.bool_).ravel()
    bounds = np.concatenate([[0], np.flatnonzero(flat[1:] != flat[:-1]) + 1, [flat.size]])
    values = flat[bounds[:-1]].astype(np.int64) * 255
    lengths = np.diff(bounds) * _CHANNELS
    # Longer runs than 16 bits can count are several.
    parts = -(-lengths // _LONGEST_RUN)
    values = np.repeat(values, parts)
    ends = np.cumsum(parts)
    counts = np.full(len(values), _LONGEST_RUN, np.int64)
    counts[ends - 1] = lengths - (parts - 1) * _LONGEST_RUN
    kind = np.searchsorted(1 << _LENGTH_BITS, counts)
    bits = _LENGTH_BITS[kind]
    # A block: 1 for a run, its kind, its count less one, its value.
    codes = ((4 | kind) << bits | counts - 1) << _VALUE_BITS | values
    body = _bits_of(codes, 3 + bits + _VALUE_BITS)
    total = flat.size * _CHANNELS
    head = _bits_of(np.array([total, _VALUE_BITS - 1]), np.array([32, 5]))
    sizes = _bits_of(_LENGTH_BITS - 1, np.full(4, 4))
    data: list[int] = np.packbits(np.concatenate([head, sizes, body])).tolist()
    return data


def region_of_brush(data: Sequence[Any], shape: tuple[int, int]) -> BoolMap:
    """(H, W) bool of the painted pixels.

    Raises:
        DamagedValueError: these are no bytes of a brush mask of this size.
    """
    if not all(type(value) is int and 0 <= value <= 255 for value in data):
        raise DamagedValueError("A brush mask is no list of bytes.")
    source = _Bits(bytes(data))
    pixels = shape[0] * shape[1]
    total, value_bits = source.number(32), source.number(5) + 1
    sizes = [source.number(4) + 1 for _ in range(4)]
    if total != pixels * _CHANNELS or value_bits != _VALUE_BITS:
        raise DamagedValueError(f"A brush mask is of {total // _CHANNELS:,} pixels, its image of {pixels:,}.")
    region = np.zeros(pixels, np.bool_)
    done = 0
    while done < total:
        is_run = source.number(1)
        end = done + 1 + source.number(sizes[source.number(2)])
        if end > total:
            raise DamagedValueError("A brush mask is longer than its image.")
        first, last = done // _CHANNELS, end // _CHANNELS
        if is_run:
            region[first:last] = source.number(value_bits) >= _ON
        else:
            values = source.values(end - done)
            region[first:last] = values[(_CHANNELS - 1 - done) % _CHANNELS :: _CHANNELS] >= _ON
        done = end
    return region.reshape(shape)


class _Bits:
    """Numbers of any few bits, one after the other, the highest bit first."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._place = 0

    def number(self, bits: int) -> int:
        first, end = self._place, self._place + bits
        self._advance(end)
        piece = self._data[first >> 3 : (end + 7) >> 3]
        return int.from_bytes(piece, "big") >> (-end & 7) & ((1 << bits) - 1)

    def values(self, count: int) -> NDArray[np.uint8]:
        """As many bytes, wherever they begin."""
        first, end = self._place, self._place + count * _VALUE_BITS
        self._advance(end)
        piece = np.frombuffer(self._data, np.uint8)[first >> 3 : (end + 7) >> 3]
        bits = np.unpackbits(piece)[first & 7 : (first & 7) + count * _VALUE_BITS]
        return np.packbits(bits)

    def _advance(self, place: int) -> None:
        if place > 8 * len(self._data):
            raise DamagedValueError("A brush mask ends too early.")
        self._place = place


def _bits_of(codes: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.uint8]:
    """The lowest bits of each code, the highest of them first, one code after the other."""
    if not len(codes):
        return np.zeros(0, np.uint8)
    longest = int(lengths.max())
    shifts = np.arange(longest - 1, -1, -1)
    bits = (codes[:, None] >> shifts & 1).astype(np.uint8)
    chosen: NDArray[np.uint8] = bits[shifts < lengths[:, None]]
    return chosen
