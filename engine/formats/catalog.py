"""Catalog of the formats a project is exported to and masks are imported from; light to import.

A new exporter is a module of its own and a row here; a new importer as well.

>>> import tempfile
>>> from pathlib import Path
>>> import numpy as np
>>> from PIL import Image
>>> from engine.core import NO_PROGRESS, ClassList
>>> from engine.storage import Project
>>> with tempfile.TemporaryDirectory() as folder:
...     work = Path(folder)
...     (work / "images").mkdir()
...     Image.new("RGB", (8, 6)).save(work / "images" / "a.png")
...     (work / "masks").mkdir()
...     Image.fromarray(np.ones((6, 8), np.uint8)).save(work / "masks" / "a.png")
...     classes = ClassList.from_names(["background", "cell"])
...     with Project.create(work / "p.inkling", name="p", classes=classes) as project:
...         _ = project.images.add_folder(work / "images")
...         imported = IMPORTERS["png"].load()(project, work / "masks", NO_PROGRESS, None)
...         report = EXPORTERS["voc"].load()(project, work / "out", NO_PROGRESS, None)
...     written = sorted(path.name for path in (work / "out").iterdir())
>>> imported.imported, report.exported
(1, 1)
>>> written
['ImageSets', 'JPEGImages', 'SegmentationClass', 'labelmap.txt']
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from engine.core import CancelToken, Reporter
    from engine.formats.export import ExportReport
    from engine.instances import InstanceSettings
    from engine.storage import ImportReport
    from engine.storage.project import Project


class Exporter(Protocol):
    """Writer of a project into a new or empty folder, which appears whole or not at all."""

    def __call__(
        self, project: Project, out: Path, report: Reporter, token: CancelToken | None
    ) -> ExportReport: ...


class InstanceExporter(Protocol):
    """Exporter that separates objects, with the project's settings when `settings` is None."""

    def __call__(
        self,
        project: Project,
        out: Path,
        report: Reporter,
        token: CancelToken | None,
        settings: InstanceSettings | None = None,
    ) -> ExportReport: ...


class Importer(Protocol):
    """Reader of the labels at a path into a project, as undoable steps; images it lacks are added."""

    def __call__(
        self, project: Project, source: Path, report: Reporter, token: CancelToken | None
    ) -> ImportReport: ...


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format that a project can be exported to.

    Attributes:
        title: its name for people, `note` one or two sentences on what is written.
        load: imports the exporter.
        load_with_instances: imports it as one that takes settings for instances; None where the
            format knows no single objects.
    """

    title: str
    note: str
    load: Callable[[], Exporter]
    load_with_instances: Callable[[], InstanceExporter] | None = None


@dataclass(frozen=True, slots=True)
class ImportFormat:
    """A format that masks can be imported from.

    Attributes:
        note: what is expected at the path, in a few words.
        load: imports the importer.
    """

    note: str
    load: Callable[[], Importer]


def _png() -> Exporter:
    from engine.formats.png import export_png

    return export_png


def _voc() -> Exporter:
    from engine.formats.voc import export_voc

    return export_voc


def _instances() -> InstanceExporter:
    from engine.formats.instances import export_instances

    return export_instances


def _coco() -> InstanceExporter:
    from engine.formats.coco import export_coco

    return export_coco


def _panoptic() -> InstanceExporter:
    from engine.formats.coco import export_panoptic

    return export_panoptic


def _png_folder() -> Importer:
    from engine.formats.png_import import import_png

    return import_png


EXPORTERS: Final[dict[str, ExportFormat]] = {
    "png": ExportFormat(
        "Plain folder",
        "images/, masks/ as 8-bit PNG with class numbers, classes.txt. Nothing is lost.",
        _png,
    ),
    "voc": ExportFormat(
        "PASCAL VOC",
        "JPEGImages/, SegmentationClass/ with the VOC palette, and the split files.",
        _voc,
    ),
    "instances": ExportFormat(
        "Single objects",
        "The plain folder, instances/ as 16-bit PNG with a number per object, their list as CSV and JSON.",
        _instances,
        _instances,
    ),
    "coco": ExportFormat(
        "COCO, objects",
        "images/ and one JSON file with the exact outline of every object.",
        _coco,
        _coco,
    ),
    "panoptic": ExportFormat(
        "COCO, panoptic",
        "images/, panoptic/ with objects and stuff as RGB numbers, and its JSON file.",
        _panoptic,
        _panoptic,
    ),
}
"""Export formats by the name that the commands accept, in the order in which they are offered."""

INSTANCE_EXPORTERS: Final = tuple(
    name for name, export_format in EXPORTERS.items() if export_format.load_with_instances is not None
)
"""The formats that know single objects."""

IMPORTERS: Final[dict[str, ImportFormat]] = {"png": ImportFormat("class id per pixel", _png_folder)}
"""Import formats by the name that `import --format` accepts; the first one is the default."""
