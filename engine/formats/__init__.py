"""Reading and writing data sets as other programs keep them."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from engine.core import CancelToken, Reporter
from engine.formats.dataset import DatasetFolder, find_dataset_folder, read_class_file
from engine.formats.export import ExportReport
from engine.formats.pairs import MaskPair, Pairing, pair_masks, read_pair
from engine.formats.png import export_png
from engine.formats.voc import export_voc
from engine.storage.project import Project

Exporter = Callable[[Project, Path, Reporter, CancelToken | None], ExportReport]

EXPORTERS: Final[dict[str, Exporter]] = {"png": export_png, "voc": export_voc}
"""Export formats by the name that the commands accept."""

__all__ = [
    "EXPORTERS",
    "DatasetFolder",
    "ExportReport",
    "Exporter",
    "MaskPair",
    "Pairing",
    "export_png",
    "export_voc",
    "find_dataset_folder",
    "pair_masks",
    "read_class_file",
    "read_pair",
]
