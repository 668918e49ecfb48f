"""Every format both ways: what an export gives comes back by an import, or the export has said the loss.

Planted: holes, single pixels, objects that touch, corners that meet, pieces of one object, unlabelled pixels,
numbers of objects of 16 bits, odd names of classes and files, folders with equal names, turned photos, and in
a second project 254 classes.
"""

from __future__ import annotations

import csv
import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.core import IGNORE, ClassList, ImageId, UserError
from engine.core.classes import DEFAULT_CLASSES
from engine.core.numbered_objects import NumberedObjects
from engine.formats.catalog import READERS, WRITERS
from engine.formats.export import export
from engine.formats.incoming.class_list_use import ClassListUse
from engine.formats.incoming.mapping import resolve_mapping
from engine.formats.incoming.survey import survey_source
from engine.formats.outgoing.options import ExportOptions
from engine.formats.outgoing.reading_back import without_picture_ending
from engine.formats.outgoing.report import ExportReport
from engine.instances import InstanceSettings, find_instances
from engine.storage import ImageStatus, Project, accept_mask
from engine.storage.records import ImageRecord
from tests.helpers.exports import skip_without_extra
from tests.helpers.incoming import import_as_suggested

NAMES = ("background", "Zelle äß", "yes", "1e3")
SHAPE = (18, 23)
PICTURES = {
    "a/x 1.png": 1,
    "b/x 1.png": 1,
    "tür#%;'.jpg": 3,
    "[1] & (2).jpg": 6,
    " dots...jpg" if os.name == "posix" else "dots.x.jpg": 8,
}
"""Pictures and their EXIF orientations."""

SETTINGS = InstanceSettings(least_px=1)
OPTIONS = ExportOptions(instance_settings=SETTINGS)
OF_ONE_CLASS = ("label-images", "cellpose", "dsb2018")
"""Formats of objects without a class: those of one class come back."""

SPLIT_PIECES = ("yolo", "digital-sreeni")
"""Formats in which an object of several pieces becomes several, which the export says."""

FEW_CLASSES = ("mots",)
"""Formats whose numbers end before 254 classes of objects, so that the export is refused."""

BOTH_WAYS = [name for name, row in WRITERS.items() if (row.read_as or name) in READERS]
NOT_READ = {"overlays", "measurements"}


def planted(number: int) -> tuple[np.ndarray, np.ndarray]:
    """Classes and objects of one picture."""
    ids = np.zeros(SHAPE, np.int32)
    ids[1:7, 1:7], ids[1:7, 7:12] = 300, 40_000  # They touch.
    ids[3:5, 3:5] = 0  # A hole,
    ids[4, 4] = 7  # with an object in a corner of it.
    ids[9, 1], ids[10, 2] = 21, 22  # Corners that meet.
    ids[12:15, 1:4] = ids[12:15, 6:9] = 65_535  # Pieces of one object.
    ids[16, 10 + number] = 5
    labels = (ids > 0).astype(np.uint8)
    labels[12:15] *= 2
    labels[9:11] *= 3
    labels[8:12, 14:20] = IGNORE
    labels[9, 15], ids[9, 15] = 1, 900
    return labels, ids


