"""TIFF and its kin: every compression, depth and layout shows the picture, or what is missing is named."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import imagecodecs
import numpy as np
import pytest
import tifffile
from PIL import Image

from engine.core import UserError
from engine.document.image import probe_image, read_image, read_reduced
from engine.document.to_rgb8 import eight_bits
from engine.document.used_part import used_part
from tests.architecture.imports import CHECKOUT

ROWS, COLUMNS = np.mgrid[:64, :96]
GREY = ((ROWS * 2 + COLUMNS) * 255 // 221).astype(np.uint8)
RGB = np.dstack([GREY, GREY[::-1], GREY[:, ::-1]])
LOSSLESS = ("lzw", "zlib", "lzma", "zstd", "packbits", "jpeg2000", "jpegxl", "lerc", "png", "webp", None)
LAYOUTS: dict[str, dict[str, Any]] = {
    "strips": {},
    "tiles": {"tile": (32, 32)},
    "separate": {"planarconfig": "separate"},
}
# WebP holds no single channel, JPEG 2000 no floats.
WAYS = [(c, layout) for c in LOSSLESS for layout in LAYOUTS if (c, layout) != ("webp", "separate")]
WIDE = [(c, "uint16") for c in ("lzw", "zlib", "zstd", "jpeg2000", "jpegxl", "lerc", None)] + [
    (c, "float32") for c in ("lzw", "zlib", "zstd", "jpegxl", "lerc", None)
]


@pytest.mark.parametrize(("compression", "layout"), WAYS)
def test_8_bits_in_every_compression_are_the_picture(
    tmp_path: Path, compression: str | None, layout: str
) -> None:
    options = LAYOUTS[layout] | ({"compressionargs": {"lossless": True}} if compression == "webp" else {})
    pixels = np.moveaxis(RGB, 2, 0) if layout == "separate" else RGB
    tifffile.imwrite(tmp_path / "a.tif", pixels, photometric="rgb", compression=compression, **options)
    assert np.array_equal(read_image(tmp_path / "a.tif"), RGB)


@pytest.mark.parametrize(("compression", "kind"), WIDE)
def test_deep_colours_in_every_compression_keep_their_shades(
    tmp_path: Path, compression: str | None, kind: str
) -> None:
    pixels = (RGB.astype(kind) * 16) if kind == "uint16" else RGB.astype(kind) / 255
    tifffile.imwrite(tmp_path / "a.tif", pixels, photometric="rgb", compression=compression)
    assert np.abs(read_image(tmp_path / "a.tif").astype(int) - RGB.astype(int)).max() < 6
    assert probe_image(tmp_path / "a.tif").bits == pixels.dtype.itemsize * 8


@pytest.mark.parametrize(
    "options", [{"compression": "zlib", "predictor": 3}, {"compression": "zstd", "predictor": 3}]
)
def test_floats_with_a_predictor_are_read(tmp_path: Path, options: dict[str, Any]) -> None:
    tifffile.imwrite(tmp_path / "a.tif", RGB.astype(np.float32), photometric="rgb", **options)
    assert np.abs(read_image(tmp_path / "a.tif").astype(int) - RGB.astype(int)).max() < 6


@pytest.mark.parametrize("bits", [4, 10, 12, 14])
def test_odd_depths_are_read(tmp_path: Path, bits: int) -> None:
    pixels = (COLUMNS * ((1 << bits) - 1) // 95).astype(np.uint8 if bits < 8 else np.uint16)
    tifffile.imwrite(tmp_path / "a.tif", pixels, bitspersample=bits)
    shown = read_image(tmp_path / "a.tif")
    assert (shown[:, 0].max(), shown[:, -1].min()) == (0, 255)
    assert probe_image(tmp_path / "a.tif").bits == max(8, bits)


def _jpeg12(path: Path) -> None:
    path.write_bytes(imagecodecs.jpeg_encode(GREY.astype(np.uint16) * 16, bitspersample=12, level=98))


KIN: dict[str, Callable[[Path], object]] = {
    "a.jp2": lambda path: path.write_bytes(imagecodecs.jpeg2k_encode(RGB, level=0)),
    "a.j2k": lambda path: path.write_bytes(imagecodecs.jpeg2k_encode(RGB, level=0, codecformat="j2k")),
    "a.jxl": lambda path: path.write_bytes(imagecodecs.jpegxl_encode(RGB, lossless=True)),
    "boxes.jxl": lambda path: path.write_bytes(
        imagecodecs.jpegxl_encode(RGB, lossless=True, usecontainer=True)
    ),
    "deep.jxl": lambda path: path.write_bytes(
        imagecodecs.jpegxl_encode(RGB.astype(np.uint16) * 200, lossless=True)
    ),
    "deep.jp2": lambda path: path.write_bytes(
        imagecodecs.jpeg2k_encode(RGB.astype(np.uint16) * 200, level=0)
    ),
    "twelve.jpg": _jpeg12,
    "lossless.jpg": lambda path: path.write_bytes(imagecodecs.ljpeg_encode(GREY.astype(np.uint16) * 16)),
}


@pytest.mark.parametrize("name", KIN)
def test_the_kin_of_jpeg_is_read_in_the_size_that_its_header_tells(tmp_path: Path, name: str) -> None:
    KIN[name](tmp_path / name)
    shown = read_image(tmp_path / name)
    info = probe_image(tmp_path / name)
    assert (info.height, info.width) == shown.shape[:2] == GREY.shape
    truth = RGB if "jpg" not in name else np.dstack([GREY] * 3)
    assert np.abs(shown.astype(int) - truth).mean() < 4
    assert read_reduced(tmp_path / name, 48).shape == (32, 48, 3)


@pytest.mark.parametrize(
    "size", [(1, 1), (8, 256), (257, 300), (300, 300), (400, 300), (90, 160), (33, 8200)]
)
def test_every_way_to_write_a_size_in_jpeg_xl_is_read(tmp_path: Path, size: tuple[int, int]) -> None:
    (tmp_path / "a.jxl").write_bytes(imagecodecs.jpegxl_encode(np.zeros(size, np.uint8), lossless=True))
    info = probe_image(tmp_path / "a.jxl")
    assert (info.height, info.width) == size


NODATA = {
    "dem": (np.float32, "-9999"),
    "low": (np.float32, "-3.4e+38"),
    "lowest": (np.float32, str(float(np.finfo(np.float32).min))),
    "band": (np.uint16, "65535"),
    "signed": (np.int16, "-32768"),
    "nan": (np.float64, "nan"),
}


@pytest.mark.parametrize("channels", [1, 5])
@pytest.mark.parametrize("name", NODATA)
def test_no_data_takes_no_part_in_range_and_light(tmp_path: Path, name: str, channels: int) -> None:
    kind, text = NODATA[name]
    data = np.dstack([COLUMNS * 2.5 + ROWS * 0.2 + 300] * channels)
    hole = np.zeros(GREY.shape, bool)
    hole[:10, :20] = True
    pixels = np.where(hole[:, :, None], float(text), data).astype(kind)
    tifffile.imwrite(
        tmp_path / "a.tif",
        pixels if channels > 1 else pixels[:, :, 0],
        photometric="minisblack",
        planarconfig="contig" if channels > 1 else None,
        extratags=[(42113, "s", 0, text, True)],
    )
    shown = read_image(tmp_path / "a.tif")[:, :, 0]
    assert shown[~hole].min() < 4
    assert shown[~hole].max() > 251
    if name != "nan":
        assert abs(float(shown.mean()) - float(shown[~hole].mean())) < 1


def test_the_lowest_float_is_no_measurement_even_without_a_tag() -> None:
    pixels = GREY.astype(np.float32)
    pixels[:5] = np.finfo(np.float32).min
    assert eight_bits(pixels)[5:].std() > 50


def _hyperstack(path: Path, channels: int, slices: int = 1, kind: str = "uint16") -> np.ndarray:
    stack = np.stack(
        [np.stack([GREY.astype(kind) * (c + z) for c in range(channels)]) for z in range(slices)]
    )
    if path.name.endswith(".ome.tif"):
        tifffile.imwrite(path, np.moveaxis(stack, 1, 0), metadata={"axes": "CZYX"}, photometric="minisblack")
    else:
        tifffile.imwrite(path, stack, imagej=True, metadata={"axes": "ZCYX"})
    return stack


@pytest.mark.parametrize("name", ["a.ome.tif", "imagej.tif"])
@pytest.mark.parametrize(("channels", "slices"), [(2, 1), (3, 1), (2, 4), (5, 3)])
def test_channels_that_are_pages_become_colours_and_the_rest_is_told(
    tmp_path: Path, name: str, channels: int, slices: int
) -> None:
    _hyperstack(tmp_path / name, channels, slices)
    shown = read_image(tmp_path / name)
    # The first channel of the first slice is empty, the others are stretched by themselves.
    assert shown[:, :, 0].max() == 0
    assert shown[:, :, 1].max() == 255
    part = used_part(tmp_path / name)
    assert (part.pages, part.channels, part.used_channels) == (slices, channels, min(channels, 3))


def test_pages_without_a_word_of_channels_stay_pages(tmp_path: Path) -> None:
    tifffile.imwrite(tmp_path / "a.tif", np.stack([GREY, GREY * 0]), photometric="minisblack")
    assert np.array_equal(read_image(tmp_path / "a.tif")[:, :, 2], GREY)
    assert used_part(tmp_path / "a.tif").pages == 2


@pytest.mark.parametrize("compression", ["zlib", "jpeg2000", "lzw"])
def test_a_buffer_that_a_decoder_left_untouched_is_a_failure(
    tmp_path: Path, compression: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    noise = np.random.default_rng(1).integers(0, 60_000, (128, 128, 3), np.uint16)
    tifffile.imwrite(tmp_path / "a.tif", noise, photometric="rgb", compression=compression)
    assert read_image(tmp_path / "a.tif").std() > 50
    monkeypatch.setattr(tifffile.TiffPage, "asarray", lambda page: np.zeros(page.shape, page.dtype))
    with pytest.raises(UserError, match="was decoded to nothing"):
        read_image(tmp_path / "a.tif")


@pytest.mark.parametrize("compression", ["zlib", "lzw", "packbits", "jpeg2000", "zstd", "lzma", None])
@pytest.mark.parametrize("value", [0, 7, 65535])
def test_an_honest_picture_of_one_value_is_no_failure(
    tmp_path: Path, compression: str | None, value: int
) -> None:
    plain = np.full((200, 300, 3), value, np.uint16)
    tifffile.imwrite(tmp_path / "a.tif", plain, photometric="rgb", compression=compression, tile=(32, 32))
    assert read_image(tmp_path / "a.tif").shape == (200, 300, 3)


def test_a_file_whose_pieces_are_all_empty_stores_no_pixels(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, GREY.astype(np.uint16), compression="zlib", rowsperstrip=32)
    with tifffile.TiffFile(path, mode="r+b") as file:
        file.pages[0].tags["StripByteCounts"].overwrite([0, 0])
    with pytest.raises(UserError, match="stores no pixels"):
        read_image(path)


MISSING = """
import sys
from pathlib import Path
sys.modules["imagecodecs"] = sys.modules["pillow_heif"] = None
from engine.core import UserError
from engine.document.image import read_image, read_mask
for path in sorted(Path(sys.argv[1]).iterdir()):
    for read in (read_image, lambda file: read_mask(file, None, None)):
        try:
            read(path)
        except UserError as error:
            print(path.name, "|", error)
