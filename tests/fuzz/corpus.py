"""Small sound image files of every format, layout and compression that the readers here can meet."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from typing import Any

import cv2
import imagecodecs
import numpy as np
import tifffile
from PIL import Image

SIDE = 24


@cache
def image_corpus() -> Mapping[str, bytes]:
    """File name -> content, each 24 x 24 or a little larger."""
    return _pillow_files() | _tiff_files() | _codestreams() | _foreign_files()


@cache
def mask_corpus() -> Mapping[str, bytes]:
    """Masks of ids 0 to 2 and 255 in every lossless format."""
    ids = np.zeros((SIDE, SIDE), np.uint8)
    ids[4:12, 4:12], ids[14:20, 6:18], ids[:3] = 1, 2, 255
    palette = Image.fromarray(ids)
    palette.putpalette([value for index in range(256) for value in (index, 255 - index, index // 2)])
    files = {
        "grey.png": _saved(Image.fromarray(ids), "PNG"),
        "palette.png": _saved(palette, "PNG"),
        "bits.png": _saved(Image.fromarray(ids == 1), "PNG"),
        "wide.png": _saved(Image.fromarray(ids.astype(np.uint16)), "PNG"),
        "rgb.png": _saved(Image.fromarray(np.stack([ids] * 3, axis=2)), "PNG"),
        "grey.bmp": _saved(Image.fromarray(ids), "BMP"),
        "a.jp2": imagecodecs.jpeg2k_encode(ids, level=0),
        "a.jxl": imagecodecs.jpegxl_encode(ids, lossless=True),
        "palette.gif": _saved(palette, "GIF"),
    }
    for name, options in _TIFFS.items():
        files[f"mask-{name}.tif"] = _tiff(ids, **options)
    return files


def _saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def _noise(*shape: int, high: int = 255) -> Any:
    return np.random.default_rng(1).integers(0, high, shape, dtype=np.uint16 if high > 255 else np.uint8)


def _pillow_files() -> dict[str, bytes]:
    rgb = Image.fromarray(_noise(SIDE, SIDE, 3))
    smooth = Image.linear_gradient("L").resize((SIDE * 2, SIDE * 2)).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = 6
    files = {
        "rgb.png": _saved(rgb, "PNG", exif=exif),
        "rgba.png": _saved(rgb.convert("RGBA"), "PNG"),
        "palette.png": _saved(rgb.quantize(16), "PNG"),
        "grey16.png": _saved(Image.fromarray(_noise(SIDE, SIDE, high=60_000)), "PNG"),
        "baseline.jpg": _saved(smooth, "JPEG", exif=exif),
        "progressive.jpg": _saved(smooth, "JPEG", progressive=True),
        "cmyk.jpg": _saved(rgb.convert("CMYK"), "JPEG"),
        "rgb.bmp": _saved(rgb, "BMP"),
        "palette.bmp": _saved(rgb.quantize(16), "BMP"),
        "frames.gif": _saved(rgb.quantize(16), "GIF", save_all=True, append_images=[smooth.quantize(4)]),
        "lossy.webp": _saved(smooth, "WEBP"),
        "lossless.webp": _saved(rgb, "WEBP", lossless=True),
        "frames.webp": _saved(rgb, "WEBP", save_all=True, append_images=[smooth.resize((SIDE, SIDE))]),
        "lossy.avif": _saved(smooth, "AVIF"),
    }
    for compression in ("raw", "tiff_lzw", "packbits", "tiff_adobe_deflate", "jpeg", "lzma"):
        files[f"pillow-{compression}.tif"] = _saved(rgb, "TIFF", compression=compression)
    files["fax.tif"] = _saved(rgb.convert("1"), "TIFF", compression="group4")
    files["lab.tif"] = _saved(Image.new("LAB", (SIDE, SIDE), (90, 120, 130)), "TIFF")
    files["float.tif"] = _saved(Image.fromarray(_noise(SIDE, SIDE).astype(np.float32)), "TIFF")
    return files


_TIFFS: dict[str, dict[str, Any]] = {
    "strips": {"rowsperstrip": 5},
    "tiles": {"tile": (16, 16)},
    "big": {"bigtiff": True},
    "big-endian": {"byteorder": ">"},
    "deflate": {"compression": "zlib", "rowsperstrip": 7},
    "deflate-tiles": {"compression": "zlib", "tile": (16, 16)},
    "lzma": {"compression": "lzma"},
}


def _tiff(pixels: Any, **options: Any) -> bytes:
    buffer = io.BytesIO()
    tifffile.imwrite(buffer, pixels, **options)
    return buffer.getvalue()


def _tiff_files() -> dict[str, bytes]:
    files = {}
    for name, options in _TIFFS.items():
        files[f"five-{name}.tif"] = _tiff(
            _noise(SIDE, SIDE, 5), photometric="minisblack", planarconfig="contig", **options
        )
        files[f"wide-{name}.tif"] = _tiff(_noise(SIDE, SIDE, 3, high=60_000), photometric="rgb", **options)
    for name in ("lzw", "zstd", "jpeg2000", "jpegxl", "lerc", "webp", "png"):
        files[f"coded-{name}.tif"] = _tiff(_noise(SIDE, SIDE, 3), photometric="rgb", compression=name)
    files["twelve-bits.tif"] = _tiff(_noise(SIDE, SIDE, high=4_000), bitspersample=12)
    files["channels.ome.tif"] = _tiff(
        _noise(3, SIDE, SIDE, high=60_000), photometric="minisblack", metadata={"axes": "CYX"}, ome=True
    )
    files["imagej.tif"] = _tiff(_noise(2, 3, SIDE, SIDE), imagej=True, metadata={"axes": "ZCYX"})
    # OpenCV's LZW and Deflate with a predictor, which are its defaults.
    for compression in (5, 8):
        options = [cv2.IMWRITE_TIFF_COMPRESSION, compression]
        files[f"opencv-{compression}.tif"] = cv2.imencode(
            ".tif", _noise(SIDE, SIDE, 3, high=60_000), options
        )[1].tobytes()
    files["rgb16.png"] = cv2.imencode(".png", _noise(SIDE, SIDE, 3, high=60_000))[1].tobytes()
    files["planes.tif"] = _tiff(_noise(5, SIDE, SIDE), photometric="minisblack", planarconfig="separate")
    files["pages.tif"] = _tiff(_noise(3, SIDE, SIDE), photometric="minisblack")
    files["signed.tif"] = _tiff(_noise(SIDE, SIDE).astype(np.int16))
    files["double.tif"] = _tiff(_noise(SIDE, SIDE).astype(np.float64))
    return files


def _codestreams() -> dict[str, bytes]:
    grey, rgb = _noise(SIDE, SIDE, high=4_000), _noise(SIDE, SIDE, 3)
    return {
        "a.jp2": imagecodecs.jpeg2k_encode(rgb),
        "a.j2k": imagecodecs.jpeg2k_encode(grey, level=0, codecformat="j2k"),
        "a.jxl": imagecodecs.jpegxl_encode(rgb),
        "boxes.jxl": imagecodecs.jpegxl_encode(grey, lossless=True, usecontainer=True),
        "twelve.jpg": imagecodecs.jpeg_encode(grey, bitspersample=12),
        "lossless.jpg": imagecodecs.ljpeg_encode(grey),
    }


def _foreign_files() -> dict[str, bytes]:
    """Formats that Pillow or OpenCV would read, but that are not images here."""
    rgb = Image.fromarray(_noise(SIDE, SIDE, 3))
    kinds = {
        "ppm": "PPM",
        "pcx": "PCX",
        "sgi": "SGI",
        "ico": "ICO",
        "tga": "TGA",
        "dds": "DDS",
    }
    return {f"foreign.{suffix}": _saved(rgb, kind) for suffix, kind in kinds.items()} | {
        "foreign.eps": _saved(rgb, "EPS"),
        "foreign.hdr": b"#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 24 +X 24\n" + bytes(24 * 24 * 4),
        "foreign.svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="99999" height="99999"/>',
    }
