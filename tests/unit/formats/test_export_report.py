"""What an export says before and after: classes that a format loses, and every image that is left out."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.core import IGNORE, ClassList
from engine.core.classes import ClassInfo
from engine.formats.catalog import READERS, WRITERS
from engine.formats.export import export
from engine.formats.outgoing.foreseen import foreseen_loss, has_objects_alone
from engine.formats.outgoing.options import DEFAULT_OPTIONS, ExportOptions
from engine.formats.outgoing.report import LEFT_OUT, LeftOutImage, write_left_out
from engine.storage import ImageStatus, Project, accept_mask
from tests.helpers.cli import inkling_inside
from tests.helpers.damaged_pictures import cut_off, fill_with_zeros
from tests.helpers.exports import skip_without_extra

SHAPE = (64, 96)
CLASSES = ClassList(
    (
        ClassInfo(0, "background", (0, 0, 0), is_thing=False),
        ClassInfo(1, "cell", (255, 0, 0)),
        ClassInfo(2, "debris", (0, 255, 0)),
        ClassInfo(3, "sky", (0, 0, 255), is_thing=False),
        ClassInfo(4, "road", (90, 90, 90), is_thing=False),
    )
)


def made(folder: Path, masks: dict[str, np.ndarray | None]) -> Project:
    """A project of noise photos, those with a mask accepted."""
    (folder / "images").mkdir()
    rng = np.random.default_rng(0)
    for name in masks:
        Image.fromarray(rng.integers(0, 256, (*SHAPE, 3), np.uint8)).save(folder / "images" / name)
    for path in (folder / "images").glob("part.*"):
        fill_with_zeros(path)
    project = Project.create(folder / "p.inkling", name="P", classes=CLASSES)
    project.images.add_folder(folder / "images")
    for record in project.images.rows():
        mask = masks[record.name]
        if mask is not None:
            accept_mask(project, record.id, mask)
    return project


def mask_of(*numbers: int) -> np.ndarray:
    mask = np.zeros(SHAPE, np.uint8)
    for place, number in enumerate(numbers):
        mask[3:9, 10 * place + 1 : 10 * place + 8] = number
    return mask


OBJECTS_ALONE = [name for name in WRITERS if has_objects_alone(name)]


@pytest.mark.parametrize("name", OBJECTS_ALONE)
def test_what_a_format_without_classes_loses_is_foreseen_and_measured_by_class(
    name: str, tmp_path: Path
) -> None:
    with made(tmp_path, {"a.png": mask_of(1), "b.png": mask_of(1, 2, 3)}) as project:
        loss = foreseen_loss(project, name, DEFAULT_OPTIONS)
        assert (loss.merged, loss.left_out) == (("cell", "debris"), ("sky",))
        report = export(project, tmp_path / "out", name)
    assert not report.is_whole
    by_class = report.losses.to_json()["class_iou"]
    assert by_class["sky"] == 0
    assert by_class["cell"] == 1 or by_class["debris"] == 0
    told = " ".join(report.warnings())
    assert "mean IoU" in told
    assert "sky 0.000" in told


@pytest.mark.parametrize("name", [n for n in WRITERS if n in READERS and n not in OBJECTS_ALONE])
def test_areas_of_any_class_but_the_background_go_out(name: str, tmp_path: Path) -> None:
    skip_without_extra(name, tmp_path)
    mask = mask_of(1, 2, 3)
    mask[40:60, 10:80], mask[45:50, 20:30] = 4, 3
    with made(tmp_path, {"a.png": mask}) as project:
        report = export(project, tmp_path / "out", name)
    assert report.losses.total("wrong_px") == 0, report.warnings()
    assert list(report.losses.to_json()["class_iou"].values()) == [1.0] * 5


def test_nothing_is_foreseen_where_nothing_is_lost(tmp_path: Path) -> None:
    with made(tmp_path, {"a.png": mask_of(1, 1)}) as project:
        assert not any(foreseen_loss(project, name, DEFAULT_OPTIONS) for name in WRITERS)
        accept_mask(project, project.images.rows()[0].id, mask_of(1, 2, 3))
        losing = [name for name in WRITERS if foreseen_loss(project, name, DEFAULT_OPTIONS)]
    assert losing == OBJECTS_ALONE


def test_a_command_loses_classes_only_where_it_is_told_to(tmp_path: Path) -> None:
    made(tmp_path, {"a.png": mask_of(1, 2)}).close()
    arguments = ("export", tmp_path / "p.inkling", "--out", tmp_path / "out", "--format", "dsb2018")
    refused = inkling_inside(*arguments)
    assert refused.code == 2
    assert "objects of cell, debris become alike" in refused.err
    assert "--accept-loss" in refused.err
    assert not (tmp_path / "out").exists()
    done = inkling_inside(*arguments, "--accept-loss")
    assert done.code == 0
    assert "warning: IoU of the classes whose pixels differ: " in done.err


def test_a_reason_with_a_name_that_is_no_text_is_written(tmp_path: Path) -> None:
    (tmp_path / "inkling").mkdir()
    write_left_out(tmp_path, [LeftOutImage("a", "\udcff.png is not there.")])
    text = (tmp_path / LEFT_OUT).read_text(encoding="utf-8")
    assert text == "image,reason\na,\\udcff.png is not there.\n"


def test_every_image_that_is_left_out_is_named_with_its_reason(tmp_path: Path) -> None:
    names = ["a.png", "new.png", "skipped.png", "work.png", "gone.png", "cut.jpg", "part.jpg"]
    masks = {name: None if name in ("new.png", "skipped.png") else mask_of(1) for name in names}
    with made(tmp_path, masks) as project:
        ids = {record.name: record.id for record in project.images.rows()}
        project.images.set_status(ids["skipped.png"], ImageStatus.SKIPPED)
        project.images.set_status(ids["work.png"], ImageStatus.STARTED)
        images = tmp_path / "images"
        (images / "gone.png").unlink()
        cut_off(images / "cut.jpg")
        report = export(project, tmp_path / "out", "png", ExportOptions())
    assert report.exported == 2
    reasons = dict(report.left_out_images)
    assert reasons.keys() == {"new", "skipped", "work", "gone", "cut"}
    assert reasons["new"] == "not labelled yet"
    assert reasons["skipped"] == "skipped"
    assert reasons["work"] == "in work, not accepted"
    assert "cut.jpg is damaged" in reasons["cut"]
    with open(tmp_path / "out" / LEFT_OUT, newline="", encoding="utf-8") as file:
        assert {row["image"]: row["reason"] for row in csv.DictReader(file)} == reasons
    assert report.partial == ("part",)
    assert any("a part is missing" in sentence for sentence in report.warnings())


def test_an_image_in_work_that_is_asked_for_is_left_out_as_it_has_no_labels(tmp_path: Path) -> None:
    masks = {"a.png": mask_of(1), "erased.png": np.full_like(mask_of(1), IGNORE)}
    with made(tmp_path, masks) as project:
        ids = {record.name: record.id for record in project.images.rows()}
        project.images.set_status(ids["erased.png"], ImageStatus.STARTED)
        asked = ExportOptions(include=frozenset({ImageStatus.STARTED}))
        report = export(project, tmp_path / "out", "png", asked)
        usual = export(project, tmp_path / "usual", "png", ExportOptions())
    assert dict(report.left_out_images) == {"erased": "without a labelled pixel"}
    assert dict(usual.left_out_images) == {"erased": "in work, not accepted"}
