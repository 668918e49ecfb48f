"""Honest files that are almost empty open; memory stays within three times what they decode to and 300 MB."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

from engine.core import UserError
from engine.document.image import read_image, read_mask


@pytest.mark.parametrize(
    ("name", "mode", "options"),
    [
        ("a.png", "1", {}),
        ("a.png", "L", {"compress_level": 9}),
        ("a.png", "RGB", {"compress_level": 9}),
        ("a.jpg", "L", {"quality": 1}),
        ("a.gif", "L", {}),
        ("a.tif", "L", {"compression": "tiff_adobe_deflate"}),
        ("a.tif", "L", {"compression": "tiff_lzw"}),
        ("a.tif", "L", {"compression": "packbits"}),
        ("a.tif", "L", {"compression": "lzma"}),
        ("a.tif", "1", {"compression": "group4"}),
        ("a.webp", "RGB", {"lossless": True}),
        ("a.bmp", "L", {}),
    ],
)
def test_an_honest_blank_image_opens(
    tmp_path: Path, name: str, mode: str, options: dict[str, object]
) -> None:
    side = 3000
    Image.new(mode, (side, side)).save(tmp_path / name, **options)
    pixels = read_image(tmp_path / name)
    assert pixels.shape == (side, side, 3)
    # JPEG rounds.
    assert pixels.max() < 16


def test_a_large_blank_mask_opens(tmp_path: Path) -> None:
    Image.new("1", (6_000, 6_000)).save(tmp_path / "a.png")
    mask = read_mask(tmp_path / "a.png", None, 2)
    assert mask.shape == (6_000, 6_000)


def test_a_tile_larger_than_its_image_by_far_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    pixels = np.zeros((24, 24, 5), np.uint8)
    tifffile.imwrite(path, pixels, tile=(16, 16), photometric="minisblack", planarconfig="contig")
    with tifffile.TiffFile(path, mode="r+b") as file:
        for tag in ("TileWidth", "TileLength"):
            file.pages[0].tags[tag].overwrite(32_000)
    with pytest.raises(UserError, match="far more than its"):
        read_image(path)
