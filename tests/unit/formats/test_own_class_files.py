"""Class files of our exports are read back as they were written, whatever the names look like."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from PIL import Image

from engine.core import NO_PROGRESS, ClassList, UserError
from engine.document.colour_table import read_colour_names
from engine.formats.catalog import READERS
from engine.formats.dataset import CLASSES, read_class_file, write_class_file
from engine.formats.export import export
from engine.formats.incoming.class_files import read_class_entries
from engine.formats.outgoing.own_export import write_manifest
from engine.formats.own_list import is_own_file
from engine.storage import Project, accept_mask
from tests.helpers.exports import skip_without_extra

ODD = (
    *("# crack", "## x", "#1 crack", "__ignore__", "void", "a\tb", "a;b", "a,b", "a,1,2,3", "a 1 2 3"),
    *("x" * 300, "1 2 3 a", "0 a", "1: b", "a #010203", "# label:color_rgb:parts:actions", "a:1,2,3::"),
)
MASK = np.repeat(np.arange(16, dtype=np.uint8)[None], 16, axis=0)


def exported(folder: Path, format_name: str) -> ClassList:
    """Export one image of classes with odd names into `out`; these classes."""
    (folder / "images").mkdir()
    Image.new("RGB", (16, 16), "grey").save(folder / "images" / "a.png")
    classes = ClassList.from_names(["# first", *ODD])
    with Project.create(folder / "p.inkling", name="P", classes=classes) as project:
        project.images.add_folder(folder / "images")
        accept_mask(project, project.images.rows()[0].id, MASK)
        export(project, folder / "out", format_name)
    return classes


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(ODD), st.text(max_size=6)), min_size=1, max_size=4))
def test_every_class_list_that_is_allowed_comes_back(names: list[str]) -> None:
    try:
        classes = ClassList.from_names(names)
    except UserError:
        assume(False)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_class_file(folder, classes)
        write_manifest(folder, "", "png", {}, {}, NO_PROGRESS, None)
        assert read_class_file(folder / CLASSES).names == classes.names


@pytest.mark.parametrize(
    "format_name", ["png", "numpy", "matlab", "geotiff", "nifti", "ome-tiff", "ome-zarr", "instances", "mots"]
)
def test_each_format_with_a_name_a_line_gives_odd_names_back(tmp_path: Path, format_name: str) -> None:
    skip_without_extra(format_name, tmp_path)
    classes = exported(tmp_path, format_name)
    read = READERS[format_name].load().open(tmp_path / "out", {})
    by_number = {entry.key: (entry.name, entry.role) for entry in read.classes}
    objects = range(1, len(classes))
    # MOTS has numbers from 1, and a first class that is no background is the first of them.
    later = 1 if format_name == "mots" else 0
    assert [by_number[n + later] for n in objects] == [(classes[n].name, "class") for n in objects]


def test_the_class_file_of_x_anylabeling_gives_odd_names_back(tmp_path: Path) -> None:
    classes = exported(tmp_path, "x-anylabeling")
    assert read_class_file(tmp_path / "out" / CLASSES).names == classes.names


def test_a_table_of_colours_gives_odd_names_back(tmp_path: Path) -> None:
    classes = exported(tmp_path, "camvid")
    names = read_colour_names(tmp_path / "out" / "label_colors.txt").values()
    assert tuple(names)[: len(classes)] == classes.names


def test_a_class_file_that_somebody_changed_is_read_like_that_of_any_other(tmp_path: Path) -> None:
    write_class_file(tmp_path, ClassList.from_names(["sky", "road"]))
    write_manifest(tmp_path, "", "png", {}, {}, NO_PROGRESS, None)
    assert is_own_file(tmp_path / CLASSES)
    (tmp_path / CLASSES).write_text("# my classes\nsky\nroad\n", encoding="utf-8")
    assert not is_own_file(tmp_path / CLASSES)
    with pytest.raises(UserError, match="may be a comment"):
        read_class_file(tmp_path / CLASSES)


def test_a_file_that_is_no_json_is_named_once(tmp_path: Path) -> None:
    file = tmp_path / "classes.json"
    file.write_text('{"sky": 1,', encoding="utf-8")
    with pytest.raises(UserError) as refused:
        read_class_entries(file)
    assert refused.value.summary.count("classes.json") == 1
    assert "no JSON" in refused.value.summary
