"""An export of this project, imported into it again, finds its images, whatever the export calls them."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.core import NO_PROGRESS, ClassList
from engine.formats.catalog import READERS
from engine.formats.export import export
from engine.formats.incoming.import_dataset import DatasetReport, import_dataset
from engine.formats.incoming.mapping import resolve_mapping, suggested_mapping
from engine.storage import Project, accept_mask

ODD = () if os.name == "nt" else ("a\nb.png", "c\td.png")
NAMES = (*ODD, "e f.png", "g.png")
CLASSES = ClassList.from_names(["background", "cell"])


def come_in(project: Project, name: str, source: Path) -> DatasetReport:
    dataset = READERS[name].load().open(source, {})
    mapping = resolve_mapping(
        suggested_mapping(dataset.classes, project.classes), dataset.classes, project.classes
    )
    outcome = DatasetReport()
    import_dataset(*(project, dataset, mapping, {}, outcome, NO_PROGRESS), source=source)
    return outcome


@pytest.fixture
def project(tmp_path: Path) -> Project:
    rng = np.random.default_rng(0)
    (tmp_path / "images").mkdir()
    for name in NAMES:
        pixels = rng.integers(0, 256, (20, 30), np.uint8)
        Image.fromarray(pixels).save(tmp_path / "images" / name)
    made = Project.create(tmp_path / "p.inkling", name="P", classes=CLASSES)
    made.images.add_folder(tmp_path / "images")
    mask = np.zeros((20, 30), np.uint8)
    mask[4:9, 4:9] = 1
    for image_id in made.images.ids():
        accept_mask(made, image_id, mask)
    return made


@pytest.mark.parametrize("kind", ["coco", "nnunet", "png", "voc"])
def test_an_export_of_the_project_adds_no_picture_again(tmp_path: Path, project: Project, kind: str) -> None:
    with project:
        export(project, tmp_path / "out", kind)
        outcome = come_in(project, kind, tmp_path / "out")
        assert (outcome.added, len(outcome.kept), outcome.problems) == ([], len(NAMES), [])


def test_a_picture_that_was_changed_since_is_another_one(tmp_path: Path, project: Project) -> None:
    with project:
        export(project, tmp_path / "out", "nnunet")
        changed = tmp_path / "out" / "imagesTr" / "g_0000.png"
        Image.fromarray(np.full((20, 30), 7, np.uint8)).save(changed)
        outcome = come_in(project, "nnunet", tmp_path / "out")
        assert [project.images.get(image_id).path for image_id in outcome.added] == [changed]


def test_an_export_of_another_project_says_nothing_of_this_one(tmp_path: Path, project: Project) -> None:
    with project:
        export(project, tmp_path / "out", "nnunet")
    with Project.create(tmp_path / "other.inkling", name="O", classes=CLASSES) as other:
        other.images.add_folder(tmp_path / "images")
        assert len(come_in(other, "nnunet", tmp_path / "out").added) == len(NAMES)
