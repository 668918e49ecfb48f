"""Channels of files of every kind as the input of a network: their numbers, order and light."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tifffile
from PIL import Image

from engine.core import UserError
from engine.core.plane_path import PlanePath, input_path, picture_name
from engine.document.image import read_image
from engine.document.stacks.layout import StackChannel, StackLayout
from engine.document.stacks.network_input import (
    parse_input_channels,
    read_network_input,
    stored_input_channels,
)

BANDS = np.random.default_rng(0).integers(0, 256, (5, 12, 17)).astype(np.uint8)


def interleaved(path: Path) -> None:
    tifffile.imwrite(path, np.moveaxis(BANDS, 0, 2), photometric="minisblack", planarconfig="contig")


def planar(path: Path) -> None:
    tifffile.imwrite(path, BANDS, photometric="minisblack", planarconfig="separate")


def of_ome(path: Path) -> None:
    tifffile.imwrite(path, BANDS, photometric="minisblack", ome=True, metadata={"axes": "CYX"})


def of_imagej(path: Path) -> None:
    tifffile.imwrite(path, BANDS, imagej=True, metadata={"axes": "CYX"})


def of_pages(path: Path) -> None:
    tifffile.imwrite(path, BANDS, photometric="minisblack", metadata=None)


def of_slices(path: Path) -> None:
    tifffile.imwrite(path, BANDS, imagej=True, metadata={"axes": "ZYX"})


WRITERS: dict[str, Callable[[Path], Any]] = {
    "interleaved": interleaved,
    "planar": planar,
    "ome": of_ome,
    "imagej": of_imagej,
    "pages": of_pages,
    "slices": of_slices,
}


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("channels", [(1, 2, 3, 4, 5), (5,), (4, 2)])
def test_the_network_gets_the_chosen_bands_in_their_order(
    tmp_path: Path, kind: str, channels: tuple[int, ...]
) -> None:
    path = tmp_path / "a.tif"
    WRITERS[kind](path)
    seen = read_network_input(input_path(path, channels))
    assert seen.dtype == np.uint8
    assert np.array_equal(seen, np.stack([BANDS[number - 1] for number in channels], axis=2))


def test_how_an_image_is_shown_changes_nothing_of_what_the_network_sees(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    of_ome(path)
    shown = path / "@@c2=00ff00,0,90"
    assert np.array_equal(
        read_network_input(input_path(shown, (1, 4))), read_network_input(input_path(path, (1, 4)))
    )
    assert np.array_equal(read_network_input(shown), read_image(shown))


def test_one_page_of_a_stack_of_grey_pages_is_one_channel(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    of_pages(path)
    assert np.array_equal(read_network_input(input_path(path / "@p3", (1,)))[..., 0], BANDS[2])
    with pytest.raises(UserError, match=r"a\.tif \(page 3\) has 1 channel, but the network sees channel 2"):
        read_network_input(input_path(path / "@p3", (1, 2)))


def test_each_channel_of_many_bits_has_its_own_light_and_all_slices_the_same(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    stack = rng.integers(0, 100, (4, 2, 16, 16)).astype(np.uint16)
    stack[:, 1] *= 300
    stack[2] //= 50
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, stack, imagej=True, metadata={"axes": "ZCYX"})
    bright, dark = (read_network_input(input_path(path / f"@z{z}", (1, 2))) for z in (1, 3))
    assert (bright.max(axis=(0, 1)) > 240).all()
    assert dark.max() < 20


def test_colours_of_a_photo_turned_by_its_exif_are_upright_channels(tmp_path: Path) -> None:
    pixels = np.random.default_rng(2).integers(0, 256, (6, 9, 3)).astype(np.uint8)
    exif = Image.Exif()
    exif[274] = 6
    path = tmp_path / "a.png"
    Image.fromarray(pixels).save(path, exif=exif)
    assert np.array_equal(read_network_input(input_path(path, (3, 1))), read_image(path)[..., [2, 0]])


def test_a_choice_is_kept_in_words_and_numbers() -> None:
    layout = StackLayout("TIFF", 8, 8, (), (StackChannel("DAPI"), StackChannel("GFP"), StackChannel()))
    assert parse_input_channels("GFP,1-2", layout) == (2, 1)
    for wrong in ("4", "0-2", "CY5", "2-9"):
        with pytest.raises(UserError):
            parse_input_channels(wrong, layout)
    assert stored_input_channels([1, 5, 2]) == (1, 5, 2)
    for damaged in (None, "1", [0], [True], [1, 1], [1.5], list(range(1, 1000))):
        assert stored_input_channels(damaged) == ()
    path = input_path(Path("a.tif/@z2@c1=ff0000"), (1, 3))
    plane = PlanePath.parse(path)
    assert plane is not None
    assert plane.input_channels == (1, 3)
    assert picture_name(path) == "a.tif (z 2)"
