"""Files of MATLAB (MAT, level 5: versions 5 to 7), parsed here: numbers, texts, cells and structs.

Every size that a file claims is held against the bytes that it has before memory is taken; objects, functions
and sparse matrices are passed over. Version 7.3 is HDF5 and is refused.

Source:
    The MathWorks: MAT-File Format, level 5.
"""

from __future__ import annotations

import math
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.core.errors import FileError
from engine.formats.readers.polygons.files import bytes_of

MatValue: TypeAlias = "NDArray[Any] | str | list[MatValue] | dict[str, MatValue] | None"
"""Numbers of two or more axes; a text; the values of a cell or the elements of a struct array, down the
columns; the fields of a single struct; None for what is passed over."""

HEAD_BYTES: Final = 128
_MOST_BYTES: Final = 1_500_000_000
_DEEPEST: Final = 12
_TAG: Final = 8
_MATRIX: Final = 14
_COMPRESSED: Final = 15
_TYPES: Final = dict(
    zip(
        (1, 2, 3, 4, 5, 6, 7, 9, 12, 13, 16, 17, 18),
        ("i1", "u1", "i2", "u2", "i4", "u4", "f4", "f8", "i8", "u8", "u1", "u2", "u4"),
        strict=True,
    )
)
_CODECS: Final = {16: "utf-8", 17: "utf-16", 18: "utf-32"}
_CELL: Final = 1
_STRUCT: Final = 2
_CHAR: Final = 4
_FIRST_NUMERIC: Final = 6
_LAST_NUMERIC: Final = 15
_AGAIN: Final = "Save it again in MATLAB, with -v7."


class _DamagedError(Exception):
    """What is wrong with a file."""


def is_mat_file(head: bytes) -> bool:
    """Whether a file that begins so is of MATLAB, of any version from 5 on."""
    return head.startswith(b"MATLAB ") and head[126:128] in (b"IM", b"MI")


def read_mat(path: Path) -> dict[str, MatValue]:
    """The variables of a file by their names.

    Raises:
        UserError: it cannot be read, is damaged, of version 7.3 or no such file.
    """
    data = bytes_of(path)
    if data.startswith(b"MATLAB 7.3"):
        raise FileError(path, "is of MATLAB 7.3 (HDF5), which is not read.", _AGAIN)
    if not is_mat_file(data[:HEAD_BYTES]):
        raise FileError(path, "is no MAT file of MATLAB.", _AGAIN)
    reader = _Reader("<" if data[126:128] == b"IM" else ">")
    try:
        return reader.variables(memoryview(data)[HEAD_BYTES:])
    except (_DamagedError, zlib.error, struct.error, ValueError, OverflowError) as error:
        raise FileError(path, f"is damaged: {' '.join(str(error).split())[:120]}.", _AGAIN) from error


@dataclass(frozen=True, slots=True)
class _Element:
    """One element: its type and its bytes, and where the next one begins."""

    kind: int
    data: memoryview
    end: int


