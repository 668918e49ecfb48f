"""Images that were moved are found again by their names and sizes."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.core import CancelledError, CancelToken, UserError
from engine.storage import ImageStatus, Project, relink
from engine.storage.image_names import names_under
from engine.storage.relink import relink_images
from tests.helpers.projects import new_project, save_image

SHAPE = (30, 40)


def images_in(folder: Path, *names: str, shape: tuple[int, int] = SHAPE) -> Path:
    for name in names:
        save_image(folder / name, shape=shape)
    return folder


def sized(project: Project) -> Project:
    """The sizes of all images are known, as after each was opened once."""
    for record in project.images.rows():
        project.images.set_size(record.id, *SHAPE)
    return project


def test_a_folder_that_was_moved_is_found_and_stays_found(tmp_path: Path) -> None:
    images = images_in(tmp_path / "old", "a.png", "sub/b.png")
    with sized(new_project(tmp_path, images)) as project:
        project.images.set_status(project.images.rows()[1].id, ImageStatus.ACCEPTED)
        images.rename(tmp_path / "new")
        project.images.check_files()
        report = relink_images(project, tmp_path / "new")
        assert (report.old, report.images, report.found, report.other_size) == (images, 2, 2, ())
        assert [r.status for r in project.images.rows()] == [ImageStatus.NEW, ImageStatus.ACCEPTED]
    with Project.open(project.path) as again:
        assert [r.path.exists() for r in again.images.rows()] == [True, True]


def test_of_several_folders_the_one_that_is_gone_is_meant(tmp_path: Path) -> None:
    first = images_in(tmp_path / "first", "a.png", "b.png", "c.png")
    second = images_in(tmp_path / "second", "a.png", "b.png")
    with new_project(tmp_path, first) as project:
        project.images.add_folder(second)
        second.rename(tmp_path / "new")
        assert relink_images(project, tmp_path / "new").old == second
        assert [folder.path for folder in project.images.folders()] == [first, tmp_path / "new"]


def test_a_folder_with_none_of_the_images_changes_nothing(tmp_path: Path) -> None:
    images = images_in(tmp_path / "old", "a.png")
    images_in(tmp_path / "other", "x.png")
    with new_project(tmp_path, images) as project:
        with pytest.raises(UserError, match="None of 1 image is in"):
            relink_images(project, tmp_path / "other")
        assert project.images.folders()[0].path == images


def test_images_of_other_sizes_alone_are_refused(tmp_path: Path) -> None:
    images = images_in(tmp_path / "old", "a.png", "b.png")
    images_in(tmp_path / "small", "a.png", "b.png", shape=(3, 4))
    with sized(new_project(tmp_path, images)) as project:
        with pytest.raises(UserError, match="other sizes than before"):
            relink_images(project, tmp_path / "small")
        assert project.images.folders()[0].path == images


def test_single_images_that_are_gone_or_of_another_size_are_named(tmp_path: Path) -> None:
    images = images_in(tmp_path / "old", "a.png", "b.png", "c.png")
    images_in(tmp_path / "new", "a.png")
    images_in(tmp_path / "new", "b.png", shape=(3, 4))
    with sized(new_project(tmp_path, images)) as project:
        report = relink_images(project, tmp_path / "new")
        assert (report.images, report.found, report.other_size) == (3, 2, ("b.png",))
        assert [r.mask_name for r in project.images.rows(status=ImageStatus.MISSING)] == ["c"]


def test_a_folder_of_the_project_can_be_named_and_another_one_is_refused(tmp_path: Path) -> None:
    images = images_in(tmp_path / "old", "a.png")
    images_in(tmp_path / "copy", "a.png")
    with new_project(tmp_path, images) as project:
        with pytest.raises(UserError, match="no images from"):
            relink_images(project, tmp_path / "copy", tmp_path / "elsewhere")
        assert relink_images(project, tmp_path / "copy", images).found == 1


def test_a_folder_that_is_in_the_project_already_is_refused(tmp_path: Path) -> None:
    images = images_in(tmp_path / "old", "a.png")
    other = images_in(tmp_path / "other", "a.png")
    with new_project(tmp_path, images) as project:
        project.images.add_folder(other)
        with pytest.raises(UserError, match="in the project already"):
            relink_images(project, other, images)


def test_a_cancelled_relinking_changes_nothing(tmp_path: Path) -> None:
    images = images_in(tmp_path / "old", "a.png")
    images_in(tmp_path / "new", "a.png")
    token = CancelToken()
    token.cancel()
    with sized(new_project(tmp_path, images)) as project:
        with pytest.raises(CancelledError):
            relink_images(project, tmp_path / "new", token=token)
        assert project.images.folders()[0].path == images


def test_the_new_folder_is_listed_once_for_all_folders_of_the_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed: list[Path] = []

    def names_listed(folder: Path) -> set[str | bytes]:
        listed.append(folder)
        return names_under(folder)

    images = images_in(tmp_path / "old", "a.png")
    with sized(new_project(tmp_path, images)) as project:
        project.images.add_folder(images_in(tmp_path / "other", "z.png"))
        images.rename(tmp_path / "new")
        monkeypatch.setattr(relink, "names_under", names_listed)
        relink_images(project, tmp_path / "new")
    assert listed == [tmp_path / "new"]
