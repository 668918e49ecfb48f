"""A first class that is no background, such as the sky of CamVid, goes out and comes in like the others."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.core import IGNORE, NO_PROGRESS, ClassList
from engine.formats.catalog import READERS, WRITERS
from engine.formats.export import export
from engine.formats.incoming.contents import UNCOVERED, IncomingClass, ground_class
from engine.formats.incoming.import_dataset import DatasetReport, import_dataset
from engine.formats.incoming.mapping import parse_mapping, resolve_mapping, suggested_mapping
from engine.formats.outgoing.options import ExportOptions
from engine.formats.outgoing.report import ExportReport
from engine.formats.shapes.nnunet_names import CLASS_NAMES
from engine.instances import InstanceSettings
from engine.storage import Project, accept_mask
from tests.helpers.exports import skip_without_extra

NAMES = ("sky", "barn", "lane")
OF_ONE_CLASS = ("label-images", "cellpose", "dsb2018")
BOTH_WAYS = [name for name, row in WRITERS.items() if (row.read_as or name) in READERS]
OPTIONS = ExportOptions(instance_settings=InstanceSettings(least_px=1))


def planted() -> np.ndarray:
    """Sky with a hole and in two pieces, two classes below, and pixels that are not labelled."""
    mask = np.zeros((16, 20), np.uint8)
    mask[2:5, 2:6] = 1
    mask[8:] = 2
    mask[8:11, 4:9], mask[13:, 12:] = 1, IGNORE
    mask[14, 1:3] = 0
    return mask


def exported(folder: Path, out: Path, name: str, names: tuple[str, ...] = NAMES) -> ExportReport:
    (folder / "images").mkdir(parents=True)
    pixels = np.random.default_rng(0).integers(0, 256, (16, 20, 3), np.uint8)
    Image.fromarray(pixels).save(folder / "images" / "a.png")
    with Project.create(folder / "p.inkling", name="p", classes=ClassList.from_names(names)) as project:
        project.images.add_folder(folder / "images")
        accept_mask(project, project.images.rows()[0].id, planted())
        return export(project, out, name, OPTIONS)


@pytest.mark.parametrize("name", BOTH_WAYS)
def test_the_first_class_comes_in_again(name: str, tmp_path: Path) -> None:
    skip_without_extra(name, tmp_path)
    report = exported(tmp_path / "own", tmp_path / "out", name)
    assert (report.exported, report.problems) == (1, ())
    if name in OF_ONE_CLASS:
        assert "left out: sky" in report.note
        return
    reader = READERS[WRITERS[name].read_as or name].load()
    dataset = reader.open(tmp_path / "out", {})
    answers = {question.key: question.default for question in dataset.questions if question.default}
    dataset = reader.open(tmp_path / "out", answers) if answers else dataset
    with Project.create(tmp_path / "q.inkling", name="q", classes=ClassList.from_names(NAMES)) as project:
        suggested = suggested_mapping(dataset.classes, project.classes)
        mapping = resolve_mapping(suggested, dataset.classes, project.classes)
        assert mapping.added == ()
        import_dataset(project, dataset, mapping, answers, DatasetReport(), NO_PROGRESS, source=tmp_path)
        mask = project.decided_mask(project.images.rows()[0].id)
    assert mask is not None
    assert mask.tolist() == planted().tolist()
    assert report.losses.total("wrong_px") == 0


def test_a_background_in_any_spelling_is_no_object(tmp_path: Path) -> None:
    exported(tmp_path / "own", tmp_path / "out", "coco", ("Hintergrund", "barn", "lane"))
    content = json.loads((tmp_path / "out" / "annotations" / "instances.json").read_text())
    assert [kind["name"] for kind in content["categories"]] == ["barn", "lane"]
    exported(tmp_path / "sky", tmp_path / "sky-out", "coco")
    content = json.loads((tmp_path / "sky-out" / "annotations" / "instances.json").read_text())
    assert [kind["name"] for kind in content["categories"]] == list(NAMES)
    ids = [annotation["id"] for annotation in content["annotations"]]
    assert len(ids) == len(set(ids))


def test_what_no_shape_covers_is_unlabelled_without_a_background() -> None:
    classes = ClassList.from_names(NAMES)
    suggested = suggested_mapping([ground_class()], classes)
    assert str(suggested[UNCOVERED]) == "unlabelled"
    assert str(parse_mapping(["uncovered=sky"], [ground_class()], classes)[UNCOVERED]) == "sky"
    with_background = ClassList.from_names(["_Background_", "cell"])
    assert str(suggested_mapping([ground_class()], with_background)[UNCOVERED]) == "_Background_"


def test_a_background_is_that_of_the_project_in_any_language() -> None:
    source = [IncomingClass(0, "background"), IncomingClass(1, "barn")]
    suggested = suggested_mapping(source, ClassList.from_names(["Hintergrund", "barn"]))
    assert [str(target) for target in suggested.values()] == ["Hintergrund", "barn"]
    suggested = suggested_mapping(source, ClassList.from_names(["sky", "barn"]))
    assert [str(target) for target in suggested.values()] == ["new:background", "barn"]


@pytest.mark.parametrize("names", [("Hintergrund", "ignore", "barn"), ("sky", "background", "ignore")])
def test_nnunet_has_its_own_two_names_and_those_of_the_project(
    names: tuple[str, ...], tmp_path: Path
) -> None:
    report = exported(tmp_path / "own", tmp_path / "out", "nnunet", names)
    assert report.losses.total("wrong_px") == 0
    content = json.loads((tmp_path / "out" / "dataset.json").read_text())
    assert content["labels"]["background"] == 0
    assert sorted(content["labels"].values()) == list(range(len(content["labels"])))
    highest = max(content["labels"].values())
    assert content["labels"]["ignore"] == highest
    classes = READERS["nnunet"].load().open(tmp_path / "out", {}).classes
    assert tuple(kind.name for kind in classes if kind.role == "class") == names
    assert [kind.key for kind in classes if kind.role == "ignore"] == [highest]
    # What another program writes has no such names.
    del content[CLASS_NAMES]
    (tmp_path / "out" / "dataset.json").write_text(json.dumps(content))
    classes = READERS["nnunet"].load().open(tmp_path / "out", {}).classes
    assert classes[0].name == "background"