class _Reader:
    """Parser of one byte order."""

    def __init__(self, order: str) -> None:
        self._order = order
        self._left = _MOST_BYTES

    def variables(self, data: memoryview) -> dict[str, MatValue]:
        result: dict[str, MatValue] = {}
        place = 0
        while place + _TAG <= len(data):
            element = self._element(data, place)
            place = element.end
            if element.kind == _COMPRESSED:
                element = self._element(self._unpacked(element.data), 0)
            if element.kind == _MATRIX:
                name, value = self._matrix(element.data, 0)
                if name:
                    result[name] = value
        return result

    def _unpacked(self, data: memoryview) -> memoryview:
        machine = zlib.decompressobj()
        unpacked = machine.decompress(data, self._left)
        if machine.unconsumed_tail:
            raise _DamagedError(f"it unpacks to more than {_MOST_BYTES:,} bytes")
        self._left -= len(unpacked)
        if not unpacked or self._left <= 0:
            raise _DamagedError("a packed variable is empty, or the file too long")
        return memoryview(unpacked)

    def _element(self, data: memoryview, place: int) -> _Element:
        if place + _TAG > len(data):
            raise _DamagedError("it breaks off")
        kind, size = struct.unpack_from(f"{self._order}II", data, place)
        if kind >> 16:
            # A short one: its bytes stand in the tag.
            size, kind = kind >> 16, kind & 0xFFFF
            if size > 4:
                raise _DamagedError("a short element is too long")
            return _Element(kind, data[place + 4 : place + 4 + size], place + _TAG)
        begin = place + _TAG
        if size > len(data) - begin:
            raise _DamagedError("it breaks off")
        padding = 0 if kind == _COMPRESSED else -size % 8
        return _Element(kind, data[begin : begin + size], begin + size + padding)

    def _array(self, element: _Element) -> NDArray[Any]:
        if element.kind not in _TYPES:
            raise _DamagedError(f"numbers of an unknown type {element.kind}")
        dtype = np.dtype(self._order + _TYPES[element.kind])
        return np.frombuffer(element.data[: len(element.data) // dtype.itemsize * dtype.itemsize], dtype)

    def _matrix(self, data: memoryview, depth: int) -> tuple[str, MatValue]:
        if not len(data):
            return "", np.zeros((0, 0))
        if depth > _DEEPEST:
            raise _DamagedError("cells are nested too deeply")
        flags = self._element(data, 0)
        sizes = self._element(data, flags.end)
        label = self._element(data, sizes.end)
        dims = [int(side) for side in self._array(sizes)]
        if len(flags.data) < _TAG or len(dims) < 2 or min(dims) < 0:
            raise _DamagedError("the head of a variable is not in order")
        kind = struct.unpack_from(f"{self._order}I", flags.data)[0] & 0xFF
        name = bytes(label.data).decode("latin-1").rstrip("\0")
        rest = data[label.end :]
        if _FIRST_NUMERIC <= kind <= _LAST_NUMERIC:
            return name, self._numbers(rest, dims)
        if kind == _CHAR:
            return name, self._text(rest)
        if kind in (_CELL, _STRUCT):
            count = math.prod(dims)
            # Each value has a tag at least.
            if count > len(rest) // _TAG:
                raise _DamagedError(f"it cannot hold {count:,} values")
            if kind == _CELL:
                return name, self._values(rest, count, depth)
            return name, self._structs(rest, count, depth)
        return name, None

    def _numbers(self, data: memoryview, dims: list[int]) -> NDArray[Any]:
        values = self._array(self._element(data, 0))
        if len(values) != math.prod(dims):
            raise _DamagedError(f"{len(values):,} numbers are not {' x '.join(map(str, dims))}")
        return values.reshape(dims, order="F")

    def _text(self, data: memoryview) -> str:
        if len(data) < _TAG:
            return ""
        element = self._element(data, 0)
        if element.kind in _CODECS:
            codec = _CODECS[element.kind]
            suffix = "" if codec == "utf-8" else "-le" if self._order == "<" else "-be"
            return bytes(element.data).decode(codec + suffix, "replace")
        return "".join(chr(code) for code in self._array(element).tolist() if 0 < code < 0xD800)

    def _values(self, data: memoryview, count: int, depth: int) -> list[MatValue]:
        values, place = [], 0
        for _ in range(count):
            element = self._element(data, place)
            place = element.end
            if element.kind != _MATRIX:
                raise _DamagedError(f"a value is of type {element.kind}")
            values.append(self._matrix(element.data, depth + 1)[1])
        return values

    def _structs(self, data: memoryview, count: int, depth: int) -> MatValue:
        length_of = self._element(data, 0)
        names_of = self._element(data, length_of.end)
        lengths = self._array(length_of).tolist()
        if not lengths or lengths[0] <= 0:
            raise _DamagedError("a struct has fields without names")
        length, text = int(lengths[0]), bytes(names_of.data)
        names = [
            text[place : place + length].split(b"\0")[0].decode("latin-1")
            for place in range(0, len(text), length)
        ]
        values = self._values(data[names_of.end :], count * len(names), depth)
        rows: list[MatValue] = [
            dict(zip(names, values[place : place + len(names)], strict=True))
            for place in range(0, len(values), max(1, len(names)))
        ]
        return rows[0] if len(rows) == 1 else rows
