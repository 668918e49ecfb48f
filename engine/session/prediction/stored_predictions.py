"""Predictions of one model that are on disk, read without requesting any."""

from __future__ import annotations

from dataclasses import dataclass

from engine.core import ImageId, LabelMap, ModelId, RgbU8
from engine.predict.settings import PredictSettings
from engine.session.prediction.prediction_cache import DiskPredictionCache
from engine.session.state import ImagePrediction


@dataclass(frozen=True, slots=True)
class StoredPredictions:
    """Predictions that one model made by the same settings; read on any thread but the GUI's.

    Made by `PredictionRequests.stored`.
    """

    model_id: ModelId
    settings: PredictSettings
    disk: DiskPredictionCache

    def has(self, image_id: ImageId) -> bool:
        """Whether there is a file of it, in whatever state."""
        return self.disk.has(image_id, self.model_id, self.settings)

    def labels(self, image_id: ImageId) -> LabelMap | None:
        """(H, W) labels alone, for whichever pixels they were made; None where there are none to be used."""
        return self.disk.labels_now(image_id, self.model_id, self.settings)

    def read(self, image_id: ImageId, pixels: RgbU8) -> ImagePrediction | None:
        """The whole prediction of these pixels; None where there is none."""
        return self.disk.read_now(image_id, self.model_id, self.settings, pixels)
