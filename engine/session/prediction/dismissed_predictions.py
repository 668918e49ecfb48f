"""Predictions that the user has put aside: worse than none, so neither shown nor cut from."""

from __future__ import annotations

from typing import Final

from engine.core import ImageId, ModelId
from engine.session.state import ImagePrediction
from engine.storage import Project

_SETTING: Final = "predictions_aside"


class DismissedPredictions:
    """Remembers, in the project, whose prediction of which image is put aside; GUI thread.

    One model for each image: the next model's prediction is a new one. A read-only project remembers
    until it is closed.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        stored = project.settings.get(_SETTING, {})
        self._models: dict[str, str] = dict(stored) if isinstance(stored, dict) else {}

    def model_of(self, image_id: ImageId) -> ModelId | None:
        """The model whose prediction of this image is put aside."""
        name = self._models.get(str(image_id))
        return None if name is None else ModelId(name)

    def holds(self, prediction: ImagePrediction) -> bool:
        return self.model_of(prediction.image_id) == prediction.model_id

    def add(self, prediction: ImagePrediction) -> None:
        self._models[str(prediction.image_id)] = str(prediction.model_id)
        self._store()

    def discard(self, image_id: ImageId) -> None:
        """Nothing of this image is put aside any more."""
        if self._models.pop(str(image_id), None) is not None:
            self._store()

    def _store(self) -> None:
        if not self._project.read_only:
            self._project.settings.set(_SETTING, dict(self._models))
