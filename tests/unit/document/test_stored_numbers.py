"""Masks are stored numbers in any wrapping, never a picture: no inversion, no scaling, no colours."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest
import tifffile
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from engine.core import ClassList, UserError
from engine.document.colour_table import find_colour_table, read_colour_table
from engine.document.image import read_mask
from engine.document.mask_file import read_black_and_white
from engine.document.to_rgb8 import upright
from tests.helpers.mask_wrappings import BITS, WRAPPINGS

IDS = np.random.default_rng(5).integers(0, 4, (21, 30), dtype=np.uint8)
NAMES = itertools.count()


@pytest.mark.parametrize("name", WRAPPINGS)
def test_numbers_are_the_same_in_every_wrapping(tmp_path: Path, name: str) -> None:
    WRAPPINGS[name](tmp_path / name, IDS)
    ids = read_mask(tmp_path / name, IDS.shape, 4)
    assert np.array_equal(ids, IDS)
    assert ids.dtype == np.uint8
    assert not ids.flags.writeable


@pytest.mark.parametrize("name", BITS)
def test_one_bit_is_0_and_1_whatever_is_white(tmp_path: Path, name: str) -> None:
    mask = IDS & 1
    BITS[name](tmp_path / name, mask)
    assert np.array_equal(read_mask(tmp_path / name, mask.shape, 2), mask)


@given(
    name=st.sampled_from([name for name in WRAPPINGS if name not in ("a.jp2", "jpeg2000.tif")]),
    height=st.integers(1, 40),
    width=st.integers(1, 40),
    seed=st.integers(0, 1000),
)
def test_any_mask_of_any_size_is_read_as_written(
    tmp_path_factory: pytest.TempPathFactory, name: str, height: int, width: int, seed: int
) -> None:
    mask = np.random.default_rng(seed).integers(0, 4, (height, width), dtype=np.uint8)
    path = tmp_path_factory.getbasetemp() / f"{next(NAMES)}-{name}"
    WRAPPINGS[name](path, mask)
    assert np.array_equal(read_mask(path, mask.shape, 4), mask)
    path.unlink()


@pytest.mark.parametrize("suffix", ["png", "tif"])
@pytest.mark.parametrize("orientation", range(2, 9))
def test_a_mask_is_turned_by_its_tag_as_an_image_is(tmp_path: Path, orientation: int, suffix: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    Image.fromarray(IDS).save(tmp_path / f"a.{suffix}", exif=exif)
    turned = upright(IDS, orientation)
    assert np.array_equal(read_mask(tmp_path / f"a.{suffix}", turned.shape, 4), turned)


@pytest.mark.parametrize(
    ("value", "kind", "said"),
    [
        (0.5, "float32", "holds 0.5, which is no whole number"),
        (np.nan, "float32", "holds nan, which is no whole number"),
        (np.inf, "float64", "holds inf, which is no whole number"),
        (-1, "int16", "the value -1, but class ids end at 254"),
        (70_000, "int32", "the value 70000, but class ids end at 254"),
        (3e9, "float32", "the value 3000000000, but class ids end at 254"),
        (1j, "complex64", "holds complex numbers"),
    ],
)
def test_numbers_that_are_no_ids_are_refused_with_the_true_reason(
    tmp_path: Path, value: complex, kind: str, said: str
) -> None:
    numbers = IDS.astype(kind)
    numbers[3, 4] = value
    tifffile.imwrite(tmp_path / "a.tif", numbers)
    with pytest.raises(UserError, match=said) as caught:
        read_mask(tmp_path / "a.tif", None, None)
    assert caught.value.hint


@pytest.mark.parametrize(("kind", "text"), [("int16", "-9999"), ("float32", "nan"), ("uint16", "65535")])
def test_what_a_file_calls_no_data_is_unlabelled(tmp_path: Path, kind: str, text: str) -> None:
    numbers = IDS.astype(kind)
    numbers[:2] = float(text)
    tifffile.imwrite(tmp_path / "a.tif", numbers, extratags=[(42113, "s", 0, text, True)])
    ids = read_mask(tmp_path / "a.tif", None, 4)
    assert (ids[:2] == 255).all()
    assert np.array_equal(ids[2:], IDS[2:])


def test_a_mask_that_is_transparent_in_parts_is_a_question(tmp_path: Path) -> None:
    alpha = np.full_like(IDS, 255)
    alpha[0, 0] = 0
    Image.fromarray(np.dstack([IDS, alpha])).save(tmp_path / "a.png")
    with pytest.raises(UserError, match="transparent in parts"):
        read_mask(tmp_path / "a.png", None, None)


@pytest.mark.parametrize("name", ["a.tif", "a.jpg", "a.webp", "a.avif"])
def test_what_changes_numbers_is_refused_as_a_mask(tmp_path: Path, name: str) -> None:
    picture = np.kron(IDS, np.ones((8, 8), np.uint8))
    if name == "a.tif":
        tifffile.imwrite(tmp_path / name, picture, compression="jpeg")
    else:
        Image.fromarray(picture).save(tmp_path / name)
    with pytest.raises(UserError, match="does not keep class ids exactly"):
        read_mask(tmp_path / name, None, None)


@pytest.mark.parametrize("name", ["a.jpg", "soft.png", "a.png"])
def test_black_and_white_is_told_from_its_noise_and_soft_edges(tmp_path: Path, name: str) -> None:
    mask = np.zeros((80, 120), np.uint8)
    mask[16:56, 24:72] = 255
    if name == "soft.png":
        mask[15, 24:72] = 100
        mask[56, 24:72] = 150
    Image.fromarray(mask).save(tmp_path / name, quality=60)
    assert np.array_equal(read_black_and_white(tmp_path / name, mask.shape), mask >= 128)


@pytest.mark.parametrize("kind", ["grey", "black", "shades", "colours", "red", "few"])
def test_what_is_not_black_and_white_is_not_taken_for_it(tmp_path: Path, kind: str) -> None:
    pictures = {
        "grey": np.full((40, 40), 128, np.uint8),
        "black": np.zeros((40, 40), np.uint8),
        "shades": np.tile(np.arange(0, 256, 4, dtype=np.uint8), (40, 1)),
        "colours": np.repeat(np.array([[[10, 20, 30], [0, 255, 128]]], np.uint8), 20, axis=0),
        "red": np.repeat(np.array([[[0, 0, 0], [255, 0, 0]]], np.uint8), 20, axis=0),
        "few": np.where(
            np.arange(1600).reshape(40, 40, 1) < 16, np.array([0, 240, 0], np.uint8), np.uint8(2)
        ),
    }
    Image.fromarray(pictures[kind]).save(tmp_path / "a.png")
    with pytest.raises(UserError, match="not of black and white"):
        read_black_and_white(tmp_path / "a.png", None)


CLASSES = ClassList.from_names(["background", "Cell", "crack"])
TABLES = {
    "labelmap.txt": "# label:color_rgb:parts:actions\nbackground:0,0,0::\ncell:10,20,30::\ncrack:9,9,9::\n"
    "ignore:255,255,255::\ntree:1,2,3::\n",
    "class_dict.csv": "name,r,g,b\nbackground,0,0,0\nCell,10,20,30\ncrack,9,9,9\nVoid,255,255,255\n"
    "tree,1,2,3\n",
    "label_colors.txt": "0 0 0\t\tbackground\n10 20 30\tCell\n9 9 9 crack\n255 255 255 Void\n1 2 3 tree\n",
}


@pytest.mark.parametrize("name", TABLES)
def test_colours_are_classes_by_a_table_of_colours(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(TABLES[name], encoding="utf-8")
    table = find_colour_table([tmp_path / "gone", tmp_path], CLASSES)
    assert table is not None
    assert table.source == tmp_path / name
    colours = np.array([[0, 0, 0], [10, 20, 30], [9, 9, 9], [255, 255, 255]], np.uint8)
    Image.fromarray(colours[IDS]).save(tmp_path / "a.png")
    ids = read_mask(tmp_path / "a.png", None, 3, table)
    assert np.array_equal(ids, np.array([0, 1, 2, 255], np.uint8)[IDS])
    with pytest.raises(UserError, match=r"holds colours .RGB."):
        read_mask(tmp_path / "a.png", None, 3)


@pytest.mark.parametrize(
    ("colour", "said"),
    [((1, 2, 3), r"the class 'tree' of labelmap\.txt"), ((77, 0, 1), r"the colour 77,0,1, which is not in")],
)
def test_a_colour_without_a_class_is_named(tmp_path: Path, colour: tuple[int, ...], said: str) -> None:
    (tmp_path / "labelmap.txt").write_text(TABLES["labelmap.txt"], encoding="utf-8")
    Image.new("RGB", (4, 4), colour).save(tmp_path / "a.png")
    with pytest.raises(UserError, match=said):
        read_mask(tmp_path / "a.png", None, 3, find_colour_table([tmp_path], CLASSES))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a:1,2,3::\nb:1,2,3::\n", "the same colour"),
        ("a:1,2,999::\n", "Colours end at 255"),
        ("just words\n", "holds no colours"),
    ],
)
def test_a_table_that_is_not_in_order_is_refused(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "labelmap.txt").write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match=said):
        read_colour_table(tmp_path / "labelmap.txt", CLASSES)
