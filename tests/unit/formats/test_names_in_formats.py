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


COLOUR_TABLES = {
    "name,r,g,b": "a,1,2,3",
    "id,name,r,g,b": "0,a,1,2,3",
    "r,g,b,name": "1,2,3,a",
    "ID;Red;Green;Blue;Label": "7;1;2;3;a",
    "name\tr\tg\tb\tid": "a\t1\t2\t3\t9",
    "id,class,hex": "0,a,#010203",
    "color,name": '"1, 2, 3",a',
    "colour,name": "1 2 3,a",
    "hex_code,class_name": "010203,a",
}


@pytest.mark.parametrize("head", COLOUR_TABLES)
@pytest.mark.parametrize("has_head", [True, False])
def test_a_table_of_colours_is_read_by_its_heading_and_without_one_by_its_form(
    tmp_path: Path, head: str, has_head: bool
) -> None:
    line = COLOUR_TABLES[head]
    if not has_head and head in ("color,name", "colour,name", "hex_code,class_name"):
        line = "a,1,2,3,4"
    path = tmp_path / "class_dict.csv"
    path.write_text("\ufeff" + (f"{head}\n" if has_head else "") + f"{line}\n", encoding="utf-8")
    assert read_colour_names(path) == {(1, 2, 3): "a"}


def test_a_name_with_a_comma_is_in_quotes(tmp_path: Path) -> None:
    path = tmp_path / "class_dict.csv"
    path.write_text('id,name,r,g,b\n0,"a, b",1,2,3\n1,decade,4,5,6\n', encoding="utf-8")
    assert read_colour_names(path) == {(1, 2, 3): "a, b", (4, 5, 6): "decade"}
