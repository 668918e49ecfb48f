"""A class that was deleted is in no export and comes in by no import; the others keep their numbers."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.core import ClassList, Progress, UserError
from engine.document.colour_table import read_colour_table
from engine.formats.catalog import READERS, WRITERS
from engine.formats.dataset import find_dataset_folder
from engine.formats.export import export
from engine.formats.incoming.contents import IncomingClass
from engine.formats.incoming.mapping import resolve_mapping, suggested_mapping
from engine.formats.own_list import MANIFEST
from engine.storage import Project, accept_mask
from tests.helpers.exports import skip_without_extra
from tests.helpers.incoming import import_as_suggested

LEFT = ClassList.from_names(["background", "object", "car", "dust"]).without(1).without(3)
OF_ONE_CLASS = ("label-images", "cellpose", "dsb2018")
BOTH_WAYS = [name for name, row in WRITERS.items() if (row.read_as or name) in READERS]


def project_of(folder: Path, classes: ClassList, class_id: int, ground: int) -> Project:
    """A project of one picture with a square of a class."""
    (folder / "images").mkdir(parents=True)
    pixels = np.random.default_rng(0).integers(0, 256, (16, 20, 3), np.uint8)
    Image.fromarray(pixels).save(folder / "images" / "a.png")
    mask = np.full((16, 20), ground, np.uint8)
    mask[3:13, 4:15] = class_id
    project = Project.create(folder / "p.inkling", name="p", classes=classes)
    project.images.add_folder(folder / "images")
    accept_mask(project, project.images.rows()[0].id, mask)
    return project


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_no_export_names_a_deleted_class(name: str, tmp_path: Path) -> None:
    skip_without_extra(name, tmp_path)
    out = tmp_path / "out"
    with project_of(tmp_path / "own", LEFT, 2, 0) as project:
        report = export(project, out, name)
    assert (report.exported, report.problems) == (1, ())
    assert "could not be read back" not in " ".join(report.remarks())
    named = [path.name for path in out.rglob("*") if path.is_file() and b"(deleted)" in path.read_bytes()]
    assert named == []
    if name not in BOTH_WAYS or name in OF_ONE_CLASS:
        return
    assert len(report.losses.images) == 1
    assert report.losses.total("wrong_px") == 0
    fresh = ClassList.from_names(["background", "car"])
    with Project.create(tmp_path / "q.inkling", name="q", classes=fresh) as project:
        import_as_suggested(project, name, out)
        assert project.classes.names == fresh.names
        mask = project.decided_mask(project.images.rows()[0].id)
        assert mask is not None
        assert int((mask == 1).sum()) == 110


def test_a_data_set_with_an_unused_number_opens_with_the_same_numbers(tmp_path: Path) -> None:
    with project_of(tmp_path / "own", LEFT, 2, 0) as project:
        export(project, tmp_path / "out", "png")
    classes = find_dataset_folder(tmp_path / "out").classes
    assert [(info.id, info.name) for info in classes.present] == [(0, "background"), (2, "car")]


@pytest.mark.parametrize("name", ["cityscapes", "kitti"])
def test_official_numbers_are_written_though_another_class_was_deleted(name: str, tmp_path: Path) -> None:
    classes = ClassList.from_names(["object", "road", "car"]).without(0)
    with project_of(tmp_path / "own", classes, 2, 1) as project:
        report = export(project, tmp_path / "out", name)
    assert report.losses.total("wrong_px") == 0
    assert not (tmp_path / "out" / "label_colors.txt").exists()
    folder = "gtFine" if name == "cityscapes" else "training/semantic"
    (file,) = (
        path
        for path in (tmp_path / "out" / folder).rglob("*.png")
        if name == "kitti" or path.stem.endswith("labelIds")
    )
    assert np.unique(np.asarray(Image.open(file))).tolist() == [7, 26]


@pytest.mark.parametrize("name", ["cityscapes", "kitti"])
@pytest.mark.parametrize(("used", "numbers"), [((2, 1), [7, 26]), ((2, 0), None), ((3, 2), None)])
def test_official_numbers_are_written_where_each_class_with_pixels_is_official(
    name: str, used: tuple[int, int], numbers: list[int] | None, tmp_path: Path
) -> None:
    classes = ClassList.from_names(["background", "road", "car", "Car_"])
    with project_of(tmp_path / "own", classes, *used) as project:
        report = export(project, tmp_path / "out", name)
    assert report.losses.total("wrong_px") == 0
    assert (tmp_path / "out" / "label_colors.txt").exists() == (numbers is None)
    folder = "gtFine" if name == "cityscapes" else "training/semantic"
    values = {
        path.name: np.unique(np.asarray(Image.open(path))).tolist()
        for path in (tmp_path / "out" / folder).rglob("*.png")
        if name == "kitti" or path.stem.endswith("labelIds")
    }
    assert list(values.values()) == [numbers or sorted(used)]


def test_a_source_class_called_like_a_deleted_one_is_a_new_class() -> None:
    source = [IncomingClass(1, "object (deleted)"), IncomingClass(2, "car"), IncomingClass(3, "__unused_3__")]
    mapping = suggested_mapping(source, LEFT)
    assert [str(target) for target in mapping.values()] == ["new:object (deleted)", "car", "left-out"]
    resolved = resolve_mapping(mapping, source, LEFT)
    assert resolved.ids == {1: 4, 2: 2, 3: None}
    assert [info.name for info in resolved.classes.present] == ["background", "car", "object (deleted)"]
    assert resolved.classes.with_restored(1).names[1] == "object"


def test_a_colour_of_a_deleted_class_is_refused_as_unknown(tmp_path: Path) -> None:
    table = tmp_path / "labelmap.txt"
    table.write_text("object (deleted):9,9,9::\ncar:1,1,1::\n", encoding="utf-8")
    colours = read_colour_table(table, LEFT)
    assert colours.ids(tmp_path / "a.png", np.ones((2, 2, 3), np.uint8)).tolist() == [[2, 2], [2, 2]]
    with pytest.raises(UserError, match=r"object \(deleted\)"):
        colours.ids(tmp_path / "a.png", np.full((2, 2, 3), 9, np.uint8))


def test_losses_of_an_export_that_could_not_be_read_back_are_not_written_as_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise UserError("It is not there.")

    monkeypatch.setattr("engine.formats.export.read_all", refuse)
    with project_of(tmp_path / "own", LEFT, 2, 0) as project:
        report = export(project, tmp_path / "out", "coco")
    assert any("could not be read back" in note for note in report.notes)
    losses = json.loads((tmp_path / "out" / MANIFEST).read_text(encoding="utf-8"))["losses"]
    assert losses.pop("images") == 0
    assert set(losses.values()) == {None}


@pytest.mark.parametrize("name", ["cityscapes", "kitti"])
def test_a_class_painted_after_the_count_is_never_written_as_unlabelled(name: str, tmp_path: Path) -> None:
    classes = ClassList.from_names(["background", "road", "car", "Car_"])
    with project_of(tmp_path / "own", classes, 2, 1) as project:
        Image.new("RGB", (20, 16)).save(tmp_path / "own" / "images" / "b.png")
        project.images.add_folder(tmp_path / "own" / "images")
        later = project.images.rows()[1].id
        accept_mask(project, later, np.ones((16, 20), np.uint8))

        def paint(progress: Progress) -> None:
            if progress.note == "a":
                accept_mask(project, later, np.full((16, 20), 3, np.uint8))

        report = export(project, tmp_path / "out", name, report=paint)
    assert report.exported == 1
    assert [problem.sentence for problem in report.problems] == [
        "The mask b holds class 3, which the class list does not have. "
        "Choose COCO panoptic, or merge classes."
    ]
    assert not [path for path in (tmp_path / "out").rglob("b*.png") if "labelIds" in path.name]
