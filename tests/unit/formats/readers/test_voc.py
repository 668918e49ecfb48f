"""PASCAL VOC: classes by the colours of palettes and pictures, objects, splits and what is unlabelled."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.core import palette_color
from tests.helpers.incoming import opened, picture, take_in

SHAPE = (8, 10)
LABEL_MAP = "# label:color_rgb:parts:actions\nbackground:0,0,0::\nZelle é:10,200,30::\ncar:128,0,128::\n"


def rgb(values: np.ndarray) -> np.ndarray:
    colors = np.array([(0, 0, 0), (10, 200, 30), (128, 0, 128)], np.uint8)
    return colors[values]


def values() -> np.ndarray:
    mask = np.zeros(SHAPE, np.uint8)
    mask[2:6, 2:6] = 1
    mask[7, 9] = 2
    return mask


def data_set(folder: Path, label_map: str | None = LABEL_MAP) -> Path:
    picture(folder / "JPEGImages" / "a.jpg", SHAPE)
    (folder / "SegmentationClass").mkdir(parents=True)
    if label_map is not None:
        (folder / "labelmap.txt").write_text(label_map, encoding="utf-8")
    return folder


def test_colours_are_classes_of_the_label_map(tmp_path: Path) -> None:
    source = data_set(tmp_path / "d")
    Image.fromarray(rgb(values())).save(source / "SegmentationClass" / "a.png")
    taken = take_in(tmp_path, source)
    assert taken.survey.format == "voc"
    assert taken.names == ("background", "Zelle é", "car")
    assert np.array_equal(taken.masks["a.jpg"], values())


def test_palettes_in_another_order_mean_the_same_colours(tmp_path: Path) -> None:
    source = data_set(tmp_path / "d")
    swapped = Image.fromarray(np.array([0, 2, 1], np.uint8)[values()], mode="P")
    swapped.putpalette([0, 0, 0, 128, 0, 128, 10, 200, 30])
    swapped.save(source / "SegmentationClass" / "a.png")
    assert np.array_equal(take_in(tmp_path, source).masks["a.jpg"], values())


def test_without_a_label_map_colours_are_those_of_voc_and_255_is_unlabelled(tmp_path: Path) -> None:
    source = data_set(tmp_path / "d", None)
    mask = np.where(values() == 1, 15, 0).astype(np.uint8)
    mask[0] = 255
    image = Image.fromarray(mask, mode="P")
    image.putpalette([channel for number in range(256) for channel in palette_color(number)])
    image.save(source / "SegmentationClass" / "a.png")
    taken = take_in(tmp_path, source)
    assert [taken.name_at("a.jpg", y, x) for y, x in ((0, 0), (3, 3), (7, 0))] == ["", "person", "background"]
    assert "PASCAL VOC's own classes" in taken.survey.notes[0]


def test_a_colour_that_is_no_class_is_named(tmp_path: Path) -> None:
    source = data_set(tmp_path / "d")
    pixels = rgb(values())
    pixels[0, 0] = (1, 2, 3)
    Image.fromarray(pixels).save(source / "SegmentationClass" / "a.png")
    (problem,) = take_in(tmp_path, source).report.problems
    assert "colour 1,2,3, which is no class of labelmap.txt" in problem.sentence


def test_objects_and_splits_come_with_the_masks(tmp_path: Path) -> None:
    source = data_set(tmp_path / "d")
    Image.fromarray(rgb(values())).save(source / "SegmentationClass" / "a.png")
    objects = np.where(values() > 0, values() + 6, 0).astype(np.uint8)
    (source / "SegmentationObject").mkdir()
    Image.fromarray(objects).save(source / "SegmentationObject" / "a.png")
    (source / "ImageSets" / "Segmentation").mkdir(parents=True)
    (source / "ImageSets" / "Segmentation" / "val.txt").write_text("a\n", encoding="utf-8")
    assert [image.split for image in opened(source, "voc").images()] == ["val"]
    assert np.array_equal(take_in(tmp_path, source).numbers["a.jpg"], objects)


@pytest.mark.parametrize("word", ["ignore", "void", "unlabelled"])
def test_a_colour_for_what_is_unlabelled_is_no_class(tmp_path: Path, word: str) -> None:
    source = data_set(tmp_path / "d", LABEL_MAP.replace("car", word))
    Image.fromarray(rgb(values())).save(source / "SegmentationClass" / "a.png")
    taken = take_in(tmp_path, source)
    assert taken.names == ("background", "Zelle é")
    assert taken.name_at("a.jpg", 7, 9) == ""


def test_objects_in_colours_are_numbered_as_cvat_has_them(tmp_path: Path) -> None:
    source = data_set(tmp_path / "d")
    Image.fromarray(rgb(values())).save(source / "SegmentationClass" / "a.png")
    colours = np.zeros((*SHAPE, 3), np.uint8)
    colours[2:6, 2:4], colours[2:6, 4:6], colours[7, 9] = (128, 0, 0), (0, 128, 0), (128, 128, 0)
    colours[0] = (224, 224, 192)
    (source / "SegmentationObject").mkdir()
    Image.fromarray(colours).save(source / "SegmentationObject" / "a.png")
    numbers = take_in(tmp_path, source).numbers["a.jpg"]
    assert len({numbers[3, 3], numbers[3, 5], numbers[7, 9]}) == 3
    assert not numbers[:2].any()
