"""Predictions on disk, kept with the project and written and read in the background."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass

from engine.core import CancelToken, ImageId, ModelId, Reporter, RgbU8
from engine.jobs import Dispatcher, JobDone, JobFailed, JobOutcome, Lane
from engine.predict.settings import PredictSettings
from engine.session.state import ImagePrediction, Notice, NoticeLevel, SessionEvents
from engine.storage import Project
from engine.storage.caches.prediction_file import StoredPrediction
from engine.storage.caches.prediction_folder import FOLDER, PredictionFolder, PredictionKey


@dataclass(frozen=True, slots=True, eq=False)
class CachedPrediction:
    """A prediction with the settings by which it was made."""

    prediction: ImagePrediction
    settings: PredictSettings


class DiskPredictionCache:
    """Every prediction with its model's version, in the project's folder; GUI thread.

    Args:
        files: the lane that reads; writing has one of its own, as nobody waits for it.
    """

    def __init__(self, project: Project, files: Lane, dispatcher: Dispatcher, events: SessionEvents) -> None:
        self._folder = PredictionFolder(project.path / FOLDER, read_only=project.read_only)
        self._files = files
        self._writing = Lane("predictions", dispatcher)
        self._events = events
        self._can_write = not project.read_only

    def has(self, image_id: ImageId, model_id: ModelId, settings: PredictSettings) -> bool:
        """Whether the file exists; it may still be damaged, or of an older version of the image."""
        return self._folder.has(_key(image_id, model_id, settings))

    def read(
        self,
        image_id: ImageId,
        model_id: ModelId,
        settings: PredictSettings,
        pixels: RgbU8,
        on_done: Callable[[ImagePrediction | None], None],
    ) -> None:
        """Deliver the prediction, or None when it is missing or unusable, or the session closes."""

        def work(token: CancelToken, report: Reporter) -> ImagePrediction | None:
            token.check()
            return self.read_now(image_id, model_id, settings, pixels)

        def done(outcome: JobOutcome[ImagePrediction | None]) -> None:
            if isinstance(outcome, JobFailed):
                self._report(outcome)
            on_done(outcome.value if isinstance(outcome, JobDone) else None)

        self._files.submit(("prediction", object()), work, done)

    def read_now(
        self, image_id: ImageId, model_id: ModelId, settings: PredictSettings, pixels: RgbU8
    ) -> ImagePrediction | None:
        """The same at once; for any thread but the GUI's."""
        stored = self._folder.read(_key(image_id, model_id, settings), pixels)
        if stored is None:
            return None
        return ImagePrediction(
            image_id, model_id, stored.labels, stored.uncertainty, stored.probs, stored.stride
        )

    def write(self, prediction: ImagePrediction, settings: PredictSettings, pixels: RgbU8) -> None:
        """Write the prediction in the background; after a failure, reported once, nothing is written."""
        if not self._can_write:
            return
        key = _key(prediction.image_id, prediction.model_id, settings)
        stored = StoredPrediction(
            prediction.labels, prediction.uncertainty, prediction.probs, prediction.stride
        )

        def work(token: CancelToken, report: Reporter) -> None:
            token.check()
            self._folder.write(key, pixels, stored)

        def done(outcome: JobOutcome[None]) -> None:
            if isinstance(outcome, JobFailed) and self._can_write:
                self._can_write = False
                self._report(outcome)

        self._writing.submit(key, work, done)

    @property
    def is_writing(self) -> bool:
        """Whether a prediction is still being written."""
        return self._writing.is_busy

    def close(self) -> None:
        """Give up what has not been written yet."""
        self._writing.close(timeout_s=0.0)

    def _report(self, failed: JobFailed) -> None:
        error = failed.error
        self._events.notice.emit(Notice(error.summary, error.hint, NoticeLevel.WARNING, failed.trace))


def _key(image_id: ImageId, model_id: ModelId, settings: PredictSettings) -> PredictionKey:
    return PredictionKey(image_id, model_id, json.dumps(asdict(settings), sort_keys=True))
