"""An import that was undone brings its pictures back when it is made again, in a later session, too."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.core import NO_PROGRESS
from engine.formats.catalog import READERS
from engine.formats.incoming.import_dataset import DatasetReport, import_dataset
from engine.formats.incoming.mapping import resolve_mapping, suggested_mapping
from engine.storage import ImageStatus, Project
from engine.storage.importing.undone_imports import note_taken_back
from engine.storage.mask_writer import VOC_PALETTE, write_mask_png
from tests.helpers.projects import CLASSES, blobs, save_image


@pytest.mark.parametrize("is_plain", [True, False])
def test_an_import_that_was_undone_before_a_restart_brings_its_pictures_back(
    tmp_path: Path, is_plain: bool
) -> None:
    for number in range(3):
        save_image(tmp_path / "set" / ("images" if is_plain else "JPEGImages") / f"{number}.png")
        folder = tmp_path / "set" / ("masks" if is_plain else "SegmentationClass")
        write_mask_png(folder / f"{number}.png", blobs(), VOC_PALETTE)

    def come_in(project: Project) -> list[str]:
        dataset = READERS["png" if is_plain else "voc"].load().open(tmp_path / "set", {})
        mapping = resolve_mapping(
            suggested_mapping(dataset.classes, project.classes), dataset.classes, project.classes
        )
        outcome = DatasetReport()
        import_dataset(*(project, dataset, mapping, {}, outcome, NO_PROGRESS), source=tmp_path / "set")
        return sorted(project.images.get(image_id).name for image_id in outcome.added)

    with Project.create(tmp_path / "p.inkling", name="P", classes=CLASSES) as project:
        assert come_in(project) == ["0.png", "1.png", "2.png"]
        first, second, by_hand = project.images.ids()
        project.images.remove([first, second])
        note_taken_back(project, [first, second])
        project.images.remove([by_hand])
    with Project.open(tmp_path / "p.inkling") as project:
        assert come_in(project) == ["0.png", "1.png"]
        assert project.images.status(by_hand) is ImageStatus.REMOVED
        project.images.remove([first])
    with Project.open(tmp_path / "p.inkling") as project:
        assert come_in(project) == []
