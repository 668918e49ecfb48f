"""A project's own files are no images, wherever a folder of images is asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.core import NO_PROGRESS, UserError
from engine.document.image import read_image
from engine.jobs import QueueDispatcher
from engine.service import Service
from engine.storage import Project
from engine.storage.relink import relink_images
from tests.helpers.fake_compute import FakeCompute
from tests.helpers.projects import new_project, save_image


def open_as_folder(project: Project, masks: Path) -> None:
    service = Service(QueueDispatcher(), FakeCompute())
    try:
        service.open_folder(masks, NO_PROGRESS)
    finally:
        service.close()


ASKED: tuple[Callable[[Project, Path], object], ...] = (
    lambda project, masks: project.images.add_folder(masks),
    lambda project, masks: relink_images(project, masks),
    open_as_folder,
)


@pytest.mark.parametrize("ask", ASKED, ids=["add", "relink", "open"])
@pytest.mark.parametrize("of_another", [False, True])
def test_masks_of_a_project_are_never_taken_as_images(
    tmp_path: Path, ask: Callable[[Project, Path], object], of_another: bool
) -> None:
    save_image(tmp_path / "images" / "a.png")
    other = new_project(tmp_path / "other", tmp_path / "images")
    other.close()
    with new_project(tmp_path, tmp_path / "images") as project:
        masks = (other.path if of_another else project.path) / "masks"
        save_image(masks / "a.png")
        with pytest.raises(UserError, match="holds masks, not images"):
            ask(project, masks)
        assert project.images.count() == 1
    assert read_image(masks / "a.png").shape[:2] == (150, 290)
    assert not (masks.parent / "masks.inkling").exists()


def test_the_file_of_a_project_opens_it_and_a_safety_copy_says_what_it_is(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        place = project.path
    copy = tmp_path / "p-20260131T081500Z.backup.zip"
    copy.write_bytes(b"PK\x03\x04")
    service = Service(QueueDispatcher(), FakeCompute())
    try:
        assert service.open_path(place / "project.sqlite", NO_PROGRESS).session.project.is_at(place)
        with pytest.raises(UserError, match="is a safety copy") as refused:
            service.open_path(copy, NO_PROGRESS)
        assert "Restore a safety copy" in refused.value.hint
    finally:
        service.close()
