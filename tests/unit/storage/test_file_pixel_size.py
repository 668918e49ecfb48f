"""A project without a pixel size takes that of its files, where all say the same; never dots per inch."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tifffile
from PIL import Image

from engine.core import NO_PROGRESS, ClassList
from engine.document.pixel_size import PIXEL_SIZE_SETTING, PixelSize
from engine.formats.plain_masks import import_masks
from engine.jobs import QueueDispatcher
from engine.service import Service
from engine.storage import Project
from engine.storage.importing.file_pixel_size import adopt_pixel_size
from tests.helpers.fake_compute import FakeCompute

GREY = np.zeros((8, 9), np.uint8)


def imagej(path: Path, side: float | None = 0.25) -> None:
    scale: dict[str, Any] = {} if side is None else {"resolution": (1 / side, 1 / side)}
    tifffile.imwrite(path, GREY, imagej=True, metadata={"unit": "um"} if side else {}, **scale)


@pytest.mark.parametrize(
    ("sides", "stored", "expected"),
    [
        ((0.25, 0.25), None, PixelSize(0.25, "µm")),
        ((0.25, 0.5), None, PixelSize()),
        ((0.25, None), None, PixelSize()),
        ((0.25, 0.25), PixelSize(2.0, "mm"), PixelSize(2.0, "mm")),
    ],
)
def test_the_size_that_all_files_say_is_taken(
    tmp_path: Path, sides: tuple[float | None, ...], stored: PixelSize | None, expected: PixelSize
) -> None:
    (tmp_path / "d" / "images").mkdir(parents=True)
    (tmp_path / "d" / "masks").mkdir()
    for number, side in enumerate(sides):
        imagej(tmp_path / "d" / "images" / f"{number}.tif", side)
        Image.fromarray(GREY).save(tmp_path / "d" / "masks" / f"{number}.png")
    classes = ClassList.from_names(["background", "cell"])
    with Project.create(tmp_path / "p.inkling", name="P", classes=classes) as project:
        if stored is not None:
            project.settings.set(PIXEL_SIZE_SETTING, stored.to_json())
        report = import_masks(project, tmp_path / "d")
        size = PixelSize.from_json(project.settings.get(PIXEL_SIZE_SETTING))
        assert size.unit == expected.unit
        assert size.size == pytest.approx(expected.size, rel=1e-4)
        is_taken = expected != PixelSize() and stored is None
        assert any("µm wide, as the files say" in note for note in report.notes) is is_taken


def test_a_project_that_a_folder_is_opened_as_has_the_size_of_its_files(tmp_path: Path) -> None:
    (tmp_path / "slides").mkdir()
    imagej(tmp_path / "slides" / "a.tif", 0.25)
    service = Service(QueueDispatcher(), FakeCompute())
    opened = service.open_folder(tmp_path / "slides", NO_PROGRESS)
    size = PixelSize.from_json(opened.session.project.settings.get(PIXEL_SIZE_SETTING))
    service.close()
    assert (round(size.size, 4), size.unit) == (0.25, "µm")
    assert "µm wide, as the files say" in opened.notices[0].hint


def test_dots_per_inch_are_no_size(tmp_path: Path) -> None:
    Image.fromarray(GREY).save(tmp_path / "a.tif", dpi=(300, 300))
    classes = ClassList.from_names(["background"])
    with Project.create(tmp_path / "p.inkling", name="P", classes=classes) as project:
        assert adopt_pixel_size(project, [tmp_path / "a.tif"]) == ""
