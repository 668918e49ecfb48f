"""Meaning of values over a folder: 255, soft edges, palettes, colours; one odd file changes no other."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from engine.core import ClassList
from engine.document.mask_file import read_black_and_white
from engine.formats.incoming.import_dataset import DatasetReport
from engine.formats.plain_masks import import_masks
from engine.storage import ImageStatus, Project

TWO = ClassList.from_names(["ground", "object"])
THREE = ClassList.from_names(["ground", "cell", "crack"])
OBJECT = (slice(8, 24), slice(8, 32))


def block(value: int, ground: int = 0) -> np.ndarray:
    labels = np.full((32, 48), ground, np.uint8)
    labels[OBJECT] = value
    return labels


def imported(
    folder: Path, masks: dict[str, np.ndarray | Image.Image], classes: ClassList = TWO
) -> tuple[Project, DatasetReport]:
    """A project with an image for each of these masks, and what came of importing them."""
    (folder / "images").mkdir()
    (folder / "masks").mkdir(exist_ok=True)
    for name, mask in masks.items():
        Image.new("RGB", (48, 32), "grey").save(folder / "images" / f"{Path(name).stem}.png")
        picture = Image.fromarray(mask) if isinstance(mask, np.ndarray) else mask
        picture.save(folder / "masks" / name, quality=75)
    project = Project.create(folder / "p.inkling", name="P", classes=classes)
    project.images.add_folder(folder / "images")
    return project, import_masks(project, folder / "masks", images=folder / "images")


def object_of(project: Project, name: str) -> tuple[int, int, ImageStatus]:
    """Label of the object, of the ground, and the status of an image."""
    (record,) = (r for r in project.images.rows() if r.mask_name == name)
    labels = project.decided_mask(record.id)
    return (
        (255, 255, record.status)
        if labels is None
        else (int(labels[16, 20]), int(labels[0, 0]), record.status)
    )


def with_grey(value: int) -> np.ndarray:
    mask = block(255)
    mask[7, 8] = value
    return mask


@pytest.mark.parametrize(
    "odd",
    [
        with_grey(128),
        with_grey(2),
        np.full((32, 48), 77, np.uint8),
        np.tile(np.arange(48, dtype=np.uint8) * 5, (32, 1)),
        Image.new("RGB", (48, 32), "red"),
        Image.new("L", (5, 4), 1),
    ],
)
def test_one_odd_mask_changes_not_what_the_others_mean(tmp_path: Path, odd: np.ndarray | Image.Image) -> None:
    project, report = imported(tmp_path, {"a.png": block(255), "b.png": block(255), "c.png": odd})
    with project:
        assert object_of(project, "a") == object_of(project, "b") == (1, 0, ImageStatus.ACCEPTED)
        assert "255 was read as 'object'" in " ".join(report.notes)
        assert report.imported + len(report.problems) == 3


def test_a_mask_of_the_other_class_says_that_255_is_unlabelled_and_that_is_told(tmp_path: Path) -> None:
    project, report = imported(tmp_path, {"a.png": block(255), "b.png": block(1)})
    with project:
        assert object_of(project, "a") == (255, 0, ImageStatus.STARTED)
        assert report.open_names == ["a"]


@pytest.mark.parametrize("name", ["soft.png", "a.jpg"])
def test_soft_edges_and_jpeg_are_cut_at_half_and_said(tmp_path: Path, name: str) -> None:
    mask = block(255)
    if name == "soft.png":
        mask[7, 8:32], mask[24, 8:32] = 90, 160
    project, report = imported(tmp_path, {name: mask, "b.png": block(255)})
    with project:
        assert object_of(project, Path(name).stem) == (1, 0, ImageStatus.ACCEPTED)
        assert "1 mask has soft edges, or is a JPEG" in " ".join(report.notes)


@pytest.mark.parametrize("name", ["a.png", "a.jpg"])
def test_an_area_of_one_grey_is_a_class_and_no_soft_edge(tmp_path: Path, name: str) -> None:
    mask = block(255)
    mask[0:8, 32:48] = 128
    project, report = imported(tmp_path, {name: mask, "b.png": block(255)})
    with project:
        assert [problem.name for problem in report.problems] == [name]
        assert object_of(project, "b") == (1, 0, ImageStatus.ACCEPTED)


def test_an_edge_of_any_softness_is_cut_at_half(tmp_path: Path) -> None:
    wide = np.zeros((256, 256), np.uint8)
    wide[64:192, 64:192] = 255
    for sigma in (1, 3, 5):
        soft = cv2.GaussianBlur(wide, (0, 0), sigma)
        cv2.imwrite(str(tmp_path / "soft.png"), soft)
        assert np.array_equal(read_black_and_white(tmp_path / "soft.png", None), soft >= 128)


def test_jpeg_is_refused_where_classes_are_more_than_black_and_white(tmp_path: Path) -> None:
    project, report = imported(tmp_path, {"a.jpg": block(255), "b.png": block(2)}, THREE)
    with project:
        assert report.imported == 1
        assert "does not keep class ids exactly" in report.problems[0].sentence


def in_palette(mask: np.ndarray, colours: list[int]) -> Image.Image:
    picture = Image.fromarray(mask)
    picture.putpalette(colours)
    return picture


BLACK_RED, RED_BLACK = [0, 0, 0, 128, 0, 0], [128, 0, 0, 0, 0, 0]


@pytest.mark.parametrize("suffix", ["png", "gif", "bmp", "tif"])
def test_palettes_that_contradict_each_other_are_told_and_not_accepted(tmp_path: Path, suffix: str) -> None:
    masks = {f"{name}.{suffix}": in_palette(block(1), BLACK_RED) for name in "ab"}
    masks[f"odd.{suffix}"] = in_palette(block(0, ground=1), RED_BLACK)
    project, report = imported(tmp_path, masks)
    with project:
        assert report.odd_palettes == ["odd"]
        assert object_of(project, "odd") == (0, 1, ImageStatus.STARTED)
        assert object_of(project, "a") == (1, 0, ImageStatus.ACCEPTED)


def test_of_two_palettes_neither_is_believed(tmp_path: Path) -> None:
    masks = {
        "a.png": in_palette(block(1), BLACK_RED),
        "b.png": in_palette(block(0, ground=1), RED_BLACK),
    }
    project, report = imported(tmp_path, masks)
    with project:
        assert report.odd_palettes == ["a", "b"]


@pytest.mark.parametrize(
    "others",
    [
        [0, 0, 0, 0, 128, 0],  # another colour for the same class
        [0, 0, 0, 128, 0, 0, 0, 0, 0, 7, 7, 7],  # a longer list
        [9, 9, 9, 128, 0, 0],
    ],
)
def test_palettes_that_only_differ_contradict_nothing(tmp_path: Path, others: list[int]) -> None:
    masks = {"a.png": in_palette(block(1), BLACK_RED), "b.png": in_palette(block(1), others)}
    project, report = imported(tmp_path, masks)
    with project:
        assert report.odd_palettes == []
        assert report.imported == 2


@pytest.mark.parametrize("place", ["masks", "."])
def test_masks_in_colours_come_in_by_the_table_beside_them(tmp_path: Path, place: str) -> None:
    (tmp_path / "masks").mkdir()
    (tmp_path / place / "labelmap.txt").write_text("ground:0,0,0::\ncrack:9,9,250::\ncell:250,0,0::\n")
    colours = np.array([[0, 0, 0], [250, 0, 0], [9, 9, 250]], np.uint8)
    project, report = imported(tmp_path, {"a.png": Image.fromarray(colours[block(2)])}, THREE)
    with project:
        assert object_of(project, "a") == (2, 0, ImageStatus.ACCEPTED)
        assert "Colours were read by labelmap.txt." in report.notes


def test_pages_of_a_mask_that_are_not_used_are_said(tmp_path: Path) -> None:
    pages = [Image.fromarray(block(1)), Image.fromarray(block(0))]
    (tmp_path / "masks").mkdir()
    project, _ = imported(tmp_path, {"a.png": block(1)})
    with project:
        pages[0].save(tmp_path / "masks" / "a.tif", save_all=True, append_images=pages[1:])
        (tmp_path / "masks" / "a.png").unlink()
        report = import_masks(project, tmp_path / "masks", replace=True)
        assert report.notes == ["1 mask has several pages; the first was used."]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Class_Dict.CSV", "name,r,g,b\nground,0,0,0\nobject,255,0,0\n"),
        ("class_dict.csv", "name;r;g;b\r\nground;0;0;0\r\nobject;255;0;0\r\n"),
        ("LABELMAP.TXT", "ground:0,0,0::\nobject:255,0,0::\n"),
    ],
)
def test_a_table_of_colours_is_found_and_read_however_it_is_written(
    tmp_path: Path, name: str, text: str
) -> None:
    colours = np.zeros((32, 48, 3), np.uint8)
    colours[OBJECT] = (255, 0, 0)
    (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    project, report = imported(tmp_path, {"a.png": colours})
    with project:
        assert object_of(project, "a") == (1, 0, ImageStatus.ACCEPTED)
        assert report.notes == [f"Colours were read by {name}."]
