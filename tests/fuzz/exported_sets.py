"""Fuzzing target: exports in every format that is read without an extra, one of their files damaged."""

from __future__ import annotations

import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image

from engine.core import ClassList, UserError
from engine.core.numbered_objects import NumberedObjects
from engine.formats.catalog import READERS, WRITERS
from engine.formats.export import export
from engine.formats.incoming.recognition import recognise_source
from engine.storage import Project, accept_mask
from tests.fuzz.targets import FuzzTarget

_SHAPE: Final = (12, 16)
NEED_EXTRAS: Final = {"nifti": ("nibabel",), "dicom-seg": ("highdicom", "pydicom"), "ome-zarr": ("zarr",)}
"""Formats that are read with packages of extras."""

_FORMATS: Final = tuple(sorted((READERS.keys() & WRITERS.keys()) - NEED_EXTRAS.keys()))


@lru_cache(maxsize=1)
def exported_files(formats: tuple[str, ...]) -> dict[str, bytes]:
    """All files of an export in each format, below a folder of its name."""
    files = {}
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "images").mkdir()
        pixels = np.random.default_rng(0).integers(0, 256, (*_SHAPE, 3), np.uint8)
        Image.fromarray(pixels).save(work / "images" / "a.png")
        ids = np.zeros(_SHAPE, np.int32)
        ids[1:5, 1:5], ids[1:5, 5:9], ids[8, 8] = 1, 2, 7
        labels = (ids > 0).astype(np.uint8)
        classes = ClassList.from_names(["background", "cell"])
        with Project.create(work / "p.inkling", name="p", classes=classes) as project:
            project.images.add_folder(work / "images")
            (record,) = project.images.rows()
            accept_mask(project, record.id, labels)
            project.object_numbers.put(record.id, NumberedObjects(ids, labels))
            for name in formats:
                export(project, work / name, name)
                for path in (work / name).rglob("*"):
                    if path.is_file():
                        files[path.relative_to(work).as_posix()] = path.read_bytes()
    return files


def labels_of(formats: tuple[str, ...]) -> dict[str, bytes]:
    """The files that say something of labels."""
    return {name: data for name, data in exported_files(formats).items() if "/.inkling" not in name}


def _write_others(folder: Path, name: str, formats: tuple[str, ...]) -> None:
    """Write the other files of one export; those of all formats would take a minute for all inputs."""
    for file, data in exported_files(formats).items():
        path = folder / file
        if file.startswith(f"{name}/") and not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def read_set(path: Path, formats: tuple[str, ...]) -> int:
    """Recognise and open the data set that a file is part of, and read all labels; their bytes."""
    parts = path.parts
    place = max(place for place, part in enumerate(parts) if part in formats)
    root = Path(*parts[: place + 1])
    _write_others(root.parent, parts[place], formats)
    recognise_source(root)
    return read_labels(parts[place], root)


def read_labels(name: str, root: Path) -> int:
    """Open a data set of a format and read all labels; their bytes. Raises the first refusal at the end."""
    refusals: list[UserError] = []
    nbytes = 0
    for image in READERS[name].load().open(root, {}).images():
        try:
            labels = image.read()
        except UserError as error:
            refusals.append(error)
            continue
        nbytes += sum(array.nbytes for array in (labels.values, labels.ids) if array is not None)
        nbytes += sum(shape.bitmap.nbytes for shape in labels.shapes if shape.bitmap is not None)
    if refusals:
        raise refusals[0]
    return nbytes


TARGET = FuzzTarget(
    "exported sets",
    lambda: labels_of(_FORMATS),
    lambda path: read_set(path, _FORMATS),
    may_write=True,
    short_count=80,
)
