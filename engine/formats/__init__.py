"""Reading and writing data sets as other programs keep them."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol

from engine.core import CancelToken, Reporter
from engine.formats.coco import export_coco, export_panoptic
from engine.formats.dataset import DatasetFolder, find_dataset_folder, read_class_file
from engine.formats.export import ExportReport
from engine.formats.instances import (
    export_instances,
    instance_rows,
    project_settings,
    save_ids_png,
    write_json,
)
from engine.formats.pairs import MaskPair, Pairing, pair_masks, read_pair
from engine.formats.png import export_png
from engine.formats.voc import export_voc
from engine.instances import InstanceSettings
from engine.storage.project import Project

Exporter = Callable[[Project, Path, Reporter, CancelToken | None], ExportReport]


class InstanceExporter(Protocol):
    """An exporter that tells objects apart, in the project's way when `settings` is None."""

    def __call__(
        self,
        project: Project,
        out: Path,
        report: Reporter,
        token: CancelToken | None,
        settings: InstanceSettings | None = None,
    ) -> ExportReport: ...


INSTANCE_EXPORTERS: Final[dict[str, InstanceExporter]] = {
    "instances": export_instances,
    "coco": export_coco,
    "panoptic": export_panoptic,
}
"""The formats that know single objects."""

EXPORTERS: Final[dict[str, Exporter]] = {"png": export_png, "voc": export_voc, **INSTANCE_EXPORTERS}
"""Export formats by the name that the commands accept."""

__all__ = [
    "EXPORTERS",
    "INSTANCE_EXPORTERS",
    "DatasetFolder",
    "ExportReport",
    "Exporter",
    "InstanceExporter",
    "MaskPair",
    "Pairing",
    "export_coco",
    "export_instances",
    "export_panoptic",
    "export_png",
    "export_voc",
    "find_dataset_folder",
    "instance_rows",
    "pair_masks",
    "project_settings",
    "read_class_file",
    "read_pair",
    "save_ids_png",
    "write_json",
]
