"""Pyramids and large tiled TIFF: read tile by tile, slides beyond the limit at the level that fits."""

from __future__ import annotations

import os
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any, Final

import numpy as np
import pytest
import tifffile

from engine.core import UserError
from engine.core.plane_path import input_path
from engine.document.fingerprint import file_stamp
from engine.document.image import probe_image, read_image, read_reduced, read_stripes
from engine.document.pixel_file import file_bytes, map_pixel_file, write_pixel_file
from engine.document.stacks import bands, layout, reading
from engine.document.stacks.network_input import read_network_input
from engine.document.used_part import used_part
from gui.panels.thumbnails import read_thumbnail

CHECKOUT: Final = Path(__file__).parents[3]
RGB = np.random.default_rng(0).integers(0, 256, (300, 421, 3), np.uint8)


@pytest.fixture(autouse=True)
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture of 126,300 pixels is large, and one of more than 200,000 too large."""
    monkeypatch.setattr(bands, "BANDS_PX", 50_000)
    for module in (bands, layout, reading):
        monkeypatch.setattr(module, "LARGEST_PX", 200_000)


def pyramid(path: Path, pixels: np.ndarray, **options: Any) -> Path:
    with tifffile.TiffWriter(path) as writer:
        options = {"photometric": "rgb" if pixels.ndim == 3 else "minisblack", "metadata": None, **options}
        writer.write(pixels, subifds=2, **options)
        for step in (2, 4):
            writer.write(pixels[::step, ::step], subfiletype=1, **options)
    return path


@pytest.mark.parametrize(
    "options",
    [
        {"tile": (64, 80)},
        {"tile": (64, 80), "compression": "jpeg"},
        {"tile": (256, 512), "compression": "zlib"},
        {"rowsperstrip": 17, "compression": "lzw"},
    ],
)
@pytest.mark.parametrize("pixels", [RGB, RGB[:, :, 0]], ids=["colour", "grey"])
def test_bands_are_the_picture(tmp_path: Path, pixels: np.ndarray, options: dict[str, Any]) -> None:
    path = pyramid(tmp_path / "a.tif", pixels, **options)
    assert bands.has_bands(path)
    stripes = list(read_stripes(path, 50))
    assert [len(stripe) for stripe in stripes] == [50] * 6
    whole = read_image(path)
    assert np.array_equal(np.concatenate(stripes), whole)
    expected = tifffile.imread(path) if "compression" in options else pixels
    assert np.array_equal(whole[:, :, 0], expected if expected.ndim == 2 else expected[:, :, 0])
    target = tmp_path / "a.pixels"
    target.touch()
    write_pixel_file(path, target, "a", (300, 421), lambda share: None)
    assert np.array_equal(map_pixel_file(target, "a", (300, 421)).pixels, whole)
    assert target.stat().st_size == file_bytes((300, 421))


def test_a_slide_beyond_the_limit_is_its_largest_level_that_fits(tmp_path: Path) -> None:
    slide = np.repeat(np.repeat(RGB, 3, 0), 3, 1)
    path = pyramid(tmp_path / "slide.svs.tif", slide, tile=(64, 64))
    info = probe_image(path)
    assert (info.height, info.width) == (225, 316)
    assert np.array_equal(read_image(path), slide[::4, ::4])
    assert np.array_equal(np.concatenate(list(read_stripes(path, 64))), slide[::4, ::4])
    assert used_part(path).sentence() == "Level 3 of 3 is shown."
    assert file_stamp(path) is not None
    with pytest.raises(UserError, match="megapixels"):
        read_image(path / "@l1")
    with pytest.raises(UserError, match="ends at 3"):
        read_image(path / "@l4")
    assert read_thumbnail(path) is not None


LARGE = np.random.default_rng(1).integers(0, 256, (901, 1207, 3), np.uint8)


def halves(pixels: np.ndarray, side: int = 4) -> np.ndarray:
    """Means of square cells, rounded as whole numbers are."""
    height, width = (length // side for length in pixels.shape[:2])
    cells = pixels[: height * side, : width * side].reshape(height, side, width, side, -1).astype(np.int64)
    return ((cells.sum(axis=(1, 3)) + side * side // 2) // (side * side)).astype(pixels.dtype)


@pytest.mark.parametrize(
    "options",
    [
        {"tile": (64, 80)},
        {"tile": (64, 80), "compression": "zlib", "bigtiff": True, "byteorder": ">"},
        {"rowsperstrip": 17, "compression": "lzw"},
        {},
    ],
)
@pytest.mark.parametrize("pixels", [LARGE, LARGE[:, :, 0]], ids=["colour", "grey"])
def test_a_large_page_without_smaller_copies_is_made_smaller_as_it_is_read(
    tmp_path: Path, pixels: np.ndarray, options: dict[str, Any]
) -> None:
    path = tmp_path / "a.tif"
    kind = "rgb" if pixels.ndim == 3 else "minisblack"
    tifffile.imwrite(path, pixels, photometric=kind, metadata=None, **options)
    expected = halves(np.broadcast_to(pixels.reshape(901, 1207, -1), (901, 1207, 3)))
    info = probe_image(path)
    assert (info.height, info.width) == (225, 301)
    assert np.array_equal(read_image(path), expected)
    stripes = list(read_stripes(path, 64))
    assert [len(stripe) for stripe in stripes] == [64, 64, 64, 33]
    assert np.array_equal(np.concatenate(stripes), expected)
    assert max(read_reduced(path, 100).shape) == 100
    assert read_thumbnail(path) is not None
    assert used_part(path).unit == "level"
    with pytest.raises(UserError, match="megapixels"):
        read_image(path / "@l1", 200_000)


def test_large_tiles_of_jpeg_2000_are_made_smaller(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    grey = LARGE[:700, :300, 0]
    tifffile.imwrite(path, grey, tile=(256, 256), compression="jpeg2000", photometric="minisblack")
    assert np.array_equal(read_image(path)[..., :1], halves(grey, 2))


def test_large_pages_of_many_bits_and_channels_are_made_smaller_too(tmp_path: Path) -> None:
    deep = np.random.default_rng(3).integers(0, 4000, (5, 901, 1207)).astype(np.uint16)
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, deep, tile=(64, 80), photometric="minisblack", ome=True, metadata={"axes": "CYX"})
    assert read_image(path).shape == (225, 301, 3)
    stored = reading.read_stored(path, 200_000).pixels
    assert np.array_equal(stored[..., 3], halves(deep[3])[..., 0])
    assert read_network_input(input_path(path, (1, 2, 3, 4, 5)), 200_000).shape == (225, 301, 5)
    # Numbers that stand for colours have no mean.
    table = np.arange(768, dtype=np.uint16).reshape(3, 256) * 80
    numbers = LARGE[:, :, 0]
    tifffile.imwrite(path, numbers, tile=(64, 80), photometric="palette", colormap=table)
    expected = (table.T >> 8).astype(np.uint8)[numbers[:900:4, :1204:4]]
    assert np.array_equal(read_image(path), expected)


def test_a_large_page_that_cannot_be_read_in_parts_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, LARGE, photometric="rgb", compression="zlib", rowsperstrip=901)
    with pytest.raises(UserError, match="Cut it into smaller"):
        read_image(path, 200_000)


_PEAK = """
import resource, sys
from pathlib import Path
from engine.document.image import read_stripes
from engine.document.stacks import bands, layout, reading
for module in (bands, layout, reading):
    module.LARGEST_PX = int(sys.argv[2])
