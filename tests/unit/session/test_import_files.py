"""Adding images while the window stays usable."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.session import NoticeLevel
from engine.session.import_files import FileImport
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
