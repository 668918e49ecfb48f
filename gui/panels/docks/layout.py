"""Layout of docks as bytes with a checksum, so that a damaged one is never taken."""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection
from typing import Final

from PySide6.QtCore import QByteArray

_HEAD: Final = b"docks1\n"
_CHECKSUM_BYTES: Final = 4
_MOST_BYTES: Final = 100_000


def pack_layout(state: QByteArray, closed: Collection[str]) -> QByteArray:
    """One value of where the docks are (`QMainWindow.saveState`) and the names of those that are closed."""
    body = json.dumps(sorted(closed)).encode() + b"\n" + state.data()
    return QByteArray(_HEAD + zlib.crc32(body).to_bytes(_CHECKSUM_BYTES, "big") + body)


def unpack_layout(packed: QByteArray) -> tuple[QByteArray, frozenset[str]] | None:
    """What `pack_layout` was given; None where the value is damaged, or of another version."""
    data = bytes(packed.data())
    start = len(_HEAD) + _CHECKSUM_BYTES
    if not data.startswith(_HEAD) or len(data) > _MOST_BYTES:
        return None
    body = data[start:]
    if int.from_bytes(data[len(_HEAD) : start], "big") != zlib.crc32(body):
        return None
    names, _, state = body.partition(b"\n")
    try:
        closed = json.loads(names)
    except ValueError:
        return None
    if not isinstance(closed, list) or not all(isinstance(name, str) for name in closed):
        return None
    return QByteArray(state), frozenset(closed)
