"""Checks of the tiles of a journal: place, kind and size of each, before and after it is unpacked."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Final

from engine.core.checked import DamagedValueError, shortened, whole_number
from engine.document.planes import TILE, Plane, tile_rect

_PLANES: Final = frozenset(int(plane) for plane in Plane)

# zlib makes what it cannot shrink longer by a few bytes in 16 KB; a header and a checksum come on top.
LONGEST_TILE: Final = TILE * TILE + 64

BOUNDED_TILE: Final = "CASE WHEN length({0}) <= " + str(LONGEST_TILE) + " THEN {0} END"
"""SQL of a tile's column: a damaged value may be of any length, and no more of it is read than shows that."""


def tile_place(columns: Sequence[object], shape: tuple[int, int]) -> tuple[Plane, int, int]:
    """Plane, row and column of a tile in an image of (H, W) `shape`.

    Raises:
        DamagedValueError: there is no such plane, or no such tile in the image.
    """
    plane, ty, tx = columns
    if type(plane) is not int or plane not in _PLANES:
        raise DamagedValueError(f"The plane of a tile is {shortened(plane)}, not one of: 0, 1, 2.")
    last_row, last_column = ((side - 1) // TILE for side in shape)
    y = whole_number(ty, "The row of a tile", 0, last_row)
    x = whole_number(tx, "The column of a tile", 0, last_column)
    return Plane(plane), y, x


def unpack_tile(packed: object, ty: int, tx: int, shape: tuple[int, int]) -> bytes:
    """The label ids of the tile (ty, tx) of an image of (H, W) `shape`, in row order.

    Never more memory than a whole tile has: what goes on is not unpacked.

    Raises:
        DamagedValueError: the bytes are damaged, or not as many as the tile has pixels.
    """
    place = f"The tile in row {ty}, column {tx}"
    if not isinstance(packed, bytes) or len(packed) > LONGEST_TILE:
        raise DamagedValueError(f"{place} is {shortened(packed)}, which is no tile.")
    unpacker = zlib.decompressobj()
    area = tile_rect(ty, tx, shape).area
    try:
        raw = unpacker.decompress(packed, area + 1)
        # The checksum at the end is read only when more is asked for than there is.
        rest = b"" if unpacker.eof else unpacker.decompress(unpacker.unconsumed_tail, 1)
    except zlib.error as error:
        raise DamagedValueError(f"{place} is damaged.") from error
    if len(raw) != area or rest or not unpacker.eof:
        raise DamagedValueError(f"{place} does not have the {area:,} pixels that it should have.")
    return raw
