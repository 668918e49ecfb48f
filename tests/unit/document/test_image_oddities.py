"""The collection of odd images: each opens sensibly or is refused in one sentence."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.core import RgbU8, UserError
from engine.document.image import probe_image, read_image, read_mask
from tests.helpers.data import data_folder, data_set

REFUSED = {
    "bad-header.tif",
    "bomb-30000x30000.png",
    "broken-stream.png",
    "text-chunk-bomb.png",
    "text-named-image.png",
    "truncated-photo.jpg",
    "truncated-small.jpg",
    "zero-bytes.jpg",
}
FOLDER = data_folder() / "odd-images"
NAMES = sorted(
    path.name
    for path in (FOLDER.iterdir() if FOLDER.is_dir() else [])
    if path.is_file() and path.suffix not in (".md", ".csv")
)


BAD = [name for name in NAMES if name in REFUSED or name.startswith("fuzz-")]
GOOD = [name for name in NAMES if name not in BAD]


@pytest.mark.parametrize("name", BAD or ["(none)"])
def test_a_broken_file_is_refused_in_one_sentence_that_names_it(name: str) -> None:
    path = data_set("odd-images") / name
    with pytest.raises(UserError) as caught:
        read_image(path)
    assert name in caught.value.summary
    assert caught.value.hint
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", GOOD or ["(none)"])
def test_every_other_file_opens_in_the_size_its_header_tells(name: str) -> None:
    path = data_set("odd-images") / name
    pixels = read_image(path)
    info = probe_image(path)
    assert pixels.shape == (info.height, info.width, 3)
    assert pixels.dtype == np.uint8


def odd(name: str) -> RgbU8:
    return read_image(data_set("odd-images") / name)


@pytest.mark.parametrize("number", [3, 5, 6])
def test_turned_photographs_show_the_same_picture(number: int) -> None:
    upright = odd("exif-landscape-1.jpg").astype(int)
    turned = odd(f"exif-landscape-{number}.jpg").astype(int)
    assert turned.shape == upright.shape
    assert np.abs(turned - upright).mean() < 6


@pytest.mark.parametrize(
    "name", ["lab.tif", "lzma.tif", "plain.avif", "palette-rle8.bmp", "exif-orientation-8.webp"]
)
def test_one_picture_in_many_encodings_looks_alike(name: str) -> None:
    assert np.abs(odd(name).astype(int) - odd("bigtiff.tif")).mean() < 12


@pytest.mark.parametrize("name", ["five-channel.tif", "cmyk-photo.jpg", "progressive.jpg"])
def test_one_photograph_in_many_encodings_looks_alike(name: str) -> None:
    assert np.abs(odd(name).mean(axis=(0, 1)) - odd("five-channel.tif").mean(axis=(0, 1))).max() < 2


@pytest.mark.parametrize(
    "name",
    ["gray16.png", "gray16-lowrange.png", "gray16-lowrange-nuclei.tif", "gray12in16.tif", "float32.tiff"],
)
def test_more_than_8_bits_are_never_black(name: str) -> None:
    pixels = odd(name)
    assert pixels.max() == 255
    assert pixels.mean() > 20


def test_the_mask_variants_give_the_reference_or_a_sentence() -> None:
    folder: Path = data_set("odd-images") / "mask-variants"
    reference = read_mask(folder / "indexed-palette.png", (435, 450), 21)
    for name in ("grey-ids", "ids-uint16", "rgb-equal-channels"):
        assert np.array_equal(read_mask(folder / f"{name}.png", (435, 450), 21), reference)
    objects = np.isin(reference, (14, 15))
    assert np.array_equal(read_mask(folder / "binary-1bit.png", (435, 450), 2), objects)


@pytest.mark.parametrize(
    "name",
    [
        "binary-lossy.jpg",
        "rgb-colour-coded.png",
        "rgba-colour.png",
        "transposed.png",
        "wrong-size.png",
        "ids-out-of-range.png",
    ],
)
def test_a_mask_variant_that_is_not_exact_is_refused(name: str) -> None:
    with pytest.raises(UserError) as caught:
        read_mask(data_set("odd-images") / "mask-variants" / name, (435, 450), 21)
    assert name in caught.value.summary
    assert caught.value.hint
