"""Safety copies of projects whose images are planes: each file once, and all planes there again."""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np
import tifffile

from engine.backup.make import make_backup
from engine.backup.restore import restore_backup
from engine.core import ClassList
from engine.document.image import MAX_PIXELS, read_image
from engine.document.stacks.choice import StackChoice
from engine.storage import Project

STACK = np.random.default_rng(1).integers(0, 4000, (3, 12, 17)).astype(np.uint16)


def test_channels_in_files_of_their_own_come_back_all(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    for number, pixels in enumerate(STACK):
        tifffile.imwrite(tmp_path / "images" / f"a_{number:04d}.tif", pixels)
    classes = ClassList.from_names(["background", "cell"])
    with Project.create(tmp_path / "a.inkling", name="A", classes=classes) as project:
        project.images.add_below({tmp_path / "images": ["a_0000.tif/@k3"]})
        (before,) = [read_image(row.path) for row in project.images.rows()]
    make_backup(tmp_path / "a.inkling", tmp_path / "copy.zip", with_images=True)
    for file in (tmp_path / "images").iterdir():
        file.unlink()
    restored = restore_backup(tmp_path / "copy.zip", tmp_path / "b.inkling")
    assert (restored.missing, restored.changed) == ((), ())
    with Project.open(tmp_path / "b.inkling", read_only=True) as project:
        (again,) = [read_image(row.path) for row in project.images.rows()]
    assert np.array_equal(before, again)


def test_a_file_of_planes_is_in_a_copy_once_and_its_planes_come_back(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    tifffile.imwrite(tmp_path / "images" / "a.tif", STACK, imagej=True, metadata={"axes": "ZYX"})
    choice = StackChoice.parse("all", "")
    classes = ClassList.from_names(["background", "cell"])
    with Project.create(tmp_path / "a.inkling", name="A", classes=classes) as project:
        project.images.add_folder(
            tmp_path / "images", pictures=lambda file: choice.pictures(file, MAX_PIXELS)
        )
        before = [read_image(row.path) for row in project.images.rows()]
    make_backup(tmp_path / "a.inkling", tmp_path / "copy.zip", with_images=True)
    with zipfile.ZipFile(tmp_path / "copy.zip") as archive:
        assert [name for name in archive.namelist() if name.endswith(".tif")] == ["images/1/a.tif"]
    (tmp_path / "images" / "a.tif").unlink()
    restored = restore_backup(tmp_path / "copy.zip", tmp_path / "b.inkling")
    assert (restored.missing, restored.changed) == ((), ())
    with Project.open(tmp_path / "b.inkling", read_only=True) as project:
        again = [read_image(row.path) for row in project.images.rows()]
    assert len(again) == 3
    assert all(np.array_equal(first, second) for first, second in zip(before, again, strict=True))
