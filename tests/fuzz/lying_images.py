"""Fuzzing target: image files of every format whose headers lie about the size, and about nothing else."""

from __future__ import annotations

import io
import random
import struct
import zlib
from collections.abc import Sequence
from pathlib import Path

import tifffile

from engine.core import UserError
from tests.fuzz.corpus import image_corpus
from tests.fuzz.images import read_each
from tests.fuzz.masks import read as read_as_mask
from tests.fuzz.targets import FuzzTarget

SIZES = ((17_000, 17_000), (60_000, 4_000), (4_000, 60_000), (6_000, 6_000), (4_800, 4_800), (65_500, 65_500))


def lie(rng: random.Random, data: bytes, corpus: Sequence[bytes]) -> bytes:
    """The file with another width and height in its header, tiles and strips of a TIFF too."""
    width, height = rng.choice(SIZES)
    if data.startswith(b"\x89PNG"):
        head = data[12:16] + struct.pack(">II", width, height) + data[24:29]
        return data[:12] + head + struct.pack(">I", zlib.crc32(head)) + data[33:]
    if data.startswith(b"BM"):
        return _put(data, 18, "<ii", width, height)
    if data.startswith(b"GIF"):
        frame = data.find(b",", 13 + (3 << ((data[10] & 7) + 1)))
        screen = _put(data, 6, "<HH", width, height)
        return _put(screen, frame + 5, "<HH", width, height) if rng.random() < 0.5 else screen
    if data.startswith(b"\xff\xd8"):
        start = max(data.find(b"\xff\xc0"), data.find(b"\xff\xc2"))
        return _put(data, start + 5, ">HH", height, width)
    if data.startswith(b"RIFF"):
        return _lying_webp(data, width, height)
    if data[4:8] == b"ftyp":
        return _put(data, data.find(b"ispe") + 8, ">II", width, height)
    if data[:2] in (b"II", b"MM"):
        return _lying_tiff(rng, data, width, height)
    return data


def _put(data: bytes, place: int, form: str, *values: int) -> bytes:
    result = bytearray(data)
    struct.pack_into(form, result, place, *values)
    return bytes(result)


def _lying_webp(data: bytes, width: int, height: int) -> bytes:
    place = data.find(b"VP8")
    match data[place : place + 4]:
        case b"VP8L":
            return _put(data, place + 9, "<I", ((width - 1) & 0x3FFF) | (((height - 1) & 0x3FFF) << 14))
        case b"VP8 ":
            return _put(data, place + 14, "<HH", width & 0x3FFF, height & 0x3FFF)
    sides = struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
    return data[: place + 12] + sides + data[place + 18 :]


def _lying_tiff(rng: random.Random, data: bytes, width: int, height: int) -> bytes:
    with tifffile.TiffFile(io.BytesIO(data)) as file:
        order, tags = file.byteorder, file.pages[0].tags
        places = {tag.code: (tag.valueoffset, int(tag.dtype)) for tag in tags if tag.count == 1}
    # Width and height of the image, and, at random, rows of a strip and width and height of a tile.
    values = {256: width, 257: height}
    if rng.random() < 0.5:
        values |= {278: height, 322: width // 16 * 16, 323: height // 16 * 16}
    for code, value in values.items():
        if code in places:
            place, kind = places[code]
            form = {3: "H", 4: "I", 16: "Q"}[kind]
            data = _put(data, place, order + form, min(value, 65_535) if form == "H" else value)
    return data


def read(path: Path) -> int:
    """As an image in every way, and as a mask; refused when both refuse it."""
    sizes, refusals = [], []
    for way in (read_each, read_as_mask):
        try:
            sizes.append(way(path))
        except UserError as error:
            refusals.append(error)
    if not sizes:
        raise refusals[0]
    return max(sizes)


TARGET = FuzzTarget("lying images", image_corpus, read, (lie,))