"""


def test_a_missing_decoder_is_named_and_no_damage_is_claimed(tmp_path: Path) -> None:
    tifffile.imwrite(tmp_path / "jpeg2000.tif", RGB, photometric="rgb", tile=(32, 32), compression="jpeg2000")
    tifffile.imwrite(tmp_path / "lzw.tif", RGB.astype(np.uint16), photometric="rgb", compression="lzw")
    floats = RGB.astype(np.float32)
    tifffile.imwrite(tmp_path / "predictor.tif", floats, photometric="rgb", compression="zlib", predictor=3)
    KIN["a.jp2"](tmp_path / "a.jp2")
    KIN["a.jxl"](tmp_path / "a.jxl")
    (tmp_path / "photo.heic").write_bytes(b"\0\0\0\x18ftypheic" + bytes(100))
    done = subprocess.run(
        [sys.executable, "-c", MISSING, str(tmp_path)],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )
    lines = done.stdout.splitlines()
    packages = {"photo.heic": "pillow-heif"}
    assert len(lines) == 2 * 6
    for line in lines:
        package = packages.get(line.split(" |")[0], "imagecodecs")
        assert f"needs {package} to be read. Install it with: pip install {package}" in line


@pytest.mark.parametrize("start", [b"%PDF-1.7", b"8BPS", b"SIMPLE  = T", b"PK\x03\x04"])
def test_pictures_of_formats_that_are_not_read_are_called_by_their_name(tmp_path: Path, start: bytes) -> None:
    (tmp_path / "a.png").write_bytes(start + bytes(100))
    with pytest.raises(UserError, match=r"a\.png is a \w+ file, which is not read here"):
        read_image(tmp_path / "a.png")


def test_a_compression_that_nobody_knows_is_no_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, GREY.astype(np.uint16), compression="zlib")
    with tifffile.TiffFile(path, mode="r+b") as file:
        file.pages[0].tags["Compression"].overwrite(34713)
    with pytest.raises(UserError, match="packed in a way that nothing here reads"):
        read_image(path)


def test_heic_is_read_where_pillow_heif_is_installed(tmp_path: Path) -> None:
    pillow_heif = pytest.importorskip("pillow_heif")
    pillow_heif.from_pillow(Image.fromarray(RGB)).save(tmp_path / "a.heic", quality=95)
    assert np.abs(read_image(tmp_path / "a.heic").astype(int) - RGB).mean() < 12
    assert (probe_image(tmp_path / "a.heic").height, probe_image(tmp_path / "a.heic").width) == GREY.shape


def test_complex_numbers_are_refused_and_not_shown_in_part(tmp_path: Path) -> None:
    tifffile.imwrite(tmp_path / "radar.tif", np.full((8, 9), 1 + 2j, np.complex64))
    for read in (probe_image, read_image):
        with pytest.raises(UserError, match=r"^radar\.tif holds complex numbers") as refused:
            read(tmp_path / "radar.tif")
        assert refused.value.hint == "Save their magnitude as TIFF."
