"""Adding images while the window stays usable."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.session import NoticeLevel
from engine.session.editing.project_edits import ProjectEdits
from engine.session.import_files import FileImport
from engine.storage import ImageStatus
from engine.storage.relink import relink_images
from tests.helpers.session import SHAPE, Desk


@pytest.fixture
def file_import(desk: Desk) -> Iterator[FileImport]:
    file_import = FileImport(desk.session, desk.dispatcher)
    yield file_import
    file_import.close()


def test_a_folder_is_added_and_the_count_is_told(desk: Desk, file_import: FileImport, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    Image.fromarray(np.zeros(SHAPE, np.uint8)).save(tmp_path / "more" / "new.png")
    file_import.add_folder(tmp_path / "more")
    assert desk.session.busy.files is not None
    desk.wait(lambda: not file_import.is_busy)
    assert desk.session.project.images.count() == 4
    assert desk.session.busy.files is None
    assert desk.notices[0].summary == "1 new image from more."


def test_a_folder_that_is_called_like_an_image_is_a_folder(
    desk: Desk, file_import: FileImport, tmp_path: Path
) -> None:
    folder = tmp_path / "leaf.png"
    folder.mkdir()
    Image.fromarray(np.zeros(SHAPE, np.uint8)).save(folder / "new.png")
    file_import.add_paths([folder])
    desk.wait(lambda: not file_import.is_busy)
    assert desk.session.project.images.count() == 4
    assert desk.notices[0].summary == "1 new image from leaf.png."


def test_an_empty_folder_is_told_and_changes_nothing(
    desk: Desk, file_import: FileImport, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    file_import.add_folder(tmp_path / "empty")
    desk.wait(lambda: not file_import.is_busy)
    assert desk.notices[0].level is NoticeLevel.ERROR
    assert desk.session.project.images.count() == 3


def test_what_is_no_image_among_dropped_files_is_named_and_the_others_go_in(
    desk: Desk, file_import: FileImport, tmp_path: Path
) -> None:
    files = [tmp_path / name for name in ("good.png", "text.txt", "gone.png", "broken.png", "last.png")]
    for file in (files[0], files[-1]):
        Image.fromarray(np.zeros(SHAPE, np.uint8)).save(file)
    for file in (files[1], files[3]):
        file.write_bytes(b"no image")
    file_import.add_paths(files)
    desk.wait(lambda: not file_import.is_busy)
    assert desk.session.project.images.count() == 5
    assert desk.notices[0].summary == "2 new images from 5 files and folders."
    said = " ".join(notice.summary for notice in desk.notices[1:])
    assert all(name in said for name in ("text.txt", "gone.png", "broken.png"))
    assert {notice.level for notice in desk.notices[1:]} == {NoticeLevel.WARNING}


def test_masks_that_are_added_as_images_are_told(desk: Desk, file_import: FileImport, tmp_path: Path) -> None:
    mask = np.zeros(SHAPE, np.uint8)
    mask[4:20, 4:20] = 1
    (tmp_path / "masks").mkdir()
    Image.fromarray(mask).save(tmp_path / "masks" / "a.png")
    file_import.add_folder(tmp_path / "masks")
    desk.wait(lambda: not file_import.is_busy)
    assert "These look like masks, not like images." in desk.notices[0].hint


def test_adding_images_is_a_step_that_can_be_undone_redone_and_done_anew(
    desk: Desk, edits: ProjectEdits, tmp_path: Path
) -> None:
    files = FileImport(desk.session, desk.dispatcher, note_added=edits.note_added)
    images = desk.session.project.images
    folder = tmp_path / "more"
    folder.mkdir()
    for name in ("a.png", "b.png"):
        Image.fromarray(np.zeros(SHAPE, np.uint8)).save(folder / name)
    files.add_folder(folder)
    desk.wait(lambda: not files.is_busy)
    all_ids = [record.id for record in images.rows()]
    desk.open(4)
    assert edits.undo_label == "Add 2 images"
    edits.undo()
    assert [record.id for record in images.rows(status=ImageStatus.REMOVED)] == all_ids[3:]
    desk.wait(lambda: desk.session.image is not None and desk.session.image.id in all_ids[:3])
    edits.redo()
    assert images.count() == 5
    edits.undo()
    files.add_folder(folder)
    desk.wait(lambda: not files.is_busy)
    assert [record.id for record in images.rows()] == all_ids
    assert images.count() == 5
    assert desk.notices[-1].summary == "2 new images from more."
    files.close()


def test_adding_images_is_undone_where_their_folder_was_moved_meanwhile(
    desk: Desk, edits: ProjectEdits, tmp_path: Path
) -> None:
    files = FileImport(desk.session, desk.dispatcher, note_added=edits.note_added)
    images, folder = desk.session.project.images, tmp_path / "more"
    folder.mkdir()
    Image.fromarray(np.zeros(SHAPE, np.uint8)).save(folder / "a.png")
    files.add_folder(folder)
    desk.wait(lambda: not files.is_busy)
    folder.rename(tmp_path / "moved")
    relink_images(desk.session.project, tmp_path / "moved", folder)
    assert edits.undo()
    assert images.count(ImageStatus.REMOVED) == 1
    files.close()


def test_an_image_that_was_removed_by_hand_stays_away_when_its_folder_is_added_again(
    desk: Desk, edits: ProjectEdits, file_import: FileImport
) -> None:
    record = desk.session.project.images.rows()[2]
    edits.remove_images([record.id])
    file_import.add_folder(record.path.parent)
    desk.wait(lambda: not file_import.is_busy)
    assert desk.session.project.images.status(record.id) is ImageStatus.REMOVED
