"""Reading an image small: the same picture as in full, in a fraction of the pixels."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

from engine.core import UserError
from engine.document.image import read_image, read_reduced

ORIENTATION = 0x0112


def slope(height: int, width: int) -> np.ndarray:
    """Brighter to the right, redder to the bottom."""
    pixels = np.zeros((height, width, 3), np.uint8)
    pixels[..., 1] = np.linspace(0, 250, width).astype(np.uint8)
    pixels[..., 0] = np.linspace(0, 250, height).astype(np.uint8)[:, None]
    return pixels


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "bmp"])
def test_a_small_copy_looks_like_the_whole(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    Image.fromarray(slope(600, 900)).save(path, quality=95)
    small = read_reduced(path, 90)
    assert small.shape == (60, 90, 3)
    assert small.dtype == np.uint8
    cells = read_image(path).reshape(60, 10, 90, 10, 3).mean(axis=(1, 3))
    # JPEG's own error, and filters that overlap the cells.
    assert np.abs(small.astype(float) - cells)[3:-3, 3:-3].max() < 8


def test_a_turned_photograph_stands_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    Image.fromarray(slope(600, 900)).save(tmp_path / "a.jpg", exif=exif, quality=95)
    small, whole = read_reduced(tmp_path / "a.jpg", 90), read_image(tmp_path / "a.jpg")
    assert small.shape == (90, 60, 3)
    cells = whole.reshape(90, 10, 60, 10, 3).mean(axis=(1, 3))
    assert np.abs(small.astype(float) - cells)[3:-3, 3:-3].max() < 8


def test_an_image_that_is_small_already_stays_as_it_is(tmp_path: Path) -> None:
    Image.fromarray(slope(40, 30)).save(tmp_path / "a.png")
    assert np.array_equal(read_reduced(tmp_path / "a.png", 90), read_image(tmp_path / "a.png"))


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_other_kinds_of_jpeg_become_rgb(tmp_path: Path, mode: str) -> None:
    Image.fromarray(slope(400, 400)).convert(mode).save(tmp_path / "a.jpg")
    assert read_reduced(tmp_path / "a.jpg", 50).shape == (50, 50, 3)


def test_a_tiff_of_many_channels_is_read_like_in_full(tmp_path: Path) -> None:
    pixels = np.random.default_rng(0).integers(0, 65535, (80, 160, 5), dtype=np.uint16)
    tifffile.imwrite(tmp_path / "a.tif", pixels, photometric="minisblack", planarconfig="contig")
    assert read_reduced(tmp_path / "a.tif", 40).shape == (20, 40, 3)


def test_a_very_long_image_keeps_at_least_a_pixel(tmp_path: Path) -> None:
    Image.fromarray(slope(2, 900)).save(tmp_path / "a.png")
    assert read_reduced(tmp_path / "a.png", 30).shape == (1, 30, 3)


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff and then nothing", b"text"])
def test_what_is_no_image_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.jpg").write_bytes(content)
    with pytest.raises(UserError, match=r"a\.jpg"):
        read_reduced(tmp_path / "a.jpg", 30)
