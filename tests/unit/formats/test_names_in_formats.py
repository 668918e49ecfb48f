"""Names of classes and files with signs that formats use themselves come back as they were."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.core import ClassList
from engine.document.colour_table import read_colour_names
from engine.formats.export import export
from engine.formats.incoming.picture_finder import PictureFinder
from engine.storage import Project, accept_mask
from tests.helpers.incoming import take_in

CLASSES = ["ground", "a, b", "x 1,2,3", "semi;colon"]
MASK = np.repeat(np.repeat(np.arange(4, dtype=np.uint8).reshape(2, 2), 8, axis=0), 8, axis=1)


def exported(folder: Path, name: str, format_name: str) -> Path:
    """An export of one image of this name, without what Inkling notes in it."""
    (folder / "images").mkdir()
    Image.new("RGB", (16, 16), "grey").save(folder / "images" / name)
    with Project.create(folder / "p.inkling", name="P", classes=ClassList.from_names(CLASSES)) as project:
        project.images.add_folder(folder / "images")
        (record,) = project.images.rows()
        accept_mask(project, record.id, MASK)
        export(project, folder / "out", format_name)
    shutil.rmtree(folder / "out" / "inkling")
    return folder / "out"


def test_a_label_map_gives_names_with_commas_back(tmp_path: Path) -> None:
    taken = take_in(tmp_path, exported(tmp_path, "a.png", "voc"), "voc")
    names = [taken.name_at("a.png", y, x) for y, x in ((0, 0), (0, 8), (8, 0), (8, 8))]
    assert names == CLASSES


@pytest.mark.skipif(os.sep == "\\", reason="a backslash parts folders there")
@pytest.mark.parametrize("format_name", ["label-studio", "datumaro", "open-images", "labelme", "coco"])
def test_a_picture_with_a_backslash_in_its_name_is_found(tmp_path: Path, format_name: str) -> None:
    taken = take_in(tmp_path, exported(tmp_path, "back\\slash.png", format_name), format_name)
    assert taken.report.problems == []
    assert taken.report.imported == 1


def test_a_name_with_a_backslash_never_leads_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "root").mkdir()
    Image.new("L", (2, 2)).save(tmp_path / "outside.png")
    finder = PictureFinder(tmp_path / "root")
    for name in ("..\\outside.png", "../outside.png", "x/..\\..\\outside.png", "..\\", "../..", "\\"):
        assert finder.find(name) is None, name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        *(("a, b:1,2,3::", "a, b"), ('"a, b",1,2,3', "a, b"), ("a: b,1,2,3", "a: b"), ("a;1;2;3", "a")),
        *(("a:1,2,3:x:y", "a"), ("1 2 3\ta, b", "a, b"), ("x 4,5,6:1,2,3::", "x 4,5,6")),
    ],
)
def test_a_name_in_a_table_of_colours_ends_where_its_colour_begins(
    tmp_path: Path, line: str, name: str
) -> None:
    (tmp_path / "labelmap.txt").write_text(f"{line}\n", encoding="utf-8")
    assert read_colour_names(tmp_path / "labelmap.txt") == {(1, 2, 3): name}
