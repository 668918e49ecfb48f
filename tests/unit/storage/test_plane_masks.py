"""Pages of a mask file belong to the planes of the stack of its name."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import tifffile

from engine.core import ClassList
from engine.document.image import MAX_PIXELS
from engine.document.stacks.choice import StackChoice
from engine.formats.plain_masks import import_masks
from engine.storage import Project

CLASSES = ClassList.from_names(["background", "cell", "nucleus"])
STACK = np.random.default_rng(1).integers(0, 200, (4, 12, 17)).astype(np.uint8)
LABELS = np.random.default_rng(2).integers(0, 3, (4, 12, 17)).astype(np.uint8)


def made(folder: Path, pages: str = "all") -> Project:
    (folder / "images").mkdir()
    (folder / "masks").mkdir()
    tifffile.imwrite(folder / "images" / "a.tif", STACK, imagej=True, metadata={"axes": "ZYX"})
    project = Project.create(folder / "p.inkling", name="P", classes=CLASSES)
    choice = StackChoice.parse(pages, "")
    project.images.add_folder(folder / "images", pictures=lambda file: choice.pictures(file, MAX_PIXELS))
    return project


def masks_of(project: Project) -> dict[str, np.ndarray | None]:
    return {record.path.name: project.decided_mask(record.id) for record in project.images.rows()}


@pytest.mark.parametrize("name", ["a.tif", "a_mask.tif", "a_labels.tif"])
@pytest.mark.parametrize("is_plain", [True, False])
def test_each_page_is_the_mask_of_its_plane(tmp_path: Path, name: str, is_plain: bool) -> None:
    with made(tmp_path) as project:
        if is_plain:
            tifffile.imwrite(tmp_path / "masks" / name, LABELS, photometric="minisblack", metadata=None)
        else:
            tifffile.imwrite(tmp_path / "masks" / name, LABELS, imagej=True, metadata={"axes": "ZYX"})
        report = import_masks(project, tmp_path / "masks")
        assert (report.imported, report.problems, report.notes) == (4, [], [])
        masks = masks_of(project)
        for number in range(4):
            mask = masks[f"@z{number + 1}"]
            assert mask is not None
            assert np.array_equal(mask, LABELS[number])


def test_of_some_planes_those_that_are_images_get_their_pages(tmp_path: Path) -> None:
    with made(tmp_path, "2-3") as project:
        tifffile.imwrite(tmp_path / "masks" / "a.tif", LABELS, photometric="minisblack", metadata=None)
        assert import_masks(project, tmp_path / "masks").imported == 2
        assert np.array_equal(masks_of(project)["@z3"], LABELS[2])


def test_another_number_of_pages_is_told_and_nothing_comes_in(tmp_path: Path) -> None:
    with made(tmp_path) as project:
        tifffile.imwrite(tmp_path / "masks" / "a.tif", LABELS[:3], photometric="minisblack", metadata=None)
        report = import_masks(project, tmp_path / "masks")
        assert report.imported == 0
        assert "has 3 pages, but a.tif has 4 planes" in report.problems[0].sentence