count = sum(len(stripe) for stripe in read_stripes(Path(sys.argv[1]), 256, int(sys.argv[2])))
print(count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the peak is measured in KiB there")
def test_memory_does_not_grow_with_the_picture(tmp_path: Path) -> None:
    """Of 30,000 x 20,000 pixels with INKLING_NIGHTLY; else of a ninth of it, with the limit as much lower."""
    times = 30 if os.environ.get("INKLING_NIGHTLY") else 10
    height, width = times * 660, times * 990
    tile = np.random.default_rng(0).integers(0, 8, (256, 256)).astype(np.uint8)
    encoded = zlib.compress(tile, 1)
    count = -(-height // 256) * -(-width // 256)
    path = tmp_path / "a.tif"
    with tifffile.TiffWriter(path, bigtiff=True) as writer:
        writer.write(
            iter([encoded] * count),
            shape=(height, width),
            dtype=np.uint8,
            tile=(256, 256),
            compression="zlib",
            photometric="minisblack",
            metadata=None,
        )
    limit = str(height * width // 2)
    small = tmp_path / "small.tif"
    tifffile.imwrite(small, np.zeros((600, 600), np.uint8), tile=(256, 256))
    rows, peak = measured(path, limit)
    _, before = measured(small, "200000")
    assert rows == height // 2
    # As a whole it has 65 MB, or 588; half its size in colour has 49 or 441.
    assert peak - before < (150_000 if times == 30 else 40_000)


def measured(path: Path, limit: str) -> tuple[int, int]:
    """Rows that were read, and the peak of a process that did nothing else, in KiB."""
    command = [sys.executable, "-c", _PEAK, str(path), limit]
    run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=CHECKOUT)
    rows, peak = run.stdout.split()
    return int(rows), int(peak)


def test_small_pictures_come_from_a_smaller_level(tmp_path: Path) -> None:
    path = pyramid(tmp_path / "a.tif", RGB, tile=(64, 64))
    assert np.array_equal(read_reduced(path, 106), RGB[::4, ::4])
    assert read_reduced(path, 60).shape == (42, 60, 3)
    assert used_part(path).is_whole


def test_a_truncated_slide_is_one_sentence(tmp_path: Path) -> None:
    path = pyramid(tmp_path / "a.tif", RGB, tile=(64, 64))
    path.write_bytes(path.read_bytes()[:90_000])
    with pytest.raises(UserError, match=r"a\.tif"):
        read_image(path)
