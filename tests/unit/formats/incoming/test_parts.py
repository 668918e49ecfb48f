"""Train, val and test of an imported data set stay what they are, in training and in the next export."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.core import NO_PROGRESS, CancelledError, CancelToken, ClassList
from engine.formats.export import export
from engine.formats.incoming.import_dataset import DatasetReport, import_dataset
from engine.formats.incoming.mapping import resolve_mapping, suggested_mapping
from engine.session.learning.training_set import TrainingSet
from engine.storage import Project
from tests.helpers.incoming import opened, picture, write_json

PARTS = ("train", "val", "test")
RING = [0, 0, 9, 0, 9, 9, 0, 9]


def coco(folder: Path, images: int = 2) -> Path:
    """A file of annotations for each part."""
    for part in PARTS:
        names = [f"{part}{number}.png" for number in range(images)]
        for number, name in enumerate(names):
            picture(folder / "images" / name, value=len(part) * 20 + number)
        content = {
            "images": [
                {"id": n, "file_name": name, "height": 12, "width": 16} for n, name in enumerate(names)
            ],
            "annotations": [
                {"id": n, "image_id": n, "category_id": 1, "segmentation": [RING], "iscrowd": 0}
                for n in range(images)
            ],
            "categories": [{"id": 1, "name": "cell"}],
        }
        write_json(folder / "annotations" / f"instances_{part}2017.json", content)
    return folder


def take(project: Project, source: Path, token: CancelToken | None = None) -> DatasetReport:
    dataset, outcome = opened(source, "coco"), DatasetReport()
    mapping = resolve_mapping(
        suggested_mapping(dataset.classes, project.classes), dataset.classes, project.classes
    )
    project.set_classes(mapping.classes)
    import_dataset(project, dataset, mapping, {}, outcome, NO_PROGRESS, token, source=source)
    return outcome


def made(folder: Path) -> Project:
    return Project.create(folder / "p.inkling", name="P", classes=ClassList.from_names(["background"]))


@pytest.mark.parametrize("export_format", ["voc", "coco", "yolo", "png"])
def test_the_parts_of_an_import_are_those_of_the_next_export(tmp_path: Path, export_format: str) -> None:
    with made(tmp_path) as project:
        assert take(project, coco(tmp_path / "d")).imported == 6
        report = export(project, tmp_path / "out", export_format)
        assert dict(report.splits) == {"train": 2, "val": 2, "test": 2}
    rows = (tmp_path / "out" / "inkling" / "index.csv").read_text(encoding="utf-8").splitlines()
    assert all(row.count(part) >= 2 for part in PARTS for row in rows[1:] if f"{part}0" in row)


def test_no_network_learns_from_the_test_images_of_an_import(tmp_path: Path) -> None:
    with made(tmp_path) as project:
        take(project, coco(tmp_path / "d"))
        records = TrainingSet(project).assign_splits()
        trained = {record.path.stem.rstrip("01") for record in records if record.split == "train"}
        assert trained == {"train"}


def test_of_a_data_set_for_training_alone_some_images_are_held_back_and_exported_as_they_were(
    tmp_path: Path,
) -> None:
    source = coco(tmp_path / "d", images=8)
    for part in ("val", "test"):
        (source / "annotations" / f"instances_{part}2017.json").unlink()
    with made(tmp_path) as project:
        take(project, source)
        splits = [record.split for record in TrainingSet(project).assign_splits()]
        assert {"train", "val"} == set(splits)
        assert dict(export(project, tmp_path / "out", "voc").splits) == {"train": 8}


class Countdown(CancelToken):
    """A token that is set once it was asked so many times."""

    def __init__(self, checks: int) -> None:
        super().__init__()
        self._left = checks

    def check(self) -> None:
        self._left -= 1
        if self._left < 0:
            self.cancel()
        super().check()


def test_stopping_works_while_the_annotations_are_looked_through(tmp_path: Path) -> None:
    source = coco(tmp_path / "d", images=1)
    crowd = [
        {"id": n, "image_id": 0, "category_id": 1, "segmentation": [RING], "iscrowd": 0} for n in range(5000)
    ]
    content = {
        "images": [{"id": 0, "file_name": "train0.png", "height": 12, "width": 16}],
        "annotations": crowd,
        "categories": [{"id": 1, "name": "cell"}],
    }
    write_json(source / "annotations" / "instances_train2017.json", content)
    token = Countdown(100)
    with made(tmp_path) as project:
        with pytest.raises(CancelledError):
            take(project, source, token)
        assert project.images.count() == 3
        assert all(project.decided_mask(record.id) is None for record in project.images.rows())
        assert take(project, source).imported == 3
        assert np.unique(project.decided_mask(project.images.rows()[0].id)).tolist() == [0, 1]
