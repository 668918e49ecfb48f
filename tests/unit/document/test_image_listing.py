"""Listing images by name."""

from __future__ import annotations

import inspect
import os
import sys
from pathlib import Path

import pytest

from engine.core import NO_PROGRESS, UserError
from engine.demo_project import make_demo
from engine.document.image import list_images
from engine.document.left_out import LeftOutFiles
from engine.document.listing import list_pictures
from engine.formats.export import export
from engine.jobs import QueueDispatcher
from engine.service import Service
from engine.storage import Project
from tests.helpers.fake_compute import FakeCompute
from tests.helpers.projects import save_image, touch


def listed(folder: Path, recursive: bool = True) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in list_images(folder, recursive)]


def test_files_of_a_folder_come_before_its_subfolders_in_natural_order(tmp_path: Path) -> None:
    touch(tmp_path, "b10/1.png", "b9/1.png", "z.png", "A2.png", "a10.png", "a1.tiff")
    assert listed(tmp_path) == ["a1.tiff", "A2.png", "a10.png", "z.png", "b9/1.png", "b10/1.png"]
    assert listed(tmp_path, recursive=False) == ["a1.tiff", "A2.png", "a10.png", "z.png"]


def test_hidden_files_projects_and_other_files_are_left_out(tmp_path: Path) -> None:
    touch(tmp_path, ".a.png", ".d/a.png", "p.inkling/masks/a.png", "a.txt", "a.png.bak", "a.AVIF")
    assert listed(tmp_path) == ["a.AVIF"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_in_a_circle_end(tmp_path: Path) -> None:
    touch(tmp_path, "d/a.png")
    os.symlink(tmp_path, tmp_path / "d" / "up")
    os.symlink(tmp_path / "d" / "a.png", tmp_path / "linked.png")
    os.symlink(tmp_path / "gone.png", tmp_path / "dangling.png")
    assert listed(tmp_path) == ["linked.png", "d/a.png"]


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Cannot list the folder"):
        list(list_images(tmp_path / "gone"))


def test_a_link_to_itself_stops_no_listing(tmp_path: Path) -> None:
    (tmp_path / "a.png").touch()
    (tmp_path / "loop.png").symlink_to("loop.png")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "loop").symlink_to("loop")
    (tmp_path / "sub" / "b.png").touch()
    left_out = LeftOutFiles()
    assert [path.name for path in list_images(tmp_path, left_out=left_out)] == ["a.png", "b.png"]
    assert left_out.to_json() == {"links that lead nowhere, or devices": 2}
    assert [path.name for path in list_images(tmp_path)] == ["a.png", "b.png"]


def test_folders_may_lie_deeper_in_each_other_than_calls(tmp_path: Path) -> None:
    folder = tmp_path / "/".join("a" * 150)
    folder.mkdir(parents=True)
    (folder / "deep.png").touch()
    depth = len(inspect.stack())
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(depth + 100)
    try:
        assert [path.name for path in list_images(tmp_path)] == ["deep.png"]
    finally:
        sys.setrecursionlimit(limit)


def test_what_lies_in_an_export_below_the_folder_is_none_of_its_pictures(tmp_path: Path) -> None:
    touch(
        tmp_path, "a.png", "out/inkling/export.json", "out/masks/a.png", "out/images/b/a.png", "other/b.png"
    )
    left_out = LeftOutFiles()
    names = [path.relative_to(tmp_path).as_posix() for path in list_pictures(tmp_path, left_out)]
    assert names == ["a.png", "other/b.png"]
    assert "2 image files of exports" in left_out.sentence
    # Whoever names the export itself wants what is in it.
    inside = [path.relative_to(tmp_path).as_posix() for path in list_pictures(tmp_path / "out")]
    assert inside == ["out/images/b/a.png", "out/masks/a.png"]


def test_an_export_into_the_folder_of_the_images_brings_nothing_when_that_is_added_again(
    tmp_path: Path,
) -> None:
    with Project.open(make_demo(tmp_path)) as project:
        folder = project.images.rows()[0].path.parent
        export(project, folder / "out", "png")
        before = project.images.count()
        project.images.add_folder(folder)
        assert project.images.count() == before


def test_a_folder_of_exports_alone_makes_no_project_and_an_old_project_of_it_opens(tmp_path: Path) -> None:
    pictures = tmp_path / "pictures"
    touch(pictures, "out/inkling/export.json", "out/masks/a.png")
    service = Service(QueueDispatcher(), FakeCompute())
    try:
        with pytest.raises(UserError, match="holds no image"):
            service.open_folder(pictures, NO_PROGRESS)
        assert [path.name for path in tmp_path.iterdir()] == ["pictures"]
        save_image(pictures / "a.png")
        service.open_folder(pictures, NO_PROGRESS)
        (pictures / "a.png").unlink()
        assert service.open_folder(pictures, NO_PROGRESS).session.project.images.count() == 1
    finally:
        service.close()
