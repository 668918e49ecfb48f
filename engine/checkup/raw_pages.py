"""Rows of a SQLite file read from its pages, for files whose list of tables is lost.

Source: https://www.sqlite.org/fileformat2.html, sections 1.3 (header), 1.6 (b-tree pages), 2.1 (records).
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any, Final

from engine.files.project_signature import APPLICATION_ID
from engine.files.temporary_names import unfinished_beside
from engine.storage.schema import MIGRATIONS

_PAGE: Final = 4096
"""Page size of every file that this program made: SQLite's default."""
_HEADER: Final = 100
_LEAF: Final = 13
_MOST_ROW_BYTES: Final = 64 << 20
_LOG_MAGIC: Final = (0x377F0682, 0x377F0683)
_LOG_HEADER: Final = 32
_FRAME_HEADER: Final = 24


@contextmanager
def with_new_header(damaged: Path) -> Iterator[Path]:
    """A copy beside `damaged` over the block, with what its log holds, its first 100 bytes written anew.

    Its name tells its owner, so that a sweep removes what a kill has left.
    """
    content = content_with_log(damaged)
    pages = len(content) // _PAGE
    header = struct.pack(
        ">16sHBBBBBBIIIIIIIIIIII20xII",
        b"SQLite format 3\0",
        _PAGE,
        1,
        1,
        0,
        64,
        32,
        32,
        1,
        pages,
        0,
        0,
        1,
        4,
        0,
        0,
        1,
        len(MIGRATIONS),
        0,
        APPLICATION_ID,
        1,
        3_045_000,
    )
    with unfinished_beside(damaged) as copy:
        copy.write_bytes(header + content[len(header) :])
        yield copy


def content_with_log(damaged: Path) -> bytes:
    """The pages of a database as its write-ahead log leaves them, as far as transactions in it are whole.

    Source: https://www.sqlite.org/fileformat2.html, section 4.1.
    """
    content = bytearray(damaged.read_bytes())
    try:
        log = damaged.with_name(damaged.name + "-wal").read_bytes()
    except OSError:
        return bytes(content)
    if len(log) < _LOG_HEADER or struct.unpack(">I", log[:4])[0] not in _LOG_MAGIC:
        return bytes(content)
    (size,), salts = struct.unpack(">I", log[8:12]), log[16:24]
    if size != _PAGE:
        return bytes(content)
    waiting: dict[int, bytes] = {}
    for at in range(_LOG_HEADER, len(log) - _FRAME_HEADER - _PAGE + 1, _FRAME_HEADER + _PAGE):
        number, pages = struct.unpack(">II", log[at : at + 8])
        if log[at + 8 : at + 16] != salts or not number:
            break  # Of an earlier round of the log.
        waiting[number] = log[at + _FRAME_HEADER : at + _FRAME_HEADER + _PAGE]
        if pages:
            _put_pages(content, waiting, pages)
            waiting.clear()
    return bytes(content)


def _put_pages(content: bytearray, pages: dict[int, bytes], count: int) -> None:
    """Put the pages of one transaction into a file that has `count` of them after it."""
    end = count * _PAGE
    for number, page in pages.items():
        start = (number - 1) * _PAGE
        if number <= count and start <= len(content):
            content[start : start + _PAGE] = page
    del content[end:]


