"""Files whose picture has the stored numbers, told by their header."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

from engine.core import UserError
from engine.document.image import read_image
from engine.document.samples.stored import is_plain, read_samples
from engine.session.pixel_values import values_of

RANDOM = np.random.default_rng(8)
BYTES = RANDOM.integers(0, 256, (7, 5), np.uint8)
RGB = RANDOM.integers(0, 256, (7, 5, 3), np.uint8)
RGBA = RANDOM.integers(0, 256, (7, 5, 4), np.uint8)
DEEP = RANDOM.integers(0, 65_536, (7, 5), np.uint16)


def saved(pixels: np.ndarray, mode: str | None = None) -> Callable[[Path], object]:
    return lambda path: Image.fromarray(pixels, mode).save(path)


def with_palette(path: Path) -> None:
    image = Image.fromarray(BYTES, "P")
    image.putpalette(RANDOM.integers(0, 256, 768, np.uint8).tobytes())
    image.save(path)


CASES: dict[str, tuple[str, bool, Callable[[Path], object]]] = {
    "grey, PNG": ("a.png", True, saved(BYTES)),
    "colour, PNG": ("a.png", True, saved(RGB)),
    "colour, BMP": ("a.bmp", True, saved(RGB)),
    "colour, JPEG": ("a.jpg", True, saved(RGB)),
    "grey, JPEG": ("a.jpg", True, saved(BYTES)),
    "four inks, JPEG": ("a.jpg", False, saved(RGBA, "CMYK")),
    "16 bits, PNG": ("a.png", False, saved(DEEP)),
    "transparency, PNG": ("a.png", False, saved(RGBA)),
    "a see-through colour, PNG": (
        "a.png", False, lambda p: Image.fromarray(RGB).save(p, transparency=(1, 2, 3)),
    ),
    "a palette, PNG": ("a.png", False, with_palette),
    "a bit, PNG": ("a.png", False, lambda p: Image.fromarray(BYTES).convert("1").save(p)),
    "colour, TIFF": ("a.tif", True, lambda p: tifffile.imwrite(p, RGB, photometric="rgb")),
    "grey, TIFF": ("a.tif", True, lambda p: tifffile.imwrite(p, BYTES)),
    "colour in planes, TIFF": (
        "a.tif", True,
        lambda p: tifffile.imwrite(p, RGB.transpose(2, 0, 1), photometric="rgb", planarconfig=2),
    ),
    "transparency, TIFF": (
        "a.tif", False, lambda p: tifffile.imwrite(p, RGBA, photometric="rgb", extrasamples=["unassalpha"]),
    ),
    "two pages, TIFF": ("a.tif", False, lambda p: tifffile.imwrite(p, np.stack([BYTES] * 2))),
    "white is zero, TIFF": ("a.tif", False, lambda p: tifffile.imwrite(p, BYTES, photometric="miniswhite")),
    "turned, TIFF": ("a.tif", False, lambda p: tifffile.imwrite(p, BYTES, extratags=[(274, 3, 1, 6, True)])),
    "16 bits, TIFF": ("a.tif", False, lambda p: tifffile.imwrite(p, DEEP)),
}  # fmt: skip


@pytest.mark.parametrize("name", list(CASES))
def test_a_plain_file_has_the_numbers_of_its_picture(tmp_path: Path, name: str) -> None:
    file, expected, write = CASES[name]
    path = tmp_path / file
    write(path)
    assert is_plain(path) == expected
    if expected:
        pixels, picture = read_samples(path, 1000).pixels, read_image(path)
        stored = pixels if pixels.ndim == 3 else np.dstack([pixels] * 3)
        np.testing.assert_array_equal(stored, picture)


def test_values_of_a_pixel_are_all_that_the_file_stores(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.fromarray(RGBA).save(path)
    assert values_of(read_samples(path, 1000), 3, 2) == tuple(RGBA[3, 2].tolist())
    Image.fromarray(DEEP).save(path)
    assert values_of(read_samples(path, 1000), 3, 2) == (int(DEEP[3, 2]),)


def test_what_is_no_image_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"nothing")
    with pytest.raises(UserError):
        is_plain(path)
