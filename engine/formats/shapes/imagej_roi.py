"""Regions of interest of ImageJ, one `.roi` file each: outlines along pixel edges, with holes as composites.

Source:
    ij.io.RoiDecoder and RoiEncoder of ImageJ: a head of 64 bytes, coordinates as 16-bit numbers from the
    upper left corner or as floats, a second head with the place of the name; the highest byte first.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core.checked import DamagedValueError
from engine.formats.shapes.outlines import Ring, signed_area

_MAGIC: Final = b"Iout"
_VERSION: Final = 228
_HEAD: Final = 64
_SECOND_HEAD: Final = 64
_POLYGON, _RECTANGLE, _OVAL, _FREEHAND, _TRACED = 0, 1, 2, 7, 8
_OUTLINES: Final = (_POLYGON, _FREEHAND, _TRACED)
_SUBPIXEL: Final = 128
_LARGEST: Final = 32767
_MOST_CORNERS: Final = 65535
_OVAL_CORNERS: Final = 360
_MOVE, _LINE, _CLOSE = 0, 1, 4
_PLACES: Final = {_MOVE: 2, _LINE: 2, 2: 4, 3: 6, _CLOSE: 0}
"""Numbers that follow each kind of segment; of a curve the last two are its end."""


@dataclass(frozen=True, slots=True, eq=False)
class ImagejRoi:
    """One region: its rings by the even-odd rule, none for lines and points; its name; its group or 0."""

    rings: tuple[Ring, ...]
    name: str = ""
    group: int = 0


def roi_bytes(rings: Sequence[Ring], name: str, group: int, color: tuple[int, int, int]) -> bytes:
    """A file with one region, whose corners are whole pixels.

    Args:
        group: 0-255.
    """
    corners = np.concatenate(rings)
    box = [*corners.min(axis=0)[::-1], *corners.max(axis=0)[::-1]]
    top, left, bottom, right = (int(min(value, _LARGEST)) for value in box)
    is_plain = len(rings) == 1 and corners.max() <= _LARGEST and len(corners) <= _MOST_CORNERS
    if is_plain:
        kind, count, floats = _TRACED, len(corners), 0
        body = np.concatenate([corners[:, 0] - left, corners[:, 1] - top]).astype(">i2").tobytes()
    else:
        path = np.concatenate([_path(ring) for ring in rings])
        kind, count, floats = _RECTANGLE, 0, len(path)
        body = path.astype(">f4").tobytes()
    text = name.encode("utf-16-be")
    second = _HEAD + len(body)
    paint = 0xFF000000 | color[0] << 16 | color[1] << 8 | color[2]
    head = struct.pack(">4sHBx4hH16xHIII12xI", _MAGIC, _VERSION, kind, top, left, bottom, right, count, 0,
                       floats, paint, 0, second)  # fmt: skip
    tail = bytearray(_SECOND_HEAD)
    struct.pack_into(">II", tail, 16, second + _SECOND_HEAD, len(text) // 2)
    tail[30] = group
    return head + body + bytes(tail) + text


def read_roi(data: bytes) -> ImagejRoi:
    """The region in a file.

    Raises:
        DamagedValueError: it is none.
    """
    try:
        return _read(data)
    except (struct.error, ValueError, IndexError) as error:
        raise DamagedValueError("A region of ImageJ is cut off, or no such file.") from error


def _read(data: bytes) -> ImagejRoi:
    if data[:4] != _MAGIC or len(data) < _HEAD:
        raise DamagedValueError("A region of ImageJ does not begin as one.")
    kind = data[6]
    top, left, bottom, right, count = struct.unpack_from(">4hH", data, 8)
    (floats,) = struct.unpack_from(">I", data, 36)
    (options,) = struct.unpack_from(">H", data, 50)
    name, group = _name_and_group(data)
    if floats:
        path = np.frombuffer(data, ">f4", floats, _HEAD).astype(np.float64)
        return ImagejRoi(tuple(_rings(path)), name, group)
    if kind in _OUTLINES:
        corners = np.frombuffer(data, ">i2", 2 * count, _HEAD).astype(np.float64).reshape(2, count)
        ring = corners.T + np.array([left, top])
        if options & _SUBPIXEL and len(data) >= _HEAD + 12 * count:
            ring = np.frombuffer(data, ">f4", 2 * count, _HEAD + 4 * count).reshape(2, count).T.astype(float)
        return ImagejRoi((ring,), name, group)
    if kind == _RECTANGLE:
        box = [[left, top], [right, top], [right, bottom], [left, bottom]]
        return ImagejRoi((np.array(box, np.float64),), name, group)
    if kind == _OVAL:
        angles = np.linspace(0, 2 * np.pi, _OVAL_CORNERS, endpoint=False)
        x = (left + right) / 2 + (right - left) / 2 * np.cos(angles)
        y = (top + bottom) / 2 + (bottom - top) / 2 * np.sin(angles)
        return ImagejRoi((np.stack([x, y], axis=1),), name, group)
    return ImagejRoi((), name, group)


def _name_and_group(data: bytes) -> tuple[str, int]:
    (second,) = struct.unpack_from(">I", data, 60)
    if not _HEAD <= second <= len(data) - 32:
        return "", 0
    place, length = struct.unpack_from(">II", data, second + 16)
    text = data[place : place + 2 * length].decode("utf-16-be", "replace") if 0 < length < 4096 else ""
    return text, data[second + 30]


def _path(ring: Ring) -> NDArray[np.float64]:
    """A ring as segments: to its first corner, a line to each other one, the end."""
    segments = np.empty((len(ring), 3))
    segments[:, 0] = _LINE
    segments[0, 0] = _MOVE
    segments[:, 1:] = ring
    return np.append(segments.ravel(), _CLOSE)


def _rings(path: NDArray[np.float64]) -> list[Ring]:
    rings: list[Ring] = []
    corners: list[NDArray[np.float64]] = []
    place = 0
    while place < len(path):
        kind = int(path[place])
        end = place + 1 + _PLACES.get(kind, -1)
        if end <= place or end > len(path):
            raise DamagedValueError("A region of ImageJ has an outline that is cut off.")
        if kind in (_MOVE, _CLOSE) and corners:
            rings.append(np.array(corners))
            corners = []
        if kind != _CLOSE:
            corners.append(path[end - 2 : end])
        place = end
    if corners:
        rings.append(np.array(corners))
    return [ring for ring in rings if len(ring) > 2 and signed_area(ring)]