def save_pictures(folder: Path, names: dict[str, int], shape: tuple[int, int]) -> None:
    for number, (name, orientation) in enumerate(names.items()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        stored = shape[::-1] if orientation > 4 else shape
        pixels = np.random.default_rng(number).integers(0, 256, (*stored, 3), np.uint8)
        exif = Image.Exif()
        exif[0x0112] = orientation
        Image.fromarray(pixels).save(path, **({"exif": exif} if orientation > 1 else {}))


@pytest.fixture(scope="module")
def planted_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("planted")
    save_pictures(folder / "images", PICTURES, SHAPE)
    with Project.create(folder / "p.inkling", name="p", classes=ClassList.from_names(NAMES)) as project:
        project.images.add_folder(folder / "images")
        for number, record in enumerate(project.images.rows()):
            labels, ids = planted(number)
            accept_mask(project, record.id, labels)
            project.object_numbers.put(record.id, NumberedObjects(ids, labels))
    return folder / "p.inkling"


@pytest.fixture(scope="module")
def project_of_254_classes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    save_pictures(folder / "images", {"a.png": 1}, (32, 32))
    names = ["background", *(f"class {number}" for number in range(1, 254))]
    with Project.create(folder / "p.inkling", name="p", classes=ClassList.from_names(names)) as project:
        project.images.add_folder(folder / "images")
        mask = np.zeros((32, 32), np.uint8)
        mask[::2, ::2] = np.resize(np.arange(254, dtype=np.uint8), (16, 16))
        accept_mask(project, project.images.rows()[0].id, mask)
    return folder / "p.inkling"


def exported(path: Path, out: Path, name: str) -> ExportReport:
    with Project.open(path, read_only=True) as project:
        return export(project, out, name, OPTIONS)


def names_in_a_new_project(name: str, source: Path) -> tuple[str, ...]:
    """The classes of an untouched project after an import; each value has the one that its name says."""
    classes, use = ClassList.from_names(DEFAULT_CLASSES), ClassListUse(is_untouched=True)
    survey = survey_source(source, WRITERS[name].read_as or name, {}, classes, use=use)
    assert survey.mapping is not None
    mapping = resolve_mapping(survey.mapping, survey.classes, classes, replaces=survey.replaces)
    for key, target in survey.mapping.items():
        class_id = mapping.ids[key]
        assert not target.name or (class_id is not None and mapping.classes[class_id].name == target.name)
    return mapping.classes.names


def index_of(out: Path) -> list[dict[str, str]]:
    """The list of images of an export."""
    with open(out / "inkling" / "index.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def labels_by_item(project: Project, out: Path) -> dict[str, tuple[np.ndarray, np.ndarray, ImageRecord]]:
    """Labels and objects of each image that was exported to `out`, by the name that it has there."""
    rows = index_of(out)
    result = {}
    for record in project.images.rows():
        path = os.path.relpath(record.path, out).replace(os.sep, "/")
        own = [row for row in rows if row["picture"] and (path + "/").startswith(row["picture"] + "/")]
        (row,) = own or [row for row in rows if row["name"] == without_picture_ending(Path(path).stem)]
        mask = project.decided_mask(record.id)
        assert mask is not None
        numbered = project.object_numbers.get(record.id, mask.shape)
        instances = find_instances(mask, project.classes, SETTINGS, numbered=numbered)
        result[row["name"]] = mask, instances.ids, record
    return result


def partners(ours: np.ndarray, theirs: np.ndarray) -> set[tuple[int, int]]:
    """Numbers of objects that share a pixel."""
    pairs = zip(ours.ravel().tolist(), theirs.ravel().tolist(), strict=True)
    return {(one, other) for one, other in pairs if one}


@pytest.mark.parametrize("name", BOTH_WAYS)
def test_what_goes_out_comes_in_again(name: str, planted_project: Path, tmp_path: Path) -> None:
    skip_without_extra(name, tmp_path)
    out = tmp_path / "out"
    report = exported(planted_project, out, name)
    assert (report.exported, report.problems) == (len(PICTURES), ())
    names = names_in_a_new_project(name, out)
    assert names[0] == "background"
    assert set(names) == set(DEFAULT_CLASSES if name in OF_ONE_CLASS else NAMES)
    carries = WRITERS[name].carries
    assert ("several pieces" in report.note) == (name in SPLIT_PIECES)
    with Project.create(tmp_path / "q.inkling", name="q", classes=ClassList.from_names(NAMES)) as project:
        import_as_suggested(project, name, out)
        assert len(project.images.rows()) == len(PICTURES)
        assert all(r.status is ImageStatus.ACCEPTED for r in project.images.rows())
        assert project.classes.names == NAMES
        back = labels_by_item(project, out)
        again = export(project, tmp_path / "again", name, OPTIONS)
        assert (again.exported, again.problems) == (len(PICTURES), ())
        assert again.losses.total("wrong_px") == 0
    with Project.open(planted_project, read_only=True) as project:
        index = {row["image_id"]: row["name"] for row in index_of(out)}
        wrong = unlabelled_lost = 0
        for record in project.images.rows():
            mask, ids, theirs = back[index[str(record.id)]]
            assert mask.shape == SHAPE
            assert (theirs.width, theirs.height) == (record.width, record.height)
            expected = project.decided_mask(record.id)
            assert expected is not None
            if name in OF_ONE_CLASS:
                check_objects(project, record.id, expected, ids)
                continue
            wrong += int((mask != expected).sum())
            unlabelled_lost += int(((mask != expected) & (expected == IGNORE)).sum())
            assert ((mask == expected) | (expected == IGNORE)).all(), name
            if carries.instances and name not in SPLIT_PIECES:
                check_objects(project, record.id, expected, ids)
    if name in OF_ONE_CLASS:
        return
    assert wrong == unlabelled_lost == report.losses.total("wrong_px")
    assert report.losses.total("unlabelled_lost_px") == unlabelled_lost
    assert unlabelled_lost == 0 or not carries.ignore
    assert report.losses.total("holes_lost") == 0 or not carries.holes


def check_objects(project: Project, image_id: ImageId, mask: np.ndarray, theirs: np.ndarray) -> None:
    """Each object is one object again, and no two of them are the same."""
    numbered = project.object_numbers.get(image_id, mask.shape)
    ours = find_instances(mask, project.classes, SETTINGS, numbered=numbered).ids
    pairs = partners(ours, theirs)
    assert all(other for _, other in pairs)
    assert len(pairs) == len({one for one, _ in pairs}) == len({other for _, other in pairs})


@pytest.mark.parametrize("name", [name for name in BOTH_WAYS if name not in OF_ONE_CLASS])
def test_254_classes_come_in_again_or_the_loss_is_said(
    name: str, project_of_254_classes: Path, tmp_path: Path
) -> None:
    skip_without_extra(name, tmp_path)
    out = tmp_path / "out"
    if name in FEW_CLASSES:
        with pytest.raises(UserError, match="classes"):
            exported(project_of_254_classes, out, name)
        return
    report = exported(project_of_254_classes, out, name)
    assert (report.exported, report.problems) == (1, ())
    with Project.open(project_of_254_classes, read_only=True) as project:
        (record,) = project.images.rows()
        expected, names = project.decided_mask(record.id), project.classes.names
    with Project.create(tmp_path / "q.inkling", name="q", classes=ClassList.from_names(names)) as project:
        import_as_suggested(project, name, out)
        (mask, _, _) = labels_by_item(project, out)["a"]
    wrong = int((mask != expected).sum())
    assert wrong == report.losses.total("wrong_px") == 0


def test_every_format_is_proved() -> None:
    assert set(BOTH_WAYS) | NOT_READ == WRITERS.keys()
