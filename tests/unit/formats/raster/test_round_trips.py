"""Formats of image files and arrays: an export comes back as it was, as far as the format carries it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.core import ClassList
from engine.core.numbered_objects import NumberedObjects
from engine.core.plane_path import file_of
from engine.formats.catalog import READERS, WRITERS
from engine.formats.export import export
from engine.formats.incoming.recognition import recognise_source
from engine.formats.raster_formats import RASTER_WRITERS
from engine.formats.science_formats import SCIENCE_WRITERS
from engine.storage import Project, accept_mask

SHAPE = (24, 32)
NAMES = ("background", "Zelle äß", "1e3", "yes")
PICTURES = ("a/x 1.png", "b/x 1.png", "tür#%.jpg", "turned.jpg")
KEEP_NUMBERS = ("huggingface", "numpy", "ade20k", "ome-tiff", "ome-zarr")
NEEDS = {"nifti": ("nibabel",), "dicom-seg": ("highdicom", "pydicom"), "ome-zarr": ("zarr",)}
OF_ONE_CLASS = ("label-images", "cellpose", "dsb2018")


def planted(number: int) -> tuple[np.ndarray, np.ndarray]:
    """Classes and objects: one pixel, two that touch, a hole, two pieces, unlabelled pixels."""
    ids = np.zeros(SHAPE, np.int32)
    ids[2:8, 2:8], ids[2:8, 8:14] = 3, 11
    ids[4:6, 4:6] = 0
    ids[20, 20 + number] = 7
    ids[12:16, 2:5] = ids[12:16, 8:11] = 40
    labels = (ids > 0).astype(np.uint8)
    labels[12:16] *= 2
    labels[18:22, 25:30], ids[18:22, 25:30] = 3, 90
    labels[0] = 255
    return labels, ids


def make_project(folder: Path) -> Path:
    path = folder / "p.inkling"
    with Project.create(path, name="p", classes=ClassList.from_names(NAMES)) as project:
        for name in PICTURES:
            file = folder / "images" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            is_turned = name == "turned.jpg"
            rng = np.random.default_rng(len(name))
            pixels = rng.integers(0, 256, (*(SHAPE[::-1] if is_turned else SHAPE), 3), np.uint8)
            exif = Image.Exif()
            exif[0x0112] = 6
            Image.fromarray(pixels).save(file, **({"exif": exif} if is_turned else {}))
        project.images.add_folder(folder / "images")
        for number, record in enumerate(project.images.rows()):
            labels, ids = planted(number)
            accept_mask(project, record.id, labels)
            project.object_numbers.put(record.id, NumberedObjects(ids, labels))
    return path


@pytest.fixture(scope="module")
def project_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(tmp_path_factory.mktemp("project"))


@pytest.mark.parametrize("name", [*RASTER_WRITERS, *SCIENCE_WRITERS])
def test_an_export_comes_back(project_path: Path, tmp_path: Path, name: str) -> None:
    for package in NEEDS.get(name, ()):
        pytest.importorskip(package)
    out = tmp_path / "out"
    with Project.open(project_path, read_only=True) as project:
        report = export(project, out, name)
    assert (report.exported, report.problems) == (len(PICTURES), ())
    best = recognise_source(out)[0]
    assert best.name == name, best
    carries = WRITERS[name].carries
    dataset = READERS[name].load().open(out, {})
    images = list(dataset.images())
    assert len(images) == len(PICTURES)
    assert all(image.file is not None and file_of(image.file).exists() for image in images)
    if carries.names:
        assert set(NAMES) <= {entry.name for entry in dataset.classes}
    for image in images:
        labels = image.read()
        assert labels.shape == SHAPE
    if name in OF_ONE_CLASS:
        check_objects_alone(images)
    else:
        check_losses(report.losses.to_json(), name)


def check_objects_alone(images: list) -> None:
    for image in images:
        ids = image.read().ids
        numbers = {int(value) for value in np.unique(ids)}
        assert len(numbers) == 6, image.name


def check_losses(losses: dict, name: str) -> None:
    carries = WRITERS[name].carries
    assert losses["images"] == len(PICTURES)
    assert losses["holes_lost"] == 0
    if carries.ignore:
        assert losses["wrong_px"] == losses["unlabelled_lost_px"] == 0
    if carries.instances:
        assert losses["objects_lost"] == 0
    if name in KEEP_NUMBERS:
        assert losses["numbers_changed"] == 0
