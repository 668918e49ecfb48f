"""Planes of files as images of a project: added, unfolded, shown in colours, moved; old files open."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np
import pytest
import tifffile

from engine.core import ClassList
from engine.document.image import MAX_PIXELS, read_image
from engine.document.stacks.choice import StackChoice
from engine.sequence.frames import frames_of
from engine.storage import ImageStatus, Project
from engine.storage.mask_import import accept_mask
from engine.storage.paths import database_path
from engine.storage.relink import relink_images

CLASSES = ClassList.from_names(["background", "cell"])
STACK = np.random.default_rng(1).integers(0, 4000, (4, 2, 12, 17)).astype(np.uint16)
MASK = np.ones((12, 17), np.uint8)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two folders with a stack of the same name, and a plain image."""
    for name in ("day", "night"):
        (tmp_path / "images" / name).mkdir(parents=True)
        tifffile.imwrite(
            tmp_path / "images" / name / "stack.tif", STACK, imagej=True, metadata={"axes": "ZCYX"}
        )
    tifffile.imwrite(tmp_path / "images" / "plain.tif", MASK)
    return tmp_path / "images"


def made(folder: Path, choice: StackChoice) -> Project:
    project = Project.create(folder.parent / "a.inkling", name="A", classes=CLASSES)
    project.images.add_folder(folder, pictures=lambda file: choice.pictures(file, MAX_PIXELS))
    return project


def test_each_plane_is_an_image_with_a_mask_and_a_sequence_of_its_own(folder: Path) -> None:
    with made(folder, StackChoice.parse("all", "2=green:0:4000")) as project:
        rows = project.images.rows()
        assert len(rows) == 9
        assert len({row.mask_name for row in rows}) == 9
        assert rows[1].name == "day/stack.tif (z 1)"
        assert rows[2].mask_name == "day/stack/z2"
        assert project.images.find(rows[3].path) == rows[3]
        assert np.abs(read_image(rows[2].path)[:, :, 1] - STACK[1, 1] * (255 / 4000)).max() < 1
        beside = project.images.in_same_folder(rows[1].id)
        assert [image.name for image in beside] == ["@z1", "@z2", "@z3", "@z4"]
        accept_mask(project, rows[2].id, MASK)
        assert project.images.check_files() == (0, 0)
        # The file is none of the images any more, and its planes are there already.
        assert project.images.add_folder(folder) == 0
        (folder / "day" / "stack.tif").rename(folder / "day" / "gone.tif")
        assert project.images.check_files() == (4, 0)
    with Project.open(folder.parent / "a.inkling") as project:
        assert [row.path for row in project.images.rows()] == [row.path for row in rows]
        assert project.images.work_status(rows[2].id) is ImageStatus.ACCEPTED
        assert (project.decided_mask(rows[2].id) == 1).all()


def test_an_image_becomes_its_first_plane_with_its_mask(folder: Path) -> None:
    with made(folder, StackChoice()) as project:
        plain, first, second = project.images.rows()
        accept_mask(project, first.id, MASK)
        choice = StackChoice.parse("all", "")
        planes = {row.id: choice.planes(row.path, MAX_PIXELS) for row in (first, second)}
        assert project.images.unfold(planes) == 6
        rows = project.images.rows()
        assert (rows[0].path, rows[1].id, rows[1].name) == (plain.path, first.id, "day/stack.tif (z 1)")
        assert project.images.work_status(first.id) is ImageStatus.ACCEPTED
        assert project.images.unfold({first.id: ("@z3",)}) == 0
        assert project.images.get(first.id).name == "day/stack.tif (z 1)"
        assert project.images.unfold({first.id: ("@zmax",)}) == 0
        assert project.images.get(first.id).name == "stack.tif (z max)"
        assert project.images.refresh()
        paths = [row.path for row in project.images.rows()]
        assert paths == [rows[0].path, rows[1].path.with_name("@zmax"), *(row.path for row in rows[2:])]


def test_planes_are_found_where_their_files_were_moved(folder: Path) -> None:
    with made(folder, StackChoice.parse("all", "1")) as project:
        folder.rename(folder.with_name("elsewhere"))
        assert project.images.check_files() == (9, 0)
        report = relink_images(project, folder.with_name("elsewhere"), None)
        assert (report.found, report.images, report.other_size) == (9, 9, ())
        assert read_image(project.images.rows()[8].path).shape == (12, 17, 3)


def test_views_are_kept_and_taken_back(folder: Path) -> None:
    with made(folder, StackChoice()) as project:
        image = project.images.rows()[1]
        before = read_image(image.path)
        project.images.set_views({image.id: "c2=0000ff"})
        shown = project.images.get(image.id)
        assert not read_image(shown.path)[:, :, :2].any()
        assert (shown.name, shown.mask_name) == (image.name, image.mask_name)
        assert project.images.find(shown.path) == shown
        project.images.set_views({image.id: ""})
        assert np.array_equal(read_image(project.images.get(image.id).path), before)
        project.images.set_views({image.id: "c1=ff0000"})
    connection = sqlite3.connect(database_path(folder.parent / "a.inkling"))
    connection.execute("UPDATE image_views SET view = 'c0=zz'")
    connection.commit()
    with Project.open(folder.parent / "a.inkling") as project:
        assert [finding.table for finding in project.findings] == ["image_views"]
        assert project.images.rows()[1].path == image.path
    connection.execute("DROP TABLE image_views")
    connection.commit()
    connection.close()
    with Project.open(folder.parent / "a.inkling", read_only=True) as project:
        assert project.images.rows()[1].path == image.path


def test_planes_are_frames(folder: Path) -> None:
    with made(folder, StackChoice.parse("all", "")) as project:
        rows = project.images.rows()
        for row in rows:
            project.images.set_size(row.id, 12, 17)
        frames = frames_of(project.images, rows[2].id)
        assert [frames.place(row.id) for row in rows[:6]] == [None, 0, 1, 2, 3, None]
