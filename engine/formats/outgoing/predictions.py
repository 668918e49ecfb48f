"""Predictions of a project's current model that are on disk, for images that nobody has labelled."""

from __future__ import annotations

import os
from collections import defaultdict

from engine.core import ImageId, LabelMap
from engine.storage.caches.prediction_file import DamagedPredictionError, unpack_labels
from engine.storage.caches.prediction_folder import FOLDER, SUFFIX
from engine.storage.project import Project


class ModelPredictions:
    """Predictions of the current model as the window has made them; whichever way, the latest counts.

    Lists the folder once; any thread.
    """

    def __init__(self, project: Project) -> None:
        self._folder = project.path / FOLDER
        model = project.models.current
        self._model_id = "" if model is None else str(model.id)
        files: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
        if self._model_id and self._folder.is_dir():
            with os.scandir(self._folder) as entries:
                for entry in entries:
                    number, _, _ = entry.name.partition("-")
                    if entry.name.endswith(SUFFIX) and number.isdecimal():
                        files[int(number)].append((entry.stat().st_mtime_ns, entry.name))
        self._names = {number: [name for _, name in sorted(of, reverse=True)] for number, of in files.items()}

    def has(self, image_id: ImageId) -> bool:
        """Whether there is a file of this image; it may be of another model."""
        return int(image_id) in self._names

    def labels(self, image_id: ImageId) -> LabelMap | None:
        """(H, W) labels that the current model predicts; None where there are none that can be used."""
        for name in self._names.get(int(image_id), ()):
            try:
                about = {"image": int(image_id), "model": self._model_id}
                return unpack_labels((self._folder / name).read_bytes(), about)
            except (OSError, DamagedPredictionError):
                # Of another model, or no more there: the next one may do.
                continue
        return None
