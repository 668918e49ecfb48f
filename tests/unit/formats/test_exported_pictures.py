"""Pictures of exports: every kind that an orientation turns, planes of stacks, endings of formats."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

from engine.core import UserError
from engine.document.image import read_image
from engine.document.samples.stored import read_samples
from engine.formats.outgoing.pictures import stored_orientation, write_picture
from engine.storage.records import ImageRecord, ImageStatus

PIXELS = np.random.default_rng(1).integers(0, 255, (20, 33, 3), np.uint8)


def record_of(path: Path) -> ImageRecord:
    return ImageRecord(1, path, path.stem, None, None, ImageStatus.NEW, None, 0, path.name)  # type: ignore[arg-type]


def by_pillow(mode: str, **options: object) -> Callable[[Path, int], None]:
    def save(path: Path, orientation: int) -> None:
        exif = Image.Exif()
        exif[0x0112] = orientation
        Image.fromarray(PIXELS).convert(mode).save(path, exif=exif, **options)  # type: ignore[arg-type]

    return save


def tiff(kind: type[np.generic], photometric: str) -> Callable[[Path, int], None]:
    def save(path: Path, orientation: int) -> None:
        pixels = PIXELS if photometric == "rgb" else PIXELS[..., 0]
        tag = [(274, "H", 1, orientation, True)]
        tifffile.imwrite(path, pixels.astype(kind) * 3, photometric=photometric, extratags=tag)

    return save


KINDS: dict[str, Callable[[Path, int], None]] = {
    "rgb.jpg": by_pillow("RGB"),
    "grey.jpg": by_pillow("L"),
    "cmyk.jpg": by_pillow("CMYK"),
    "rgb.png": by_pillow("RGB"),
    "rgba.png": by_pillow("RGBA"),
    "palette.png": by_pillow("P"),
    "rgb.webp": by_pillow("RGB", lossless=True),
    "rgb8.tif": tiff(np.uint8, "rgb"),
    "grey16.tif": tiff(np.uint16, "minisblack"),
    "rgb16.tif": tiff(np.uint16, "rgb"),
    "float.tif": tiff(np.float32, "minisblack"),
    "inverted16.tif": tiff(np.uint16, "miniswhite"),
}


@pytest.mark.parametrize("orientation", range(2, 9))
@pytest.mark.parametrize("name", KINDS)
def test_a_turned_picture_of_any_kind_is_upright_and_the_same(
    tmp_path: Path, name: str, orientation: int
) -> None:
    source = tmp_path / name
    KINDS[name](source, orientation)
    assert stored_orientation(source) == orientation
    written = write_picture(record_of(source), tmp_path / "out", None, is_upright=True)
    assert written.is_turned
    assert not written.lies_turned
    assert stored_orientation(written.path) == 1
    assert np.array_equal(read_image(written.path), read_image(source))
    before, after = read_samples(source, 10**6), read_samples(written.path, 10**6)
    if before.pixels.dtype != np.uint8 and not name.startswith("inverted"):
        assert np.array_equal(before.pixels, after.pixels)
    kept = write_picture(record_of(source), tmp_path / "kept", None, is_upright=False)
    assert kept.path.read_bytes() == source.read_bytes()
    assert (kept.orientation, kept.lies_turned) == (orientation, True)


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("ending", [".png", ".jpg", ".tif", ".bmp"])
def test_a_picture_is_converted_only_where_the_ending_demands_it(
    tmp_path: Path, name: str, ending: str
) -> None:
    source = tmp_path / name
    KINDS[name](source, 1)
    written = write_picture(record_of(source), tmp_path / "out", frozenset({ending}), is_upright=True)
    assert written.path.suffix == ending
    assert written.is_converted == (source.suffix != ending)
    if not written.is_converted:
        assert written.path.read_bytes() == source.read_bytes()
    elif ending != ".jpg":
        assert np.array_equal(read_image(written.path), read_image(source))


def test_an_ending_that_a_format_demands_is_in_small_letters(tmp_path: Path) -> None:
    Image.fromarray(PIXELS).save(tmp_path / "a.PNG")
    (tmp_path / "out").mkdir()
    for suffixes, name in ((frozenset({".png"}), "x.png"), (None, "x.PNG")):
        written = write_picture(
            record_of(tmp_path / "a.PNG"), tmp_path / "out" / "x", suffixes, is_upright=True
        )
        assert written.path.name == name
        assert written.path.read_bytes() == (tmp_path / "a.PNG").read_bytes()


def test_a_plane_of_a_stack_is_a_picture_of_its_own(tmp_path: Path) -> None:
    stack = np.stack([np.full((8, 9), value, np.uint8) for value in (10, 20, 30)])
    tifffile.imwrite(tmp_path / "s.tif", stack, photometric="minisblack")
    plane = tmp_path / "s.tif" / "@p2"
    written = write_picture(record_of(plane), tmp_path / "out", None, is_upright=True)
    assert np.array_equal(read_image(written.path), read_image(plane))
    assert np.unique(read_image(plane)).tolist() == [20]


def test_an_ending_that_nothing_writes_is_refused(tmp_path: Path) -> None:
    KINDS["rgb.png"](tmp_path / "a.png", 1)
    with pytest.raises(UserError, match="cannot be converted"):
        write_picture(record_of(tmp_path / "a.png"), tmp_path / "out", frozenset({".nii"}), is_upright=True)
