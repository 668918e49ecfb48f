"""An export of this project, imported into it again, finds its images, whatever the export calls them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.core import NO_PROGRESS, ClassList
from engine.formats.catalog import READERS
from engine.formats.export import export
from engine.formats.incoming.import_dataset import DatasetReport, import_dataset
from engine.formats.incoming.mapping import resolve_mapping, suggested_mapping
from engine.formats.own_list import INDEX
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


def test_the_numbers_of_an_export_of_another_project_say_nothing_of_this_one(
    tmp_path: Path, project: Project
) -> None:
    with project:
        export(project, tmp_path / "out", "nnunet")
    with Project.create(tmp_path / "other.inkling", name="O", classes=CLASSES) as other:
        other.images.add_folder(tmp_path / "images")
        # Pictures of the same names and pixels are known all the same.
        assert len(come_in(other, "nnunet", tmp_path / "out").added) == len(ODD)


def noise(path: Path, seed: int) -> None:
    path.parent.mkdir(exist_ok=True)
    Image.fromarray(np.random.default_rng(seed).integers(0, 256, (20, 30), np.uint8)).save(path)


@pytest.mark.parametrize("kind", ["coco", "nnunet"])
@pytest.mark.parametrize("name", ["hers.png", "mine.png"])
def test_a_number_of_a_copy_of_the_project_says_nothing_of_an_image_of_another_content(
    tmp_path: Path, project: Project, kind: str, name: str
) -> None:
    project.close()
    shutil.copytree(tmp_path / "p.inkling", tmp_path / "q.inkling")
    noise(tmp_path / "mine" / "mine.png", 1)
    noise(tmp_path / "hers" / name, 2)
    with Project.open(tmp_path / "p.inkling") as first:
        first.images.add_folder(tmp_path / "mine")
        accept_mask(first, first.images.ids()[-1], np.ones((20, 30), np.uint8))
        export(first, tmp_path / "out", kind)
    with Project.open(tmp_path / "q.inkling") as second:
        second.images.add_folder(tmp_path / "hers")
        other = second.images.ids()[-1]
        outcome = come_in(second, kind, tmp_path / "out")
        assert len(outcome.added) == 1
        assert other not in {step.image_id for step in outcome.steps}
        assert second.decided_mask(other) is None


@pytest.mark.parametrize("kind", ["coco", "nnunet"])
def test_labels_of_an_image_whose_file_is_another_one_since_are_not_its(
    tmp_path: Path, project: Project, kind: str
) -> None:
    with project:
        export(project, tmp_path / "out", kind)
        noise(tmp_path / "images" / "g.png", 3)
        outcome = come_in(project, kind, tmp_path / "out")
        assert (len(outcome.added), len(outcome.kept)) == (1, len(NAMES) - 1)


@pytest.mark.parametrize("number", ["swapped", "9" * 5000, "x", "99"])
def test_an_index_that_was_edited_says_nothing(tmp_path: Path, project: Project, number: str) -> None:
    with project:
        export(project, tmp_path / "out", "voc")
        index = tmp_path / "out" / INDEX
        text = index.read_text()
        changed = text.replace("\n1,", "\n{},").replace("\n2,", "\n1,").replace("{}", "2")
        index.write_text(changed if number == "swapped" else text.replace("\n1,", f"\n{number},"))
        outcome = come_in(project, "voc", tmp_path / "out")
        # Names that an export writes otherwise are known by its index alone.
        assert len(outcome.added) == len(ODD)
