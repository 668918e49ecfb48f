"""One label map in every wrapping in which whole numbers come: depths, palettes, channels, compressions."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import imagecodecs
import numpy as np
import tifffile
from PIL import Image

Writer = Callable[[Path, np.ndarray], object]


def grey_png(mask: np.ndarray, bits: int) -> bytes:
    """A grey PNG of 1, 2 or 4 bits, which Pillow does not write."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b""
    for row in mask:
        text = "".join(format(int(value), f"0{bits}b") for value in row)
        text += "0" * (-len(text) % 8)
        rows += b"\0" + int(text, 2).to_bytes(len(text) // 8, "big")
    head = struct.pack(">IIBBBBB", mask.shape[1], mask.shape[0], bits, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def _palette(mask: np.ndarray) -> Image.Image:
    picture = Image.fromarray(mask)
    picture.putpalette([(37 * n + 11) % 256 for n in range(768)])
    return picture


def _bits_of_palette(bits: int) -> Writer:
    return lambda path, mask: _palette(mask).save(path, bits=bits)


def _png16(channels: int) -> Writer:
    def write(path: Path, mask: np.ndarray) -> None:
        wide = np.dstack([mask.astype(np.uint16)] * channels)
        if channels == 4:
            wide[:, :, 3] = 65535
        cv2.imwrite(str(path), wide)

    return write


def _channels(count: int) -> Writer:
    def write(path: Path, mask: np.ndarray) -> None:
        planes = [mask] * count
        if count in (2, 4):
            planes[-1] = np.full_like(mask, 255)
        Image.fromarray(np.dstack(planes)).save(path)

    return write


def _tiff(kind: str = "uint8", **options: Any) -> Writer:
    return lambda path, mask: tifffile.imwrite(path, mask.astype(kind), **options)


def _separate(path: Path, mask: np.ndarray) -> None:
    tifffile.imwrite(path, np.stack([mask] * 3), photometric="rgb", planarconfig="separate")


def _palette_tiff(path: Path, mask: np.ndarray) -> None:
    colours = np.random.default_rng(0).integers(0, 65535, (3, 256), dtype=np.uint16)
    tifffile.imwrite(path, mask, photometric="palette", colormap=colours)


WRAPPINGS: dict[str, Writer] = {
    "grey2.png": lambda path, mask: path.write_bytes(grey_png(mask, 2)),
    "grey4.png": lambda path, mask: path.write_bytes(grey_png(mask, 4)),
    "grey8.png": lambda path, mask: Image.fromarray(mask).save(path),
    "grey16.png": lambda path, mask: Image.fromarray(mask.astype(np.uint16)).save(path),
    "palette2.png": _bits_of_palette(2),
    "palette4.png": _bits_of_palette(4),
    "palette8.png": _bits_of_palette(8),
    "la.png": _channels(2),
    "rgb.png": _channels(3),
    "rgba.png": _channels(4),
    "rgb16.png": _png16(3),
    "rgba16.png": _png16(4),
    "grey.bmp": lambda path, mask: Image.fromarray(mask).save(path),
    "palette.bmp": lambda path, mask: _palette(mask).save(path),
    "palette.gif": lambda path, mask: _palette(mask).save(path),
    "lossless.webp": lambda path, mask: Image.fromarray(np.dstack([mask] * 3)).save(path, lossless=True),
    "a.jp2": lambda path, mask: path.write_bytes(imagecodecs.jpeg2k_encode(mask, level=0)),
    "a.jxl": lambda path, mask: path.write_bytes(imagecodecs.jpegxl_encode(mask, lossless=True)),
    "palette.tif": _palette_tiff,
    "planes.tif": _separate,
    "rgb.tif": _channels(3),
    "rgba.tif": _channels(4),
    "white-is-zero.tif": _tiff(photometric="miniswhite"),
    "white-is-zero16.tif": _tiff("uint16", photometric="miniswhite"),
    "big.tif": _tiff(bigtiff=True, byteorder=">"),
    "tiles.tif": _tiff(tile=(16, 16)),
    "bits4.tif": _tiff(bitspersample=4),
    **{
        f"{kind}.tif": _tiff(kind)
        for kind in ("int8", "int16", "uint16", "int32", "uint32", "int64", "uint64")
    },
    **{f"{kind}.tif": _tiff(kind) for kind in ("float16", "float32", "float64")},
    **{
        f"{name}.tif": _tiff(compression=name)
        for name in ("lzw", "zlib", "lzma", "zstd", "packbits", "jpeg2000", "jpegxl", "lerc", "png")
    },
    "predictor.tif": _tiff("uint16", compression="lzw", predictor=True),
    "float-predictor.tif": _tiff("float32", compression="zlib", predictor=3),
}
"""File name -> writer of ids 0 to 3."""

BITS: dict[str, Writer] = {
    "bit.png": lambda path, mask: Image.fromarray(mask == 1).save(path),
    "grey1.png": lambda path, mask: path.write_bytes(grey_png(mask, 1)),
    "palette1.png": _bits_of_palette(1),
    "bit.bmp": lambda path, mask: Image.fromarray(mask == 1).save(path),
    "bit.tif": lambda path, mask: tifffile.imwrite(path, mask == 1),
    "white-is-zero.tif": lambda path, mask: tifffile.imwrite(path, mask == 1, photometric="miniswhite"),
}
"""File name -> writer of ids 0 and 1 in one bit."""
