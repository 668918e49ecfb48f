"""Recognition of results of earlier runs, which may be replaced; every other file is the user's own."""

from __future__ import annotations

import json
import os
import re
import zlib
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final

_END_OF_PNG: Final = b"\0\0\0\0IEND\xaeB`\x82"
_SEAL_TYPE: Final = b"inKL"
"""Chunk of our own in a PNG: ancillary, private, not safe to copy, so that other programs drop it."""
_SEAL_BYTES: Final = 16
_TEXT_SEAL = re.compile(rb"[ \t]{32}\n\Z")
"""Last line of a text of ours: a checksum of all before it, a blank for 0 and a tab for 1."""
_TEXT_SEAL_BYTES: Final = 33
_BLANKS: Final = str.maketrans("01", " \t")
_BLOCK_BYTES: Final = 1 << 20
_MOST_LINES_BYTES: Final = 1 << 28
_MOST_CSV_BYTES: Final = 1 << 28
_CSV_LINE_END: Final = b"\r\n"


def seal_png(path: Path) -> None:
    """Mark a PNG file as a result of Inkling: a chunk that readers skip, with a checksum of all before it."""
    content = path.read_bytes()
    if not content.endswith(_END_OF_PNG):
        raise ValueError(f"{path} is no whole PNG file.")
    body = content[: -len(_END_OF_PNG)]
    with path.open("rb+") as file:
        file.seek(len(body))
        file.write(_seal(body) + _END_OF_PNG)


def is_sealed_png(path: Path) -> bool:
    """Whether `path` is a PNG that `seal_png` has marked and nobody has changed since."""
    content = path.read_bytes()
    body = content[: -len(_END_OF_PNG) - _SEAL_BYTES]
    return content == body + _seal(body) + _END_OF_PNG


def sealed_text(text: str) -> str:
    """`text`, which ends with a line, marked as a result of Inkling: a last line of blanks with a checksum.

    For files whose readers skip white space at the end, as those of JSON do.

    Raises:
        UnicodeEncodeError: the text cannot be written as UTF-8.
    """
    return text + f"{zlib.crc32(text.encode()):032b}\n".translate(_BLANKS)


def is_sealed_text(path: Path) -> bool:
    """Whether `path` is a text that `sealed_text` has marked and nobody has changed since."""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        if size < _TEXT_SEAL_BYTES:
            return False
        file.seek(size - _TEXT_SEAL_BYTES)
        seal = file.read()
        if _TEXT_SEAL.fullmatch(seal) is None:
            return False
        file.seek(0)
        checksum, left = 0, size - _TEXT_SEAL_BYTES
        while left > 0 and (block := file.read(min(left, _BLOCK_BYTES))):
            checksum, left = zlib.crc32(block, checksum), left - len(block)
    return seal.decode() == f"{checksum:032b}\n".translate(_BLANKS)


def sealed_csv(names: Sequence[str], rows: bytes) -> bytes:
    """A CSV file marked as a result of Inkling: of its names of columns, some stand in quotes.

    They are the ones of the bits of a checksum of the rows. Readers see no difference, and no row more.

    Args:
        names: of 32 columns at most, plain words; the more there are, the surer is the seal.
        rows: the file below its first line.
    """
    return _sealed_names(names, rows) + _CSV_LINE_END + rows


def is_sealed_csv(path: Path, names: Sequence[str]) -> bool:
    """Whether `path` is a file that `sealed_csv` has marked, with these columns, and nobody has changed."""
    if path.stat().st_size > _MOST_CSV_BYTES:
        return False
    head, _, rows = path.read_bytes().partition(_CSV_LINE_END)
    return head == _sealed_names(names, rows)


def are_json_lines(path: Path, keys: Collection[str]) -> bool:
    """Whether every line of `path` is a JSON object of exactly these keys; the last may be cut off.

    For files to which lines are added and from which none is taken.
    """
    if path.stat().st_size > _MOST_LINES_BYTES:
        return False
    try:
        *lines, last = path.read_text(encoding="utf-8").split("\n")
        records = [json.loads(line) for line in lines]
    except (ValueError, RecursionError):
        return False
    is_cut_off = last == "" or last.startswith("{")
    return (
        bool(records) and is_cut_off and all(isinstance(r, dict) and r.keys() == set(keys) for r in records)
    )


def _sealed_names(names: Sequence[str], rows: bytes) -> bytes:
    checksum = zlib.crc32(rows)
    quoted = (f'"{name}"' if checksum >> bit & 1 else name for bit, name in enumerate(names))
    return ",".join(quoted).encode()


def _seal(body: bytes) -> bytes:
    """Chunk of 16 bytes: length, type, checksum of the file before it, checksum of the chunk."""
    chunk = _SEAL_TYPE + zlib.crc32(body).to_bytes(4, "big")
    return (4).to_bytes(4, "big") + chunk + zlib.crc32(chunk).to_bytes(4, "big")