def rows_of_pages(damaged: Path, columns: dict[str, list[str]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Rows found in pages that look like leaves of a table, each as (table, values by column).

    A row's table is told by the number and kinds of its values. Of two rows of one key the later page's is
    taken last and loses, as the caller keeps the first.
    """
    content = content_with_log(damaged)
    pages = len(content) // _PAGE
    for number in range(1, pages + 1):
        start = (number - 1) * _PAGE
        for rowid, values in _cells(content, start, _HEADER if number == 1 else 0, pages):
            table = _table_of(values, columns)
            if table is not None:
                row = dict(zip(columns[table], values, strict=False))
                first = columns[table][0]
                if _KINDS[table][0] is _ID:
                    row[first] = rowid
                yield table, row


def _cells(content: bytes, start: int, skip: int, pages: int) -> Iterator[tuple[int, list[Any]]]:
    page = content[start : start + _PAGE]
    if page[skip] != _LEAF:
        return
    count = int.from_bytes(page[skip + 3 : skip + 5], "big")
    if count * 2 + skip + 8 > _PAGE:
        return
    for index in range(count):
        at = skip + 8 + 2 * index
        offset = int.from_bytes(page[at : at + 2], "big")
        try:
            size, offset = _varint(page, offset)
            rowid, offset = _varint(page, offset)
            yield rowid, _record(_payload(content, page, offset, size, pages))
        except (IndexError, ValueError, struct.error):
            continue


def _payload(content: bytes, page: bytes, offset: int, size: int, pages: int) -> bytes:
    if size > _MOST_ROW_BYTES:
        raise ValueError("no row")
    largest = _PAGE - 35
    if size <= largest:
        return page[offset : offset + size]
    smallest = (_PAGE - 12) * 32 // 255 - 23
    local = smallest + (size - smallest) % (_PAGE - 4)
    if local > largest:
        local = smallest
    parts = [page[offset : offset + local]]
    following = int.from_bytes(page[offset + local : offset + local + 4], "big")
    left = size - local
    while left > 0:
        if not 1 <= following <= pages:
            raise ValueError("no page")
        start = (following - 1) * _PAGE
        part = content[start + 4 : start + 4 + min(left, _PAGE - 4)]
        parts.append(part)
        left -= len(part)
        following = int.from_bytes(content[start : start + 4], "big")
    return b"".join(parts)


def _record(payload: bytes) -> list[Any]:
    header_size, at = _varint(payload, 0)
    if not at <= header_size <= len(payload):
        raise ValueError("no header")
    kinds = []
    while at < header_size:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    values, body = [], header_size
    for kind in kinds:
        value, body = _value(payload, body, kind)
        values.append(value)
    if body != len(payload):
        raise ValueError("another length")
    return values


def _value(payload: bytes, at: int, kind: int) -> tuple[Any, int]:
    if kind == 0:
        return None, at
    if kind in (8, 9):
        return kind - 8, at
    length = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8}.get(kind, (kind - 12) // 2)
    raw = payload[at : at + length]
    if len(raw) != length or kind in (10, 11):
        raise ValueError("too short")
    if kind <= 6:
        return int.from_bytes(raw, "big", signed=True), at + length
    if kind == 7:
        return struct.unpack(">d", raw)[0], at + length
    return (raw if kind % 2 == 0 else raw.decode("utf-8")), at + length


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for number in range(9):
        byte = data[at + number]
        if number == 8:
            value = value << 8 | byte
            return (value - (1 << 64) if value >> 63 else value), at + 9
        value = value << 7 | byte & 0x7F
        if not byte & 0x80:
            return value, at + number + 1
    raise ValueError("no number")


_INT: Final = (int,)
_TEXT: Final = (str,)
_NAME: Final = (str, bytes)
_BLOB: Final = (bytes,)
_ID: Final = (type(None),)
_ANY: Final = (int, str, bytes, float, type(None))
_KINDS: Final[dict[str, tuple[tuple[type, ...], ...]]] = {
    "settings": (_TEXT, _TEXT),
    "classes": (_ID, _TEXT, _INT, _INT, _INT),
    "folders": (_ID, _NAME, (str, bytes, type(None))),
    "images": (
        _ID,
        _INT,
        _NAME,
        _TEXT,
        _TEXT,
        *((int, type(None)),) * 2,
        _TEXT,
        *((str, type(None)),) * 2,
        _INT,
        _INT,
        (int, type(None)),
    ),
    "steps": (_ID, _INT, _INT, _TEXT, _INT, _INT, _INT, _INT),
    "step_tiles": (_INT, _INT, _INT, _INT, _BLOB, _BLOB),
    "tiles": (_INT, _INT, _INT, _INT, _BLOB),
    "models": (_TEXT, _NAME, _TEXT, _TEXT, _TEXT),
    "sittings": (_ID, _INT, _TEXT, *(_ANY,) * 7),
    "runs": (_ID, _TEXT, (float, int), _INT, _TEXT, _TEXT, (str, type(None)), *(_TEXT,) * 3),
    "image_files": (*(_INT,) * 5, *(_BLOB,) * 3),
    "mask_files": (_ID, _INT, _INT, _INT, _BLOB),
    "mask_writes": (_ID, _INT, _BLOB),
    "step_shapes": (_ID, *(_INT,) * 4),
    "object_numbers": (_ID, _INT, _INT, _BLOB, _BLOB),
    "image_views": (_ID, _TEXT),
    "image_checks": (_ID, _INT),
    "image_notes": (_ID, _TEXT, _TEXT),
    "image_tags": (_INT, _TEXT, _INT),
    "effort": (_INT, _TEXT, (int, type(None)), _INT, _INT, _INT, _INT, (float, int)),
}


def _table_of(values: list[Any], columns: dict[str, list[str]]) -> str | None:
    for table, kinds in _KINDS.items():
        if len(values) == len(kinds) == len(columns[table]) and all(
            isinstance(value, kind) for value, kind in zip(values, kinds, strict=True)
        ):
            if table == "folders" and not _is_whole_path(values[1]):
                continue  # A name and a group of an image have the same kinds of values.
            return table
    return None


def _is_whole_path(path: str | bytes) -> bool:
    text = os.fsdecode(path)
    return PurePosixPath(text).is_absolute() or PureWindowsPath(text).is_absolute()
