"""Adding images and masks while the window stays usable."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from engine.document.planes import Plane
from engine.session import NoticeLevel, import_files
from engine.session.import_files import FileImport
from engine.storage import ImageStatus, ImportReport
from engine.storage.mask_import import import_masks
from tests.helpers.session import SHAPE, Desk, halves


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


def test_masks_are_taken_over_even_for_the_open_image(
    desk: Desk, file_import: FileImport, tmp_path: Path
) -> None:
    opened = desk.open(0).id
    (tmp_path / "masks").mkdir()
    Image.fromarray(halves(0, 2)).save(tmp_path / "masks" / "0.png")
    file_import.import_masks(tmp_path / "masks")
    desk.wait(lambda: desk.session.image is not None)
    assert desk.image.id == opened
    assert np.array_equal(desk.image.planes.view(Plane.MASK), halves(0, 2))
    assert desk.session.project.images.get(opened).status is ImageStatus.ACCEPTED
    desk.session.undo()
    assert (desk.image.planes.view(Plane.MASK) == 255).all()


def test_a_mask_of_another_size_is_named_and_the_others_go_in(
    desk: Desk, file_import: FileImport, tmp_path: Path
) -> None:
    (tmp_path / "masks").mkdir()
    Image.fromarray(halves(0, 2)).save(tmp_path / "masks" / "0.png")
    Image.fromarray(halves(0, 2)[:10]).save(tmp_path / "masks" / "1.png")
    file_import.import_masks(tmp_path / "masks")
    desk.wait(lambda: not file_import.is_busy)
    assert desk.notices[0].summary == "1 mask taken over from masks."
    assert desk.notices[1].level is NoticeLevel.WARNING
    assert "1.png was left out" in desk.notices[1].summary


def test_an_empty_folder_is_told_and_changes_nothing(
    desk: Desk, file_import: FileImport, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    file_import.add_folder(tmp_path / "empty")
    desk.wait(lambda: not file_import.is_busy)
    assert desk.notices[0].level is NoticeLevel.ERROR
    assert desk.session.project.images.count() == 3


def test_an_image_on_its_way_when_masks_are_imported_is_shown_with_its_mask(
    desk: Desk, file_import: FileImport, tmp_path: Path
) -> None:
    (tmp_path / "masks").mkdir()
    Image.fromarray(halves(0, 2)).save(tmp_path / "masks" / "0.png")
    image_id = desk.session.project.images.rows()[0].id
    desk.session.open_image(image_id)
    # Read, but not delivered yet: the labels of before the import.
    while desk.session._files.is_busy:
        time.sleep(0.001)
    file_import.import_masks(tmp_path / "masks")
    desk.wait(lambda: not file_import.is_busy)
    desk.wait(lambda: desk.session.image is not None)
    assert desk.image.id == image_id
    assert np.array_equal(desk.image.planes.view(Plane.MASK), halves(0, 2))
    assert desk.image.history.can_undo


def test_an_image_opened_during_the_import_of_its_mask_is_read_anew(
    desk: Desk, file_import: FileImport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = desk.open(0).id
    (tmp_path / "masks").mkdir()
    Image.fromarray(halves(0, 2)).save(tmp_path / "masks" / "0.png")
    may_begin = threading.Event()

    def import_later(*arguments: Any) -> ImportReport:
        may_begin.wait()
        return import_masks(*arguments)

    monkeypatch.setattr(import_files, "import_masks", import_later)
    file_import.import_masks(tmp_path / "masks")
    desk.open(0)
    may_begin.set()
    desk.wait(lambda: not file_import.is_busy)
    desk.wait(lambda: desk.session.image is not None)
    assert desk.image.id == opened
    assert np.array_equal(desk.image.planes.view(Plane.MASK), halves(0, 2))
